"""Articles that were read before they were asked for: the one under the cursor, the next one.

Whoever rests on a title is about to open it. What was read ahead is used only as long as the file
is as it was; marks are always asked for anew.
"""

import os
from collections import OrderedDict
from typing import TYPE_CHECKING

from reader.model.listing import Row

if TYPE_CHECKING:
    from reader.model.opened import Opened

KEPT = 4
"""Articles kept."""
LONGEST = 20_000
"""Words of the longest article that is read ahead: reading a longer one would hold up the one that
is opened in its stead."""

LONG = 100_000
"""Bytes from which on the beginning of an article is shown while the whole of it is read."""

Signature = tuple[int, int, int]
"""Inode, size and time of change of a file."""


class ReadAhead:
    """The newest few; used from several threads, one step each."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[Signature, Opened]] = OrderedDict()

    def find(self, path: str) -> "Opened | None":
        """The article at this path, if it was read and its file has not changed since."""
        kept = self._kept.get(path)
        return kept[1] if kept is not None and kept[0] == signature(path) else None

    def keep(self, seen: Signature | None, opened: "Opened") -> None:
        """Remember an article that was read from a file with this signature."""
        if seen is not None:
            self._kept[opened.path] = (seen, opened)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)


def is_worth_it(row: Row) -> bool:
    """It is sound, counted, and not so long that it would be in the way."""
    return not row.error and row.words is not None and row.words <= LONGEST


def signature(path: str) -> Signature | None:
    """By what a file is known to be the same; None where it can't be asked."""
    try:
        found = os.stat(path)  # noqa: PTH116 - the path may hold bytes that are no UTF-8
    except (OSError, ValueError):
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
