"""The headings of a list sorted by date: a month, or a year where months hold too little.

Nothing here looks at all articles: which headings there are is asked of a handful of rows.
"""

from collections.abc import Callable
from dataclasses import dataclass

from reader.i18n import _
from reader.model.listing import Results, Row
from reader.model.query import Sort
from reader.ui.days import month

FULL = 3.0
"""Articles a month below which headings name years, and a year below which there are none: a
heading above every row or two is noise."""
SAMPLE = 500
"""Rows by which the grouping is chosen: the first of a list are at hand at once, in any list."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """How rows are grouped."""

    kind: str
    """`month`, `year`, or empty where rows have no headings."""

    def name(self, row: Row) -> str:
        """The heading that a row belongs under; empty for none."""
        if not self.kind:
            return ""
        if row.date is None:
            return _("Undated")
        return month(row.date.day) if self.kind == "month" else str(row.date.day.year)

    def neighbour(self, row: Callable[[int], Row], count: int, position: int, step: int) -> int:
        """The first row of the next group (step 1), or of the previous one (step -1).

        Going back from within a group leads to its own first row.
        """
        name = self.name(row(position))
        if step > 0:
            end = _edge(lambda index: self.name(row(index)) == name, position, count)
            return end if end < count else position
        first = _start(lambda index: self.name(row(index)) == name, position)
        if first < position or first == 0:
            return first
        above = self.name(row(first - 1))
        return _start(lambda index: self.name(row(index)) == above, first - 1)


def grouping(results: Results) -> Grouping:
    """The grouping that suits a list: by the span of its first dates and how many there are."""
    count = min(len(results), SAMPLE)
    if results.sort is not Sort.DATE or not count:
        return Grouping("")

    def row(index: int) -> Row:
        return results.page(index, 1)[0]

    dated = _edge(lambda index: row(index).date is not None, -1, count)
    if not dated:
        return Grouping("")
    first, last = row(0).date, row(dated - 1).date
    if first is None or last is None:
        return Grouping("")
    months = max(abs(first.epoch - last.epoch) / 86400 / 30.4, 1.0)
    if dated / months >= FULL:
        return Grouping("month")
    return Grouping("year" if dated / max(months / 12, 1.0) >= FULL else "")


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
