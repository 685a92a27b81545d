from typing import Any

import pytest
from textual import events

from reader.core import Reader
from reader.model.listing import Row
from reader.model.query import EVERY, STARRED, UNREAD, Sort, parse
from reader.ui.screens.language import LanguageScreen
from reader.ui.screens.library import LibraryScreen
from reader.ui.widgets.search_bar import SearchBar
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven


def bar(screen: Driven) -> SearchBar:
    assert screen.library.bar is not None
    return screen.library.bar


def hint(screen: Driven) -> str:
    found = bar(screen).hint
    more = ("".join(piece.text for piece in line) for line in found.more)
    return "\n".join(("".join(piece.text for piece in (*found.line, *found.right)), *more))


def titles(screen: Driven) -> list[str]:
    results = screen.library.results
    assert results is not None
    rows: list[Row] = list(results.page(0, 99))
    return [row.title for row in rows]


async def finds(screen: Driven, *wanted: str) -> None:
    await screen.until(lambda: titles(screen) == list(wanted))


LAMP, DIKE, SOUP = "A lamp in the window", "Het huis aan de dijk", "Een nacht in de pan"


async def test_a_search_narrows_with_every_letter_and_esc_shows_the_shelf_again(
    reader: Reader,
) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"lam")
        await finds(screen, LAMP)
        await screen.press("escape")
        await screen.until(lambda: len(titles(screen)) == 5)
        assert not screen.library.is_searching


async def test_a_search_goes_through_the_texts_too(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"snert staat")
        await finds(screen, SOUP)


async def test_a_search_goes_over_everything_and_esc_leads_back_to_the_shelf_and_its_article(
    reader: Reader,
) -> None:
    async with driven(reader) as screen:
        await screen.press("s", "3")
        await finds(screen, DIKE)
        await screen.press("/", *"lamp")
        await finds(screen, LAMP)
        await screen.press("escape")
        await finds(screen, DIKE)
        assert screen.library.query_asked == STARRED


async def test_esc_puts_the_cursor_back_on_the_article_that_it_left(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("j", "j")
        left = screen.row.file
        await screen.press("/", *"lamp")
        await finds(screen, LAMP)
        await screen.press("enter", "escape")
        await screen.until(lambda: len(titles(screen)) == 5 and screen.row.file == left)


async def test_a_search_stays_after_enter_and_the_keys_are_the_lists_again(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"lamp", "enter")
        await finds(screen, LAMP)
        await screen.press("s")
        await screen.until(lambda: reader.marks(screen.row.article).is_starred)
        await screen.sees("lamp*", "1 of 5")
        await screen.press("escape")
        await screen.until(lambda: len(titles(screen)) == 5)


async def test_the_search_in_force_can_be_changed(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"lamp ", "enter")
        await finds(screen, LAMP)
        await screen.press("/", "end", *" OR snert ")
        await screen.until(lambda: len(titles(screen)) == 2)
        assert screen.library.query_asked == parse("lamp OR snert")


async def test_the_first_letter_takes_the_place_of_the_search_in_force(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"lamp ", "enter", "/", *"snert")
        await finds(screen, SOUP)


async def test_letters_typed_right_behind_the_key_of_the_search_are_part_of_it(
    reader: Reader,
) -> None:
    async with driven(reader) as screen:
        for key in "/lamp":
            screen.app.post_message(events.Key("slash" if key == "/" else key, key))
        await finds(screen, LAMP)
        assert bar(screen).line.value == "lamp"


async def test_an_emptied_line_shows_the_shelf_again(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", "x", "y", "backspace", "backspace")
        await screen.until(lambda: len(titles(screen)) == 5)
        assert screen.library.query_asked == EVERY
        assert screen.library.before is None


async def test_a_wrong_query_changes_nothing_and_points_at_the_character(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"lamp ")
        await finds(screen, LAMP)
        await screen.press(*"is:urgent")
        await screen.until(lambda: "^^^^^^" in hint(screen))
        assert "is: does not know urgent." in hint(screen)
        line = next(line for line in screen.text.splitlines() if "^^^^^^" in line)
        typed = next(line for line in screen.text.splitlines() if "is:urgent" in line)
        assert line.index("^") == typed.index("urgent")
        assert titles(screen) == [LAMP]


async def test_carets_stand_under_what_is_to_blame_in_a_line_that_is_longer_than_the_window(
    reader: Reader,
) -> None:
    async with driven(reader, size=(60, 20)) as screen:
        await screen.press("/")
        bar(screen).put("water " * 20)
        await screen.press(*"is:no ")
        await screen.until(lambda: "^^" in hint(screen))
        line = next(line for line in screen.text.splitlines() if "^^" in line)
        typed = next(line for line in screen.text.splitlines() if "is:no" in line)
        assert line.index("^^") == typed.index("no", typed.index("is:no"))


async def test_enter_does_not_keep_what_is_not_finished_and_says_why(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"lamp tag:", "enter")
        await screen.until(lambda: "^" in hint(screen))
        assert screen.library.is_searching
        assert titles(screen) == [LAMP]


async def test_what_nothing_fits_says_so_and_what_to_do(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"zebra")
        await screen.sees("Nothing found for: zebra*", "Esc shows the shelf again.")


async def test_a_search_that_looks_like_markup_is_shown_as_it_is(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"[/x")
        await screen.sees("Nothing found for: [/x*")


async def test_the_count_stands_beside_the_line_and_stays_when_it_is_closed(
    reader: Reader,
) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"lamp")
        await screen.sees("1 of 5 · best first")
        await screen.press("enter")
        await screen.sees("lamp*", "1 of 5 · best first")


async def test_fields_are_offered_and_tab_puts_one_in(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"cat")
        await screen.until(lambda: "category:" in hint(screen))
        await screen.press("tab")
        assert bar(screen).line.value == "category:"


async def test_values_that_exist_are_offered_with_their_counts_and_tab_puts_one_in(
    reader: Reader,
) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"category:")
        await screen.until(lambda: "essays 1" in hint(screen))
        await screen.press("tab")
        assert bar(screen).line.value == "category:essays "
        await finds(screen, DIKE)


