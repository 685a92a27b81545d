"""Spans of time and ranges of numbers, as they are written in a query and back.

`2019-06` is all of that month, `2019..2020-06` goes to the end of June, `3months` alone is the time
since then. `>2019` begins after the whole of 2019. Numbers: `10`, `5..10`, `<10`, `>=10`.
"""

import re
from datetime import date

from reader.model.query_error import Fault, QueryError, UnfinishedError
from reader.model.query_tokens import Part
from reader.model.terms import Ago, Bound, Clock, Day, Quantity, Range, Span, Unit

NAMED_DAYS = {"today": Ago(0, Unit.DAYS), "yesterday": Ago(1, Unit.DAYS)}
NO_DATE = "none"
MAX_NUMBER = 999_999_999
"""The largest number of words or minutes that can be asked for."""

_COMPARED = re.compile(r"([<>]=?)(.*)", re.DOTALL)
_DAY = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)
_AGO = re.compile(r"(\d{1,6})([a-z]+)", re.ASCII)
_DAY_BEGUN = re.compile(r"\d{0,4}(?:-\d{0,2}){0,2}\.?|\d{1,6}\.?", re.ASCII)
_NUMBER = re.compile(r"(\d{1,9})m?", re.ASCII)
_NUMBER_BEGUN = re.compile(r"(?:\d{1,9}m?)?\.?", re.ASCII)
_UNITS = {name: unit for unit in Unit for name in (unit.value, unit.value[:-1], unit.value[0])}
_LEAST_DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 28, Unit.YEARS: 365}
_MOST_DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 31, Unit.YEARS: 366}


def span(clock: Clock, value: Part) -> Span:
    """The time that is meant; QueryError for what is none, and for one that ends too early."""
    compared = _COMPARED.fullmatch(value.text)
    if compared:
        return _compared(clock, compared[1], value.cut(compared.start(2), len(value.text)))
    left, dots, right = value.text.partition("..")
    if not dots:
        bound = _bound(value)
        is_day = isinstance(bound, Day) or value.text.lower() in NAMED_DAYS
        return Span(clock, bound, bound if is_day else None)
    if not left and not right:
        raise value.wrong(Fault.NO_DATE, Fault.DATES, UnfinishedError)
    first = _bound(value.cut(0, len(left))) if left else None
    last = _bound(value.cut(len(left) + 2, len(value.text))) if right else None
    if first and last and _is_after(first, last):
        raise value.wrong(Fault.REVERSED)
    return Span(clock, first, last)


def number_range(quantity: Quantity, value: Part) -> Range:
    """The range that is meant; QueryError for what is none, and for an empty one."""
    compared = _COMPARED.fullmatch(value.text)
    if compared:
        number = _number(quantity, value.cut(compared.start(2), len(value.text)))
        least, most = {
            ">": (number + 1, None),
            ">=": (number, None),
            "<": (None, number - 1),
            "<=": (None, number),
        }[compared[1]]
    else:
        least, most = _between(quantity, value)
    if (most is not None and most < 0) or (least or 0) > MAX_NUMBER:
        raise value.wrong(Fault.NO_SUCH_NUMBER)
    if least is not None and most is not None and least > most:
        raise value.wrong(Fault.REVERSED, kind=UnfinishedError)
    return Range(quantity, least, most)


def span_text(span: Span) -> str:
    """A span as it is written."""
    first, last = _bound_text(span.first), _bound_text(span.last)
    is_day = isinstance(span.first, Day) or first in NAMED_DAYS
    return first if is_day and span.first == span.last else f"{first}..{last}"


def range_text(wanted: Range) -> str:
    """A range as it is written."""
    least = "" if wanted.least is None else str(wanted.least)
    most = "" if wanted.most is None else str(wanted.most)
    return least if least == most else f"{least}..{most}"


def _compared(clock: Clock, sign: str, value: Part) -> Span:
    bound = _bound(value)
    if isinstance(bound, Ago) and value.text.lower() not in NAMED_DAYS:
        raise value.wrong(Fault.COMPARED_LENGTH, Fault.SINCE_UNTIL)
    near = bound if len(sign) == 2 else _neighbour(bound, 1 if sign == ">" else -1)
    if near is None:
        raise value.wrong(Fault.NO_DAY_BEYOND)
    return Span(clock, near, None) if sign[0] == ">" else Span(clock, None, near)


