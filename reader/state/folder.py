"""The data folder as a list of articles needs it: whether marks are kept, and up to which change.

The store, and all that marks are made of, comes with the first mark that is read or written.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from reader.errors import StoreError
from reader.model.sanitize import EMPTY, Shown
from reader.state import schema
from reader.state.opening import opened
from reader.storage.sqlite import PATIENCE, DatabaseError, errors_as

if TYPE_CHECKING:
    from reader.state.store import Store


class DataFolder:
    """A data folder that is open. Usable from every thread."""

    def __init__(self, data_dir: Path) -> None:
        """A folder that is bad in some way is no exception, but `trouble`."""
        self._path = data_dir / schema.NAME
        self._opened = opened(self._path, PATIENCE)
        self._lock = Lock()
        self._store: Store | None = None
        self._stamp: tuple[int, int, int] | None = None
        self._was_written = False

    @property
    def trouble(self) -> Shown:
        """As `Store.trouble`."""
        return (self._store or self._opened).trouble

    @property
    def is_writable(self) -> bool:
        """As `Store.is_writable`."""
        return (self._store or self._opened).is_writable

    @property
    def device(self) -> str:
        """As `Store.device`."""
        return (self._store or self._opened).device

    @property
    def number(self) -> int:
        """As `Store.number`. Raises StoreError."""
        with self._lock:  # while it is held nobody begins to write
            if self._store is None:
                with errors_as(StoreError, self._path):
                    return int(self._opened.connection.execute(schema.NEWEST).fetchone()[0])
        return self._store.number

    def preferences(self) -> dict[str, str]:
        """As `Store.preferences`. Raises StoreError."""
        with self._lock:
            if self._store is None:
                with errors_as(StoreError, self._path):
                    return dict(self._opened.connection.execute(schema.PREFERENCES).fetchall())
        return self._store.preferences()

    @property
    def store(self) -> Store:
        """What was done to articles; one and the same each time."""
        from reader.state.store import Store

        with self._lock:
            if self._store is None:
                self._store = Store(self._path, self._opened)
            return self._store

    def look_after(self, is_cancelled: Callable[[], bool]) -> Shown:
        """Check state.db and copy it, if that is due; takes long, and nothing waits for it. What a
        person must know, mostly nothing.
        """
        from reader.state.care import look_after

        return look_after(self._path, time.time(), is_cancelled) if self.is_writable else EMPTY

    def back_up(self) -> None:
        """Copy state.db if that is due; to find that it is not takes less than a mark does."""
        from reader.state import backups

        if self.is_writable:
            with suppress(DatabaseError):  # a window, or the next mark, says so
                backups.keep(self._path, time.time())

    def is_written(self) -> bool:
        """Whether anybody has written since this was last asked; costs next to nothing."""
        try:
            found = self._path.stat()
        except OSError:
            return False
        stamp = found.st_ino, found.st_size, found.st_mtime_ns
        # Asked once more: two writes may bear the same time.
        was_written, self._was_written = self._was_written, stamp != self._stamp
        self._stamp = stamp
        return was_written or self._was_written

    def close(self) -> None:
        """Let go of the folder."""
        with self._lock:
            if self._store is None:
                self._opened.connection.close()
        if self._store is not None:
            self._store.close()
