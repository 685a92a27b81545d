"""The answer to a Query: which files, in which order, as it was when the list was asked for."""

import sqlite3
import threading
from array import array
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING, Any

from reader.errors import LibraryError
from reader.library.rows import Maker, by_number, chunks, marks, vanished
from reader.library.schema import DAY
from reader.library.search import Search, Statement
from reader.model.query import texts
from reader.model.row import ArticleId, Row
from reader.storage.sqlite import errors_as

if TYPE_CHECKING:
    from reader.model.listing import Passage

FIRST = 256
"""Rows that are there at once; the others follow when they are asked for."""
_PART = 320
"""Rows that are read at once: in the order of days somewhat more than come of it."""
_AT_ONCE = 4096

_Reading = Callable[[], AbstractContextManager[tuple[sqlite3.Connection, Maker]]]


class Snapshot:
    """The Results of the index. Usable from every thread.

    Its first rows are there at once; `load` gets the others, whose order was settled then, too. It
    is called by whatever needs them, and best beforehand from a thread that paints nothing.
    """

    def __init__(
        self,
        search: Search,
        connection: sqlite3.Connection,
        reading: _Reading,
        give_back: Callable[[sqlite3.Connection], None] | None,
    ) -> None:
        """`connection` is the snapshot's own, in a transaction, until it is given back; None for
        one that others read, too.
        """
        self.query = search.query
        self.sort = search.sort
        self.is_descending = search.is_descending
        self._files = array("I")  # 4 MB for a million
        self._lock = threading.Lock()
        self._reading = reading
        self._connection: sqlite3.Connection | None = connection
        self._give_back = give_back
        self._numbers = _numbers(connection, search)
        self._wanted = list(texts(search.query.term))
        self._count: int | None = None
        self._cut: sqlite3.Error | None = None
        """Why the list ends before its end."""
        self._fetch(FIRST, is_first=True)
        if give_back is None:
            self.load()
        elif self._connection is not None and search.total is not None:
            self._count = _told(connection, search.total)

    def __len__(self) -> int:
        if self._connection is None or self._count is None:
            return len(self._files)
        return max(self._count, len(self._files))

    def __del__(self) -> None:
        with suppress(AttributeError, sqlite3.Error):
            self._release()

    @property
    def is_counted(self) -> bool:
        """How many there are is known."""
        return self._connection is None or self._count is not None

    @property
    def is_loaded(self) -> bool:
        """Everything was read."""
        return self._connection is None

    def load(self, is_cancelled: Callable[[], bool] = lambda: False) -> None:
        """Get what was not read yet; returns at once when everything was."""
        while self._connection is not None and not is_cancelled():
            with self._lock:
                self._fetch(_AT_ONCE)

    def page(self, start: int, count: int) -> Sequence[Row]:
        """The rows start..start+count, fewer at the end, with their marks as they are now."""
        numbers = self._part(start, count)
        try:
            with self._reading() as (connection, maker):
                rows = by_number(connection, maker, numbers)
        except sqlite3.Error:  # the index was thrown away; the next query is answered anew
            rows = {}
        return [rows.get(number) or vanished(number) for number in numbers]

    def passages(self, start: int, count: int) -> "Sequence[Passage | None]":
        """Where each of these rows holds the words of the query, their first words where it has
        none; None where they can't be shown.
        """
        numbers = self._part(start, count)
        found: dict[int, Passage | None] = {}
        if self._wanted:
            # No list but that of a search needs these.
            from reader.library import words
            from reader.library.passages import passage
            from reader.model import matching

            wanted = matching.pattern(self._wanted)
            assert wanted is not None
            asked = "SELECT number, columns FROM file JOIN text ON text.doc = file.doc"
            with (
                suppress(sqlite3.Error, UnicodeDecodeError),
                self._reading() as (connection, _maker),
            ):
                where = f"WHERE number IN ({marks(numbers)})"
                for number, columns in connection.execute(f"{asked} {where}", numbers):
                    found[number] = passage(words.unpacked(columns)[words.BODY], wanted)
        elif numbers:
            from reader.model import listing

            first = f"SELECT file, excerpt FROM detail WHERE file IN ({marks(numbers)})"
            with suppress(sqlite3.Error), self._reading() as (connection, _maker):
                for number, excerpt in connection.execute(first, numbers):
                    found[number] = listing.Passage(excerpt, ()) if excerpt else None
        return [found.get(number) for number in numbers]

    def position(self, file: int, article: str = "") -> int | None:
        """The row number of a file, else that of another file with the same article: it may have
        been moved. None where the list holds none.
        """
        self.load()
        for number in (file, *self._with(article)):
            with suppress(ValueError):
                return self._files.index(number)
        return None

    def _with(self, article: str) -> Iterator[int]:
        asked = "SELECT number FROM file WHERE article = ? ORDER BY number DESC"
        with suppress(sqlite3.Error), self._reading() as (connection, _maker):
            yield from [number for (number,) in connection.execute(asked, (article,))]

    def next_unread(self, position: int, step: int) -> int | None:
        """The nearest unread row after (step 1) or before (step -1) a row; None where none is."""
        self.load()
        if step > 0:
            places = range(max(-1, position) + 1, len(self._files))
        else:
            places = range(min(position, len(self._files)) - 1, -1, -1)
        for part in chunks(places):
            numbers = [self._files[place] for place in part]
            unread = self._unread(numbers)
            for place, number in zip(part, numbers, strict=True):
                if number in unread:
                    return place
        return None

    def files(self) -> Sequence[int]:
        """Every file of the list, by the index's number; loads it."""
        self.load()
        return self._files

    def articles(self) -> Sequence[ArticleId]:
        """Every article of the list, each once, in its order; loads it.

        Raises LibraryError where not all can be told: what is done to all must not be done to some.
        """
        self.load()
        found: dict[ArticleId, None] = {}
        with errors_as(LibraryError, None):
            if self._cut is not None:
                raise self._cut
            for part in chunks(self._files):
                asked = f"SELECT number, article FROM file WHERE number IN ({marks(part)})"
                with self._reading() as (connection, _maker):
                    by_file = dict(connection.execute(asked, part).fetchall())
                found.update((by_file[number], None) for number in part if number in by_file)
        return list(found)

    def _part(self, start: int, count: int) -> Sequence[int]:
        start = max(0, start)
        end = start + max(0, count)
        while len(self._files) < end and self._connection is not None:
            with self._lock:
                self._fetch(_AT_ONCE)
        return self._files[start:end]

    def _unread(self, numbers: Sequence[int]) -> set[int]:
        asked = f"SELECT number FROM file WHERE is_read = 0 AND number IN ({marks(numbers)})"
        try:
            with self._reading() as (connection, _maker):
                return {number for (number,) in connection.execute(asked, numbers)}
        except sqlite3.Error:
            return set()

    def _fetch(self, count: int, *, is_first: bool = False) -> None:
        """Get so many more, or somewhat more than that; ends with the connection given back."""
        end = len(self._files) + count
        try:
            for numbers in self._numbers:
                self._files.extend(numbers)
                if len(self._files) >= end:
                    return
        except sqlite3.Error as error:
            self._release()
            self._cut = error
            if is_first:  # who asked is told, and a damaged index is made anew
                raise
        self._release()

    def _release(self) -> None:
        connection, self._connection = self._connection, None
        self._numbers.close()  # or its statement would hold the transaction open
        if connection is not None and self._give_back is not None:
            self._give_back(connection)


