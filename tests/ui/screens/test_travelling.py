import os
from pathlib import Path

import pytest

from reader.core import Reader
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven

LONG = "Words that fill a line or two of the page, and say nothing at all.\n\n" * 30
BODY = (
    f"{LONG}## Tallow\n\n{LONG}### Wicks\n\n{LONG}## Gas light\n\n{LONG}"
    "## Wires\n\nShort, see [gas](#gas-light).\n"
)


@pytest.fixture
def reader(make_reader: MakeReader, folder: Path) -> Reader:
    (folder / "light.md").write_text(f"---\ntitle: Light\ndate: 2030-01-01\n---\n{BODY}")
    return make_reader(folder)


def line(screen: Driven) -> int:
    return screen.reading.view.scroll_offset.y


def top(screen: Driven) -> str:
    return next(line for line in screen.text.splitlines() if line.strip()).strip()


async def stands_at(screen: Driven, title: str) -> None:
    await screen.until(lambda: top(screen) == title)


async def test_sections_are_stepped_through_to_the_ends(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        for title in ("Tallow", "Wicks", "Gas light"):
            await screen.press("]")
            await stands_at(screen, title)
        await screen.press("]")
        await screen.sees("Wires")
        await screen.press("]")
        await screen.sees("This is the last section.")
        for title in ("Gas light", "Wicks", "Tallow"):
            await screen.press("[")
            await stands_at(screen, title)
        await screen.press("[")
        assert line(screen) == 0


async def test_from_within_a_section_its_own_heading_comes_first(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("]", "]", "space", "[")
        await stands_at(screen, "Wicks")


async def test_the_contents_open_at_the_section_and_lead_to_another(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("]", "T", "j", "j", "enter")
        await stands_at(screen, "Gas light")
        assert screen.reading.contents is None


async def test_esc_in_the_contents_stays_at_the_exact_place(reader: Reader) -> None:
    async with driven(reader, size=(120, 30)) as screen:
        await screen.opens()
        await screen.press("]", "space", "j")
        before = line(screen), top(screen)
        await screen.press("T", "j", "escape")
        await screen.pilot.pause()
        assert (line(screen), top(screen)) == before


async def test_typing_narrows_the_contents(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("T", "w", "i", "r")
        await screen.sees("Contents wir")
        await screen.press("enter")
        await screen.until(lambda: screen.reading.view.is_at_end)


async def test_a_heading_of_the_contents_can_be_clicked(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("T")
        await screen.clicks("Wicks")
        await stands_at(screen, "Wicks")


async def test_in_a_wide_window_the_contents_stand_beside_the_text(reader: Reader) -> None:
    async with driven(reader, size=(120, 30)) as screen:
        await screen.opens()
        await screen.press("T")
        await screen.sees("Contents", "Light  ")
        await screen.until(lambda: screen.reading.view.region.x >= 40)


async def test_without_headings_that_is_said(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("j", "j")
        await screen.opens()
        await screen.press("T")
        await screen.sees("no headings")
        await screen.press("]")
        await screen.sees("no headings")


async def test_a_mark_is_kept_over_sessions(
    make_reader: MakeReader, reader: Reader, folder: Path
) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("]", "space", "m", "a")
        await screen.sees("Marked")
        before = top(screen)
        await screen.press("g", "Q")
    async with driven(make_reader(folder)) as screen:
        await screen.opens()
        await screen.press("g", "'", "a")
        await screen.until(lambda: top(screen) == before)


async def test_two_apostrophes_go_back_and_forth(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("j", "j", "j", "G")
        end = line(screen)
        await screen.press("'", "'")
        assert line(screen) == 3
        await screen.press("'", "'")
        assert line(screen) == end


async def test_a_mark_that_was_never_set_says_so(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("'", "z")
        await screen.sees("There is no mark z here")


async def test_marks_that_are_set_are_shown_and_can_be_clicked(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("j", "j", "j", "m", "b", "G", "'")
        await screen.clicks(" b ")
        await screen.until(lambda: line(screen) < 6)


async def test_the_way_goes_back_and_forward_again(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("j", "G")
        end = line(screen)
        await screen.press("g", "ctrl+o")
        assert line(screen) == end
        await screen.press("alt+left")
        assert line(screen) == 1
        await screen.press("alt+right")
        assert line(screen) == end
        await screen.press("alt+right", "alt+right")
        await screen.sees("Nothing lies further on.")


async def test_the_way_leads_back_to_the_article_before(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("]", "space", "j")
        before = line(screen)
        await screen.press("J")
        await screen.sees("Het huis aan de dijk")
        await screen.press("ctrl+o")
        await screen.until(lambda: screen.reading.has_come)
        await screen.sees("Light")
        assert line(screen) == before
        await screen.press("alt+right")
        await screen.sees("Het huis aan de dijk")


async def test_a_link_within_the_article_is_a_jump(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("G")
        end = line(screen)
        await screen.clicks("gas")
        await stands_at(screen, "Gas light")
        await screen.press("ctrl+o")
        assert line(screen) == end


async def test_the_way_back_holds_when_the_file_has_changed(reader: Reader, folder: Path) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("]")
        await stands_at(screen, "Tallow")
        await screen.press("G")
        path = folder / "light.md"
        path.write_text(f"---\ntitle: Light\ndate: 2030-01-01\n---\nNew.\n\n{BODY}")
        os.utime(path, ns=(1, 1))
        await screen.press("ctrl+l")
        await screen.until(lambda: screen.reading.has_come)
        await screen.press("ctrl+o")
        await screen.until(lambda: "Tallow" in screen.text)


async def test_the_status_line_tells_the_section_and_what_is_left_of_it(reader: Reader) -> None:
    async with driven(reader, size=(120, 30)) as screen:
        await screen.opens()
        await screen.press("]")
        await screen.sees("Tallow 2 min · ", "min left")


async def test_the_section_that_is_read_stays_the_same_when_the_text_is_set_anew(
    reader: Reader,
) -> None:
    async with driven(reader, size=(120, 30)) as screen:
        await screen.opens()
        await screen.press("]", "k", *["k"] * 5)
        await screen.sees("Tallow 2 min · ")
        await screen.pilot.resize_terminal(119, 30)
        await screen.pilot.pause()
        await screen.sees("Tallow 2 min · ")
        await screen.press("T", "escape")
        await screen.pilot.pause()
        await screen.sees("Tallow 2 min · ")


async def test_a_section_that_was_gone_to_is_read_also_when_the_text_is_set_anew(
    reader: Reader,
) -> None:
    async with driven(reader, size=(120, 30)) as screen:
        await screen.opens()
        await screen.press("G", "[")
        await screen.pilot.pause()
        here = screen.reading.view.here
        await screen.pilot.resize_terminal(90, 60)
        await screen.pilot.pause()
        assert screen.reading.view.here == here
