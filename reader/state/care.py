"""Looking after state.db beside the reading: is it whole, and is there a copy of it?"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from reader.i18n import _
from reader.model import sanitize
from reader.model.sanitize import EMPTY, Shown
from reader.state import backups
from reader.state.processes import is_running
from reader.state.schema import APPLICATION_ID
from reader.storage import sqlite
from reader.storage.sqlite import CorruptDatabaseError, DatabaseError

_ASKED_EVERY = 10_000  # instructions of SQLite: some tenths of a millisecond


def look_after(path: Path, now: float, is_cancelled: Callable[[], bool]) -> Shown:
    """Check state.db, copy it if that is due; what a person must know, mostly nothing.

    Nobody waits for it: marks are written all the while.
    """
    try:
        if not path.exists() or not _is_checked(path, is_cancelled):
            return EMPTY
        _forget_the_dead(path)
        backups.keep(path, now, is_cancelled)
    except CorruptDatabaseError:
        _have_it_checked(path)
        said = _("{name} is damaged: quit, and start again to go on from a copy of it.")
        return sanitize.line(said.format(name=sanitize.path(str(path))))
    except DatabaseError:
        pass  # no room, no permission: the next mark says so
    return EMPTY


def _is_checked(path: Path, is_cancelled: Callable[[], bool]) -> bool:
    """False where it was cancelled. Raises CorruptDatabaseError."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        # Without a lock, for no mark is to wait. What others write meanwhile can look like damage.
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            connection.set_progress_handler(is_cancelled, _ASKED_EVERY)
            if sqlite.is_sound(connection):
                return True
        with closing(_connected(path)) as connection:
            if sqlite.is_sound(connection):
                return True
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if not sqlite.is_corrupt(error):
            return False
    raise CorruptDatabaseError("")


def _forget_the_dead(path: Path) -> None:
    """Those who stopped uncleanly: what they left has been checked."""
    with suppress(sqlite3.Error), closing(_connected(path)) as connection:
        writers = connection.execute("SELECT process FROM writer").fetchall()
        dead = [one for one in writers if one != (os.getpid(),) and not is_running(*one)]
        if dead:
            connection.executemany("DELETE FROM writer WHERE process = ?", dead)


def _have_it_checked(path: Path) -> None:
    with suppress(sqlite3.Error, DatabaseError), closing(_connected(path)) as connection:
        connection.execute("INSERT OR IGNORE INTO writer VALUES (0)")


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite.connect(path, application_id=APPLICATION_ID, durable=True)
