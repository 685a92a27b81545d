from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

import pytest

from reader.core import Reader
from reader.errors import StoreError
from reader.model.marks import Change, Marked
from reader.model.query import Sort
from reader.ui import marking
from reader.ui.screens import seated
from tests.ui.conftest import MakeReader
from tests.ui.driving import LONGEST, Driven, driven


@pytest.fixture
def year(make_reader: MakeReader, tmp_path: Path) -> Reader:
    """Ninety articles of three months, thirty each of 2019, 2018 and 2017, the titles by day."""
    folder = tmp_path / "years"
    folder.mkdir()
    for number in range(90):
        name = f"{2017 + number // 30}-{number % 3 + 4:02}-{number % 30 // 3 + 1:02}"
        text = f"---\ntitle: On {name}\ndate: {name}\n---\nThe water rose on day {number}.\n"
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return make_reader(folder)


def unread(screen: Driven) -> Callable[[], int]:
    return lambda: screen.library.counts.unread


async def test_months_and_years_are_a_key_away(year: Reader) -> None:
    async with driven(year) as screen:
        await screen.sees("June 2019")
        await screen.press("]")
        assert screen.row.title == "On 2019-05-10"
        await screen.press("}")
        assert screen.row.title == "On 2018-06-10"
        await screen.press("{")
        assert screen.row.title == "On 2019-06-10"
        await screen.press("]", "]", "[")
        assert screen.row.title == "On 2019-05-10"


