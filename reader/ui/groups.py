"""The headings of a list sorted by a time: days, months, or years where months hold too little.

Nothing here looks at all articles: which headings there are is asked of a handful of rows, and
where the next month begins of as many as the count has digits.
"""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from reader.i18n import _
from reader.model.listing import Row
from reader.model.query import Sort
from reader.ui.days import long_day, month

SAMPLE = 256
"""Rows by which the headings are chosen: as many as are at hand at once in any list. One more, and
a search waits for 4,000 rows before it is painted."""
LAST_SECOND = 250_000_000_000
"""A time that is later than this, in the year 9892, is no time."""
_DAY = 86_400


class Unit(StrEnum):
    """How long a time a heading names."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


FULL = ((Unit.DAY, 1.0, 5.0), (Unit.MONTH, 30.4, 3.0), (Unit.YEAR, 365.0, 3.0))
"""Days of each, and the articles below which it has no heading of its own: a heading above every
row or two is noise."""
TIMES = (Sort.DATE, Sort.ADDED, Sort.READ)
"""The sorts that have headings."""


class Grouping(NamedTuple):
    """How rows are grouped."""

    sort: Sort = Sort.TITLE
    unit: Unit | None = None
    """None where rows have no headings."""
    is_settled: bool = False
    """More rows of the same list will not change it."""

    def name(self, row: Row, today: date) -> str:
        """The heading that a row belongs under; empty for none."""
        if self.unit is None:
            return ""
        day = day_of(row, self.sort)
        if day is None:
            return _("Undated") if self.sort is Sort.DATE else _("Never read")
        if self.unit is Unit.DAY:
            return long_day(day, today)
        return month(day) if self.unit is Unit.MONTH else str(day.year)


def day_of(row: Row, sort: Sort) -> date | None:
    """The day by which a list of this order is sorted; None for a row that has none."""
    if sort is Sort.ADDED or sort is Sort.READ:
        epoch = row.added if sort is Sort.ADDED else row.last_read
        return datetime.fromtimestamp(epoch).date() if 0 < epoch < LAST_SECOND else None
    return row.date.day if row.date is not None else None


def grouping(row: Callable[[int], Row], count: int, sort: Sort, wanted: str = "auto") -> Grouping:
    """The grouping that is wanted (`day`, `month`, `year`, `none`), or for `auto` what suits a list
    of this order: by the span of its first times and how many there are.
    """
    count = min(count, SAMPLE)
    if sort not in TIMES or wanted == "none":
        return Grouping(sort, None, is_settled=True)
    if wanted != "auto":
        return Grouping(sort, Unit(wanted), is_settled=True)
    dated = count
    last = day_of(row(count - 1), sort) if count else None
    if count and last is None:  # those without a time come last
        dated = _edge(lambda index: day_of(row(index), sort) is not None, -1, count - 1)
        last = day_of(row(dated - 1), sort) if dated else None
    first = day_of(row(0), sort) if dated else None
    unit = None
    if first is not None and last is not None:
        unit = _fitting(dated, abs((first - last).days) + 1)
    return Grouping(sort, unit, is_settled=count == SAMPLE)


def _fitting(count: int, days: int) -> Unit | None:
    return next((unit for unit, long, full in FULL if count / max(days / long, 1.0) >= full), None)


def neighbour(
    row: Callable[[int], Row], count: int, position: int, step: int, *, sort: Sort, unit: Unit
) -> int:
    """The first row of the next month or year (step 1), or of the previous one (step -1).

    Going back from within one leads to its own first row. Where there is no next one: `position`.
    """

    def group(index: int) -> tuple[int, ...]:
        day = day_of(row(index), sort)
        return () if day is None else (day.year, day.month)[: 2 if unit is Unit.MONTH else 1]

    here = group(position)
    if step > 0:
        end = _edge(lambda index: group(index) == here, position, count)
        return end if end < count else position
    first = _start(lambda index: group(index) == here, position)
    if first < position or first == 0:
        return first
    above = group(first - 1)
    return _start(lambda index: group(index) == above, first - 1)


def _edge(holds: Callable[[int], bool], inside: int, outside: int) -> int:
    """The first index for which it no longer holds, between one for which it does and a bound.

    By doubling and halving: as many questions as the count has digits, not as it has rows.
    """
    step = 1
    while inside + step < outside and holds(inside + step):
        inside += step
        step *= 2
    outside = min(inside + step, outside)
    while outside - inside > 1:
        middle = (inside + outside) // 2
        if holds(middle):
            inside = middle
        else:
            outside = middle
    return outside


def _start(holds: Callable[[int], bool], inside: int) -> int:
    """The first index of the run that this index is in."""
    return inside - (_edge(lambda back: holds(inside - back), 0, inside + 1) - 1)
