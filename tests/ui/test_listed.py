from collections.abc import Sequence
from datetime import date
from typing import Any

from reader.model.listing import Row
from reader.model.query import Query, Sort
from reader.model.terms import Is, State, Text
from reader.ui.groups import Unit
from reader.ui.listed import Listed
from reader.ui.viewport import Heading, Spot
from tests.ui.stand_ins import TODAY, Held, daily, row

WORDS = Query(Text("water"))


def today() -> date:
    return TODAY.date()


def listed(rows: Sequence[Row], before: Listed | None = None, **held: Any) -> Listed:
    return Listed(Held(rows, **held), today, before)


def test_rows_stand_below_their_headings() -> None:
    assert listed(daily(40)).lines(0, 4) == (
        *(Heading("July 2026"), Spot(0)),
        *(Heading("June 2026"), Spot(1)),
    )


def test_a_search_gives_every_row_a_second_line() -> None:
    found = listed(daily(9), query=WORDS, sort=Sort.RELEVANCE)

    assert found.lines(0, 3) == (Spot(0), Spot(0, 1), Spot(1))
    assert found.last_top(4) == 7


def test_a_list_without_headings_is_measured_without_its_last_rows() -> None:
    held = Held(daily(200), query=WORDS, sort=Sort.RELEVANCE)
    found = Listed(held, today)
    held.asked.clear()

    assert found.last_top(12) == 194
    assert not held.asked


def test_words_of_a_title_alone_need_no_passage() -> None:
    assert listed(daily(9), query=Query(Text("water", in_title=True))).spacing.row == 1


def test_the_headings_stay_while_the_list_of_one_query_fills() -> None:
    few = listed(daily(600, a_day=1))
    full = listed(daily(600, a_day=20), few)

    assert (few.grouping.unit, full.grouping.unit) == (Unit.MONTH, Unit.MONTH)


def test_headings_chosen_from_few_rows_are_chosen_again() -> None:
    full = listed(daily(600, a_day=20), listed(daily(9)))

    assert full.grouping.unit is Unit.DAY


def test_another_query_has_its_own_headings() -> None:
    other = listed(daily(600, a_day=20), listed(daily(600)), query=Query(Is(State.UNREAD)))

    assert other.grouping.unit is Unit.DAY


def test_once_the_whole_disk_was_looked_at_headings_may_change() -> None:
    full = Listed(Held(daily(600, a_day=20)), today, listed(daily(600)), is_regrouped=True)

    assert full.grouping.unit is Unit.DAY


def test_a_column_that_was_there_stays_while_the_list_fills() -> None:
    before = listed([row(1, site="nos.nl")])

    assert listed([row(2), row(3)], before).has_site
    assert not listed([row(2), row(3)]).has_site


def test_a_row_is_found_in_the_next_answer() -> None:
    before, rows = listed(daily(9)), daily(9)
    before.lines(0, 20)

    assert listed([*daily(3, start=100), *rows]).place_of(before, 4) == 7


def test_when_it_is_gone_its_neighbour_takes_its_place() -> None:
    before, rows = listed(daily(9)), daily(9)
    before.lines(0, 20)

    assert listed([*rows[:4], *rows[5:]]).place_of(before, 4) == 4
    assert listed(rows[:3]).place_of(before, 4) == 2


def test_an_article_in_another_file_keeps_the_cursor() -> None:
    rows = daily(9)
    before = listed(rows)
    before.lines(0, 20)
    moved = rows[4]._replace(file=77)
    assert listed([*rows[5:], moved, *rows[:4]]).place_of(before, 4) == 4


def test_when_all_around_it_is_gone_there_is_no_place() -> None:
    before = listed(daily(9))
    before.lines(0, 20)

    assert listed(daily(9, start=100)).place_of(before, 4) is None


def test_nothing_waits_for_the_rows_that_are_not_at_hand() -> None:
    rows = daily(1000)
    before = listed(rows)
    deep = before.row(700)
    after = Listed(Held(rows, is_loaded=False), today)

    assert after.place(deep.file) is None
    assert after.place_of(before, 700) is None
    assert after.place(rows[7].file) == 7
    assert not after.is_at_hand(999)


def test_a_list_by_title_has_no_months_to_go_to() -> None:
    assert listed(daily(40), sort=Sort.TITLE).neighbour(0, 1, Unit.MONTH) is None
    assert listed(daily(40)).neighbour(0, 1, Unit.MONTH) == 1


def test_a_line_down_in_a_million_rows_asks_for_no_more_than_in_a_thousand() -> None:
    def asked(count: int) -> list[tuple[int, int]]:
        held = Held(daily(70) * (count // 70))
        shown = Listed(held, today)
        held.asked.clear()
        for top in range(30, 60):
            shown.lines(top, 40)
            shown.top_for(top + 30, 40)
        return held.asked

    assert asked(1_000_000) == asked(1_000)
