"""SQLite, opened one way: who may open what, how writes commit, what an error means to a person.

Two kinds of database are kept: a durable one (what the person did; a commit that returned survives
power loss) and one that may be lost (the index). Both are marked with an `application_id`, so that
a foreign file is never written.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.errors import ReaderError
from reader.i18n import _
from reader.model import sanitize

PATIENCE = 5.0
"""Seconds to wait for another process to finish its write."""

_OLDEST_SQLITE = (3, 37)  # STRICT tables

_ALWAYS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
)
# Not WAL: it can be neither read nor opened on a full disk or in a read-only folder. Not DELETE:
# the last change can come back undone after power loss. fullfsync does nothing but on macOS.
_DURABLE = (
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    # Others read on until the commit, however much it is; else 2 MB of changes keep them out.
    "PRAGMA cache_spill = OFF",
)
# A list open on the screen needs few pages, and the system keeps the others: half a megabyte for
# each of the connections, where SQLite would take two.
_DISPOSABLE = (
    # Much is written at once: with the usual 4 KB that takes a seventh longer, and as long to read.
    "PRAGMA page_size = 16384",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA wal_autocheckpoint = 250",  # the 4 MB that are usual
    "PRAGMA cache_size = -512",
)
_SIDE_FILES = ("-journal", "-wal", "-shm")


class DatabaseError(ReaderError):
    """A database can't be opened; `errors_as` makes it the error of the room that asked."""


class ForeignDatabaseError(DatabaseError):
    """The file is a sound database of another program: it is neither written nor moved."""


class NewerDatabaseError(DatabaseError):
    """A newer version of this program wrote the file: it may be read, never written."""


class CorruptDatabaseError(DatabaseError):
    """The file is damaged, or no database at all."""


def connect(
    path: Path | None,
    *,
    application_id: int,
    version: int | None = None,
    durable: bool,
    read_only: bool = False,
    patience: float = PATIENCE,
) -> sqlite3.Connection:
    """Open a database, making the file (for its owner alone) where there is none.

    None is a database in memory. An empty file counts as ours. `version` is the newest
    `user_version` that the caller can write, None for any. Raises a DatabaseError.
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise DatabaseError(
            _("SQLite {found} is too old: 3.37 or newer is needed.").format(
                found=sqlite3.sqlite_version
            ),
            hint=_("Use a newer Python."),
        )
    connection: sqlite3.Connection | None = None
    try:
        connection = _opened(path, read_only, patience)
        _refuse_what_is_not_ours(connection, path, application_id, version)
        for pragma in _pragmas(durable=durable, read_only=read_only):
            connection.execute(pragma).fetchall()
    except UnicodeDecodeError as error:  # the message would have quoted what is damaged
        if connection is not None:
            connection.close()
        raise CorruptDatabaseError(_("The database is damaged.")) from error
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, sqlite3.Error | OSError):
            message, hint = explain(error, path)
            kind = CorruptDatabaseError if is_corrupt(error) else DatabaseError
            raise kind(message, hint=hint) from error
        raise
    return connection


def create(
    connection: sqlite3.Connection,
    *,
    application_id: int,
    version: int,
    statements: Iterable[str],
) -> None:
    """Make the tables of an empty database, unless another process was first. All or nothing."""
    if schema_version(connection):
        return
    with transaction(connection):
        if schema_version(connection):
            return
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {int(application_id)}")
        connection.execute(f"PRAGMA user_version = {int(version)}")


def schema_version(connection: sqlite3.Connection) -> int:
    """The `user_version` of the file; 0 for an empty one."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is done within is on disk when this returns, or, after an error, not at all."""
    # IMMEDIATE: a deferred transaction that turns into a write fails at once when another process
    # writes, whatever the busy timeout.
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite rolls back by itself on a full disk; a second ROLLBACK would hide that error.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def errors_as(kind: type[ReaderError], path: Path | None) -> Iterator[None]:
    """Whatever SQLite raises within becomes `kind`, said in a person's words."""
    try:
        yield
    except sqlite3.Error as error:
        message, hint = explain(error, path)
        raise kind(message, hint=hint) from error
    except UnicodeDecodeError as error:  # what was read was never written so: a bit was flipped
        name = str(sanitize.path(os.fspath(path))) if path else _("The database in memory")
        raise kind(_("{name} is damaged.").format(name=name)) from error
    except DatabaseError as error:
        raise kind(error.message, hint=error.hint) from error


