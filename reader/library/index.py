"""The index: every article file of the libraries. A cache of the disk and of the marks.

Usable from every thread. Short reads share one connection, writes another; a list has its own
until it was read whole. A damaged file is deleted, and the next refresh fills a new one.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from reader.errors import LibraryError, NoRoomError, ReaderError
from reader.library import lock, schema
from reader.library.folders import numbers_of, within
from reader.library.results import Snapshot
from reader.library.rows import DETAIL, ROW, Maker, chunks, marks
from reader.library.search import Scope, Search
from reader.model.pace import WORDS_A_MINUTE
from reader.storage import sqlite

# What writes, counts or parses is imported when that is done: the list is shown before that.
if TYPE_CHECKING:
    from reader.config import Library
    from reader.library.names import Names
    from reader.library.notes import Noted
    from reader.library.passes import Reading
    from reader.model.identity import Claim
    from reader.model.listing import Counts, Entry, Progress, Report, Results, Section, Value
    from reader.model.marks import Marked
    from reader.model.query import Query
    from reader.model.row import ArticleId
    from reader.parsing.pair import Pair

_Answer = TypeVar("_Answer")

_MARKS_NUMBER = "marks number"
_MARKS_STORE = "marks store"
_ENTRY = f"SELECT {ROW}, {DETAIL} FROM file LEFT JOIN detail ON file = number"


def _background_parsers() -> Pair:
    from reader.parsing.pair import Pair
    from reader.parsing.parser import Parser

    return Pair(lambda: Parser(is_background=True))


class Index:
    """See the module."""

    def __init__(self, cache_dir: Path, words_a_minute: int) -> None:
        self._cache_dir = cache_dir
        self._pace = words_a_minute
        self._database = schema.open_database(cache_dir)
        self._former: list[schema.Database] = []
        self._replacing = threading.Lock()
        self._parser: Reading | None = None
        self._is_closed = False
        self.before_asking: Callable[[], None] = lambda: None
        """Called before lists are asked for, read or counted: brings the marks up to date."""

    @classmethod
    def open(cls, cache_dir: Path, words_a_minute: int = WORDS_A_MINUTE) -> Index:
        """The index in this folder, made where there is none; in memory where none can be."""
        return cls(cache_dir, words_a_minute)

    def close(self) -> None:
        """Close the databases. A refresh under way ends at once; cancel it before."""
        self._is_closed = True
        if self._parser is not None:
            self._parser.close()
        for database in (*self._former, self._database):
            database.close()

    @property
    def is_kept(self) -> bool:
        """It lies in a file, where other processes find it."""
        return self._database.path is not None

    @property
    def trouble(self) -> str:
        """Why it does not, in one sentence; empty where it does."""
        return self._database.trouble

    @property
    def is_begun(self) -> bool:
        """The heads of some folder were all read once: there is a list to show."""
        return bool(self._rows("SELECT 1 FROM folder WHERE is_indexed = 1 LIMIT 1", ()))

    def follow_file(self) -> bool:
        """Take the file that lies there now where another process, or the person, has put a new
        one in the place of ours, or taken it away; whether that was so.
        """
        with self._replacing:
            if self._database.path is None or self._database.is_current():
                return False
            self._former.append(self._database)  # lists may still be read from it
            self._database = schema.open_database(self._cache_dir)
            return True

    # Asking

    def results(self, query: Query, folders: Sequence[str] | None = None) -> Results:
        """The files that a query asks for, as they are now. A folder that lies within another
        of the folders adds nothing to it.
        """
        return self._answered(lambda: self._results(query, folders))

    def counts(self, folders: Sequence[str] | None = None) -> Counts:
        """How many files are on each shelf; walks no list."""
        from reader.library import counting

        return self.ask(
            lambda connection, _maker: counting.counts(connection, numbers_of(connection, folders))
        )

    def values(
        self, section: Section, folders: Sequence[str] | None = None, start: str = ""
    ) -> Sequence[Value]:
        """What there is in a section, with how much is under each: the largest first, years the
        newest first, folders by their path. `start` is how the values begin, if not anyhow.
        """
        from reader.library import facets

        return self.ask(
            lambda connection, _maker: facets.listed(
                connection, section, numbers_of(connection, folders), start
            )
        )

    def is_indexed(self, folder: str) -> bool:
        """A refresh came to its end, and no file of it still lacks its words."""
        asked = (
            "SELECT is_indexed AND NOT EXISTS (SELECT 1 FROM file"
            " WHERE folder = folder.number AND has_facts = 0) FROM folder WHERE path = ?"
        )
        row = self._rows(asked, (os.fsencode(folder),))
        return bool(row and row[0][0])

    def entry(self, file: int) -> Entry | None:
        """All that is known of one file; None where it is not in the index."""
        return self.entries([file]).get(file)

    def entries(self, files: Sequence[int]) -> Mapping[int, Entry]:
        """All that is known of each of these files that is in the index."""
        asked = f"{_ENTRY} WHERE number IN ({{}})"
        parts = ((asked.format(marks(part)), part) for part in chunks(files))
        return {one.row.file: one for part in parts for one in self._entries(*part)}

    def entries_of(
        self, articles: Sequence[ArticleId], folders: Sequence[str]
    ) -> Mapping[ArticleId, Entry]:
        """The same of these articles, of each by its first file, one in these folders if any is."""
        tops = [os.fsencode(folder) for folder in folders]
        here = f"folder IN (SELECT number FROM folder WHERE path IN ({marks(tops)}))"
        asked = f"{_ENTRY} WHERE article IN ({{}}) ORDER BY {here}, number DESC"
        parts = ((asked.format(marks(part)), (*part, *tops)) for part in chunks(articles))
        return {one.row.article: one for part in parts for one in self._entries(*part)}

    def find(self, text: str, folders: Sequence[str] | None = None) -> list[Entry]:
        """The files that a path, an id, or the start of an id means; none, one, or more."""
        numbers = self.numbers(folders)
        asked = f"SELECT number, path FROM folder WHERE number IN ({marks(numbers)})"
        tops = self._rows(asked, numbers)
        for number, path in within(text, tops):
            if found := self._entries(f"{_ENTRY} WHERE folder = ? AND path = ?", (number, path)):
                return found
        start = text.strip().lower()
        if not start or not set(start) <= set("0123456789abcdef"):
            return []
        where = f"article >= ? AND article < ? AND folder IN ({marks(numbers)}) LIMIT 100"
        return self._entries(f"{_ENTRY} WHERE {where}", (start, f"{start}g", *numbers))

    # Marks

    def claims(self, articles: Collection[ArticleId]) -> Mapping[ArticleId, Sequence[Claim]]:
        """By what the files of these articles can be recognised."""
        from reader.model.identity import Claim

        found: dict[ArticleId, list[Claim]] = {}
        for part in chunks(list(articles)):
            for article, explicit, fingerprint, path, permalink in self._rows(
                "SELECT article, explicit, fingerprint, path, permalink FROM file"
                f" LEFT JOIN detail ON file = number WHERE article IN ({marks(part)})",
                part,
            ):
                signs = explicit or "", fingerprint or "", os.fsdecode(path), permalink or ""
                found.setdefault(article, []).append(Claim(*signs))
        return found

    def sighted(self, articles: Collection[ArticleId]) -> Mapping[ArticleId, ArticleId]:
        """See `sightings.sighted`."""
        from reader.library import sightings

        return self.ask(lambda connection, _maker: sightings.sighted(connection, articles))

    def put_marks(
        self,
        marked: Sequence[Marked],
        number: int,
        noted: Mapping[ArticleId, Noted] = MappingProxyType({}),
        read_as: Mapping[ArticleId, str] = MappingProxyType({}),
    ) -> None:
        """Bring the copy of the marks up to a change of the state, counters and all; `noted` is
        what was written on those of these articles where that may have changed; see `kept`.
        """
        from reader.library.kept import put_marks

        def write() -> None:
            with self._database.writing() as connection:
                put_marks(connection, marked, read_as)
                if noted:
                    from reader.library.notes import put_notes

                    put_notes(connection, noted)
                connection.execute("REPLACE INTO memo VALUES (?, ?)", (_MARKS_NUMBER, number))

        # The marks themselves are safe. A copy that could not be written has an older number, and
        # is repaired at the next start.
        with suppress(LibraryError):
            self._answered(write)

    def marks_number(self, store: str) -> int:
        """The change of this store (a hexadecimal name) that the copy of the marks is up to; 0 for
        none. A copy of another store's marks is forgotten.
        """
        held = dict(self._rows("SELECT key, value FROM memo", ()))
        if held.get(_MARKS_STORE) == int(store, 16):
            return int(held.get(_MARKS_NUMBER, 0))

        def write() -> None:
            with self._database.writing() as connection:
                if connection.execute(schema.IS_MARKED).fetchone()[0]:
                    from reader.library.kept import forget_marks

                    forget_marks(connection)
                connection.execute("DELETE FROM memo WHERE key = ?", (_MARKS_NUMBER,))
                connection.execute(
                    "REPLACE INTO memo VALUES (?, ?)", (_MARKS_STORE, int(store, 16))
                )

        self._answered(write)
        return 0

    def rename(self, names: Mapping[ArticleId, ArticleId]) -> set[ArticleId]:
        """Call files by what their articles turned out to be; gives those whose marks are wanted
        now. Raises LibraryError.
        """
        from reader.library import naming

        def write() -> set[ArticleId]:
            with self._database.writing() as connection:
                return naming.rename(connection, names)

        return self._answered(write) if names else set()

    # The disk

    def forget(self, folders: Sequence[str]) -> None:
        """Drop what is known of these folders, so that the next refresh reads every file."""
        from reader.library.gone import forget

        def write() -> None:
            with self._database.writing() as connection:
                for folder in numbers_of(connection, folders):
                    forget(connection, folder)

        self._answered(write)

    def refresh(
        self,
        libraries: Sequence[Library],
        names: Callable[[], Names],
        report: Callable[[Progress], None] = lambda _progress: None,
        is_cancelled: Callable[[], bool] = lambda: False,
        start_parser: Callable[[], Reading] = _background_parsers,
    ) -> Report:
        """Look at the disk and bring the index up to it; not finished where another process does.

        Raises NoRoomError, LibraryError or ParserError. What was done by then stays; but where the
        disk has no room for the very first list it is given back, and the index is in memory.
        """
        from reader.library.refresh import Refresh
        from reader.model.listing import Report

        with lock.only_one(self._cache_dir) as is_ours:
            if not is_ours:
                return Report(is_finished=False)

            def start() -> Reading:
                self._parser = start_parser()
                if self._is_closed:
                    self._parser.close()
                return self._parser

            was_begun = self.is_begun
            try:
                return self._answered(
                    lambda: Refresh(self._database, names, start, report, is_cancelled).run(
                        libraries
                    )
                )
            except ReaderError as error:
                if self._is_closed:
                    return Report(is_finished=False)
                if not sqlite.is_refused(error):
                    raise
                said = error.message
                if not was_begun:
                    self._replace(self._database, lambda: schema.Database(None, said))
                raise NoRoomError(said, hint=error.hint) from error

    def _results(self, query: Query, folders: Sequence[str] | None) -> Snapshot:
        database, pace = self._database, self._pace

        self.before_asking()

        @contextmanager
        def reading() -> Iterator[tuple[sqlite3.Connection, Maker]]:
            self.before_asking()
            # This database, even when another has taken its place: numbers mean other files there.
            with database.reading() as connection:
                yield connection, _maker(connection, pace)

        def search(connection: sqlite3.Connection) -> Search:
            scope = Scope(connection, numbers_of(connection, folders), pace, date.today())
            return scope.search(query)

        if database.path is None:
            with database.reading() as connection:
                return Snapshot(search(connection), connection, reading, None)
        connection = database.lent()
        try:
            connection.execute("BEGIN")
            return Snapshot(search(connection), connection, reading, database.take_back)
        except BaseException:
            connection.close()
            raise

    def numbers(self, folders: Sequence[str] | None) -> list[int]:
        """The numbers of these folders, without those that lie in another of them."""
        return self.ask(lambda connection, _maker: numbers_of(connection, folders))

    def ask(self, question: Callable[[sqlite3.Connection, Maker], _Answer]) -> _Answer:
        """Have something asked that is soon answered."""
        self.before_asking()

        def ask() -> _Answer:
            with self._database.reading() as connection:
                return question(connection, _maker(connection, self._pace))

        return self._answered(ask)

    def _entries(self, asked: str, values: Sequence[object]) -> list[Entry]:
        return self.ask(
            lambda connection, maker: [
                maker.entry(row) for row in connection.execute(asked, values)
            ]
        )

    def _rows(self, asked: str, values: Sequence[object]) -> list[Any]:
        def ask() -> list[Any]:
            with self._database.reading() as connection:
                return connection.execute(asked, values).fetchall()

        return self._answered(ask)

    def _answered(self, ask: Callable[[], _Answer]) -> _Answer:
        """What the database says; a damaged one is replaced by an empty one and asked again."""
        database = self._database
        try:
            with sqlite.errors_as(LibraryError, database.path):
                return ask()
        except LibraryError as error:
            if not sqlite.is_corrupt(error):
                raise
        self._replace(database, lambda: schema.open_database(self._cache_dir))
        with sqlite.errors_as(LibraryError, self._database.path):
            return ask()

    def _replace(self, database: schema.Database, other: Callable[[], schema.Database]) -> None:
        """Delete the file of a database that is of no use, unless another thread was first."""
        with self._replacing:
            if self._database is database and database.path is not None:
                database.close()
                schema.remove(database.path)
                self._database = other()


def _maker(connection: sqlite3.Connection, pace: int) -> Maker:
    rows = connection.execute("SELECT number, path, is_missing FROM folder").fetchall()
    tops = {number: path for number, path, _ in rows}
    return Maker(tops, pace, {number for number, _, is_missing in rows if is_missing})
