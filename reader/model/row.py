"""One line of the list, and the little of an article that is in it.

A module of its own: these are all that `leeslamp list` makes, and every class costs its start half
a millisecond.
"""

from datetime import date
from typing import NamedTuple, NewType

from reader.model.sanitize import EMPTY, Shown

ArticleId = NewType("ArticleId", str)
"""32 hexadecimal digits, the same on every machine for the same article (see model/identity)."""


class Moment(NamedTuple):
    """A time as the author gave it, no more precise than they gave it."""

    iso: str
    """ISO 8601: `2019-06-27`, `2019-06-27T20:47:47` or `2019-06-27T20:47:47+02:00`."""
    epoch: int
    """Seconds since 1970 UTC, for sorting; a time without a zone counts as UTC."""

    @property
    def day(self) -> date:
        """The calendar day in the author's own zone."""
        return date.fromisoformat(self.iso[:10])


class Row(NamedTuple):
    """One line of the list. `file` is one file on disk; two files may be one article."""

    file: int
    """The index's number for the file; 1 and up, stable while the file stays where it is."""
    article: ArticleId
    path: str
    """Absolute, surrogateescape for bytes that are no UTF-8; for opening, not for showing."""
    title: Shown
    """Never empty: the title, else the first heading or sentence, else the file's name."""
    date: Moment | None
    category: Shown
    site: Shown
    words: int | None
    """None until the body was counted."""
    minutes: int | None
    """Reading time, 1 and up; None until the body was counted; 0 for an empty body."""
    is_read: bool
    is_starred: bool
    progress: float
    """0.0 to 1.0."""
    error: Shown
    """The first problem of the file, with its line; empty for a sound one."""
    author: Shown = EMPTY
    """The first of its authors."""
    added: int = 0
    """When it was first found, in seconds since 1970."""
    last_read: int = 0
    """When it was last read, in seconds since 1970; 0 for never."""
    is_archived: bool = False
    tags: tuple[Shown, ...] = ()
    """The person's own."""
    highlights: int = 0
    has_note: bool = False
    is_missing: bool = False
    """Its library's folder was not there when the disk was last looked at."""
