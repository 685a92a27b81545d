import random
from pathlib import Path

import pytest

from reader.actions import ACTIONS, Where
from reader.core import Reader
from reader.i18n import _
from reader.ui.bindings import OF_THE_APP
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.palette import PaletteScreen
from tests.ui.conftest import MakeReader
from tests.ui.driving import driven

SIZES = [(1, 1), (5, 20), (39, 11), (40, 12), (80, 24), (160, 45), (300, 3)]

DISRUPTIVE = {"quit", "leave_library", "suspend"}
"""Actions that end or stop the program: a soak has to go on."""


async def test_every_action_of_the_table_can_be_done(reader: Reader) -> None:
    async with driven(reader) as screen:
        for item in ACTIONS:
            doers: dict[Where, list[object]] = {
                Where.LIBRARY: [screen.library],
                Where.READING: [screen.reading],
            }
            here = doers.get(item.where, [screen.library, screen.reading])
            here = [screen.app] if item.id in OF_THE_APP else here

            assert all(hasattr(doer, f"action_{item.id}") for doer in here), item.id


@pytest.mark.parametrize("key", ["?", "f1"])
async def test_help_shows_every_action_and_goes_away(reader: Reader, key: str) -> None:
    async with driven(reader, size=(100, 200)) as screen:
        await screen.press(key)
        await screen.until(lambda: isinstance(screen.app.screen, HelpScreen))
        await screen.sees(*(_(item.title) for item in ACTIONS))
        await screen.press("escape")
        await screen.until(lambda: screen.app.screen is screen.library)


async def test_what_is_typed_narrows_the_help(reader: Reader) -> None:
    async with driven(reader, size=(100, 60)) as screen:
        await screen.press("?")
        await screen.sees("Read the article")
        screen.types("quit any")
        await screen.sees("Quit from anywhere", "Everywhere")
        await screen.until(lambda: "Read the article" not in screen.text)
        screen.types("zzz")
        await screen.sees("Nothing found for: quit anyzzz")
        await screen.press("escape")
        await screen.sees("Read the article")
        await screen.press("?")
        await screen.until(lambda: screen.app.screen is screen.library)


async def test_help_begins_with_the_keys_of_the_screen_it_was_opened_over(reader: Reader) -> None:
    async with driven(reader, size=(120, 40)) as screen:
        await screen.press("?")
        await screen.sees("In the list", "Read the article")
        await screen.press("escape")
        await screen.opens()
        await screen.press("?")
        await screen.sees("While reading", "Half a page down")
        assert "In the list" not in screen.text


async def test_a_narrow_help_leaves_room_for_what_keys_do(reader: Reader) -> None:
    async with driven(reader, size=(40, 30)) as screen:
        await screen.press("?")
        await screen.sees("  f          Saved searches", "Save what is shown as…")


async def test_a_click_beside_the_help_puts_it_away(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("?")
        await screen.until(lambda: isinstance(screen.app.screen, HelpScreen))
        await screen.pilot.pause()
        await screen.pilot.click(offset=(1, 1))
        await screen.until(lambda: screen.app.screen is screen.library)


@pytest.mark.parametrize("key", ["ctrl+p", ":"])
async def test_the_palette_finds_a_command_by_its_words_and_does_it(
    reader: Reader, key: str
) -> None:
    async with driven(reader) as screen:
        await screen.press(key)
        await screen.until(lambda: isinstance(screen.app.screen, PaletteScreen))
        await screen.press(*"unstar", "enter")
        await screen.sees("★ Starred 1")


async def test_the_palette_is_shown_for_what_can_be_done_while_reading(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press(":")
        await screen.until(lambda: isinstance(screen.app.screen, PaletteScreen))
        await screen.sees("Back to the list")
        assert "Filter by title" not in screen.text
        await screen.clicks("Back to the list")
        await screen.until(lambda: screen.app.screen is screen.library)


async def test_a_palette_in_which_nothing_fits_does_nothing(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press(":")
        await screen.until(lambda: isinstance(screen.app.screen, PaletteScreen))
        await screen.press(*"[/nope", "enter")
        await screen.press("escape")
        await screen.until(lambda: screen.app.screen is screen.library)


async def test_the_theme_changes_and_is_there_again_at_the_next_start(
    make_reader: MakeReader, folder: Path
) -> None:
    async with driven(make_reader(folder)) as screen:
        assert screen.app.theme == "lamp"
        await screen.press("c")
        await screen.sees("Theme: Paper")
    async with driven(make_reader(folder)) as screen:
        assert screen.app.theme == "paper"


async def test_every_theme_can_be_looked_at(reader: Reader) -> None:
    async with driven(reader, size=(170, 30)) as screen:
        for _theme in range(6):
            await screen.press("c")
            await screen.pilot.pause()
            await screen.sees("Het huis aan de dijk")


async def test_without_colour_states_are_told_by_glyph_and_weight(
    make_reader: MakeReader, folder: Path
) -> None:
    async with driven(make_reader(folder, no_color=True)) as screen:
        strips = screen.app.screen._compositor.render_strips()
        colours = {
            colour
            for strip in strips
            for segment in strip
            if segment.style is not None
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour is not None and not colour.is_default
        }

        assert colours == set()
        assert "● Het huis" in screen.text


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_size_of_the_window_is_survived_on_every_screen(
    reader: Reader, size: tuple[int, int]
) -> None:
    async with driven(reader, size=size) as screen:
        for keys in (("?",), ("escape", ":"), ("x", "escape", "enter")):
            await screen.press(*keys)
        await screen.until(lambda: screen.app.screen is screen.reading)
        await screen.press("space", "j", "?", "escape", "q", "/", "a", "escape")
        assert screen.app.is_running


async def test_a_storm_of_sizes_is_survived(reader: Reader) -> None:
    chance = random.Random(8)
    async with driven(reader) as screen:
        for step in range(30):
            if step % 15 == 7:
                await screen.press(chance.choice(["enter", "q", "?", "escape", "escape"][:2]))
            width, height = chance.randrange(1, 200), chance.randrange(1, 50)
            await screen.pilot.resize_terminal(width, height)
        assert screen.app.is_running


async def test_random_keys_and_clicks_are_survived(reader: Reader) -> None:
    chance = random.Random(0)
    keys = [key for item in ACTIONS if item.id not in DISRUPTIVE for key in item.keys]
    keys += ["a", "[", "]", "enter", "backspace", "tab", "shift+tab", "left", "right"]
    async with driven(reader, size=(100, 24)) as screen:
        for _step in range(150):
            if chance.random() < 0.1:
                offset = (chance.randrange(100), chance.randrange(24))
                await screen.pilot.click(offset=offset)
            else:
                await screen.press(chance.choice(keys))
            if not screen.app.is_running:
                break
        assert screen.app._exception is None
