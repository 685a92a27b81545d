"""How many files are on each shelf."""

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence

from reader.library.rows import marks
from reader.model.listing import Counts

_SHELVES = ("every", "unread", "starred", "started", "recent", "broken", "archived")


def counts(connection: sqlite3.Connection, folders: Sequence[int]) -> Counts:
    """How many there are in these folders, and what was left out of them."""
    rows = connection.execute(
        f"SELECT {', '.join(_SHELVES)}, is_indexed, left_out FROM folder"
        f" WHERE number IN ({marks(folders)})",
        folders,
    ).fetchall()
    left_out: Counter[str] = Counter()
    for row in rows:
        left_out.update(json.loads(row[-1]))
    every, unread, starred, started, recent, broken, archived = (
        sum(row[column] for row in rows) for column in range(len(_SHELVES))
    )
    is_indexed = bool(rows) and all(row[-2] for row in rows)
    found = dict(left_out) if is_indexed else None
    stamp = _stamp(connection, folders)
    return Counts(every, unread, starred, started, recent, broken, found, archived, stamp)


def _stamp(connection: sqlite3.Connection, folders: Sequence[int]) -> int:
    # Another connection: another database, whose numbers mean other files.
    last = connection.execute("SELECT max(number) FROM file").fetchone()
    asked = (
        "SELECT number, digest, EXISTS (SELECT 1 FROM file WHERE folder = folder.number"
        f" AND has_facts = 0) FROM folder WHERE number IN ({marks(folders)}) ORDER BY number"
    )
    return hash((id(connection), last, *connection.execute(asked, folders)))
