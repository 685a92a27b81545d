"""What the person did, kept: once `apply` has returned, it is on disk.

Any method that reaches the disk may raise StoreError, and nothing else. Threads may share a Store;
processes may share a data folder.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, RLock
from types import MappingProxyType
from typing import Any

from reader.errors import StoreError
from reader.model import sanitize
from reader.model.article import ArticleId
from reader.model.identity import Claim
from reader.model.marks import NONE, Change, Field, Marked, Marks
from reader.model.sanitize import Shown
from reader.state import schema, values
from reader.state.identity import (
    STRONG,
    Alias,
    Present,
    Sign,
    aliases,
    identified,
    weakly_identified,
)
from reader.state.log import Entry, entries, fold
from reader.state.opening import Opened, opened
from reader.storage.sqlite import PATIENCE, connect, errors_as, transaction

_NO_CLAIMS: Mapping[ArticleId, Sequence[Claim]] = MappingProxyType({})
_AT_ONCE = 500  # values in one question: old SQLites take 999
_LEARNT_AT_ONCE = 2000  # files in one transaction: marks wait for it, some 50 ms
_UNDOABLE = (Field.READ, Field.STARRED)


class Store:
    """The marks of every article ever marked, and how they came about."""

    def __init__(
        self,
        path: Path,
        found: Opened,
        clock: Callable[[], float] = time.time,
        patience: float = PATIENCE,
    ) -> None:
        """`found` is what lies at the path; its connection is the store's from now on."""
        self._path = path
        self._clock = clock
        self._lock = RLock()
        self._connection = found.connection
        self._patience = patience
        self._aside: sqlite3.Connection | None = None
        self._aside_lock = Lock()
        self._has_written = False
        self.is_writable = found.is_writable
        """False where the data folder can only be read, or not even that: `trouble` says why."""
        self.trouble: Shown = found.trouble
        """What the person must know about their data folder, one line; empty when all is well."""
        self.device = found.device
        """8 hexadecimal digits, made with state.db: another one means that numbers began anew and
        that nothing copied from the store before is worth anything."""

    @classmethod
    def open(
        cls,
        data_dir: Path,
        *,
        clock: Callable[[], float] = time.time,
        patience: float = PATIENCE,
    ) -> "Store":
        """Open the data folder, making it where there is none. A bad one is no exception, but
        `trouble`. `patience` is how many seconds to wait for another process to finish writing.
        """
        path = data_dir / schema.NAME
        return cls(path, opened(path, patience), clock, patience)

    @property
    def number(self) -> int:
        """The number of the newest change; 0 before the first. Read it before `since`."""
        with self._asking():
            return int(self._one(schema.NEWEST))

    def since(self, number: int) -> list[Marked]:
        """The marks, as they are now, of every article that changed after this number."""
        changed = "WHERE article IN (SELECT article FROM change WHERE number > ?)"
        question = f"SELECT {schema.MARK_COLUMNS} FROM mark {changed if number else ''}"
        with self._asking():
            rows = self._connection.execute(question, (number,) if number else ()).fetchall()
            return [values.marked(row) for row in rows]

    def marks(self, articles: Iterable[ArticleId]) -> dict[ArticleId, Marks]:
        """The marks of each of these articles, empty ones for an article never marked."""
        asked = dict.fromkeys(articles, NONE)
        with self._reading() as connection:
            return asked | self._marks(asked, connection)

    def apply(
        self,
        changes: Sequence[Change],
        claims: Mapping[ArticleId, Sequence[Claim]] = _NO_CLAIMS,
    ) -> list[Marked]:
        """Make these changes, one step to undo, and give each article's marks as they are now.

        `claims` say what the files of an article can be recognised by from now on; give them
        whenever they are at hand, always when the article may never have been marked before.
        """
        with self._writing():
            marked = self._apply(changes)
            known = [one.article for one in marked if one.marks is not NONE]
            self._learn([(article, one) for article in known for one in claims.get(article, ())])
            return marked

    def undo(self) -> list[Marked]:
        """Take back the newest step of READ or STARRED not yet taken back; empty when none is."""
        undoable = f"field IN ('{_UNDOABLE[0]}', '{_UNDOABLE[1]}')"
        with self._writing():
            newest = self._connection.execute(
                f"SELECT step, number FROM change WHERE {undoable} AND device = ?"
                " AND undoes IS NULL AND NOT EXISTS"
                " (SELECT 1 FROM change AS undo WHERE undo.undoes = change.step)"
                " ORDER BY number DESC LIMIT 1",
                (self.device,),
            ).fetchone()
            if newest is None:
                return []
            step, last = newest
            rows = self._connection.execute(
                "SELECT article, field, previous FROM change"
                f" WHERE number BETWEEN ? AND ? AND step = ? AND {undoable} ORDER BY number DESC",
                (step, last, step),
            ).fetchall()
            changes = [
                Change(ArticleId(article), Field(field), values.decoded(previous))
                for article, field, previous in rows
            ]
            return self._apply(changes, undoes=step)

    def identify(self, claims: Sequence[Claim]) -> list[ArticleId]:
        """Which article each file is, by its own id, else its text, else as one never seen.

        Call it for every file whose head was read, in batches of any size, and keep the answers in
        the index at once. Once all heads are read, `identify_weakly` has the last word.
        """
        with self._asking():
            held = self._held(claims, STRONG)
            with_ids = self._with_ids(held)
        return identified(claims, held, with_ids)

    def identify_weakly(self, claims: Sequence[Claim], present: Present) -> dict[int, ArticleId]:
        """Which files are known articles that were edited in place, or moved and edited.

        By position in `claims`; files not in the answer stay what `identify` said. Call it once,
        at the end of the head pass, with the claims of all files read in this pass (those that were
        recognised by a strong sign are passed over). `present` must then know every file on disk,
        as `identify` named those of this pass, and none that is gone.
        """
        with self._asking():
            held = self._held(claims, tuple(Sign))
            with_ids = self._with_ids(held)
        return weakly_identified(claims, held, with_ids, present) if held else {}

    def remember(self, pairs: Sequence[tuple[ArticleId, Claim]]) -> None:
        """Learn what files can be recognised by from now on; only for articles with marks.

        Call it after a refresh with every file read in it. Nothing new, or nowhere to keep it: it
        does nothing.
        """
        if not self.is_writable:
            return
        for start in range(0, len(pairs), _LEARNT_AT_ONCE):
            some = pairs[start : start + _LEARNT_AT_ONCE]
            with self._asking():
                marked = self._marks({article for article, _claim in some})
                some = [pair for pair in some if pair[0] in marked]
                is_known = not self._unlearnt(some)
            if not is_known:
                with self._writing():
                    self._learn(some)

    def preferences(self) -> dict[str, str]:
        """What this machine was left at: theme, measure, shelf and the like."""
        with self._asking():
            return dict(self._connection.execute(schema.PREFERENCES).fetchall())

    def prefer(self, key: str, value: str) -> None:
        """Leave this machine at a value; one that stands already costs nothing."""
        row = (sanitize.line(key), sanitize.line(value))
        if self.preferences().get(row[0]) != row[1]:
            with self._writing():
                self._has_written = True
                self._connection.execute("INSERT OR REPLACE INTO preference VALUES (?, ?)", row)

    def close(self) -> None:
        """Let go of the data folder; never raises."""
        with self._lock:
            # A note that stays behind only has the next start look at the file more closely.
            with suppress(sqlite3.Error):
                if self._has_written:
                    gone = "DELETE FROM writer WHERE process = ?"
                    self._connection.execute(gone, (os.getpid(),))
            self._connection.close()
        with self._aside_lock:
            if self._aside is not None:
                self._aside.close()

    def _apply(self, changes: Sequence[Change], undoes: int | None = None) -> list[Marked]:
        articles = dict.fromkeys(change.article for change in changes)
        marks = dict.fromkeys(articles, NONE) | self._marks(articles)
        newest = self._newest()
        made, replaced = entries(
            changes, marks, newest, device=self.device, time=self._clock(), undoes=undoes
        )
        if made:
            self._note_writing()
            if replaced:
                self._connection.execute("DELETE FROM change WHERE number = ?", (replaced,))
            self._connection.executemany(
                "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                made,
            )
            marks = fold(made, marks)
            if undoes is not None:
                marks |= self._read_before(marks)
            # In order: pages are filled one by one, and a spilled one is not needed again.
            touched = sorted({entry.article for entry in made})
            self._connection.executemany(
                "INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?, ?)",
                (values.mark_row(one, marks[one]) for one in touched),
            )
        return [Marked(article, marks[article]) for article in articles]

    def _read_before(self, marks: Mapping[ArticleId, Marks]) -> dict[ArticleId, Marks]:
        """Those of the marks whose `last_read` is another one now that a step was undone."""
        if len(marks) <= _AT_ONCE:
            rows = self._among(f"{schema.LAST_READ} AND article IN", marks, " GROUP BY article")
        else:  # one walk along all changes, instead of one for each part
            question = f"{schema.LAST_READ} GROUP BY article"
            rows = self._connection.execute(question).fetchall()
        when = {article: last_read for article, last_read, _number in rows}
        return {
            article: one._replace(last_read=when.get(article, 0))
            for article, one in marks.items()
            if one.last_read != when.get(article, 0)
        }

    def _newest(self) -> Entry | None:
        row = self._connection.execute(
            "SELECT number, time, device, article, field, value, previous, step, undoes"
            " FROM change ORDER BY number DESC LIMIT 1"
        ).fetchone()
        return None if row is None else Entry.of(row)

    def _marks(
        self, articles: Iterable[ArticleId], connection: sqlite3.Connection | None = None
    ) -> dict[ArticleId, Marks]:
        if self._one("SELECT 1 FROM mark LIMIT 1", connection) is None:
            return {}  # a first index asks of every article
        asked = f"SELECT {schema.MARK_COLUMNS} FROM mark WHERE article IN"
        rows = self._among(asked, articles, connection=connection)
        return {one.article: one.marks for one in map(values.marked, rows)}

    def _held(self, claims: Iterable[Claim], signs: Sequence[Sign]) -> dict[Alias, list[ArticleId]]:
        held: dict[Alias, list[ArticleId]] = {}
        if self._one("SELECT 1 FROM alias LIMIT 1") is None:
            return held
        asked: dict[Sign, set[bytes]] = {sign: set() for sign in Sign}
        for claim in claims:
            for sign, value in aliases(claim):
                asked[sign].add(_bytes(value))
        for sign in signs:
            question = f"SELECT value, article FROM alias WHERE kind = '{sign}' AND value IN"
            for value, article in self._among(question, asked[sign], " ORDER BY sequence DESC"):
                alias = sign, value.decode("utf-8", "surrogateescape")
                held.setdefault(alias, []).append(ArticleId(article))
        return held

    def _with_ids(self, held: Mapping[Alias, Iterable[ArticleId]]) -> set[ArticleId]:
        """Which of those who are known by something have an id of their own."""
        holders = {article for articles in held.values() for article in articles}
        called = "SELECT article FROM alias WHERE kind = 'id' AND value = CAST(article AS BLOB)"
        later = f"SELECT article FROM alias WHERE {schema.LATER_ID} AND article IN"
        with_ids = self._among(f"{called} AND value IN", map(_bytes, holders))
        with_ids += self._among(later, holders)
        return {ArticleId(article) for (article,) in with_ids}

    def _unlearnt(self, pairs: Iterable[tuple[ArticleId, Claim]]) -> list[tuple[Alias, ArticleId]]:
        pairs = list(pairs)
        held = self._held((claim for _article, claim in pairs), tuple(Sign))
        return [
            (alias, article)
            for article, claim in pairs
            for alias in aliases(claim)
            # What is strong is held by one article alone; of what is weak, the last one counts.
            if not (held.get(alias) if alias[0] in STRONG else article in held.get(alias, ())[:1])
        ]

    def _learn(self, pairs: Sequence[tuple[ArticleId, Claim]]) -> None:
        new = [(sign.value, _bytes(value), one) for (sign, value), one in self._unlearnt(pairs)]
        if new:
            self._note_writing()
            # With a bare `kind = ?1` SQLite plans every single row anew, for the partial index:
            # eight times as long.
            newest = (
                "SELECT ifnull(max(sequence), 0) + 1 FROM alias"
                " WHERE kind = CAST(?1 AS TEXT) AND value = ?2"
            )
            self._connection.executemany(
                "INSERT OR REPLACE INTO alias (kind, value, article, sequence)"
                f" VALUES (?1, ?2, ?3, ({newest}))",
                sorted(new),
            )

    def _note_writing(self) -> None:
        self._has_written = True
        self._connection.execute("INSERT OR IGNORE INTO writer VALUES (?)", (os.getpid(),))

    def _among(
        self,
        question: str,
        values: Iterable[Any],
        order: str = "",
        connection: sqlite3.Connection | None = None,
    ) -> list[Any]:
        connection = connection or self._connection
        asked = list(values)
        rows: list[Any] = []
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            rows += connection.execute(f"{question} ({marks}){order}", some).fetchall()
        return rows

    def _one(self, question: str, connection: sqlite3.Connection | None = None) -> Any:
        row = (connection or self._connection).execute(question).fetchone()
        return row and row[0]

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that need not wait while another thread marks a hundred thousand."""
        if not self.is_writable:  # it may be in memory, where there is one alone
            with self._asking():
                yield self._connection
        elif self._lock.acquire(blocking=False):
            try:
                with errors_as(StoreError, self._path):
                    yield self._connection
            finally:
                self._lock.release()
        else:
            with self._aside_lock, errors_as(StoreError, self._path):
                yield self._opened_aside()

    def _opened_aside(self) -> sqlite3.Connection:
        if self._aside is None:
            self._aside = connect(
                self._path,
                application_id=schema.APPLICATION_ID,
                durable=True,
                read_only=True,
                patience=self._patience,
            )
        return self._aside

    @contextmanager
    def _asking(self) -> Iterator[None]:
        with self._lock, errors_as(StoreError, self._path):
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if not self.is_writable:
            raise StoreError(self.trouble)
        with self._asking(), transaction(self._connection):
            yield


def _bytes(value: str) -> bytes:
    return value.encode("utf-8", "surrogateescape")
