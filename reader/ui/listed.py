"""A Results as the list lays it out: its rows, the passages below them, the headings between."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from reader.config import USUAL_LIST, Listing
from reader.model.listing import Passage, Results, Row
from reader.model.query import Sort, is_ranked, texts
from reader.ui.groups import TIMES, Grouping, Unit, grouping, neighbour
from reader.ui.pages import Kept, kept_passages, kept_rows
from reader.ui.viewport import Lines, Spacing, lines, top_for

if TYPE_CHECKING:
    from reader.model.terms import Text

AT_HAND = 256
"""Rows that any Results has at once, loaded or not."""
AIRY = 18
"""Lines of a window from which there is an empty one above a heading."""
FIRST = 64
"""Rows that tell which columns the list has."""
NEAR = 16
"""Rows on either side in which one is looked for that takes the place of one that is gone."""

_UNKNOWN = Grouping()


class Listed:
    """One answer, until the next. Asks for what is looked at, and keeps a little of it."""

    def __init__(
        self,
        results: Results,
        today: Callable[[], date],
        before: "Listed | None" = None,
        *,
        is_regrouped: bool = False,
        manner: Listing = USUAL_LIST,
    ) -> None:
        """`before` is what the list showed until now: while it is the answer to the same query,
        headings and columns stay as they are, unless it `is_regrouped`.
        """
        self.results = results
        self.manner = manner
        """How the person wants lists."""
        self.count = len(results)
        self._today = today
        self._rows: Kept[Row] = kept_rows(results)
        self._passages: Kept[Passage | None] = kept_passages(results)
        same = before if before is not None and before.answers(results) else None
        first = [self.row(at) for at in range(min(FIRST, self.count))]
        self.grouping: Grouping = _UNKNOWN if same is None or is_regrouped else same.grouping
        if not self.grouping.is_settled:
            self.grouping = grouping(self._glimpse, self.count, results.sort, manner.group)
        wanted = list(texts(results.query.term))
        self.is_search = is_ranked(results.query.term)
        """The best of it come first, or could: it is no mere shelf."""
        self.wanted = _pattern(wanted)
        """What is looked for; None where nothing is."""
        depth = 2 if manner.is_roomy or any(not text.in_title for text in wanted) else 1
        self.spacing = Spacing(depth)
        """A row of a search has a second line for its passage, any row of a roomy list."""
        by_author = results.sort is Sort.AUTHOR
        self.has_category: bool = (same is not None and same.has_category) or any(
            row.author if by_author else row.category for row in first
        )
        """Some row of the first ones has one; else the column is left out for the whole list."""
        self.has_site: bool = (same is not None and same.has_site) or any(row.site for row in first)

    def answers(self, results: Results) -> bool:
        """It is an answer to the same query, in the same order."""
        mine = self.results
        return (mine.query, mine.sort, mine.is_descending) == (
            results.query,
            results.sort,
            results.is_descending,
        )

    # What stands in it.

    def row(self, position: int) -> Row:
        """The row of this number, 0 and up; raises IndexError outside the list."""
        return self._rows[position]

    def passage(self, position: int) -> Passage | None:
        """Where this row holds what is looked for."""
        return self._passages[position]

    def fetch_passages(self, first: int, last: int) -> None:
        """Have those of these rows at hand, both ends among them: one question for a screen."""
        self._passages.fetch(first, min(last, self.count - 1))

    def forget(self) -> None:
        """Ask again for the rows: marks have changed, or more of them have come to hand."""
        self._rows.forget()
        self.count = len(self.results)

    def is_at_hand(self, position: int) -> bool:
        """This row can be had without waiting for those before it."""
        return self.results.is_loaded or position < AT_HAND

    def place(self, file: int, article: str = "") -> int | None:
        """The row number of a file, else of another with this article, as far as it can be had
        without waiting.
        """
        if self.results.is_loaded:
            return self.results.position(file, article)
        first = self.results.page(0, min(AT_HAND, len(self.results)))
        return next((at for at, row in enumerate(first) if row.file == file), None)

    def place_of(self, before: "Listed", cursor: int) -> int | None:
        """Where the row is now that was under the cursor in another list, else its nearest
        neighbour that is still there; None where the list knows none of them, or not yet.
        """
        places = (self.place(row.file, row.article) for row in before._around(cursor))
        if not self.results.is_loaded:
            return next(places, None)
        return next((place for place in places if place is not None), None)

    def _around(self, position: int) -> Iterator[Row]:
        if position < self.count and self.is_at_hand(
            position
        ):  # marks that have just changed make every row forgotten
            self.row(position)
        for away in range(NEAR):
            for at in dict.fromkeys((position + away, position - away)):
                row = self._rows.held(at) if 0 <= at < self.count else None
                if row is not None:
                    yield row

    # Where it stands.

    def space(self, height: int) -> None:
        """Groups stand apart in a window of so many lines, where there is room for that."""
        self.spacing = self.spacing._replace(gap=int(height >= AIRY))

    def heading(self, position: int) -> str:
        """The heading that a row belongs under; empty for none."""
        return self.grouping.name(self._rows[position], self._today())

    def lines(self, top: int, height: int) -> Lines:
        """The lines of a screen that begins with row `top`."""
        return lines(top, height, self.count, self.heading, self.spacing)

    def top_for(self, bottom: int, height: int) -> int:
        """The smallest top row with which row `bottom` is still wholly on the screen."""
        return top_for(bottom, height, self.heading, self.spacing) if self.count else 0

    def last_top(self, height: int) -> int:
        """The top row with which the last row stands at the bottom."""
        if height <= 0 or not self.count:
            return 0
        if self.grouping.unit is None or not self.is_at_hand(self.count - 1):
            # Headings can't be counted in before the end is at hand; without any, no row is needed.
            return max(self.count - max(height // self.spacing.row, 1), 0)
        return self.top_for(self.count - 1, height)

    def neighbour(self, position: int, step: int, unit: Unit) -> int | None:
        """The first row of the next (step 1) or previous month or year; None where the list is not
        sorted by a time.
        """
        if self.results.sort not in TIMES or not self.count:
            return None
        return neighbour(
            self._glimpse, self.count, position, step, sort=self.results.sort, unit=unit
        )

    def _glimpse(self, position: int) -> Row:
        # Alone where it is not at hand: a search for a month passes by, and stays nowhere.
        row = self._rows.held(position)
        return row if row is not None else self.results.page(position, 1)[0]


def _pattern(wanted: "Sequence[Text]") -> re.Pattern[str] | None:
    if not wanted:
        return None
    from reader.model import matching

    return matching.pattern(wanted)
