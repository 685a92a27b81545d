import asyncio

import pytest
from textual import events

from reader.core import Reader
from reader.ui import app as program
from reader.ui.typed_ahead import TypedAhead
from tests.ui.driving import Driven, driven


@pytest.fixture(autouse=True)
def only_the_first_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing follows it by itself."""
    monkeypatch.setattr(program, "BREATH", 3600)


def line(screen: Driven) -> str:
    bar = screen.library.bar
    return bar.line.value if bar is not None and bar.is_mounted else ""


async def turns() -> None:
    """Everything that can go on has done so; the pilot would wait for what is held up."""
    for _turn in range(100):
        await asyncio.sleep(0)


def test_no_key_is_taken_where_no_line_is_waited_for() -> None:
    assert not TypedAhead().take(events.Key("A", "A"))


@pytest.mark.parametrize("text", ["Amsterdam", "lamp tag:x1", "masr", "a/b", "s"])
async def test_what_is_typed_before_there_is_a_search_line_comes_into_it(
    reader: Reader, text: str
) -> None:
    async with driven(reader, is_settled=False) as screen:
        assert screen.library.bar is None
        screen.types("/" + text)
        await screen.until(lambda: line(screen) == text)
        await screen.until(lambda: screen.library.before is not None)
        counts = reader.counts()
        assert (counts.unread, counts.starred) == (5, 0)


async def test_keys_at_a_typing_pace_come_into_the_line_in_their_order(reader: Reader) -> None:
    async with driven(reader, is_settled=False) as screen:
        for letter in "/lamp window":
            screen.types(letter)
            await asyncio.sleep(0)
        await screen.until(lambda: line(screen) == "lamp window")


async def test_a_letter_taken_back_does_not_come_into_the_line(reader: Reader) -> None:
    async with driven(reader, is_settled=False) as screen:
        screen.types("/lx\x7famp")
        await screen.until(lambda: line(screen) == "lamp")


async def test_enter_searches_at_once_and_what_follows_is_for_what_was_found(
    reader: Reader,
) -> None:
    async with driven(reader, is_settled=False) as screen:
        screen.types("/lamp\rA")
        await screen.until(lambda: reader.counts().unread == 4)
        assert str(screen.library.query_asked) == "lamp"
        assert not screen.library.is_searching


async def test_escape_leaves_the_shelf_as_it_was(reader: Reader) -> None:
    async with driven(reader, is_settled=False) as screen:
        screen.types("/lamp\x1bj")
        await screen.until(lambda: screen.library.articles.cursor == 1)
        await screen.pilot.pause()
        assert not screen.library.is_searching
        assert not str(screen.library.query_asked)


async def test_a_letter_does_not_overtake_one_that_was_sent_off_before_the_line_was_there(
    reader: Reader,
) -> None:
    async with driven(reader, is_settled=False) as screen:
        await screen.press("/", "escape")
        await screen.until(lambda: screen.library.bar is not None)
        is_held, may_go_on = asyncio.Event(), asyncio.Event()

        async def hold() -> None:
            is_held.set()
            await may_go_on.wait()

        screen.library.call_later(hold)
        await is_held.wait()
        screen.types("a")
        await turns()
        screen.library.action_search()
        screen.types("b")
        await turns()
        may_go_on.set()
        await screen.until(lambda: len(line(screen)) == 2)
        assert line(screen) == "ab"


async def test_what_is_typed_behind_the_key_of_the_palette_comes_into_its_line(
    reader: Reader,
) -> None:
    async with driven(reader, is_settled=False) as screen:
        screen.types(":unstar\r")
        await screen.sees("★ Starred 1")
