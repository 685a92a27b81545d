"""The rows of a Results as they are asked for: in pages, the few newest of which are kept."""

from collections import OrderedDict
from collections.abc import Sequence

from reader.model.listing import Results, Row

PAGE = 64
"""Rows asked for at once: a high screen."""
KEPT = 8
"""Pages kept: what two screens need, and what a search for a group touches."""


class Pages:
    """Rows by their number."""

    def __init__(self, results: Results | None) -> None:
        self._results = results
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._count = len(results) if results is not None else 0
        first = self._page(0) if self._count else ()
        self.has_category = any(row.category for row in first)
        """Some row of the first page has one; else the column is left out for the whole list."""
        self.has_site = any(row.site for row in first)

    def __len__(self) -> int:
        return self._count

    def row(self, position: int) -> Row:
        """The row of this number, 0 and up; raises IndexError outside the list."""
        return self._page(position // PAGE)[position % PAGE]

    def forget(self) -> None:
        """Ask again for what is needed: marks have changed."""
        self._pages.clear()
        self.count()

    def count(self) -> None:
        """Look again how many rows there are: more have come to hand."""
        self._count = len(self._results) if self._results is not None else 0

    def _page(self, number: int) -> Sequence[Row]:
        page = self._pages.get(number)
        if page is None:
            assert self._results is not None
            page = self._results.page(number * PAGE, PAGE)
            self._pages[number] = page
            if len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        return page
