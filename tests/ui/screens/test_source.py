"""Words found in the source of an article."""

from reader.core import Reader
from tests.ui.driving import Driven, driven


async def opens(screen: Driven) -> None:
    await screen.opens()
    await screen.press("S")
    await screen.sees("Esc closes")


async def test_words_are_found_in_the_source_as_they_are_typed(reader: Reader) -> None:
    async with driven(reader) as screen:
        await opens(screen)
        await screen.press("/", *"## later")
        await screen.sees("## Later", "1 of 1 found")


async def test_n_goes_from_one_to_the_next_and_round(reader: Reader) -> None:
    async with driven(reader) as screen:
        await opens(screen)
        await screen.press("/", *"niemand", "enter", "n", "n")
        await screen.sees("3 of 124 found")
        await screen.press(*"NNN")
        await screen.sees("124 of 124 found")


async def test_esc_takes_away_the_line_then_what_was_found_then_the_sheet(reader: Reader) -> None:
    async with driven(reader) as screen:
        await opens(screen)
        await screen.press("/", *"einde")
        await screen.sees("Het einde.")
        await screen.press("escape", "escape")
        await screen.sees("Esc closes", "Het einde.")
        await screen.press("escape")
        await screen.until(lambda: screen.app.screen is screen.reading)


async def test_letters_that_close_the_sheet_can_be_typed_in_the_line(reader: Reader) -> None:
    async with driven(reader) as screen:
        await opens(screen)
        await screen.press("/", *"qS")
        await screen.sees("qS", "not found")
