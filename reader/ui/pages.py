"""What a Results holds, as it is asked for: a few rows at a time, the last of which are kept."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from reader.model.listing import Passage, Results, Row

PAGE = 64
"""Rows asked for at once: a high screen."""
CHUNK = 4
"""Passages asked for at once: each costs the unpacking of an article's text, a fifth of a
millisecond."""
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
