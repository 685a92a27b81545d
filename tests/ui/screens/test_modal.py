from textual import events

from reader.core import Reader
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.palette import PaletteScreen
from reader.ui.widgets.choice_list import ChoiceList
from tests.ui.driving import driven


async def test_a_sheet_that_is_put_away_twice_leaves_what_lies_below(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("?")
        await screen.until(lambda: isinstance(screen.app.screen, HelpScreen))
        sheet = screen.app.screen
        sheet.dismiss()
        sheet.dismiss()
        await screen.until(lambda: screen.app.screen is screen.reading)
        await screen.press("q")
        await screen.until(lambda: screen.app.screen is screen.library)


async def test_a_sheet_that_is_put_away_before_it_is_there_goes_once_it_is(reader: Reader) -> None:
    async with driven(reader) as screen:
        screen.app.action_palette()
        sheet = screen.app.screen
        assert isinstance(sheet, PaletteScreen)
        sheet.dismiss()
        await screen.until(lambda: screen.app.screen is screen.library)
        await screen.press("j")
        await screen.until(lambda: screen.library.articles.cursor == 1)


async def test_a_key_for_a_sheet_that_is_not_there_yet_acts_once_it_is(reader: Reader) -> None:
    async with driven(reader) as screen:
        screen.app.action_palette()
        sheet = screen.app.screen
        assert isinstance(sheet, PaletteScreen)
        await screen.app._check_bindings("down")
        await screen.until(lambda: sheet.is_mounted and sheet.query_one(ChoiceList).chosen == 1)


async def test_letters_typed_before_the_help_is_there_narrow_it(reader: Reader) -> None:
    async with driven(reader) as screen:
        screen.app.action_help()
        sheet = screen.app.screen
        assert isinstance(sheet, HelpScreen)
        for letter in "st":
            await screen.app.on_event(events.Key(letter, letter))
        await screen.sees("Keys  st")