async def test_without_a_time_to_sort_by_there_are_no_months(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("\\", "j", "enter")
        await screen.sees("by title")
        await screen.press("]")
        await screen.sees("the list is not sorted by a time")


# Selecting.


async def test_x_selects_and_moves_on_and_the_status_line_counts(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("x", "x")
        await screen.sees("2 selected")
        assert screen.library.articles.cursor == 2


async def test_a_verb_is_for_the_selection_and_one_step_to_undo(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("x", "x", "r")
        await screen.sees("2 marked read. U takes it back.")
        assert screen.library.counts.unread == 3
        await screen.press("U")
        await screen.until(lambda: screen.library.counts.unread == 5)


async def test_of_a_mixed_selection_all_are_marked_then_none(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("s")
        await screen.until(lambda: screen.library.counts.starred == 1)
        await screen.press("x", "x", "x", "s")
        await screen.until(lambda: screen.library.counts.starred == 3)
        await screen.press("s")
        await screen.until(lambda: screen.library.counts.starred == 0)


async def test_all_are_selected_at_once_and_again_none(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("*")
        await screen.sees("5 selected")
        await screen.press("x")
        await screen.sees("4 selected")
        await screen.press("r")
        await screen.until(lambda: screen.library.counts.unread == 1)
        await screen.press("*", "*")
        await screen.until(lambda: "selected" not in screen.text)


async def test_esc_clears_the_selection_after_the_search(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"lamp", "enter")
        await screen.until(lambda: screen.row.title == "A lamp in the window")
        await screen.press("x")
        await screen.sees("1 selected")
        await screen.press("escape")
        await screen.sees("Het huis aan de dijk")
        await screen.press("x")
        await screen.sees("1 selected")
        await screen.press("escape")
        await screen.until(lambda: "selected" not in screen.text)


async def test_another_shelf_has_nothing_selected(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("*")
        await screen.sees("5 selected")
        await screen.press("2")
        await screen.until(lambda: "selected" not in screen.text)


async def test_marks_of_many_that_can_not_be_kept_are_not_claimed(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_changes: object) -> object:
        raise StoreError("The disk is full.")

    async with driven(reader) as screen:
        monkeypatch.setattr(reader, "mark", refuse)
        await screen.press("*", "r")
        await screen.sees("Marks are not being kept: The disk is full.")
        assert "marked read" not in screen.text


async def test_a_selected_article_is_toggled_anew_after_it_was_marked_with_others(
    reader: Reader,
) -> None:
    async with driven(reader) as screen:
        await screen.press("r")
        await screen.until(lambda: screen.library.counts.unread == 4)
        await screen.press("*", "r")
        await screen.until(lambda: screen.library.counts.unread == 0)
        await screen.press("escape", "r")
        await screen.until(lambda: screen.library.counts.unread == 1)


# The whole query.


async def test_that_many_are_being_marked_is_said_until_they_are(
    year: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end, mark = Event(), year.mark

    def slowly(changes: Sequence[Change]) -> list[Marked]:
        may_end.wait(LONGEST)
        return mark(changes)

    monkeypatch.setattr(year, "mark", slowly)
    monkeypatch.setattr(marking, "LONG", 10)
    monkeypatch.setattr(seated, "SPOKEN_FOR", 0.001)
    async with driven(year) as screen:
        await screen.press("A")
        await screen.sees("Marking 90 articles …")
        await screen.press("j", "j", "j")
        await screen.sees("4 of 90", "Marking 90 articles …")
        monkeypatch.setattr(seated, "SPOKEN_FOR", LONGEST)
        may_end.set()
        await screen.sees("90 marked read. U takes it back.")


async def test_all_of_the_query_is_marked_read_without_a_question(year: Reader) -> None:
    async with driven(year) as screen:
        await screen.press("/", *"date:2018", "enter")
        await screen.until(lambda: screen.library.articles.count == 30)
        await screen.press("A")
        await screen.sees("30 marked read. U takes it back.")
        assert screen.library.counts.unread == 60
        await screen.press("U")
        await screen.until(lambda: screen.library.counts.unread == 90)


async def test_what_is_read_already_is_not_marked_again(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("A")
        await screen.sees("5 marked read.")
        await screen.press("A")
        await screen.sees("All of them are marked so already.")
        await screen.press("U")
        await screen.until(lambda: screen.library.counts.unread == 5)


async def test_from_an_open_article_the_list_is_marked_read_too(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("A")
        await screen.sees("5 marked read.")


async def test_an_open_article_is_selected_in_the_list(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("x")
        await screen.sees("1 selected")
        await screen.press("q")
        await screen.sees("1 selected", "Het huis")


# The order.


async def test_every_order_can_be_chosen_and_is_told(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("\\")
        await screen.sees("Date", "Title", "Author", "Site", "Length", "Minutes left", "Added")
        assert "Relevance" not in screen.text
        await screen.press("j", "j", "j", "j", "enter")
        await screen.sees("shortest first")
        assert screen.library.query_asked.sort is Sort.WORDS


async def test_the_order_in_force_is_turned_round(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("\\", "enter")
        await screen.sees("oldest first")
        await screen.press("\\", "enter")
        await screen.sees("newest first")


async def test_an_order_can_be_clicked(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.clicks("newest first")
        await screen.clicks("Author")
        await screen.sees("by author")


async def test_the_dialogue_is_put_away_by_its_own_key(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("\\", "\\")
        assert screen.app.screen is screen.library
        assert "newest first" in screen.text


async def test_only_where_words_are_looked_for_can_the_best_come_first(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"water", "enter", "\\")
        await screen.sees("Relevance", "best first")


async def test_a_search_shows_where_the_words_stand(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"keek", "enter")
        await screen.sees("niemand keek ernaar")


async def test_the_next_unread_article_is_found_however_far(
    make_reader: MakeReader, tmp_path: Path
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(200):
        (many / f"{number}.md").write_text(f"---\ntitle: Number {number:03}\n---\nText\n")
    async with driven(make_reader(many)) as screen:
        await screen.press("A")
        await screen.sees("200 marked read.")
        await screen.press("G", "r")
        await screen.until(lambda: screen.library.counts.unread == 1)
        last = screen.library.articles.cursor
        await screen.press("g", "n")
        await screen.until(lambda: screen.library.articles.cursor == last)
        await screen.press("n")
        await screen.sees("No unread article further on.")


# Archiving.


def titles(screen: Driven) -> list[str]:
    articles = screen.library.articles
    rows = (articles.row_at(number) for number in range(articles.count))
    return [row.title for row in rows if row is not None]


async def test_what_is_archived_leaves_the_list_at_once_and_comes_back_undone(
    reader: Reader,
) -> None:
    async with driven(reader) as screen:
        await screen.press("j")
        before = titles(screen)
        await screen.press("E")
        await screen.until(lambda: titles(screen) == before[:1] + before[2:])
        assert screen.row.title == before[2]
        await screen.sees("1 archived. U takes it back.")
        await screen.press("U")
        await screen.until(lambda: titles(screen) == before)
        await screen.until(lambda: screen.row.title == before[2])


async def test_what_was_selected_and_is_archived_is_selected_no_longer(reader: Reader) -> None:
    async with driven(reader) as screen:
        before = titles(screen)
        await screen.press("x", "x", "E")
        await screen.until(lambda: titles(screen) == before[2:])
        assert screen.library.selected == 0
        await screen.press("U")
        await screen.until(lambda: titles(screen) == before)


async def test_an_open_article_that_is_archived_gives_way_to_the_list(reader: Reader) -> None:
    async with driven(reader) as screen:
        title = screen.row.title
        await screen.press("enter")
        await screen.until(lambda: screen.app.screen is screen.app.reading)
        await screen.until(lambda: screen.app.reading.has_come)
        await screen.press("E")
        await screen.until(lambda: screen.app.screen is screen.library)
        await screen.until(lambda: screen.row.title != title)


async def test_what_was_undone_is_done_again_with_ctrl_r(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("x", "x", "s")
        await screen.until(lambda: screen.library.counts.starred == 2)
        await screen.press("U")
        await screen.until(lambda: screen.library.counts.starred == 0)
        await screen.press("ctrl+r")
        await screen.sees("Done again:")
        assert screen.library.counts.starred == 2
        await screen.press("ctrl+r")
        await screen.sees("There is nothing to do again.")
