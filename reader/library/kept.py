"""The index's copy of the marks, by which lists are sorted, filtered and counted."""

import sqlite3
from collections.abc import Sequence

from reader.library.facets import recount
from reader.library.rows import marks
from reader.model.marks import Marked, Marks


def put_marks(connection: sqlite3.Connection, marked: Sequence[Marked]) -> None:
    """Bring the copy of these articles' marks up to date, with all that is counted by them."""
    by_article = {one.article: one.marks for one in marked}
    asked = "SELECT number, article, folder, facets, is_read FROM file WHERE article IN"
    rows = connection.execute(f"{asked} ({marks(by_article)})", list(by_article)).fetchall()
    recount(
        connection,
        [
            (folder, facets, bool(was_read), by_article[article].is_read)
            for _, article, folder, facets, was_read in rows
        ],
    )
    connection.executemany(
        "UPDATE file SET is_read = :is_read, is_starred = :is_starred, progress = :progress,"
        # Who reads it again has seen what changed.
        " is_changed = is_changed AND :last_read <= last_read, last_read = :last_read"
        " WHERE number = :number",
        [columns_of(by_article[row[1]]) | {"number": row[0]} for row in rows],
    )


def columns_of(kept: Marks | None) -> dict[str, object]:
    """The columns for the copy of an article's marks."""
    kept = kept or Marks()
    return {
        "is_read": kept.is_read,
        "is_starred": kept.is_starred,
        "progress": kept.progress,
        "last_read": kept.last_read,
    }
