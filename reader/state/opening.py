"""Opening the data folder, whatever state it is in: reading goes on, nothing is ever deleted."""

import os
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from reader.i18n import _
from reader.model import sanitize
from reader.model.sanitize import EMPTY, Shown
from reader.state import migrations
from reader.state.migrations import MigrationError
from reader.state.processes import is_running
from reader.state.schema import (
    APPLICATION_ID,
    MARK_COLUMNS,
    NEWEST,
    STATEMENTS,
    VERSION,
)
from reader.storage import sqlite
from reader.storage.lock import alone
from reader.storage.sqlite import CorruptDatabaseError, DatabaseError, NewerDatabaseError

_SMALL = 512 * 1024
"""Bytes up to which a database is checked at every start: a millisecond or two."""
LOCK = "state.lock"
"""Held by who puts a copy in the place of a store; no more than one may."""


class Opened(NamedTuple):
    """A connection that at least reads, and what a person must know about it."""

    connection: sqlite3.Connection
    is_writable: bool
    trouble: Shown
    """Empty when all is well."""
    device: str


def opened(path: Path, patience: float) -> Opened:
    """Open state.db, for reading alone or in memory where nothing else is possible."""
    try:
        _make_folder(path.parent)
    except OSError as error:
        said = _(
            "Marks are not being kept: the folder {folder} can't be made ({reason}); "
            "choose another with --data-dir."
        )
        reason = sanitize.line(error.strerror or str(error))
        return _in_memory(said.format(folder=_named(path.parent), reason=reason))
    try:
        if not _may_be_written(path):
            return _for_reading(path, patience)
        if _has_vanished(path) and _has_copies(path.parent):
            return _anew(path, patience)
        return _for_writing(path, patience, EMPTY)
    except (NewerDatabaseError, MigrationError) as error:
        return _read_only(path, patience, _not_kept(error))
    except CorruptDatabaseError:
        return _anew(path, patience)
    except DatabaseError as error:
        return _in_memory(_not_kept(error))
    except OSError:  # a folder that can't even be looked into
        return _in_memory(_folder_is_closed(path))


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    folder.mkdir(mode=0o700, parents=True)
    # Else a power failure could take the folder away from under a change that was confirmed.
    with suppress(OSError):
        descriptor = os.open(folder.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _may_be_written(path: Path) -> bool:
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _for_writing(path: Path, patience: float, trouble: str) -> Opened:
    connection = sqlite.connect(
        path, application_id=APPLICATION_ID, version=VERSION, durable=True, patience=patience
    )
    try:
        with sqlite.errors_as(DatabaseError, path):
            _make_tables(connection)
            if _needs_check(connection, path) and not sqlite.is_sound(connection):
                raise CorruptDatabaseError(_("{name} is damaged.").format(name=_named(path)))
        migrations.migrate(connection, path)
        with sqlite.errors_as(DatabaseError, path):
            found = _tried(connection, True, trouble)
    except DatabaseError as error:
        connection.close()
        is_senseless = not isinstance(error, MigrationError) and sqlite.is_senseless(error)
        if sqlite.is_corrupt(error) or is_senseless:
            raise CorruptDatabaseError(error.message) from error
        raise
    return found


def _for_reading(path: Path, patience: float) -> Opened:
    trouble = _folder_is_closed(path)
    if not path.exists():
        return _in_memory(trouble)
    return _read_only(path, patience, trouble)


def _read_only(path: Path, patience: float, trouble: str) -> Opened:
    try:
        connection = sqlite.connect(
            path, application_id=APPLICATION_ID, durable=True, read_only=True, patience=patience
        )
    except DatabaseError as error:
        return _in_memory(_not_kept(error))
    try:
        with sqlite.errors_as(DatabaseError, path):
            if migrations.is_older(connection):
                connection = migrations.in_memory(connection)
            return _tried(connection, False, trouble)
    except DatabaseError:
        connection.close()
        return _in_memory(trouble)


def _has_vanished(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except FileNotFoundError:
        return True


def _has_copies(folder: Path) -> bool:
    from reader.state import backups

    return bool(backups.found(folder))


def _anew(path: Path, patience: float) -> Opened:
    """Set what is damaged aside, and go on from the newest copy that is sound."""
    with alone(path.parent / LOCK):
        try:
            if not _has_vanished(path):  # unless another process has done all this meanwhile
                return _for_writing(path, patience, EMPTY)
        except CorruptDatabaseError:
            pass
        except DatabaseError as error:
            return _in_memory(_not_kept(error))
        try:
            said = _replaced(path)
            return _for_writing(path, patience, said)
        except OSError as error:
            said = _("{name} is damaged.").format(name=_named(path))
            return _in_memory(_not_kept(DatabaseError(said, hint=sanitize.line(str(error)))))
        except DatabaseError as error:
            return _in_memory(_not_kept(error))


def _replaced(path: Path) -> str:
    """Put the newest sound copy in the place of state.db, if there is one; what to say of it."""
    from reader.state import backups

    copy = backups.ready(path)  # before anything is moved: a process may be killed at any time
    aside = sqlite.set_aside(path) if path.exists() else None
    if copy is None:
        said = _("The marks were damaged: they now lie at {aside}, and new ones are being kept.")
        return said.format(aside=_named(aside or path))
    backup, making = copy
    lost = _newest(aside) - _newest(making) if aside else -1
    making.replace(path)
    backups.sync(path.parent)
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(backup.time))
    if aside is None:
        said = _("The marks were gone: the copy of {when} is open, {name}; later changes are lost.")
    elif lost == 0:
        said = _(
            "The marks were damaged and lie at {aside}: the copy of {when} is open, {name}; "
            "nothing is lost."
        )
    else:
        said = _(
            "The marks were damaged and lie at {aside}: the copy of {when} is open, {name}; "
            "later changes are lost."
        )
    return said.format(aside=_named(aside or path), when=when, name=_named(backup.path))


def _newest(path: Path) -> int:
    """The number of the newest change in a file that may be damaged; -1 where none can be read."""
    try:
        with closing(
            sqlite.connect(path, application_id=APPLICATION_ID, durable=True, read_only=True)
        ) as connection:
            return int(connection.execute(NEWEST).fetchone()[0])
    except (sqlite3.Error, DatabaseError, ValueError):  # or words that are no text
        return -1


def _in_memory(trouble: str) -> Opened:
    connection = sqlite.connect(None, application_id=APPLICATION_ID, durable=True)
    _make_tables(connection)
    return _tried(connection, False, trouble)


def _make_tables(connection: sqlite3.Connection) -> None:
    sqlite.create(connection, application_id=APPLICATION_ID, version=VERSION, statements=STATEMENTS)


def _tried(connection: sqlite3.Connection, is_writable: bool, trouble: str) -> Opened:
    connection.execute(f"SELECT {MARK_COLUMNS} FROM mark LIMIT 1").fetchall()
    (device,) = connection.execute("SELECT name FROM device").fetchone() or ("",)
    return Opened(connection, is_writable, sanitize.line(trouble), device)


def _needs_check(connection: sqlite3.Connection, path: Path) -> bool:
    if path.stat().st_size <= _SMALL:
        return True
    writers = connection.execute("SELECT process FROM writer").fetchall()
    return not all(is_running(process) for (process,) in writers)


def _folder_is_closed(path: Path) -> str:
    said = _("Marks are not being kept: {folder} can't be written; choose another with --data-dir.")
    return said.format(folder=_named(path.parent))


def _not_kept(error: DatabaseError) -> str:
    said = _("Marks are not being kept: {message} {hint}")
    return said.format(message=error.message, hint=error.hint)


def _named(path: Path) -> Shown:
    return sanitize.path(os.fspath(path))
