import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events

from reader import config
from reader.core import Reader
from reader.errors import ReaderError
from reader.model.listing import Row
from reader.model.opened import Opened
from reader.ui import table
from reader.ui.held_keys import FirstKeys, HeldKeys
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven


class Door:
    """What articles wait behind, until it is opened."""

    def __init__(self) -> None:
        self.is_open = threading.Event()
        self.is_broken = False

    def pass_through(self) -> None:
        self.is_open.wait()
        if self.is_broken:
            raise ReaderError("The file is gone.")


@pytest.fixture
def usual_table() -> Iterator[None]:
    """Keys of the person's own are for this test alone."""
    yield
    table.use()


@pytest.fixture
def door(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    """No article comes before it is opened."""
    found, read = Door(), reader.read

    def slow(row: Row, *, is_page: bool = False) -> Opened:
        found.pass_through()
        return read(row, is_page=is_page)

    monkeypatch.setattr(reader, "read", slow)
    yield found
    found.is_open.set()


async def asks(screen: Driven, text: str) -> None:
    """All these keys behind the one that opens the article, each of them dealt with."""
    screen.types("\r")
    await screen.until(lambda: screen.reading.is_coming)
    screen.types(text)
    await screen.pilot.pause()


async def comes(screen: Driven, door: Door) -> None:
    door.is_open.set()
    await screen.until(lambda: screen.app.screen is screen.reading and screen.reading.has_come)


def test_nothing_is_held_where_nothing_is_coming() -> None:
    assert not HeldKeys().take(events.Key("A", "A"), is_coming=False)


def test_what_follows_a_held_key_waits_behind_it() -> None:
    keys = HeldKeys()
    assert keys.take(events.Key("s", "s"), is_coming=True, acting=("line_down",))
    assert keys.take(events.Key("j", "j"), is_coming=True, acting=("line_down",))
    assert [key.key for key in keys.end()] == ["s", "j"]


async def test_keys_behind_the_one_that_opens_an_article_change_nothing_in_the_list(
    reader: Reader, door: Door
) -> None:
    async with driven(reader) as screen:
        before = screen.library.articles.cursor
        await asks(screen, "Ajx3")
        assert screen.library.articles.cursor == before
        assert reader.counts().unread == 5
        assert not str(screen.library.query_asked)
        await screen.press("escape")


async def test_they_are_for_the_article_once_it_is_there(reader: Reader, door: Door) -> None:
    async with driven(reader) as screen:
        await asks(screen, "s")
        assert reader.counts().starred == 0
        await comes(screen, door)
        await screen.until(lambda: reader.counts().starred == 1)
        await screen.until(lambda: screen.reading.marks.is_starred)


async def test_escape_gives_the_article_up_and_what_was_typed_for_it(
    reader: Reader, door: Door
) -> None:
    async with driven(reader) as screen:
        await asks(screen, "s\x1bj")
        await screen.until(lambda: screen.library.articles.cursor == 1)
        door.is_open.set()
        await screen.pilot.pause(0.05)
        assert screen.app.screen is screen.library
        assert reader.counts().starred == 0


async def test_q_gives_the_article_up_and_does_not_quit(reader: Reader, door: Door) -> None:
    async with driven(reader) as screen:
        await asks(screen, "qj")
        await screen.until(lambda: screen.library.articles.cursor == 1)
        assert screen.app.is_running


async def test_a_sequence_that_leaves_is_held_and_leaves_the_article_once_it_is_there(
    reader: Reader, door: Door, tmp_path: Path, usual_table: None
) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[keys]\nclose_article = "q q"\n', encoding="utf-8")
    reader.config = config.decided(config.load(file))
    async with driven(reader) as screen:
        await asks(screen, "qqj")
        door.is_open.set()
        await screen.until(lambda: not screen.reading.is_coming and not screen.app._held)
        await screen.until(lambda: screen.library.articles.cursor == 1)
        assert screen.app.screen is screen.library
        assert screen.app.is_running


async def test_the_next_article_need_not_wait_for_this_one(reader: Reader, door: Door) -> None:
    async with driven(reader) as screen:
        await asks(screen, "")
        await screen.until(lambda: screen.app.screen is screen.reading)
        first = screen.reading.asked
        screen.types("J")
        await screen.until(lambda: screen.reading.asked is not first)
        assert not screen.reading.has_come


async def test_what_was_typed_for_an_article_that_does_not_come_is_for_nothing(
    reader: Reader, door: Door
) -> None:
    async with driven(reader) as screen:
        door.is_broken = True
        await asks(screen, "A")
        door.is_open.set()
        await screen.sees("The file is gone.")
        await screen.pilot.pause()
        await screen.press("j")
        assert reader.counts().unread == 5


def test_only_enter_waits_for_the_first_list_and_leaving_gives_it_up() -> None:
    keys = FirstKeys()
    assert not keys.take(events.Key("s", "s"), is_empty=True)
    assert not keys.take(events.Key("enter", None), is_empty=False)
    assert keys.take(events.Key("enter", None), is_empty=True)
    assert keys.take(events.Key("s", "s"), is_empty=False)
    assert keys.take(events.Key("q", "q"), is_empty=True)
    assert not keys.is_waiting
    assert keys.end() == ()


async def test_what_is_typed_before_the_very_first_list_is_for_its_first_article(
    make_reader: MakeReader, folder: Path
) -> None:
    reader = make_reader(folder, is_indexed=False)
    async with driven(reader, is_settled=False) as screen:
        assert not screen.library.results
        screen.types("\rs")
        await screen.until(lambda: screen.app.screen is screen.app.reading)
        await screen.until(lambda: reader.counts().starred == 1)


async def test_what_is_typed_before_a_list_of_nothing_is_for_nothing(
    make_reader: MakeReader, tmp_path: Path
) -> None:
    (tmp_path / "none").mkdir()
    async with driven(make_reader(tmp_path / "none", is_indexed=False), is_settled=False) as screen:
        screen.types("\rs")
        await screen.until(lambda: screen.app.is_settled and not screen.app.desk.is_refreshing)
        await screen.until(lambda: not screen.library._first_keys.is_waiting)
