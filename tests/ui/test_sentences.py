from pathlib import Path

import pytest

from reader.model.listing import Counts, Progress
from reader.model.query import EVERY, Query, parse
from reader.ui.sentences import amiss, empty, position, progress
from reader.ui.shelf_terms import ARCHIVED, RECENT, STARTED

COUNTS = Counts(all=3, unread=1)


def said(query: Query, counts: Counts = COUNTS, **how: int) -> str:
    told = {"is_search": True, "is_looking": False, **how}
    pieces = empty(
        query,
        counts,
        is_search=bool(told["is_search"]),
        is_looking=bool(told["is_looking"]),
        unsearched=told.get("unsearched", 0),
    )
    return "\n".join(piece.text for piece in pieces)


def test_a_search_that_finds_nothing_repeats_it_and_leads_back() -> None:
    assert said(parse("zebra")) == "Nothing found for: zebra\nEsc shows the shelf again."


def test_an_empty_shelf_leads_to_all_articles() -> None:
    assert said(parse("is:broken"), is_search=False).endswith("Press 1 for all articles.")


@pytest.mark.parametrize(
    ("shelf", "first", "key"),
    [(STARTED, "Nothing is half read.", "1"), (RECENT, "Nothing was read yet.", "2")],
)
def test_a_shelf_with_nothing_on_it_says_why_and_what_to_press(
    shelf: Query, first: str, key: str
) -> None:
    line, advice = said(shelf, is_search=False).splitlines()
    assert (line, f"Press {key} " in advice) == (first, True)


def test_an_empty_archive_says_how_to_fill_it() -> None:
    assert "Press E on an article" in said(ARCHIVED, is_search=False)


def test_a_library_that_is_not_there_is_named() -> None:
    pieces = empty(EVERY, Counts(), is_search=False, is_looking=False, missing=["/mnt/stick"])
    assert [piece.text for piece in pieces] == [
        "Not there: /mnt/stick",
        "Bring it back, or in a shell: leeslamp remove FOLDER",
    ]


def test_a_long_search_is_cut() -> None:
    assert len(said(parse("zebra " * 50)).splitlines()[0]) < 90


def test_while_words_are_read_a_search_for_words_says_how_many_articles_are_left() -> None:
    assert "7 articles are not searched yet" in said(parse("zebra"), unsearched=7)
    assert "1 article is not searched yet" in said(parse("zebra"), unsearched=1)
    assert "searched" not in said(parse("tag:music"), unsearched=7)


def test_a_library_that_is_being_looked_at_is_not_called_empty() -> None:
    assert said(EVERY, Counts(), is_looking=True) == "Looking for articles …"
    assert "leeslamp add FOLDER" in said(EVERY, Counts(left_out={}))


def test_where_nothing_was_asked_for_nothing_is_said_to_be_not_found() -> None:
    assert said(EVERY) == "Looking for articles …"


def test_faults_of_the_configuration_are_one_short_line() -> None:
    told = amiss(["one", "two", "three"], Path("/home/x/config.toml"))
    assert told == "3 faults in config.toml: ctrl+p Configuration faults"


def test_one_fault_of_the_configuration_is_told_itself() -> None:
    told = amiss(["/home/x/config.toml, line 2: wrong."], Path("/home/x/config.toml"))
    assert told == "config.toml, line 2: wrong."


@pytest.mark.parametrize(
    ("room", "said"),
    [(30, "  2 with a fault · 7 left out "), (20, "  7 left out "), (9, "")],
)
def test_what_is_amiss_gives_way_where_there_is_no_room(room: int, said: str) -> None:
    counts = Counts(broken=2, left_out={"hidden": 7})
    assert "".join(piece.text for piece in position(None, 0, counts, room)) == said


@pytest.mark.parametrize(
    ("room", "parts"),
    [
        (100, " · 812 a second · 2 min left · Esc stops "),
        (70, " · 2 min left · Esc stops "),
        (50, " · 2 min left "),
        (36, " "),
    ],
)
def test_the_progress_tells_rate_and_time_left_where_there_is_room(room: int, parts: str) -> None:
    (told,) = progress(Progress("words", 14_321, 100_000, 812.4, 105.4), room)
    assert told.text == "Counting words: 14,321 of 100,000" + parts


def test_a_short_while_is_told_in_seconds() -> None:
    (told,) = progress(Progress("heads", 9000, 10_000, 100.0, 10.0), 100)
    assert told.text == "Reading headers: 9,000 of 10,000 · 100 a second · 10 s left · Esc stops "


def test_how_long_it_takes_is_not_told_by_the_first_few_files() -> None:
    (told,) = progress(Progress("heads", 20, 10_000, 4.0, 2495.0), 100)
    assert told.text == "Reading headers: 20 of 10,000 · Esc stops "