async def test_tab_goes_on_to_the_next_offer_and_shift_tab_back(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"is:re", "tab")
        assert bar(screen).line.value == "is:read "
        await screen.press("/", "ctrl+u", *"is:st", "tab", "tab")
        assert bar(screen).line.value == "is:started "
        await screen.press("shift+tab")
        assert bar(screen).line.value == "is:starred "


async def test_an_offer_can_be_clicked(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"is:")
        await screen.clicks("finished")
        await screen.until(lambda: bar(screen).line.value == "is:finished ")


async def test_earlier_searches_are_walked_through_and_kept(
    make_reader: MakeReader, reader: Reader
) -> None:
    folders = [library.folder for library in reader.libraries]
    async with driven(reader) as screen:
        await screen.press("/", *"lamp", "enter", "/", *"snert", "enter", "escape")
    async with driven(make_reader(*folders)) as screen:
        await screen.press("/", "up", "up")
        assert bar(screen).line.value == "lamp"
        await finds(screen, LAMP)
        await screen.press("down")
        await finds(screen, SOUP)


async def test_the_shelf_is_there_again_at_the_next_start_and_the_search_is_not(
    make_reader: MakeReader, reader: Reader
) -> None:
    folders = [library.folder for library in reader.libraries]
    async with driven(reader) as screen:
        await screen.press("2", "/", *"lamp", "enter")
        await finds(screen, LAMP)
    async with driven(make_reader(*folders)) as screen:
        assert screen.library.query_asked == UNREAD


async def test_a_shelf_of_words_is_not_what_the_next_start_shows(
    make_reader: MakeReader, reader: Reader
) -> None:
    folders = [library.folder for library in reader.libraries]
    async with driven(reader) as screen:
        screen.library.show_shelf(STARRED)
        screen.library.show_shelf(parse("lamp"))
        await finds(screen, LAMP)
    async with driven(make_reader(*folders)) as screen:
        assert screen.library.query_asked == STARRED


async def test_a_shelf_key_ends_a_search(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"lamp", "enter", "2")
        await screen.until(lambda: len(titles(screen)) == 5)
        assert screen.library.before is None
        assert screen.library.query_asked == UNREAD


async def test_a_shelf_keeps_the_order_that_was_chosen_and_a_search_does_not_change_it(
    reader: Reader,
) -> None:
    async with driven(reader) as screen:
        screen.library.sort_by(Sort.TITLE, is_descending=False)
        await screen.press("2")
        assert screen.library.query_asked.sort is Sort.TITLE
        await screen.press("/", *"lamp ", "enter")
        screen.library.sort_by(Sort.WORDS, is_descending=True)
        await screen.press("escape")
        assert screen.library.query_asked.sort is Sort.TITLE


async def test_what_is_pasted_is_one_line_of_harmless_text(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/")
        bar(screen).line.post_message(events.Paste("lamp\x1b[31m\nwindow"))
        await screen.until(lambda: bar(screen).line.value)
        assert "\x1b" not in bar(screen).line.value
        assert "\n" not in bar(screen).line.value


async def test_a_click_into_the_list_keeps_the_search_and_a_second_one_opens(
    reader: Reader,
) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"lamp")
        await finds(screen, LAMP)
        await screen.clicks("in the window")
        assert not screen.library.is_searching
        assert screen.library.query_asked == parse("lamp*")
        await screen.clicks("in the window")
        await screen.until(lambda: screen.app.screen is screen.reading)


async def test_page_keys_move_the_list_while_one_types(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"water OR lamp", "pagedown")
        assert screen.library.articles.cursor > 0 or len(titles(screen)) == 1


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (200, 50)])
async def test_the_line_and_its_count_are_there_in_every_window(
    reader: Reader, size: tuple[int, int]
) -> None:
    async with driven(reader, size=size) as screen:
        await screen.press("/", *"lamp")
        await screen.sees("/ lamp", "1 of 5", LAMP)


async def test_the_explanation_can_be_asked_for_with_the_mouse(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/")
        await screen.clicks("explains the language")
        await screen.until(lambda: isinstance(screen.app.screen, LanguageScreen))


async def test_a_letter_is_painted_together_with_what_it_finds(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: list[str] = []
    async with driven(reader) as screen:
        paint = screen.app._display

        def display(*what: Any) -> None:
            paint(*what)
            frames.append(screen.text)

        await screen.press("/", *"lam")
        await screen.sees(LAMP)
        monkeypatch.setattr(screen.app, "_display", display)
        await screen.press("home", "shift+end", *"sn")
        await screen.sees(SOUP)
        typed = [frame for frame in frames if " / sn" in frame]
        assert typed
        assert all(SOUP in frame and LAMP not in frame for frame in typed)


async def test_a_letter_lays_out_nothing(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: list[object] = []
    async with driven(reader) as screen:
        await screen.press("/", "l")
        await screen.sees(LAMP)
        monkeypatch.setattr(
            LibraryScreen, "_refresh_layout", lambda *_size, **how: laid_out.append(how)
        )
        await screen.press("a", "backspace", "backspace", *"xyz")
        await finds(screen)
        await screen.pilot.pause()
        assert laid_out == []
