"""The tables of state.db, and values as they hold them."""

import json
from typing import Any

from reader.model.article import ArticleId
from reader.model.marks import Field, Marked, Marks, Stop
from reader.model.places_in_text import Place

APPLICATION_ID = 0x4C65_6573  # "Lees"
VERSION = 2
"""A new one is a step in migrations.py."""

ALIAS = """
    CREATE TABLE alias (
        kind TEXT NOT NULL,
        value BLOB NOT NULL,
        article TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        PRIMARY KEY (kind, value, article)
    ) STRICT, WITHOUT ROWID
    """
# Most articles with an id are called by it; this is about those that got one later.
LATER_ID = "kind = 'id' AND value <> CAST(article AS BLOB)"
ALIAS_LATER_ID = f"CREATE INDEX alias_later_id ON alias (article) WHERE {LATER_ID}"

# `change` is the truth and only grows; `mark` is what it adds up to. A number is also the Lamport
# counter of its change: always above every number seen, so gaps are allowed and order is not time.
# A step is everything done at once, named by its first number; `undoes` names the step taken back.
# An alias is bytes because paths may be; of those with one value, the one with the highest sequence
# got it last. `last_read` is in seconds since 1970, 0 for never.
STATEMENTS = (
    """
    CREATE TABLE change (
        number INTEGER PRIMARY KEY,
        time REAL NOT NULL,
        device TEXT NOT NULL,
        article TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        previous TEXT,
        step INTEGER NOT NULL,
        undoes INTEGER
    ) STRICT
    """,
    "CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL",
    """
    CREATE TABLE mark (
        article TEXT PRIMARY KEY,
        is_read INTEGER NOT NULL,
        is_starred INTEGER NOT NULL,
        place TEXT,
        progress REAL NOT NULL,
        last_read INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID
    """,
    ALIAS,
    ALIAS_LATER_ID,
    "CREATE TABLE preference (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE device (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    "INSERT INTO device VALUES (lower(hex(randomblob(4))))",
    # Whoever has written and not yet closed: one that is here without a process stopped uncleanly.
    "CREATE TABLE writer (process INTEGER PRIMARY KEY) STRICT",
)

MARK_COLUMNS = (
    "mark.article, mark.is_read, mark.is_starred, mark.place, mark.progress, mark.last_read"
)
LAST_READ = (
    "SELECT article, CAST(time AS INTEGER) AS last_read, max(number) FROM change AS one"
    " WHERE (field = 'place' OR (field = 'read' AND value = 'true' AND undoes IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM change AS undo WHERE undo.undoes = one.step)))"
)
"""When each article was last read by what is written down; wants a GROUP BY article."""


def mark_row(article: ArticleId, marks: Marks) -> tuple[str, bool, bool, str | None, float, int]:
    """The marks as a row of `mark`, in the order of `MARK_COLUMNS`."""
    at = marks.place
    place = None if at is None else json.dumps([at.block, at.offset, at.context])
    return article, marks.is_read, marks.is_starred, place, marks.progress, marks.last_read


def marked(row: tuple[str, int, int, str | None, float, int]) -> Marked:
    """The marks that a row of `mark` holds."""
    article, is_read, is_starred, place, progress, last_read = row
    marks = Marks(bool(is_read), bool(is_starred), _place(place), progress, last_read)
    return Marked(ArticleId(article), marks)


def held(marks: Marks, field: Field) -> bool | Stop | None:
    """What a field stands at; None for a reading that never began."""
    match field:
        case Field.READ:
            return marks.is_read
        case Field.STARRED:
            return marks.is_starred
        case Field.PLACE:
            return None if marks.place is None else Stop(marks.place, marks.progress)


def encoded(value: bool | Stop | None) -> str | None:
    """A value of a change as JSON."""
    match value:
        case None:
            return None
        case Stop(place, progress):
            return json.dumps([place.block, place.offset, place.context, progress])
    return "true" if value else "false"


def decoded(text: str) -> bool | Stop:
    """The value that `encoded` wrote."""
    if text in ("true", "false"):
        return text == "true"
    value: Any = json.loads(text)
    if isinstance(value, list):
        block, offset, context, progress = value
        return Stop(Place(block, offset, context), progress)
    return bool(value)


def _place(text: str | None) -> Place | None:
    if text is None:
        return None
    try:
        block, offset, context = json.loads(text)
    except (ValueError, TypeError):
        return None  # a place that a bit flipped in must not hide the marks beside it
    return Place(block, offset, context)
