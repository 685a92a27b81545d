"""The index's copy of the marks, by which lists are sorted, filtered and counted."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
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

MANY = 500
"""Files whose marks are put down in one statement: of 100,000 in a third of the time, but a table
is made for it.
"""
_ROOM = -32768  # kilobytes of pages, at hand for as long as that takes
_copied = attrgetter(*COPIED)


def put_marks(
    connection: sqlite3.Connection,
    marked: Sequence[Marked],
    read_as: Mapping[ArticleId, str] = MappingProxyType({}),
) -> None:
    """Bring the copy of these articles' marks up to date, with all that is counted by them.
    `read_as` is the fingerprint of the text that was read, of those of which it is known.
    """
    by_article = {one.article: one.marks for one in marked}
    facets = Facets()
    same: defaultdict[tuple[int, bool, bool, bool, bool], list[str]] = defaultdict(list)
    new: list[tuple[object, ...]] = []
    for row in _files(connection, by_article):
        number, article, folder, by_itself, own, *was = row
        kept = by_article[article]
        if kept.tags or own:
            own = _sorted_in(connection, facets, row, kept)
        elif was != [kept.is_read, kept.is_archived]:
            same[folder, bool(was[0]), bool(was[1]), kept.is_read, kept.is_archived].append(
                by_itself
            )
        new.append((number, own, *_columns(kept)))
    for (folder, was_read, was_archived, is_read, is_archived), held in same.items():
        # A hundred thousand files are under a few hundred values.
        for facet, count in Counter(" ".join(held).split()).items():
            was_marked = {"is_read": was_read, "is_archived": was_archived}
            facets.count(folder, [int(facet)], **was_marked, by=-count)
            facets.count(folder, [int(facet)], is_read=is_read, is_archived=is_archived, by=count)
    facets.put(connection)
    _put(connection, new)
    compare(connection, read_as)


def _files(connection: sqlite3.Connection, articles: Mapping[ArticleId, Marks]) -> Iterator[Any]:
    asked = "SELECT number, article, folder, facets, own, is_read, is_archived FROM file"
    (last,) = connection.execute("SELECT ifnull(max(number), 0) FROM file").fetchone()
    if 4 * len(articles) > last > MANY:  # each by itself takes longer than all of them
        rows = connection.execute(asked).fetchall()
        yield from (row for row in rows if row[1] in articles)
        return
    for part in chunks(list(articles)):
        yield from connection.execute(f"{asked} WHERE article IN ({marks(part)})", part).fetchall()


def _put(connection: sqlite3.Connection, new: list[tuple[object, ...]]) -> None:
    if len(new) <= MANY:
        connection.executemany(_UPDATE, new)
        return
    # In the order of the table, and with room for its pages: else each is fetched many times.
    new.sort()
    (pages,) = connection.execute("PRAGMA cache_size").fetchone()
    connection.execute(f"PRAGMA cache_size = {_ROOM}")
    try:
        connection.execute(f"CREATE TEMP TABLE fresh (number INTEGER PRIMARY KEY, {_NAMES})")
        connection.executemany(f"INSERT INTO fresh VALUES ({_PLACES})", new)
        connection.execute(_UPDATE_ALL)
        connection.execute("DROP TABLE fresh")
    finally:
        connection.execute(f"PRAGMA cache_size = {pages}")


def compare(connection: sqlite3.Connection, read_as: Mapping[ArticleId, str]) -> None:
    """Note which files of these articles hold another text than the one that was read."""
    connection.executemany(
        "UPDATE file SET is_changed = ifnull((SELECT fingerprint NOT IN ('', ?1) FROM detail"
        " WHERE file = number), is_changed) WHERE article = ?2",
        [(fingerprint, article) for article, fingerprint in read_as.items()],
    )


def forget_marks(connection: sqlite3.Connection) -> None:
    """Forget the whole copy."""
    rows = connection.execute(f"SELECT DISTINCT article FROM file WHERE {HAS_MARKS}").fetchall()
    put_marks(connection, [Marked(ArticleId(article), NONE) for (article,) in rows])
    connection.execute("DELETE FROM noted")


def columns_of(kept: Marks) -> dict[str, object]:
    """The columns for the copy of an article's marks."""
    return dict(zip((*COPIED, "tags"), _columns(kept), strict=True))


def _columns(kept: Marks) -> tuple[object, ...]:
    return *_copied(kept), "\n".join(kept.tags)


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


_COLUMNS = ("own", *COPIED, "tags")
_NAMES = ", ".join(_COLUMNS)
_PLACES = marks(("number", *_COLUMNS))
# Who reads it again has seen what changed.
_UPDATE = (
    f"UPDATE file SET is_changed = is_changed AND ?{_COLUMNS.index('last_read') + 2} <= last_read, "
    + ", ".join(f"{name} = ?{place}" for place, name in enumerate(_COLUMNS, 2))
    + " WHERE number = ?1"
)
_UPDATE_ALL = (
    "UPDATE file SET is_changed = is_changed AND fresh.last_read <= file.last_read, "
    + ", ".join(f"{name} = fresh.{name}" for name in _COLUMNS)
    + " FROM fresh WHERE file.number = fresh.number"
)
