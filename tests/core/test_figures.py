from datetime import date, datetime, timedelta

from reader.core import calendar
from reader.core.figures import Amount, Figures, figures, readings
from reader.model.article import ArticleId
from reader.model.marks import Marks

LAMP, DYKE, SEA = map(ArticleId, ("lamp", "dyke", "sea"))
FIRST = date(2026, 11, 2)


def at(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 23, 50).timestamp())


def read_on(*days: date) -> Figures:
    spent = [(ArticleId(str(day)), f"{day}/0badcafe", 600) for day in days]
    return figures(readings(spent, {}), None, FIRST + timedelta(20), {}, {})


def test_time_of_several_devices_is_added_up_by_local_day() -> None:
    spent = [(LAMP, "2026-11-02/aa", 60), (LAMP, "2026-11-02/bb", 30), (LAMP, "2026-11-03/aa", 5)]
    found = readings(spent, {})

    assert found[LAMP] == {FIRST: Amount(0, 90), FIRST + timedelta(1): Amount(0, 5)}


def test_an_article_counts_on_the_local_day_on_which_it_was_finished() -> None:
    marks = {LAMP: Marks(is_read=True, finished=at(FIRST))}

    assert readings([], marks)[LAMP] == {FIRST: Amount(1, 0)}


def test_what_is_unread_again_was_not_read() -> None:
    assert LAMP not in readings([], {LAMP: Marks(is_read=False, finished=at(FIRST))})


def test_what_was_only_marked_read_was_not_read_but_with_time_spent_it_was() -> None:
    marks = {LAMP: Marks(is_read=True), DYKE: Marks(is_read=True)}
    found = readings([(DYKE, "2026-11-02/aa", 300)], marks)

    assert LAMP not in found
    assert found[DYKE] == {FIRST: Amount(1, 300)}


def test_figures_are_of_the_days_that_are_asked_for() -> None:
    spent = [(LAMP, "2026-11-02/aa", 60), (LAMP, "2026-11-09/aa", 30)]
    found = figures(readings(spent, {}), date(2026, 11, 3), date(2026, 11, 30), {}, {})

    assert found.all == Amount(0, 30)
    assert list(found.days) == [date(2026, 11, 9)]
    assert [one.name for one in found.months] == ["2026-11"]


def test_the_most_read_tags_and_sites_come_first() -> None:
    spent = [(LAMP, "2026-11-02/aa", 60), (SEA, "2026-11-02/aa", 90)]
    tags = {LAMP: ["light"], SEA: ["water", "light"]}
    found = figures(readings(spent, {}), None, FIRST, tags, {LAMP: "nos.nl", SEA: ""})

    assert [(one.name, one.amount.seconds) for one in found.tags] == [("light", 150), ("water", 90)]
    assert [one.name for one in found.sites] == ["nos.nl"]


def test_days_in_a_row_go_on_until_a_day_is_missed() -> None:
    days = [FIRST + timedelta(number) for number in (0, 1, 2, 3, 18, 19)]

    assert (read_on(*days).streak, read_on(*days).longest) == (2, 4)
    assert read_on(*days[:4]).streak == 0


def test_a_broken_item_is_passed_over() -> None:
    assert readings([(LAMP, "someday/aa", 60)], {}) == {}


def test_the_calendar_has_a_column_for_each_week_and_told_apart_signs() -> None:
    seconds = (0, 300, 900, 2000, 4000, 1)
    days = {FIRST + timedelta(number): Amount(0, one) for number, one in enumerate(seconds)}
    months, *rows = calendar.calendar(days, FIRST + timedelta(13), 9)

    assert months == "     Nov"
    assert [row[5] for row in rows] == ["·", "░", "▒", "▓", "█", "░", "·"]
    assert all(len(row) == 8 for row in rows)


def test_the_calendar_begins_with_the_first_day() -> None:
    _months, *rows = calendar.calendar({}, date(2026, 11, 30), 200, date(2026, 11, 1))

    assert len(rows[0]) == 5 + 2 * 6 - 1
    assert rows[0][5] == " "
    assert rows[6][5] == "·"


def test_a_month_stands_over_the_week_in_which_it_begins() -> None:
    months, *_rows = calendar.calendar({}, date(2026, 11, 10), 80, date(2026, 10, 1))

    assert months == "     Oct     Nov"


def test_the_calendar_can_be_drawn_in_ascii() -> None:
    drawn = calendar.calendar({FIRST: Amount(0, 4000)}, FIRST, 9, is_ascii=True)

    assert "\n".join((*drawn, calendar.legend(is_ascii=True))).isascii()
    assert drawn[1].endswith("#")


def test_an_article_read_in_no_time_is_not_nothing() -> None:
    assert calendar.level(Amount(1, 0)) == 1