def is_corrupt(error: BaseException) -> bool:
    """The file is damaged: an error of SQLite, or one of ours that was raised from such a one."""
    if isinstance(error, CorruptDatabaseError | UnicodeDecodeError):
        return True
    if isinstance(error, sqlite3.Error):
        return _primary(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    return error.__cause__ is not None and is_corrupt(error.__cause__)


def is_senseless(error: BaseException) -> bool:
    """SQLite finds other tables or words than are ever written: an error of its, or one of ours."""
    if isinstance(error, sqlite3.Error):
        # Python gives no code of SQLite's where a text is none.
        return isinstance(error, sqlite3.OperationalError) and _primary(error) in (
            0,
            sqlite3.SQLITE_ERROR,
        )
    return error.__cause__ is not None and is_senseless(error.__cause__)


def is_busy(error: BaseException) -> bool:
    """Another process wrote for longer than we waited: an error of SQLite, or one of ours."""
    if isinstance(error, sqlite3.Error):
        return _primary(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return error.__cause__ is not None and is_busy(error.__cause__)


def is_refused(error: BaseException) -> bool:
    """The disk takes no more, or fails: an error of SQLite, or one of ours."""
    if isinstance(error, sqlite3.Error):
        return _primary(error) in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
    return error.__cause__ is not None and is_refused(error.__cause__)


def is_sound(connection: sqlite3.Connection) -> bool:
    """SQLite's own check of the whole file finds nothing wrong; reads every page."""
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except UnicodeDecodeError:
        return False
    except sqlite3.DatabaseError as error:
        if is_corrupt(error):
            return False
        raise


def set_aside(path: Path) -> Path:
    """Rename a damaged database, never delete it; gives its new name. Raises OSError."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    # The side files first: a journal left behind would be played back into the next database.
    for suffix in _SIDE_FILES:
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    return path.rename(aside)


def explain(error: sqlite3.Error | OSError, path: Path | None) -> tuple[str, str]:
    """What happened to this file, and what to do about it."""
    name = str(sanitize.path(os.fspath(path))) if path else _("The database in memory")
    if isinstance(error, OSError):
        reason = sanitize.line(error.strerror or str(error))
        return _("{name} can't be opened: {reason}.").format(name=name, reason=reason), ""
    match _primary(error):
        case sqlite3.SQLITE_FULL:
            said = _("The disk is full: {name} can't be written."), _("Make room and try again.")
        case sqlite3.SQLITE_READONLY:
            said = (
                _("{name} can't be written: it or its folder is read-only."),
                _("Give yourself permission to write there, or choose another folder."),
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            said = _("{name} is in use by another program."), _("Try again in a moment.")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            said = _("{name} is damaged."), ""
        case 0 if isinstance(error, sqlite3.OperationalError):  # its text would be quoted
            said = _("{name} is damaged."), ""
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            said = (
                _("{name} can't be opened, or a file beside it can't be made."),
                _("See whether its folder exists and is yours."),
            )
        case sqlite3.SQLITE_IOERR:
            said = (
                _("The disk refuses to read or write {name}."),
                _("See whether a quota is reached or the disk is failing."),
            )
        case _:
            reason = sanitize.line(str(error))
            return _("{name} can't be used: {reason}.").format(name=name, reason=reason), ""
    return said[0].format(name=name), said[1]


def _opened(path: Path | None, read_only: bool, patience: float) -> sqlite3.Connection:
    if path is None:
        target = ":memory:"
    else:
        target = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
        if not read_only:
            _make_private(path)
    return sqlite3.connect(
        target,
        uri=path is not None,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )


def _make_private(path: Path) -> None:
    # Only ever made, never opened: closing a second descriptor of a database drops the locks that
    # this process holds on it.
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _pragmas(*, durable: bool, read_only: bool) -> tuple[str, ...]:
    if read_only:
        return _ALWAYS
    return (*_ALWAYS, *(_DURABLE if durable else _DISPOSABLE))


def _refuse_what_is_not_ours(
    connection: sqlite3.Connection, path: Path | None, application_id: int, version: int | None
) -> None:
    name = sanitize.path(os.fspath(path)) if path else ""
    (found,) = connection.execute("PRAGMA application_id").fetchone()
    if found == 0:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        is_ours = tables == 0 and schema_version(connection) == 0
    else:
        is_ours = found == application_id
    if not is_ours:
        raise ForeignDatabaseError(
            _("{name} belongs to another program.").format(name=name),
            hint=_("Move it away, or choose another folder."),
        )
    if version is not None and schema_version(connection) > version:
        raise NewerDatabaseError(
            _("{name} was written by a newer version of Leeslamp.").format(name=name),
            hint=_("Install the newest version."),
        )


def _primary(error: sqlite3.Error) -> int:
    # The low byte; what lies above says where in SQLite it happened.
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF
