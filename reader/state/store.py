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
from threading import RLock
from types import MappingProxyType
from typing import Any

from reader.errors import StoreError
from reader.model import sanitize
from reader.model.article import ArticleId
from reader.model.identity import Claim
from reader.model.marks import Change, Field, Marked, Marks
from reader.model.sanitize import Shown
from reader.state import schema
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
from reader.state.opening import opened
from reader.storage.sqlite import PATIENCE, errors_as, transaction

_NO_CLAIMS: Mapping[ArticleId, Sequence[Claim]] = MappingProxyType({})
_AT_ONCE = 500  # values in one question: old SQLites take 999
_UNDOABLE = (Field.READ, Field.STARRED)


class Store:
    """The marks of every article ever marked, and how they came about."""

    def __init__(self, path: Path, clock: Callable[[], float], patience: float) -> None:
        self._path = path
        self._clock = clock
        self._lock = RLock()
        found = opened(path, patience)
        self._connection = found.connection
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
        return cls(data_dir / "state.db", clock, patience)

    @property
    def number(self) -> int:
        """The number of the newest change; 0 before the first. Read it before `since`."""
        with self._asking():
            return int(self._one("SELECT ifnull(max(number), 0) FROM change"))

    def since(self, number: int) -> list[Marked]:
        """The marks, as they are now, of every article that changed after this number."""
        changed = "WHERE article IN (SELECT article FROM change WHERE number > ?)"
        question = f"SELECT {schema.MARK_COLUMNS} FROM mark {changed if number else ''}"
        with self._asking():
            rows = self._connection.execute(question, (number,) if number else ()).fetchall()
            return [schema.marked(row) for row in rows]

    def marks(self, articles: Iterable[ArticleId]) -> dict[ArticleId, Marks]:
        """The marks of each of these articles, empty ones for an article never marked."""
        with self._asking():
            return {article: Marks() for article in articles} | self._marks(articles)

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
            marks = {one.article for one in marked if one.marks != Marks()}
            pairs = ((article, one) for article in claims for one in claims[article])
            self._learn([pair for pair in pairs if pair[0] in marks])
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
                Change(ArticleId(article), Field(field), schema.decoded(previous))
                for article, field, previous in rows
            ]
            return self._apply(changes, undoes=step)

    def identify(self, claims: Sequence[Claim]) -> list[ArticleId]:
        """Which article each file is, by its own id, else its text, else as one never seen.

        Call it for every file whose head was read, in batches of any size, and keep the answers in
        the index at once. Once all heads are read, `identify_weakly` has the last word.
        """
        with self._asking():
            held, with_ids = self._held(claims, STRONG)
        return identified(claims, held, with_ids)

    def identify_weakly(self, claims: Sequence[Claim], present: Present) -> dict[int, ArticleId]:
        """Which files are known articles that were edited in place, or moved and edited.

        By position in `claims`; files not in the answer stay what `identify` said. Call it once,
        at the end of the head pass, with the claims of all files read in this pass (those that were
        recognised by a strong sign are passed over). `present` must then know every file on disk,
        as `identify` named those of this pass, and none that is gone.
        """
        with self._asking():
            held, with_ids = self._held(claims, tuple(Sign))
        return weakly_identified(claims, held, with_ids, present) if held else {}

    def remember(self, pairs: Sequence[tuple[ArticleId, Claim]]) -> None:
        """Learn what files can be recognised by from now on; only for articles with marks.

        Call it after a refresh with every file read in it. Nothing new, or nowhere to keep it: it
        does nothing.
        """
        if not self.is_writable:
            return
        with self._asking():
            marked = self._marks({article for article, _claim in pairs})
            pairs = [pair for pair in pairs if pair[0] in marked]
            is_known = not self._unlearnt(pairs)
        if not is_known:
            with self._writing():
                self._learn(pairs)

    def preferences(self) -> dict[str, str]:
        """What this machine was left at: theme, measure, shelf and the like."""
        with self._asking():
            return dict(self._connection.execute("SELECT key, value FROM preference").fetchall())

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

    def _apply(self, changes: Sequence[Change], undoes: int | None = None) -> list[Marked]:
        articles = dict.fromkeys(change.article for change in changes)
        marks = {article: Marks() for article in articles} | self._marks(articles)
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
                [entry.row() for entry in made],
            )
            marks = fold(made, marks)
            self._connection.executemany(
                "INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?)",
                [schema.mark_row(one, marks[one]) for one in {entry.article for entry in made}],
            )
        return [Marked(article, marks[article]) for article in articles]

    def _newest(self) -> Entry | None:
        row = self._connection.execute(
            "SELECT number, time, device, article, field, value, previous, step, undoes"
            " FROM change ORDER BY number DESC LIMIT 1"
        ).fetchone()
        return None if row is None else Entry.of(row)

    def _marks(self, articles: Iterable[ArticleId]) -> dict[ArticleId, Marks]:
        rows = self._among(f"SELECT {schema.MARK_COLUMNS} FROM mark WHERE article IN", articles)
        return {one.article: one.marks for one in map(schema.marked, rows)}

    def _held(
        self, claims: Iterable[Claim], signs: Sequence[Sign]
    ) -> tuple[dict[Alias, list[ArticleId]], set[ArticleId]]:
        held: dict[Alias, list[ArticleId]] = {}
        if self._one("SELECT 1 FROM alias LIMIT 1") is None:
            return held, set()
        asked = {alias for claim in claims for alias in aliases(claim) if alias[0] in signs}
        for sign in signs:
            question = f"SELECT value, article FROM alias WHERE kind = '{sign}' AND value IN"
            values = (_bytes(value) for kind, value in asked if kind is sign)
            rows = self._among(question, values, " ORDER BY sequence DESC")
            for value, article in rows:
                alias = sign, value.decode("utf-8", "surrogateescape")
                held.setdefault(alias, []).append(ArticleId(article))
        holders = {article for articles in held.values() for article in articles}
        question = "SELECT article FROM alias WHERE kind = 'id' AND article IN"
        return held, {ArticleId(article) for (article,) in self._among(question, holders)}

    def _unlearnt(self, pairs: Iterable[tuple[ArticleId, Claim]]) -> list[tuple[Alias, ArticleId]]:
        pairs = list(pairs)
        held, _with_ids = self._held((claim for _article, claim in pairs), tuple(Sign))
        return [
            (alias, article)
            for article, claim in pairs
            for alias in aliases(claim)
            # What is strong is held by one article alone; of what is weak, the last one counts.
            if not (held.get(alias) if alias[0] in STRONG else article in held.get(alias, ())[:1])
        ]

    def _learn(self, pairs: Sequence[tuple[ArticleId, Claim]]) -> None:
        for (sign, value), article in self._unlearnt(pairs):
            self._note_writing()
            self._connection.execute(
                "INSERT OR REPLACE INTO alias (kind, value, article) VALUES (?, ?, ?)",
                (sign.value, _bytes(value), article),
            )

    def _note_writing(self) -> None:
        self._has_written = True
        self._connection.execute("INSERT OR IGNORE INTO writer VALUES (?)", (os.getpid(),))

    def _among(self, question: str, values: Iterable[Any], order: str = "") -> list[Any]:
        asked = list(values)
        rows: list[Any] = []
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            rows += self._connection.execute(f"{question} ({marks}){order}", some).fetchall()
        return rows

    def _one(self, question: str) -> Any:
        row = self._connection.execute(question).fetchone()
        return row and row[0]

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