def _told(connection: sqlite3.Connection, total: Statement | int) -> int:
    if isinstance(total, int):
        return total
    (count,) = connection.execute(total.sql, total.values).fetchone()
    return int(count)


def _numbers(connection: sqlite3.Connection, search: Search) -> Generator[list[int], None, None]:
    for statement in search.statements:
        cursor = connection.execute(statement.sql, statement.values)
        if statement.is_by_doc:
            yield from _by_days(cursor, is_descending=search.is_descending)
        else:
            while rows := cursor.fetchmany(_PART):
                yield [number for (number,) in rows]


def _by_days(cursor: sqlite3.Cursor, *, is_descending: bool) -> Iterator[list[int]]:
    """Docs are in the order of days; within one day the rows say what comes first."""
    waiting: list[Any] = []
    while rows := cursor.fetchmany(_PART):
        # More of the last day may follow.
        last, end = rows[-1][0] >> DAY, len(rows)
        while end and rows[end - 1][0] >> DAY == last:
            end -= 1
        if end or (waiting and waiting[0][0] >> DAY != last):
            yield _in_order(waiting + rows[:end], is_descending=is_descending)
            waiting = []
        waiting += rows[end:]
    yield _in_order(waiting, is_descending=is_descending)


def _in_order(rows: list[Any], *, is_descending: bool) -> list[int]:
    # A file that has lost its date keeps its place until its words are read again.
    rows.sort(key=lambda row: (-(row[0] >> DAY), -(row[1] or 0), row[2], row[3]))
    return [row[3] for row in (rows if is_descending else reversed(rows))]
