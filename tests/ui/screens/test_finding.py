from pathlib import Path

import pytest

from reader.core import Reader
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven

LONG = "<p>Words that fill a line or two of the page, and say nothing.</p>\n" * 40
BODY = (
    f"{LONG}<p>First a zebra with a great many words around it, and a hôtel\nbar.</p>{LONG}"
    f"<p>Second ZEBRA.</p>{LONG}<p>Third zebras.</p>"
)


@pytest.fixture
def reader(make_reader: MakeReader, folder: Path) -> Reader:
    (folder / "zoo.html").write_text(f"---\ntitle: Zoo\ndate: 2030-01-01\n---\n{BODY}")
    return make_reader(folder)


async def finds(screen: Driven, text: str) -> None:
    await screen.press("slash", *("space" if letter == " " else letter for letter in text))
    await screen.until(lambda: screen.reading.typed == text)


async def test_what_is_typed_is_found_and_counted(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await finds(screen, "zebra")
        await screen.sees("First a zebra", "1 of 3 found")


async def test_letters_typed_right_behind_the_key_are_not_lost(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("slash", "z", "e", "b", "enter", "n", "n")
        await screen.sees("Third zebras.", "3 of 3 found")


async def test_words_are_found_across_lines_and_whatever_their_accents(reader: Reader) -> None:
    async with driven(reader, size=(50, 20)) as screen:
        await screen.opens()
        await finds(screen, "hotel bar")
        await screen.sees("bar.", "1 of 1 found")


async def test_enter_keeps_the_hits_and_n_goes_on_and_round(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await finds(screen, "zebra")
        await screen.press("enter", "n", "n")
        await screen.sees("Third zebras.", "3 of 3 found")
        await screen.press("n")
        await screen.sees("First a zebra", "On from the top.", "1 of 3 found")
        await screen.press("N")
        await screen.sees("Third zebras.", "On from the end.")


async def test_esc_in_the_line_leads_back_to_where_one_was(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("j", "j", "j")
        await finds(screen, "third")
        await screen.sees("Third zebras.")
        await screen.press("escape")
        assert screen.reading.view.scroll_offset.y == 3
        assert screen.reading.view.hits == 0
        assert screen.app.screen is screen.reading


async def test_esc_takes_the_marks_away_before_it_leads_to_the_list(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await finds(screen, "zebra")
        await screen.press("enter", "escape")
        assert screen.reading.view.hits == 0
        assert screen.app.screen is screen.reading


async def test_what_is_not_there_says_so_and_nothing_moves(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("j")
        await finds(screen, "okapi")
        await screen.sees("not found")
        await screen.press("enter")
        await screen.sees("Not in this article: okapi")
        assert screen.reading.view.scroll_offset.y == 1


async def test_the_arrows_of_the_line_can_be_clicked(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await finds(screen, "zebra")
        await screen.clicks("↓")
        await screen.sees("Second ZEBRA.", "2 of 3 found")
        await screen.press("down")
        await screen.sees("Third zebras.", "3 of 3 found")


async def test_the_way_back_from_a_find_is_remembered(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("j", "j", "j")
        await finds(screen, "third")
        await screen.press("enter", "ctrl+o")
        assert screen.reading.view.scroll_offset.y == 3


async def test_n_finds_in_the_next_article_what_was_found_in_the_last(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await finds(screen, "water")
        await screen.press("enter", "J")
        await screen.sees("Het huis aan de dijk")
        await screen.press("n")
        await screen.sees("1 of 124 found")


async def test_in_a_small_window_there_is_room_for_what_is_typed(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.pilot.resize_terminal(30, 12)
        await finds(screen, "zebra")
        await screen.sees("/ zebra", "1/3")
