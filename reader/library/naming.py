"""The last word on which article each file is, once every head of a pass was read.

While a batch was named, the file with the better right to a name may not have been seen yet; so a
file edited in place first gets a name of its own. What was killed before it came here is taken up
by the next refresh: `file.is_named` says who still waits.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.library.rows import chunks, marks
from reader.model.row import ArticleId

if TYPE_CHECKING:
    from reader.library.names import Names
    from reader.library.schema import Database


def settle(database: Database, names: Callable[[], Names], before: Mapping[int, ArticleId]) -> None:
    """Name every file that waits for it; the store learns what it can be recognised by. `before`
    says which article each file was that has been read again, by the file's number.
    """
    with database.reading() as connection:
        rows = connection.execute(
            "SELECT number, article, explicit, fingerprint, path, permalink FROM file"
            " JOIN detail ON file = number WHERE is_named = 0"
        ).fetchall()
        folders = _there(connection)
    if not rows:
        return
    from reader.library.kept import compare, put_marks
    from reader.model.identity import Claim
    from reader.model.marks import Marked, Marks

    store = names()

    def present(articles: Sequence[ArticleId]) -> set[ArticleId]:
        with database.reading() as connection:
            return _present(connection, articles, folders)

    claims = [Claim(row[2], row[3], os.fsdecode(row[4]), row[5]) for row in rows]
    was = {at: before[row[0]] for at, row in enumerate(rows) if row[0] in before}
    renamed = store.identify_weakly(claims, present, was)
    articles = [renamed.get(position, row[1]) for position, row in enumerate(rows)]
    with database.writing() as connection:
        connection.executemany(
            "UPDATE file SET article = ? WHERE number = ?",
            [(article, rows[position][0]) for position, article in renamed.items()],
        )
        known = store.marks(list(renamed.values())) if renamed else {}
        for part in chunks(list(renamed.values())):
            put_marks(connection, [Marked(one, known.get(one) or Marks()) for one in part])
        compare(connection, store.read_as(articles))
    store.remember(list(zip(articles, claims, strict=True)))
    for part in chunks([row[0] for row in rows]):
        with database.writing() as connection:
            connection.execute(
                f"UPDATE file SET is_named = 1 WHERE number IN ({marks(part)})", part
            )


def rename(connection: sqlite3.Connection, names: Mapping[ArticleId, ArticleId]) -> set[ArticleId]:
    """Call files by what their articles turned out to be; gives those that some file is now."""
    asked = list(names)
    found: set[ArticleId] = set()
    for part in chunks(asked):
        question = f"SELECT DISTINCT article FROM file WHERE article IN ({marks(part)})"
        known = [ArticleId(article) for (article,) in connection.execute(question, part)]
        pairs = [(names[article], article) for article in known]
        connection.executemany("UPDATE file SET article = ? WHERE article = ?", pairs)
        found |= {now for now, _was in pairs}
    return found


def _there(connection: sqlite3.Connection) -> list[int]:
    """The folders that are on the disk now: what lay in another holds on to no name."""
    rows = connection.execute("SELECT number, path FROM folder").fetchall()
    return [number for number, path in rows if os.path.isdir(path)]  # noqa: PTH112 - bytes


def _present(
    connection: sqlite3.Connection, articles: Sequence[ArticleId], folders: Collection[int]
) -> set[ArticleId]:
    return {
        ArticleId(article)
        for part in chunks(articles)
        for (article,) in connection.execute(
            f"SELECT article FROM file WHERE article IN ({marks(part)})"
            f" AND folder IN ({marks(list(folders))})",
            (*part, *folders),
        )
    }
