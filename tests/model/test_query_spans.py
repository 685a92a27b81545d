import pytest

from reader.model.query import QueryError, parse
from reader.model.terms import Ago, Bound, Clock, Day, Quantity, Range, Span, Undated, Unit


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2019", Day(2019), Day(2019)),
        ("2019-6", Day(2019, 6), Day(2019, 6)),
        ("2019-06-27", Day(2019, 6, 27), Day(2019, 6, 27)),
        ('"2019"', Day(2019), Day(2019)),
        ("2019..2020-06", Day(2019), Day(2020, 6)),
        ("2020-06..2020", Day(2020, 6), Day(2020)),
        ("2019..", Day(2019), None),
        ("..2019", None, Day(2019)),
        (">2019", Day(2020), None),
        (">=2019", Day(2019), None),
        ("<2019", None, Day(2018)),
        ("<=2019", None, Day(2019)),
        (">2019-12", Day(2020, 1), None),
        ("<2019-01", None, Day(2018, 12)),
        (">2020-02-28", Day(2020, 2, 29), None),
        ("<2020-01-01", None, Day(2019, 12, 31)),
        ("today", Ago(0, Unit.DAYS), Ago(0, Unit.DAYS)),
        ("Yesterday", Ago(1, Unit.DAYS), Ago(1, Unit.DAYS)),
        ("<today", None, Ago(1, Unit.DAYS)),
        (">yesterday", Ago(0, Unit.DAYS), None),
        (">=today", Ago(0, Unit.DAYS), None),
        ("3months", Ago(3, Unit.MONTHS), None),
        ("3months..", Ago(3, Unit.MONTHS), None),
        ("..1year", None, Ago(1, Unit.YEARS)),
        ("2w..3d", Ago(2, Unit.WEEKS), Ago(3, Unit.DAYS)),
        ("1m..1week", Ago(1, Unit.MONTHS), Ago(1, Unit.WEEKS)),
        ("2019..1y", Day(2019), Ago(1, Unit.YEARS)),
    ],
)
def test_spans_of_time(value: str, first: Bound | None, last: Bound | None) -> None:
    assert parse(f"date:{value}").term == Span(Clock.DATE, first, last)


def test_a_span_can_be_about_three_times() -> None:
    clocks = [parse(f"{clock}:2019").term for clock in Clock]
    assert clocks == [Span(clock, Day(2019), Day(2019)) for clock in Clock]


def test_articles_without_a_date_can_be_asked_for() -> None:
    assert parse("date:none").term == Undated()


@pytest.mark.parametrize(
    "value",
    [
        *("19", "20190627", "2019-13", "2019-00", "2019-02-30", "0000", "2019/06", "soon", "2019-"),
        *("..", ">", "<>2019", "2020..2019", "2020-02..2020-01-31", "1week..2weeks", "1week..1y"),
        *(">9999", "<0001", "<0001-01-01", ">9999-12-31", ">today", ">3months", "<1d", "3parsecs"),
        *("1234567days", "2019..2020..2021", ">2019..2020", "none..2019", "²019", "-1d"),
    ],
)
def test_what_is_no_time_is_an_error_within_the_value(value: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(f"a date:{value}")
    assert len("a date:") <= caught.value.start < caught.value.end <= len(f"a date:{value}")


@pytest.mark.parametrize(
    ("text", "quantity", "least", "most"),
    [
        ("words:100..200", Quantity.WORDS, 100, 200),
        ("words:100", Quantity.WORDS, 100, 100),
        ("words:100..", Quantity.WORDS, 100, None),
        ("words:..100", Quantity.WORDS, None, 100),
        ("words:>2000", Quantity.WORDS, 2001, None),
        ("words:>=2000", Quantity.WORDS, 2000, None),
        ("left:<10m", Quantity.LEFT, None, 9),
        ("left:<=10", Quantity.LEFT, None, 10),
        ("left:5m..10m", Quantity.LEFT, 5, 10),
        ("left:0", Quantity.LEFT, 0, 0),
    ],
)
def test_ranges_of_numbers(
    text: str, quantity: Quantity, least: int | None, most: int | None
) -> None:
    assert parse(text).term == Range(quantity, least, most)


@pytest.mark.parametrize(
    "text",
    [
        *("words:many", "words:10m", "words:-5", "words:..", "words:>", "words:200..100"),
        *("words:<0", "words:>999999999", "words:1234567890", "left:1h", "left:5..10..15"),
        f"words:{'9' * 5000}",
    ],
)
def test_what_is_no_range_is_an_error_within_the_value(text: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert text.index(":") < caught.value.start < caught.value.end <= len(text)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("date:2019-6..", "date:2019-06.."),
        ("date:>2019", "date:2020.."),
        ("read:0d", "read:today.."),
        ("read:yesterday", "read:yesterday"),
        ("added:1w..today", "added:1week..today"),
        ("left:<10m", "left:..9"),
        ("words:7", "words:7"),
    ],
)
def test_times_and_numbers_are_printed_in_one_spelling(typed: str, printed: str) -> None:
    assert str(parse(typed)) == printed
