"""Code that is wider than the screen, moved sideways."""

from pathlib import Path

import pytest
from textual import events

from reader.core import Reader
from tests.ui.conftest import MakeReader
from tests.ui.driving import driven

LONG = "start " + "middle " * 30 + "finish"


@pytest.fixture
def coded(make_reader: MakeReader, tmp_path: Path) -> Reader:
    folder = tmp_path / "coded"
    folder.mkdir()
    (folder / "a.md").write_text(f"# Code\n\nBefore.\n\n    {LONG}\n    short\n", encoding="utf-8")
    (folder / "b.md").write_text("# None\n\nNo code.\n", encoding="utf-8")
    return make_reader(folder)


async def test_arrow_keys_move_code_sideways_and_back(coded: Reader) -> None:
    async with driven(coded) as screen:
        await screen.opens()
        await screen.sees("start", "›")
        await screen.press("right")
        await screen.until(lambda: "start" not in screen.text)
        await screen.sees("‹ ")
        await screen.press("left")
        await screen.sees("start")


async def test_the_end_of_the_longest_line_is_as_far_as_it_goes(coded: Reader) -> None:
    async with driven(coded) as screen:
        await screen.opens()
        await screen.press(*["right"] * 40)
        await screen.sees("middle finish")


async def test_shift_and_the_wheel_move_the_code_under_the_mouse(coded: Reader) -> None:
    async with driven(coded) as screen:
        await screen.opens()
        y = next(y for y, line in enumerate(screen.text.splitlines()) if "start" in line)
        kinds: list[type[events.MouseEvent]] = [events.MouseScrollDown]
        await screen.pilot._post_mouse_events(kinds, offset=(50, y), shift=True)
        await screen.until(lambda: "start" not in screen.text)


async def test_find_moves_code_until_what_was_found_is_seen(coded: Reader) -> None:
    async with driven(coded) as screen:
        await screen.opens()
        await screen.press("/", *"finish")
        await screen.sees("middle finish")


async def test_without_code_that_is_too_wide_it_is_said(coded: Reader) -> None:
    async with driven(coded) as screen:
        await screen.press("j")
        await screen.opens()
        await screen.press("right")
        await screen.sees("No code on the screen is wider than it.")
