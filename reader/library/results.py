"""The answer to a Query: which files, in which order, as it was when the list was asked for."""

import sqlite3
import threading
from array import array
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from typing import Any

from reader.library import folding
from reader.library.rows import Maker, by_number, chunks, marks, vanished
from reader.model.listing import Query, Row, Shelf, Sort

FIRST = 512
"""Rows that are read at once; the others follow when they are asked for."""

_ORDERS = {Sort.DATE: "epoch", Sort.TITLE: "title_key", Sort.LENGTH: "words"}
_SHELVES = {Shelf.ALL: "", Shelf.UNREAD: " AND is_read = 0", Shelf.STARRED: " AND is_starred = 1"}


@dataclass(frozen=True, slots=True)
class Selection:
    """A query as SQL: the file numbers are the rows of the statements, one after the other."""

    statements: tuple[str, ...]
    values: tuple[object, ...]


def selection(query: Query, folders: Sequence[int]) -> Selection:
    """How to ask for the files of these folders that a query wants, in its order."""
    words = folding.words(query.title)
    where = f"folder IN ({marks(folders)}){_SHELVES[query.shelf]}"
    if len(folders) == 1:  # so that an index gives the order
        where = where.replace("IN (?)", "= ?")
    where += " AND instr(title_key, ?)" * len(words)
    down, up = ("DESC", "ASC") if query.is_descending else ("ASC", "DESC")
    key = _ORDERS[query.sort]
    if query.sort is Sort.TITLE:
        parts = [(where, f"title_key {down}, number {down}")]
    else:
        # Those without the value come last in either order, by title.
        parts = [
            (f"{where} AND {key} IS NOT NULL", f"{key} {down}, title_key {up}, number {up}"),
            (f"{where} AND {key} IS NULL", "title_key, number"),
        ]
    statements = tuple(f"SELECT number FROM file WHERE {w} ORDER BY {o}" for w, o in parts)
    return Selection(statements, (*folders, *words))


class Snapshot:
    """The Results of the index. Usable from every thread.

    Its first rows are there at once; `load` gets the others, whose order was settled then, too. It
    is called by whatever needs them, and best beforehand from a thread that paints nothing.
    """

    def __init__(
        self,
        query: Query,
        chosen: Selection,
        length: int | None,
        connection: sqlite3.Connection,
        reading: Callable[[], AbstractContextManager[tuple[sqlite3.Connection, Maker]]],
        *,
        is_shared: bool = False,
    ) -> None:
        """`connection` is the snapshot's own, in a transaction, unless `is_shared`; `length`
        is None where it is not known.
        """
        self.query = query
        self._files = array("q")
        self._lock = threading.Lock()
        self._reading = reading
        self._connection: sqlite3.Connection | None = connection
        self._is_shared = is_shared
        self._values = chosen.values
        self._statements = list(chosen.statements)
        self._cursor = connection.execute(self._statements.pop(0), self._values)
        while self._connection is not None and len(self._files) < FIRST:
            self._fetch(FIRST - len(self._files))
        if length is None or is_shared:
            self.load()
        self._length = len(self._files) if self._connection is None else length or 0

    def __len__(self) -> int:
        return self._length

    def __del__(self) -> None:
        with suppress(AttributeError, sqlite3.Error):
            self._release()

    @property
    def is_loaded(self) -> bool:
        """Everything was read."""
        return self._connection is None

    def load(self) -> None:
        """Get what was not read yet; returns at once when everything was."""
        with self._lock:
            while self._connection is not None:
                self._fetch(8 * FIRST)

    def page(self, start: int, count: int) -> Sequence[Row]:
        """The rows start..start+count, fewer at the end, with their marks as they are now."""
        start = max(0, start)
        if start + count > len(self._files):
            self.load()
        numbers = self._files[start : start + max(0, count)]
        try:
            with self._reading() as (connection, maker):
                rows = by_number(connection, maker, numbers)
        except sqlite3.Error:  # the index was thrown away; the next query is answered anew
            rows = {}
        return [rows.get(number) or vanished(number) for number in numbers]

    def position(self, file: int) -> int | None:
        """The row number of a file; None where the list does not hold it."""
        self.load()
        try:
            return self._files.index(file)
        except ValueError:
            return None

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

    def _unread(self, numbers: Sequence[int]) -> set[int]:
        asked = f"SELECT number FROM file WHERE is_read = 0 AND number IN ({marks(numbers)})"
        try:
            with self._reading() as (connection, _maker):
                return {number for (number,) in connection.execute(asked, numbers)}
        except sqlite3.Error:
            return set()

    def _fetch(self, count: int) -> None:
        assert self._connection is not None
        try:
            found: list[Any] = self._cursor.fetchmany(count)
        except sqlite3.Error:
            self._statements.clear()
            found = []
        self._files.extend([number for (number,) in found])
        if len(found) < count:
            if self._statements:
                self._cursor = self._connection.execute(self._statements.pop(0), self._values)
            else:
                self._release()

    def _release(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None and not self._is_shared:
            connection.close()
