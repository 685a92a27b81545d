"""The index's copy of the marks, by which lists are sorted, filtered and counted."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from reader.library.facets import Facets, as_packed, leave, packed
from reader.library.rows import chunks, marks
from reader.library.schema import HAS_MARKS
from reader.model.marks import NONE, Marked, Marks
from reader.model.row import ArticleId

COPIED = (
    "is_read",
    "is_starred",
    "progress",
    "last_read",
    "is_archived",
    "furthest",
    "finished",
    "highlights",
    "has_note",
)
"""Columns of a file that hold a mark of its article under the same name."""


def put_marks(connection: sqlite3.Connection, marked: Sequence[Marked]) -> None:
    """Bring the copy of these articles' marks up to date, with all that is counted by them."""
    by_article = {one.article: one.marks for one in marked}
    asked = "SELECT number, article, folder, facets, own, is_read, is_archived FROM file"
    rows = connection.execute(
        f"{asked} WHERE article IN ({marks(by_article)})", list(by_article)
    ).fetchall()
    facets = Facets()
    new: list[dict[str, object]] = []
    for row in rows:
        kept = by_article[row[1]]
        own = _sorted_in(connection, facets, row, kept)
        new.append(columns_of(kept) | {"own": own, "number": row[0]})
    facets.put(connection)
    connection.executemany(_UPDATE, new)


def forget_marks(connection: sqlite3.Connection) -> None:
    """Forget the whole copy."""
    rows = connection.execute(f"SELECT DISTINCT article FROM file WHERE {HAS_MARKS}").fetchall()
    for part in chunks(rows):
        put_marks(connection, [Marked(ArticleId(article), NONE) for (article,) in part])
    connection.execute("DELETE FROM noted")


def columns_of(kept: Marks | None) -> dict[str, object]:
    """The columns for the copy of an article's marks."""
    kept = kept or NONE
    return {name: getattr(kept, name) for name in COPIED} | {"tags": "\n".join(kept.tags)}


def _sorted_in(
    connection: sqlite3.Connection, facets: Facets, row: Sequence[Any], kept: Marks
) -> str:
    """The person's own tags that a file is under now, as `file.own` holds them."""
    number, _article, folder, by_itself, before, was_read, was_archived = row
    by_itself, before = packed(by_itself), packed(before)
    own = facets.of_person(connection, kept.tags, by_itself)
    if (was_read, was_archived, before) == (kept.is_read, kept.is_archived, own):
        return as_packed(own)
    was = {"is_read": bool(was_read), "is_archived": bool(was_archived)}
    facets.count(folder, by_itself + before, **was, by=-1)
    facets.count(folder, by_itself + own, is_read=kept.is_read, is_archived=kept.is_archived)
    if before != own:
        leave(connection, number, before)
        connection.executemany(
            "INSERT INTO member VALUES (?, ?)", [(facet, number) for facet in own]
        )
    return as_packed(own)


_UPDATE = (
    # Who reads it again has seen what changed.
    "UPDATE file SET is_changed = is_changed AND :last_read <= last_read, "
    + ", ".join(f"{name} = :{name}" for name in (*COPIED, "tags", "own"))
    + " WHERE number = :number"
)
