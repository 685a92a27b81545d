from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.listing import Row
from reader.model.query import Sort
from reader.ui.groups import SAMPLE, Grouping, Unit, day_of, grouping, neighbour
from reader.ui.listed import AT_HAND
from tests.ui.stand_ins import TODAY, daily, row


def of(rows: Sequence[Row], sort: Sort = Sort.DATE) -> Grouping:
    return grouping(rows.__getitem__, len(rows), sort)


@pytest.mark.parametrize(
    ("a_day", "unit"),
    [(20.0, Unit.DAY), (1.0, Unit.MONTH), (0.02, Unit.YEAR), (0.001, None)],
)
def test_a_heading_names_a_time_that_holds_more_than_a_few(a_day: float, unit: Unit | None) -> None:
    assert of(daily(60, a_day=a_day)).unit is unit


@pytest.mark.parametrize("sort", [Sort.TITLE, Sort.WORDS, Sort.RELEVANCE, Sort.SITE])
def test_a_list_that_is_not_sorted_by_a_time_has_no_headings(sort: Sort) -> None:
    chosen = of(daily(60), sort)

    assert chosen.name(daily(1)[0], TODAY.date()) == ""


def test_an_empty_list_has_none() -> None:
    assert of([]).unit is None


def test_what_was_chosen_from_few_rows_is_not_settled() -> None:
    assert not of(daily(SAMPLE - 1)).is_settled
    assert of(daily(SAMPLE)).is_settled


@pytest.mark.parametrize("undated", [0, 1, 200, 300])
def test_no_row_is_asked_for_that_is_not_at_hand(undated: int) -> None:
    rows = [*daily(300 - undated), *(row(300 + number) for number in range(undated))]
    asked: set[int] = set()

    def ask(position: int) -> Row:
        asked.add(position)
        return rows[position]

    grouping(ask, len(rows), Sort.DATE)
    assert max(asked) < AT_HAND


@pytest.mark.parametrize(
    ("unit", "name"),
    [(Unit.DAY, "27 June 2019"), (Unit.MONTH, "June 2019"), (Unit.YEAR, "2019")],
)
def test_a_heading_is_said_as_a_person_does(unit: Unit, name: str) -> None:
    old = row(1, day=TODAY.replace(year=2019, month=6, day=27))

    assert Grouping(Sort.DATE, unit).name(old, TODAY.date()) == name


def test_the_two_last_days_have_names() -> None:
    names = [Grouping(Sort.DATE, Unit.DAY).name(each, TODAY.date()) for each in daily(2)]

    assert names == ["Today", "Yesterday"]


def test_what_has_no_time_is_named_too() -> None:
    undated = row(1)

    assert Grouping(Sort.DATE, Unit.MONTH).name(undated, date(2026, 7, 1)) == "Undated"
    assert Grouping(Sort.READ, Unit.MONTH).name(undated, date(2026, 7, 1)) == "Never read"


def test_a_list_sorted_by_when_articles_came_is_grouped_by_that() -> None:
    came = row(1, day=TODAY, added=TODAY - timedelta(days=40))

    assert day_of(came, Sort.ADDED) == (TODAY - timedelta(days=40)).date()


def test_a_time_that_no_calendar_holds_is_none() -> None:
    assert day_of(row(1)._replace(last_read=10**18), Sort.READ) is None


MONTHLY = [*daily(95), row(200), row(201)]
"""July back to March of one year by day, then two undated ones."""


def step(position: int, way: int, unit: Unit = Unit.MONTH) -> int:
    return neighbour(MONTHLY.__getitem__, len(MONTHLY), position, way, sort=Sort.DATE, unit=unit)


def test_the_next_month_begins_where_the_month_is_another() -> None:
    assert step(0, 1) == 1
    assert step(5, 1) == 31
    assert step(40, 1) == 62


def test_going_back_leads_to_the_first_of_the_month_then_to_the_month_before() -> None:
    assert step(45, -1) == 31
    assert step(31, -1) == 1
    assert step(0, -1) == 0


def test_what_has_no_date_comes_after_the_last_month() -> None:
    assert step(94, 1) == 95
    assert step(96, 1) == 96


def test_a_year_is_further_than_a_month() -> None:
    assert step(3, 1, Unit.YEAR) == 95


@given(st.lists(st.integers(0, 40), min_size=1, max_size=60), st.data())
def test_jumping_on_never_skips_a_month(months: list[int], data: st.DataObject) -> None:
    days = sorted((date(2020 + m // 12, m % 12 + 1, 3) for m in months), reverse=True)
    rows = [
        row(n, day=TODAY.replace(year=d.year, month=d.month, day=3)) for n, d in enumerate(days)
    ]
    start = data.draw(st.integers(0, len(rows) - 1))

    found = neighbour(rows.__getitem__, len(rows), start, 1, sort=Sort.DATE, unit=Unit.MONTH)

    following = [at for at in range(start, len(days)) if days[at] != days[start]]
    assert found == (following[0] if following else start)


def test_a_jump_over_a_million_asks_for_few_rows() -> None:
    asked = []

    def at(position: int) -> Row:
        asked.append(position)
        return daily(1)[0] if position < 999_999 else row(1)

    assert neighbour(at, 1_000_000, 0, 1, sort=Sort.DATE, unit=Unit.YEAR) == 999_999
    assert len(asked) < 60
