"""A list of articles: what is asked for, what a row holds, and how a screen pages through it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from reader.model.article import ArticleId, Metadata, Moment
from reader.model.sanitize import Shown


class Shelf(StrEnum):
    """Which articles."""

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"


class Sort(StrEnum):
    """In which order. Articles without the value come last either way."""

    DATE = "date"
    TITLE = "title"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Query:
    """What a list shows."""

    shelf: Shelf = Shelf.ALL
    title: str = ""
    """Every word must occur in the title, case and diacritics folded; empty for no filter."""
    sort: Sort = Sort.DATE
    is_descending: bool = True


@dataclass(frozen=True, slots=True)
class Row:
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


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything the index knows of one file: a row and the metadata behind it."""

    row: Row
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Counts:
    """How many files are on each shelf, and what was left out of the list and why."""

    all: int = 0
    unread: int = 0
    starred: int = 0
    broken: int = 0
    """Listed with a badge."""
    left_out: Mapping[str, int] | None = None
    """Reason (`hidden`, `not an article`, `unreadable folder`, ...) -> how many; None where never
    scanned."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh of the index is."""

    stage: str
    """`scan` (files found), `heads` (the list fills) or `words` (minutes and titles come)."""
    done: int
    total: int
    """0 where not known yet."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a refresh of the index found on the disk."""

    new: int = 0
    changed: int = 0
    gone: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    """As `Counts.left_out`, of the libraries that were looked at."""
    missing: tuple[str, ...] = ()
    """Library folders that are not there or can't be read; their articles stay in the list."""
    is_finished: bool = True
    """False where it was cancelled, or another process is refreshing at this moment."""


class Results(Protocol):
    """The answer to a Query: a list that stays as it was asked for until it is asked again.

    An article that was marked read stays in its list of unread ones; its row shows the new marks.
    """

    query: Query

    def __len__(self) -> int:
        """How many rows."""
        ...

    @property
    def is_loaded(self) -> bool:
        """Any row is at hand; else only the first few hundred are."""
        ...

    def load(self) -> None:
        """Bring every row to hand. It takes some time for a hundred thousand."""
        ...

    def page(self, start: int, count: int) -> Sequence[Row]:
        """The rows start..start+count, fewer at the end, with their marks as they are now."""
        ...

    def position(self, file: int) -> int | None:
        """The row number of a file; None where the list does not hold it."""
        ...

    def next_unread(self, position: int, step: int) -> int | None:
        """The nearest unread row after (step 1) or before (step -1) a row; None where none is."""
        ...
