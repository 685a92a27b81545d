"""Files of a library that is listed for the first time: in the list before they are read.

Such a row has no `detail`. It is an article by its place, and under no facet; its order in lists is
the one that it keeps.
"""

import os
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from reader.library.bodies import file_title
from reader.library.folding import title_key
from reader.library.kept import COPIED, columns_of
from reader.library.names import Names
from reader.library.plan import Found
from reader.library.rows import marks
from reader.library.schema import COUNT_NEW
from reader.library.writes import last_number
from reader.model.headline import Sighting
from reader.model.identity import at_place
from reader.model.marks import NONE
from reader.model.row import ArticleId

_COLUMNS = (
    *("folder", "path", "size", "mtime_ns", "article", "title", "title_key", "is_titled"),
    *("date", "epoch", "category", "site", "author", "added"),
)
_MARKED = (*_COLUMNS, *COPIED, "tags")


def _insert(columns: Sequence[str], rows: int) -> str:
    # It waits for no name: it gets one of its own when its head is put.
    row = f"({marks(columns)}, '', 0, '', 1)"
    into = f"INSERT INTO file ({', '.join(columns)}, error, is_doubtful, facets, is_named)"
    return f"{into} VALUES {', '.join([row] * rows)}"


_AT_ONCE = 50  # rows in one statement: each by itself takes twice as long
_INSERT_MANY, _INSERT = _insert(_COLUMNS, _AT_ONCE), _insert(_COLUMNS, 1)
_INSERT_MARKED = _insert(_MARKED, 1)
_WAITING = (
    "SELECT number, path, size, mtime_ns FROM file WHERE folder = ? AND has_facts = 0"
    " AND NOT EXISTS (SELECT 1 FROM detail WHERE file = number) ORDER BY epoch DESC"
)


def put(
    connection: sqlite3.Connection, batch: Sequence[tuple[Found, Sighting]], names: Names
) -> None:
    """Put these new files into the list, each as the article that was known at its place last."""
    known = names.at_places([os.fsdecode(found.path) for found, _seen in batch])
    kept = names.marks(list(known.values())) if known else {}
    rows: list[Sequence[object]] = []
    marked: list[Sequence[object]] = []
    for found, seen in batch:
        article = known.get(os.fsdecode(found.path)) if known else None
        mark = kept.get(article, NONE) if article else NONE
        title = seen.title or file_title(found.path)
        row = (
            found.folder,
            found.path,
            *found.version,
            article or at_place(found.path),
            title,
            title_key(title),
            bool(seen.title),
            seen.iso,
            seen.epoch,
            seen.category,
            seen.site,
            seen.author,
            found.version[1] // 10**9,  # when a library is listed first its files are as old
        )
        if mark is NONE:
            rows.append(row)
        else:
            marked.append((*row, *columns_of(mark).values()))
    before = last_number(connection)
    many = len(rows) - len(rows) % _AT_ONCE
    parts = (rows[start : start + _AT_ONCE] for start in range(0, many, _AT_ONCE))
    connection.executemany(_INSERT_MANY, (tuple(chain.from_iterable(part)) for part in parts))
    connection.executemany(_INSERT, rows[many:])
    connection.executemany(_INSERT_MARKED, marked)
    connection.execute(COUNT_NEW, (before,))


def waiting(connection: sqlite3.Connection, folder: int) -> Iterator[tuple[int, Found]]:
    """The files of a library that are still to be read, by their numbers, the newest first."""
    (top,) = connection.execute("SELECT path FROM folder WHERE number = ?", (folder,)).fetchone()
    top = top.rstrip(b"/") + b"/"
    for number, path, size, mtime_ns in connection.execute(_WAITING, (folder,)).fetchall():
        yield number, Found(folder, top, path, (size, mtime_ns))


def sighted(
    connection: sqlite3.Connection, articles: Collection[ArticleId]
) -> dict[ArticleId, ArticleId]:
    """What those are now that a list showed by their place, before their files were read."""
    files = connection.execute("SELECT path, article FROM file")
    by_place = ((at_place(path), ArticleId(article)) for path, article in files)
    return {place: article for place, article in by_place if place in articles}
