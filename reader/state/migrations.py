"""From an older state.db to this one: a copy first, then all of it in one transaction."""

import os
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from reader.i18n import _
from reader.model import sanitize
from reader.state.schema import (
    ALIAS,
    ALIAS_LATER_ID,
    APPLICATION_ID,
    CHANGE_ARTICLE,
    CHANGE_UNDOES,
    ITEM,
    LEARNT,
    SAME,
    VERSION,
)
from reader.storage import sqlite
from reader.storage.sqlite import CorruptDatabaseError, DatabaseError

_LAST_READ_1 = (
    "SELECT article, CAST(time AS INTEGER) AS last_read, max(number) FROM change AS one"
    " WHERE (field = 'place' OR (field = 'read' AND value = 'true' AND undoes IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM change AS undo WHERE undo.undoes = one.step)))"
)
STEPS: Mapping[int, Sequence[str]] = {
    1: (
        "ALTER TABLE mark ADD COLUMN last_read INTEGER NOT NULL DEFAULT 0",
        "UPDATE mark SET last_read = found.last_read"
        f" FROM ({_LAST_READ_1} GROUP BY article) AS found WHERE found.article = mark.article",
        "ALTER TABLE alias RENAME TO alias_1",
        ALIAS,
        "INSERT INTO alias (kind, value, article, sequence)"
        " SELECT kind, value, article, sequence FROM alias_1 ORDER BY kind, value, article",
        "DROP TABLE alias_1",
        ALIAS_LATER_ID,
    ),
    2: (
        "ALTER TABLE change ADD COLUMN counter INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE change ADD COLUMN item TEXT NOT NULL DEFAULT ''",
        "UPDATE change SET counter = number",
        "DROP INDEX change_undoes",
        CHANGE_UNDOES,
        CHANGE_ARTICLE,
        "ALTER TABLE mark ADD COLUMN is_archived INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE mark ADD COLUMN tags TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE mark ADD COLUMN furthest REAL NOT NULL DEFAULT 0",
        "ALTER TABLE mark ADD COLUMN opened INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE mark ADD COLUMN finished INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE mark ADD COLUMN spent INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE mark ADD COLUMN highlights INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE mark ADD COLUMN has_note INTEGER NOT NULL DEFAULT 0",
        ITEM,
        SAME,
        LEARNT,
    ),
}
"""What makes the next version of a version; never changed once it was released."""


class MigrationError(DatabaseError):
    """An older state.db can't be brought up to date; it is as it was, and can be read."""


def is_older(connection: sqlite3.Connection) -> bool:
    """An earlier version of this program wrote the tables."""
    return 0 < sqlite.schema_version(connection) < VERSION


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring state.db up to this version, and keep what it was in `backups`. Raises
    MigrationError, or a CorruptDatabaseError where the file turns out to be damaged.
    """
    if not is_older(connection):
        return
    try:
        _keep_copy(connection, path)
        _apply(connection)
    except (sqlite3.Error, DatabaseError, OSError) as error:
        if sqlite.is_corrupt(error):
            said = _("{name} is damaged.").format(name=sanitize.path(str(path)))
            raise CorruptDatabaseError(said) from error
        said = error.message if isinstance(error, DatabaseError) else sqlite.explain(error, path)[0]
        hint = _("They are of an older version, which could not be brought up to date.")
        raise MigrationError(said, hint=hint) from error


def in_memory(older: sqlite3.Connection) -> sqlite3.Connection:
    """A copy of this version for what may only be read; closes `older`."""
    connection = sqlite.connect(None, application_id=APPLICATION_ID, durable=True)
    try:
        with closing(older):
            older.backup(connection)
        _apply(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _apply(connection: sqlite3.Connection) -> None:
    with sqlite.transaction(connection):
        # Asked within, for another process may have been first.
        for version in range(sqlite.schema_version(connection), VERSION):
            for statement in STEPS[version]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _keep_copy(connection: sqlite3.Connection, path: Path) -> None:
    from reader.state.backups import sync  # not in every start

    version = sqlite.schema_version(connection)
    folder = path.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = folder / f"state-version-{version}.db"
    making = folder / f"state-version-{version}.{os.getpid()}.tmp"
    making.unlink(missing_ok=True)
    try:
        with closing(sqlite.connect(making, application_id=APPLICATION_ID, durable=True)) as copy:
            connection.backup(copy)
            is_copied = sqlite.schema_version(copy) == version
            copy.execute("PRAGMA journal_mode = DELETE")  # leaves no file beside it
        if is_copied:  # else another process was first, and has kept its own
            making.replace(kept)
            sync(folder)
    finally:
        making.unlink(missing_ok=True)
