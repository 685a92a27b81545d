from datetime import date

import pytest

from reader import i18n
from reader.model.article import Moment
from reader.ui import days

TODAY = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2026-07-01", "Today"),
        ("2026-06-30T23:59:00+02:00", "Yesterday"),
        ("2026-06-27", "27 Jun"),
        ("2026-07-02", "2 Jul"),
        ("2012-06-27", "Jun 2012"),
    ],
)
def test_a_day_is_said_short(iso: str, shown: str) -> None:
    assert days.short_day(Moment(iso, 0).day, TODAY, has_year=False) == shown


def test_under_a_heading_with_the_year_the_day_is_said() -> None:
    assert days.short_day(date(2012, 6, 27), TODAY, has_year=True) == "27 Jun"


def test_every_short_day_fits_its_column() -> None:
    some = [date(year, month, 27) for year in (2012, 2026) for month in range(1, 13)]

    assert all(len(days.short_day(each, TODAY, has_year=False)) <= 9 for each in some)


def test_a_month_is_a_heading() -> None:
    assert days.month(date(2019, 6, 1)) == "June 2019"


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (TODAY, "Today"),
        (date(2026, 6, 30), "Yesterday"),
        (date(2019, 6, 27), "27 June 2019"),
    ],
)
def test_a_day_is_a_heading(day: date, shown: str) -> None:
    assert days.long_day(day, TODAY) == shown


def test_thousands_are_set_apart() -> None:
    assert days.number(118197) == "118,197"


def test_dutch_has_its_own_months_and_thousands() -> None:
    i18n.use(["nl"])
    try:
        assert days.month(date(2019, 5, 1)) == "Mei 2019"
        assert days.number(118197) == "118.197"
        assert days.short_day(TODAY, TODAY, has_year=False) == "Vandaag"
    finally:
        i18n.use([])