def _bound(value: Part) -> Bound:
    text = value.text.lower()
    if text in NAMED_DAYS:
        return NAMED_DAYS[text]
    day = _DAY.fullmatch(text)
    if day:
        return _day(value, int(day[1]), day[2], day[3])
    ago = _AGO.fullmatch(text)
    if ago and ago[2] in _UNITS:
        return Ago(int(ago[1]), _UNITS[ago[2]])
    words = [*NAMED_DAYS, NO_DATE] if not ago else list(_UNITS)
    begun = ago[2] if ago else text.removesuffix(".")
    may_go_on = _DAY_BEGUN.fullmatch(text) or any(word.startswith(begun) for word in words)
    raise value.wrong(Fault.NO_DATE, Fault.DATES, UnfinishedError if may_go_on else QueryError)


def _day(value: Part, year: int, month: str | None, day: str | None) -> Day:
    wanted = Day(year, int(month or 0), int(day or 0))
    try:
        date(year, int(month or 1), int(day or 1))
    except ValueError:
        may_go_on = "0" in (month, day) and day != "00"
        kind = UnfinishedError if may_go_on else QueryError
        raise value.wrong(Fault.NO_SUCH_DAY, kind=kind) from None
    return wanted


def _neighbour(bound: Bound, step: int) -> Bound | None:
    """The day, month or year after (1) or before (-1); None past today and past the calendar."""
    if isinstance(bound, Ago):
        return Ago(bound.count - step, bound.unit) if bound.count >= step else None
    try:
        if bound.day:
            day = date(bound.year, bound.month, bound.day).toordinal()
            near = date.fromordinal(day + step)
            return Day(near.year, near.month, near.day)
        if bound.month:
            months = bound.year * 12 + bound.month - 1 + step
            near = date(months // 12, months % 12 + 1, 1)
            return Day(near.year, near.month)
        return Day(date(bound.year + step, 1, 1).year)
    except (ValueError, OverflowError):
        return None


def _is_after(first: Bound, last: Bound) -> bool:
    """It is certain, whatever day it is today, that a span would end before it begins."""
    if isinstance(first, Day) and isinstance(last, Day):
        begin = (first.year, first.month or 1, first.day or 1)
        return begin > (last.year, last.month or 12, last.day or 31)
    if isinstance(first, Ago) and isinstance(last, Ago):
        if first.unit is last.unit:
            return first.count < last.count
        return first.count * _MOST_DAYS[first.unit] < last.count * _LEAST_DAYS[last.unit]
    return False


def _between(quantity: Quantity, value: Part) -> tuple[int | None, int | None]:
    left, dots, right = value.text.partition("..")
    if not dots:
        number = _number(quantity, value)
        return number, number
    if not left and not right:
        raise value.wrong(Fault.NO_NUMBER, Fault.NUMBERS, UnfinishedError)
    least = _number(quantity, value.cut(0, len(left))) if left else None
    return least, _number(quantity, value.cut(len(left) + 2, len(value.text))) if right else None


def _number(quantity: Quantity, value: Part) -> int:
    text = value.text.lower()
    found = _NUMBER.fullmatch(text)
    if found and (quantity is Quantity.LEFT or text == found[1]):
        return int(found[1])
    may_go_on = _NUMBER_BEGUN.fullmatch(text) and (quantity is Quantity.LEFT or "m" not in text)
    raise value.wrong(Fault.NO_NUMBER, Fault.NUMBERS, UnfinishedError if may_go_on else QueryError)


def _bound_text(bound: Bound | None) -> str:
    match bound:
        case None:
            return ""
        case Ago(count, unit):
            names = [name for name, day in NAMED_DAYS.items() if day == bound]
            return names[0] if names else f"{count}{unit[:-1] if count == 1 else unit}"
        case Day(year, month, day):
            parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part)]
            return "-".join(parts)
