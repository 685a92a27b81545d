"""A long article in a window of another width: set where it is read, the rest bit by bit."""

from pathlib import Path
from unittest.mock import patch

import pytest

from reader.core import Reader
from reader.ui.sheet import set_again
from reader.ui.widgets import sheet_view
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven

WORDS = "Wie na zonsondergang over de dijk rijdt, ziet in de verte één licht branden. "
TEXT = "".join(
    f"## Kop {number}\n\nAlinea {number}. {WORDS * (number % 6 + 1)}[los](https://a.nl/{number})\n\n"
    for number in range(200)
)
WIDE, NARROW = (70, 24), (52, 24)


@pytest.fixture
def long(make_reader: MakeReader, tmp_path: Path) -> Reader:
    """A reader of one article of some 1,500 lines."""
    library = tmp_path / "long"
    library.mkdir()
    (library / "long.md").write_text(f"---\ntitle: Lamp\nlang: nl\n---\n{TEXT}Het einde.\n")
    return make_reader(library)


@pytest.fixture
def waiting(long: Reader, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """The same, and what is not seen is not set before the test is over."""
    monkeypatch.setattr(sheet_view, "REST", 600.0)
    return long


async def resized(screen: Driven, size: tuple[int, int]) -> None:
    await screen.pilot.resize_terminal(*size)
    await screen.pilot.pause()


def is_whole(screen: Driven) -> bool:
    sheet = screen.reading.view.sheet
    return sheet is not None and sheet.rest is None


def lines(screen: Driven) -> list[str]:
    """The text on the screen, without rule and status."""
    return screen.text.splitlines()[: screen.reading.view.size.height]


def whole_lines(screen: Driven) -> list[str]:
    """What would stand there, were all of it set."""
    view = screen.reading.view
    assert view.sheet is not None
    stand = view.stand
    whole = set_again(view.sheet, view.form)
    first = whole.line_of(stand.place) - stand.above if stand.place is not None else 0
    return [whole[number].text.rstrip() for number in range(first, first + view.size.height)]


async def test_what_is_read_stands_there_before_all_of_it_is_set(waiting: Reader) -> None:
    async with driven(waiting, size=WIDE) as screen:
        await screen.opens()
        await screen.press(*["space"] * 20)
        place = screen.reading.view.place
        await resized(screen, NARROW)
        assert not is_whole(screen)
        assert screen.reading.view.place == place
        assert [line.strip() for line in lines(screen)] == [
            line.strip() for line in whole_lines(screen)
        ]


async def test_all_of_it_is_set_in_the_end(long: Reader) -> None:
    async with driven(long, size=WIDE) as screen:
        await screen.opens()
        await screen.press(*["space"] * 20)
        await resized(screen, NARROW)
        await screen.until(lambda: is_whole(screen))


async def test_what_is_set_in_the_end_moves_no_line_and_paints_none(waiting: Reader) -> None:
    async with driven(waiting, size=WIDE) as screen:
        await screen.opens()
        await screen.press(*["space"] * 20)
        await resized(screen, NARROW)
        before, view = lines(screen), screen.reading.view
        with patch.object(view, "refresh") as refresh:
            while not is_whole(screen):
                view._go_on()
            assert not refresh.called
        assert lines(screen) == before


async def test_pages_go_on_where_the_screen_ended(waiting: Reader) -> None:
    async with driven(waiting, size=WIDE) as screen:
        await screen.opens()
        await screen.press(*["space"] * 20)
        await resized(screen, NARROW)
        for key in ("space", "space", "b", "space", "b", "b", "b"):
            before = lines(screen)
            await screen.press(key)
            now = lines(screen)
            assert now[:2] == before[-2:] if key == "space" else now[-2:] == before[:2]
        assert not is_whole(screen)


async def test_the_end_is_the_end(waiting: Reader) -> None:
    async with driven(waiting, size=WIDE) as screen:
        await screen.opens()
        await screen.press("space")
        await resized(screen, NARROW)
        await screen.press("G")
        assert not is_whole(screen)
        assert screen.reading.view.is_at_end
        assert "Het einde." in screen.text


async def test_a_section_is_gone_to_in_what_is_not_set(waiting: Reader) -> None:
    async with driven(waiting, size=WIDE) as screen:
        await screen.opens()
        await screen.press("space")
        await resized(screen, NARROW)
        screen.reading.go_to_section(150)
        await screen.pilot.pause()
        assert "Kop 150" in lines(screen)[1]
        assert not is_whole(screen)


async def test_a_word_is_found_in_what_is_not_set(waiting: Reader) -> None:
    async with driven(waiting, size=WIDE) as screen:
        await screen.opens()
        await resized(screen, NARROW)
        await screen.press("/", *"alinea 170", "enter")
        await screen.sees("Alinea 170.")
        assert not is_whole(screen)


async def test_a_link_is_gone_to_in_what_is_not_set(waiting: Reader) -> None:
    async with driven(waiting, size=WIDE) as screen:
        await screen.opens()
        await resized(screen, NARROW)
        screen.reading.view.mark_link(160)
        await screen.pilot.pause()
        assert screen.reading.view.is_seen(160)
        assert "los" in screen.text


async def test_letters_over_links_keep_their_lines(long: Reader) -> None:
    async with driven(long, size=WIDE) as screen:
        await screen.opens()
        await screen.press(*["space"] * 20)
        with patch.object(sheet_view, "REST", 0.01):
            await resized(screen, NARROW)
            await screen.press("f")
            before = lines(screen)
            for _ in range(20):
                await screen.pilot.pause(0.005)
            assert lines(screen) == before
            await screen.press("escape")
            await screen.until(lambda: is_whole(screen))


async def test_a_window_that_is_dragged_ends_where_it_began(waiting: Reader) -> None:
    async with driven(waiting, size=WIDE) as screen:
        await screen.opens()
        await screen.press(*["space"] * 20)
        before = lines(screen)
        for width in (66, 60, 55, 50, 45, 50, 60, 70):
            await screen.pilot.resize_terminal(width, 24)
        await screen.pilot.pause()
        assert lines(screen) == before
        assert is_whole(screen)


async def test_room_between_the_lines_comes_at_once(waiting: Reader) -> None:
    async with driven(waiting, size=NARROW) as screen:
        await screen.opens()
        await screen.press(*["space"] * 20)
        place = screen.reading.view.place
        screen.reading.is_spaced = True
        await screen.pilot.pause()
        assert not is_whole(screen)
        assert screen.reading.view.place == place
        assert [line.strip() for line in lines(screen)] == [
            line.strip() for line in whole_lines(screen)
        ]


async def test_one_comes_back_to_where_one_was_before_the_resize(waiting: Reader) -> None:
    async with driven(waiting, size=WIDE) as screen:
        await screen.opens()
        await screen.press(*["space"] * 20)
        await resized(screen, NARROW)
        before = lines(screen)
        await screen.press("G", "ctrl+o")
        await screen.pilot.pause()
        assert lines(screen) == before


async def test_an_empty_line_at_the_top_stays_there(long: Reader) -> None:
    async with driven(long, size=WIDE) as screen:
        await screen.opens()
        await screen.press(*["space"] * 20)
        while lines(screen)[0].strip():
            await screen.press("j")
        before = lines(screen)
        await resized(screen, NARROW)
        assert not lines(screen)[0].strip()
        assert lines(screen)[1].strip() == before[1].strip()
        await resized(screen, WIDE)
        assert lines(screen) == before
