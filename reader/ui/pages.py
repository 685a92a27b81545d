"""What a Results holds, as it is asked for: a few rows at a time, the last of which are kept."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from reader.model.listing import Passage, Results, Row

PAGE = 64
"""Rows asked for at once: a high screen."""
CHUNK = 4
"""Passages asked for at once when one is met that is not at hand: each costs the unpacking of an
article's text, a fifth of a millisecond."""
KEPT = 8
"""Pages kept: what two screens need."""

_Item = TypeVar("_Item")


class Kept(Generic[_Item]):
    """Items by their number, asked for in pages."""

    def __init__(
        self, ask: Callable[[int, int], Sequence[_Item]], size: int, kept: int = KEPT
    ) -> None:
        self._ask, self._size, self._limit = ask, size, kept
        self._pages: OrderedDict[int, Sequence[_Item]] = OrderedDict()

    def __getitem__(self, position: int) -> _Item:
        """The item of this number, 0 and up; raises IndexError where there is none."""
        number = position // self._size
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._ask(number * self._size, self._size)
            if len(self._pages) > self._limit:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[position % self._size]

    def fetch(self, first: int, last: int) -> None:
        """Ask for what is missing of these items, both ends among them, all at once."""
        wanted = range(first // self._size, last // self._size + 1)
        missing = [number for number in wanted if number not in self._pages]
        if len(missing) < 2 or len(wanted) > self._limit:
            return  # nothing is gained, or the first of them would be forgotten for the last
        start = missing[0] * self._size
        found = self._ask(start, (missing[-1] + 1) * self._size - start)
        for number in range(missing[0], missing[-1] + 1):
            at = number * self._size - start
            self._pages[number] = found[at : at + self._size]
        while len(self._pages) > self._limit:
            self._pages.popitem(last=False)

    def held(self, position: int) -> _Item | None:
        """The same where it is at hand without asking; None elsewhere."""
        page = self._pages.get(position // self._size, ())
        at = position % self._size
        return page[at] if 0 <= at < len(page) else None

    def forget(self) -> None:
        """Ask again for what is needed."""
        self._pages.clear()


def kept_rows(results: Results) -> Kept[Row]:
    """The rows of a list."""
    return Kept(results.page, PAGE)


def kept_passages(results: Results) -> Kept[Passage | None]:
    """The passages of a list: what a high screen and a little more shows."""
    return Kept(results.passages, CHUNK, kept=64 // CHUNK)
