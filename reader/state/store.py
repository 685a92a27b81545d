"""What the person did, kept: once `apply` has returned, it is on disk.

Any method that reaches the disk may raise StoreError, and nothing else. Threads may share a Store;
processes may share a data folder.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, RLock
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.errors import StoreError
from reader.model import sanitize
from reader.model.article import ArticleId
from reader.model.history import Step, Undone, Written
from reader.model.identity import Claim
from reader.model.marks import NONE, Change, Field, Marked, Marks, Value
from reader.model.sanitize import Shown
from reader.state import aliases, schema, tables, undoing, values
from reader.state.asking import one
from reader.state.identity import NOBODY, STRONG, Present, Sign, Was, identified, weakly_identified
from reader.state.log import Entry
from reader.state.opening import Opened, opened
from reader.state.undoing import Plan
from reader.state.writing import Writing
from reader.storage.sqlite import PATIENCE, DatabaseError, connect, errors_as, transaction

if TYPE_CHECKING:
    from reader.state.exchange import Known
    from reader.state.merge import Told
    from reader.state.receiving import Received

_NO_CLAIMS: Mapping[ArticleId, Sequence[Claim]] = MappingProxyType({})
_LEARNT_AT_ONCE = 2000  # files in one transaction: marks wait for it, some 50 ms


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
        self.folder = path.parent
        """The data folder."""
        self._clock = clock
        self._lock = RLock()
        self._connection = found.connection
        self._patience = patience
        self._aside: sqlite3.Connection | None = None
        self._aside_lock = Lock()
        self._has_written = False
        self._file = _identity(path)
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
    ) -> Store:
        """Open the data folder, making it where there is none. A bad one is no exception, but
        `trouble`. `patience` is how many seconds to wait for another process to finish writing.
        """
        path = data_dir / schema.NAME
        return cls(path, opened(path, patience), clock, patience)

    @property
    def number(self) -> int:
        """The number of the newest change; 0 before the first. Read it before `since`."""
        with self._asking():
            return int(one(self._connection, schema.NEWEST))

    def since(self, number: int) -> list[Marked]:
        """The marks, as they are now, of every article that changed after this number."""
        changed = "WHERE article IN (SELECT article FROM change WHERE number > ?)"
        question = f"SELECT {schema.MARK_COLUMNS} FROM mark {changed if number else ''}"
        with self._asking():
            rows = self._connection.execute(question, (number,) if number else ()).fetchall()
            return list(map(values.marked, rows))

    def marks(self, articles: Iterable[ArticleId]) -> dict[ArticleId, Marks]:
        """The marks of each of these articles, empty ones for an article never marked."""
        asked = dict.fromkeys(articles, NONE)
        with self._reading() as connection:
            return asked | tables.marks_of(connection, asked)

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
            known = [each.article for each in marked if each.marks is not NONE]
            self._learn([(article, each) for article in known for each in claims.get(article, ())])
            return marked

    def undo(self) -> Undone:
        """Take back the newest step that was not yet taken back."""
        return self._take_back(undoing.to_undo)

    def redo(self, step: int = 0) -> Undone:
        """Make the step again that was taken back last, if nothing was done since; or this one."""
        return self._take_back(lambda open_, device: undoing.to_redo(open_, device, step))

    def undo_step(self, step: int) -> Undone:
        """Take back this step of the history, whatever came after it; what was changed again by a
        later one stays as it is.
        """
        return self._take_back(lambda open_, device: undoing.to_undo(open_, device, step))

    def history(self, limit: int, *, is_own: bool = False) -> list[Step]:
        """The newest steps, the newest first; those of elsewhere, which can't be undone here, are
        left out for `is_own`.
        """
        with self._asking():
            return undoing.history(self._connection, self.device, limit, is_own=is_own)

    def items(
        self, articles: Sequence[ArticleId] | None, field: Field
    ) -> list[tuple[ArticleId, str, Value]]:
        """What these articles, or all, hold in TAG, HIGHLIGHT, NOTE, SPENT or BODY: the article,
        the item and its value; what is gone is left out.
        """
        with self._reading() as connection:
            return tables.items(connection, field, articles)

    def written(self, article: ArticleId) -> list[Written]:
        """The note of an article as each machine wrote it last, the newest word first."""
        with self._reading() as connection:
            return tables.written(connection, article)

    def read_as(self, articles: Sequence[ArticleId]) -> dict[ArticleId, str]:
        """The fingerprint of the text that was read, of those of these of which it was kept."""
        bodies = self.items(articles, Field.BODY)
        if not bodies:
            return {}
        from reader.model import revisions  # which knows how to compare texts, too

        found = ((article, revisions.fingerprint(body)) for article, _item, body in bodies)
        return {article: fingerprint for article, fingerprint in found if fingerprint}

    def changes(self, number: int, limit: int = -1) -> list[Entry]:
        """Everything done, here or elsewhere, that arrived after this number, in that order; no
        more than the limit, where one is given.
        """
        with self._reading() as connection:
            return tables.entries_after(connection, number, limit)

    def known(self, number: int | None) -> tuple[list[Known], int]:
        """What articles are known by, all of it or what was learnt here after this number; and the
        number of the last that was learnt.
        """
        from reader.state import receiving

        with self._reading() as connection:
            return receiving.known(connection, number, self.device)

    def receive(
        self, told: Sequence[Told], known: Sequence[Known], *, is_to_tell: bool = False
    ) -> Received:
        """Take in what was done elsewhere; known already, it changes nothing. `is_to_tell` where
        nobody else may tell others of it.
        """
        from reader.state import receiving

        with self._writing():
            received = receiving.receive(self._connection, told, known, is_to_tell=is_to_tell)
            if received.changes:
                self._note_writing()
        return received

    def doubt(self, told: Sequence[Told], number: int) -> None:
        """Go by a new name from now on where this device is said to have done what it knows nothing
        of: the data folder is a copy, or was brought back from one. What was done after this number
        goes by the new name too.
        """
        from reader.state import receiving

        with self._writing():
            name = receiving.name_of(self._connection, told, self.device, number)
        self.device = name

    @property
    def devices(self) -> frozenset[str]:
        """The names that this device goes by, and went by before."""
        from reader.state import receiving

        with self._reading() as connection:
            return frozenset({*receiving.former_names(connection), self.device})

    @property
    def is_blank(self) -> bool:
        """Nothing was ever done to any article."""
        with self._asking():
            return not one(self._connection, "SELECT EXISTS (SELECT 1 FROM mark)")

    def identify(self, claims: Sequence[Claim]) -> list[ArticleId]:
        """Which article each file is, by its own id, else its text, else as one never seen.

        Call it for every file whose head was read, in batches of any size, and keep the answers in
        the index at once. Once all heads are read, `identify_weakly` has the last word.
        """
        with self._asking():
            held = aliases.held_by_claims(self._connection, claims, STRONG)
            with_ids = aliases.with_ids(self._connection, held)
        return identified(claims, held, with_ids)

    def identify_weakly(
        self, claims: Sequence[Claim], present: Present, was: Was = NOBODY
    ) -> dict[int, ArticleId]:
        """Which files are known articles that were edited in place, or moved and edited.

        By position in `claims`; the others stay what `identify` said. Call it once all heads are
        read. `present` must know every file on disk, under its new name, and none that is gone.
        """
        with self._asking():
            held = aliases.held_by_claims(self._connection, claims, tuple(Sign))
            with_ids = aliases.with_ids(self._connection, held)
        return weakly_identified(claims, held, with_ids, present, was) if held else {}

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
                articles = {article for article, _claim in some}
                marked = tables.marks_of(self._connection, articles)
                some = [pair for pair in some if pair[0] in marked]
                is_known = not aliases.unlearnt(self._connection, some)
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

    def _take_back(self, planned: Callable[[sqlite3.Connection, str], Plan | None]) -> Undone:
        with self._writing():
            plan = planned(self._connection, self.device)
            if plan is None:
                return Undone(())
            return Undone(self._apply(plan.changes, plan.undoes), plan.kept)

    def _apply(self, changes: Sequence[Change], undoes: int | None = None) -> list[Marked]:
        before = self._connection.total_changes
        step = Writing(self._connection, self.device, self._clock(), undoes)
        marked = step.put(changes)
        if self._connection.total_changes != before:
            self._note_writing()
        return marked

    def _learn(self, pairs: Sequence[tuple[ArticleId, Claim]]) -> None:
        new = aliases.unlearnt(self._connection, pairs) if pairs else ()
        if new:
            self._note_writing()
            aliases.learn(self._connection, new)
            aliases.note_to_tell(self._connection, new)

    def _note_writing(self) -> None:
        self._has_written = True
        self._connection.execute("INSERT OR IGNORE INTO writer VALUES (?)", (os.getpid(),))

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
        with self._asking():
            if not self.is_writable or _identity(self._path) != self._file:
                self._open_again()
            if not self.is_writable:
                raise StoreError(self.trouble)
            with transaction(self._connection):
                yield

    def _open_again(self) -> None:
        """What could not be written may have become so; what is open may have been moved away."""
        if self.is_writable and not self._path.exists():
            from reader.state import backups

            with suppress(OSError, DatabaseError):
                backups.copy(self._connection, self._path)
        found = opened(self._path, self._patience)
        if not (found.is_writable or self.is_writable):
            found.connection.close()  # as before; what is open may at least be read
            return
        self._connection.close()
        with self._aside_lock:
            if self._aside is not None:
                self._aside.close()
                self._aside = None
        self._connection, self._file = found.connection, _identity(self._path)
        self.is_writable, self.trouble, self.device = found[1:]


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
