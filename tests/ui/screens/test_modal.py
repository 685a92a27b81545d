from reader.core import Reader
from reader.ui.screens.help import HelpScreen
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
