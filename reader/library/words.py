"""The index of words: what an article's columns get, and how an article comes in and goes out.

A doc is an article's number in the index of words. Docs are in the order of days, so that what was
searched for is found newest first without sorting: the day stands above `DAY` bits that count the
articles of one day. The index itself is contentless; `text` keeps what it was given.
"""

import sqlite3
from collections.abc import Iterable, Sequence

from reader.library.rows import chunks, marks
from reader.library.schema import DAY, WORD_COLUMNS
from reader.model.matching import indexed

_DAYS_BEFORE = 719_163
"""Days from the year 1 to 1970."""

COLUMNS = WORD_COLUMNS
BODY = COLUMNS.index("body")
TITLE = COLUMNS.index("title")

_MERGED = 256  # pages
_COLUMNS = ", ".join(WORD_COLUMNS)
_PUT = f"INSERT INTO search (rowid, {_COLUMNS}) VALUES ({marks(('', *WORD_COLUMNS))})"
_TAKE_OUT = (
    f"INSERT INTO search (search, rowid, {_COLUMNS})"
    f" VALUES ('delete', {marks(('', *WORD_COLUMNS))})"
)


class Docs:
    """Gives out docs, remembering where each day stands."""

    def __init__(self) -> None:
        self._next: dict[int, int] = {}

    def doc(self, connection: sqlite3.Connection, epoch: int | None) -> int:
        """One that is free, in the order of days; a day that is full goes on in the one before,
        and those without a date below zero.
        """
        day = 0 if epoch is None else max(epoch // 86400 + _DAYS_BEFORE, 1)
        while (following := self._following(connection, day)) >= (day + 1) << DAY:
            day -= 1
        self._next[day] = following + 1
        return following

    def _following(self, connection: sqlite3.Connection, day: int) -> int:
        following = self._next.get(day)
        if following is None:
            (last,) = connection.execute(
                "SELECT max(doc) FROM text WHERE doc >= ? AND doc < ?",
                (day << DAY, (day + 1) << DAY),
            ).fetchone()
            following = day << DAY if last is None else last + 1
            self._next[day] = following
        return following


def put(connection: sqlite3.Connection, docs: Iterable[tuple[int, Sequence[str], bytes]]) -> None:
    """Take these articles in: each a doc that is free, its columns as `indexed` and as `packed`."""
    # In order: a doc below the one before has FTS5 write out all that it holds in memory.
    ordered = sorted(docs)
    connection.executemany(_PUT, [(doc, *columns) for doc, columns, _text in ordered])
    rows = [(doc, text) for doc, _columns, text in ordered]
    connection.executemany("INSERT INTO text VALUES (?, ?)", rows)


def take_out(connection: sqlite3.Connection, docs: Sequence[int]) -> None:
    """Take these articles out again."""
    for part in chunks(sorted(docs)):
        rows = connection.execute(
            f"SELECT doc, columns FROM text WHERE doc IN ({marks(part)}) ORDER BY doc", part
        ).fetchall()
        connection.executemany(
            _TAKE_OUT, [(doc, *map(indexed, unpacked(columns))) for doc, columns in rows]
        )
        connection.execute(f"DELETE FROM text WHERE doc IN ({marks(part)})", part)


def tidy(connection: sqlite3.Connection) -> bool:
    """Merge a little of what came in piece by piece, some 0.1 s; whether there was any."""
    before = connection.total_changes
    connection.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", (_MERGED,))
    return connection.total_changes - before > 1  # so FTS5 tells


def packed(columns: Sequence[str]) -> bytes:
    """The texts of an article's columns as they are kept."""
    # Text that passed the boundary holds no NUL. To compress it would take a sixth of the time of a
    # first index, to spare a fifth of its size.
    return "\0".join(columns).encode()


def unpacked(columns: bytes) -> list[str]:
    """The texts that `packed` was given; raises UnicodeDecodeError for what it never gave."""
    texts = columns.decode().split("\0")
    if len(texts) != len(COLUMNS):
        raise UnicodeDecodeError("utf-8", columns, 0, len(columns), "not as it was packed")
    return texts
