"""Files of a library that is listed for the first time: in the list before they are read.

Such a row has no `detail`. It is an article by its place, and under no facet; its order in lists is
the one that it keeps. When its file is read it becomes the article that its text is; but what was
done to it by then makes it one of its own, under the id that it has (see `Writer.put_heads`).
"""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import chain

from reader.library.bodies import file_title
from reader.library.folding import title_key
from reader.library.kept import put_marks
from reader.library.names import Names
from reader.library.plan import Found
from reader.library.rows import marks
from reader.model.headline import Sighting
from reader.model.marks import NONE, Marked
from reader.model.row import ArticleId

_COLUMNS = (
    *("folder", "path", "size", "mtime_ns", "article", "title", "title_key", "is_titled"),
    *("date", "epoch", "category", "site", "author", "added"),
)
_INTO = f"INSERT INTO file ({', '.join(_COLUMNS)}, error, is_doubtful, facets, is_named) VALUES"
_ROW = f"({marks(_COLUMNS)}, '', 0, '', 1)"  # it waits for no name before its head is put
_AT_ONCE = 50  # rows in one statement: each by itself takes twice as long
_INSERT_MANY, _INSERT = f"{_INTO} {', '.join([_ROW] * _AT_ONCE)}", f"{_INTO} {_ROW}"
_COUNT = "UPDATE folder SET every = every + ?1, unread = unread + ?1 WHERE number = ?2"
_WAITING = (
    "SELECT number, path, size, mtime_ns FROM file WHERE folder = ? AND has_facts = 0"
    " AND NOT EXISTS (SELECT 1 FROM detail WHERE file = number) ORDER BY epoch DESC"
)


def put(connection: sqlite3.Connection, batch: Sequence[tuple[Found, Sighting]]) -> None:
    """Put these new files, of articles that nothing was ever done to, into the list."""
    rows: list[Sequence[object]] = []
    for found, seen in batch:
        title = seen.title or file_title(found.path)
        row = (
            found.folder,
            found.path,
            *found.version,
            sighted_id(found.top + found.path),
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
        rows.append(row)
    many = len(rows) - len(rows) % _AT_ONCE
    parts = (rows[start : start + _AT_ONCE] for start in range(0, many, _AT_ONCE))
    connection.executemany(_INSERT_MANY, (tuple(chain.from_iterable(part)) for part in parts))
    connection.executemany(_INSERT, rows[many:])
    counted = Counter(found.folder for found, _seen in batch)
    connection.executemany(_COUNT, [(count, folder) for folder, count in counted.items()])


def keep(connection: sqlite3.Connection, names: Names, files: Iterable[tuple[int, Found]]) -> None:
    """Call files, each behind its number, as before if anything was done to them under that name
    while they were put in.
    """
    numbers = {sighted_id(found.top + found.path): number for number, found in files}
    marked = names.marks(list(numbers)).items()
    done_to = [Marked(article, mark) for article, mark in marked if mark != NONE]
    connection.executemany(
        "UPDATE file SET article = ?1, is_named = 0 WHERE number = ?2 AND article <> ?1",
        [(one.article, numbers[one.article]) for one in done_to],
    )
    put_marks(connection, done_to)


def sighted_id(path: bytes) -> ArticleId:
    """The id of an article of which no more is known than where its file lies on this machine."""
    return ArticleId(blake2b(b"sighted\0" + path, digest_size=16).hexdigest())


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
    files = connection.execute(
        "SELECT folder.path, file.path, article FROM file JOIN folder ON folder.number = folder"
    )
    by_place = (
        (sighted_id(top.rstrip(b"/") + b"/" + path), ArticleId(article))
        for top, path, article in files
    )
    return {place: article for place, article in by_place if place in articles}
