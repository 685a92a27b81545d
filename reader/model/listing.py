"""A list of articles: what is asked for, what a row holds, and how a screen pages through it."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.model.query import Query, Sort
from reader.model.row import ArticleId
from reader.model.row import Row as Row
from reader.model.sanitize import Shown

if TYPE_CHECKING:
    from reader.model.article import Metadata


class Section(StrEnum):
    """What the sidebar sorts articles by; the value is stored in the index."""

    CATEGORY = "category"
    TAG = "tag"
    AUTHOR = "author"
    SITE = "site"
    LANG = "lang"
    YEAR = "year"
    FOLDER = "folder"


class Value(NamedTuple):
    """One value of a section, and how many files there are under it."""

    section: Section
    text: Shown
    """As the first article wrote it; a year, or a path within the library with `/` at its end."""
    unread: int
    all: int


class Passage(NamedTuple):
    """Where an article holds what was looked for: some words of it on one line."""

    text: Shown
    """At most some 240 characters, `…` where it was cut."""
    hits: tuple[tuple[int, int], ...]
    """Start and end, in characters of `text`, of everything that was found in it."""


class Entry(NamedTuple):
    """Everything the index knows of one file: a row and the metadata behind it."""

    row: Row
    metadata: "Metadata"


class Counts(NamedTuple):
    """How many files are on each shelf, and what was left out of the list and why."""

    all: int = 0
    unread: int = 0
    starred: int = 0
    started: int = 0
    """Reading began, and they are not read."""
    recent: int = 0
    """Read at some time."""
    broken: int = 0
    """Listed with a badge."""
    left_out: Mapping[str, int] | None = None
    """Reason (`hidden`, `not an article`, `unreadable folder`, ...) -> how many; None where never
    scanned."""
    archived: int = 0
    """Out of sight, and on none of the other shelves."""
    stamp: int = 0
    """Another number once other files are listed, or more of them can be searched, whoever found
    them; tells so within one process.
    """


class Progress(NamedTuple):
    """How far a refresh of the index is."""

    stage: str
    """`scan` (files found), `heads` (the list fills) or `words` (minutes and titles come)."""
    done: int
    total: int
    """0 where not known yet."""
    rate: float = 0.0
    """Files a second in this stage; 0.0 where not known yet."""
    left: float = 0.0
    """Seconds that this stage still takes, at that rate; 0.0 where not known."""


class Report(NamedTuple):
    """What a refresh of the index found on the disk."""

    new: int = 0
    changed: int = 0
    gone: int = 0
    left_out: Mapping[str, int] = MappingProxyType({})
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
    sort: Sort
    """The order that it is in, also where the query names none."""
    is_descending: bool

    def __len__(self) -> int:
        """How many rows; those at hand, while `is_counted` is false."""
        ...

    @property
    def is_counted(self) -> bool:
        """How many there are is known."""
        ...

    @property
    def is_loaded(self) -> bool:
        """Any row is at hand; else only the first few hundred are."""
        ...

    def load(self, is_cancelled: Callable[[], bool] = lambda: False) -> None:
        """Bring every row to hand. It takes some time for a hundred thousand."""
        ...

    def page(self, start: int, count: int) -> Sequence[Row]:
        """The rows start..start+count, fewer at the end, with their marks as they are now."""
        ...

    def passages(self, start: int, count: int) -> Sequence[Passage | None]:
        """Where each of these rows holds the words of the query, their first words where it has
        none; None where they can't be shown.
        """
        ...

    def position(self, file: int, article: str = "") -> int | None:
        """The row number of a file, else that of another file with the same article: it may have
        been moved. None where the list holds none.
        """
        ...

    def next_unread(self, position: int, step: int) -> int | None:
        """The nearest unread row after (step 1) or before (step -1) a row; None where none is."""
        ...

    def articles(self) -> Sequence[ArticleId]:
        """Every article of the list, each once, in its order; loads it."""
        ...


class Likely(NamedTuple):
    """A folder that may be a library."""

    folder: str
    """Absolute, surrogateescape."""
    is_vault: bool
    """Obsidian keeps its notes here."""
    articles: int
    """As many as were counted, by their names."""
    is_more: bool
    """There were more than were counted."""
