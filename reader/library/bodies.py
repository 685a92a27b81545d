"""What the bodies of files tell, made ready for the index while the next are read.

The transaction that takes them in keeps others from writing: it is left to SQLite alone, or takes
twice as long.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from reader.i18n import _
from reader.library import words
from reader.library.addresses import Asked, asked_by, keys_by, origin_of, path_of, slashed
from reader.library.plan import Found
from reader.library.rows import chunks, marks
from reader.model import sanitize, wire
from reader.model.article import BodyFacts, Problem
from reader.model.headline import Headline, Whole
from reader.model.matching import indexed
from reader.model.sanitize import Shown

_ROWS = (
    "SELECT file.number, folder.path, file.path, title, metadata, is_titled, site, epoch FROM file"
    " JOIN detail ON detail.file = file.number JOIN folder ON folder.number = folder"
    " WHERE file.number IN"
)


class Body(NamedTuple):
    """What is written of one file's body."""

    number: int
    """The file's."""
    told: BodyFacts | Problem
    title: Shown | None
    """What the file is called from now on; None where it is as before."""
    epoch: int | None
    words: Sequence[str]
    """What the index of words takes, by its columns; none for a problem."""
    text: bytes
    """The same as it is kept, see `words.packed`."""
    keys: Sequence[int]
    """What the file is known by, see `addresses`."""
    links: Sequence[Asked]
    head: tuple[Found, Headline] | None = None
    """To be put first, where the file was read whole."""


class _Row(NamedTuple):
    """What the list has of a file."""

    number: int
    top: bytes
    path: bytes
    title: Shown
    record: str
    is_titled: int
    site: Shown
    epoch: int | None


def ready(
    connection: sqlite3.Connection, told: Sequence[tuple[int, BodyFacts | Problem]]
) -> list[Body]:
    """What is to be written of these files, by their numbers; nothing of those that are gone."""
    tops = _tops(connection)
    rows = {
        row[0]: _Row._make(row)
        for part in chunks([number for number, _facts in told])
        for row in connection.execute(f"{_ROWS} ({marks(part)})", part)
    }
    return [_body(rows[number], facts, tops) for number, facts in told if number in rows]


def ready_wholes(
    connection: sqlite3.Connection, read: Iterable[tuple[int, Found, Whole]]
) -> list[Body]:
    """The same of files that were read whole, each behind its number; their heads among it."""
    tops = _tops(connection)
    return [
        _body(_listed(number, found, line), facts, tops)._replace(head=(found, line))
        for number, found, (line, facts) in read
    ]


def _listed(number: int, found: Found, line: Headline) -> _Row:
    title = line.title or file_title(found.path)
    titled = bool(line.title)
    return _Row(number, found.top, found.path, title, line.record, titled, line.site, line.epoch)


def _tops(connection: sqlite3.Connection) -> Sequence[str]:
    return [slashed(top) for (top,) in connection.execute("SELECT path FROM folder")]


def _body(row: _Row, told: BodyFacts | Problem, tops: Sequence[str]) -> Body:
    held = json.loads(row.record)
    metadata, place = wire.metadata_from_json(held), path_of(row)
    if isinstance(told, Problem):
        keys = keys_by(place, row.title, metadata)
        return Body(row.number, told, None, row.epoch, (), b"", keys, ())
    named = row.title if row.is_titled else told.title or file_title(row.path)
    columns = _columns(named, row.site, held, told)
    origin = origin_of(place, tops, metadata.url)
    return Body(
        row.number,
        told,
        named if named != row.title else None,
        row.epoch,
        [indexed(column) for column in columns],
        words.packed(columns),
        keys_by(place, named, metadata),
        asked_by(row.number, told.links, origin) if told.links else (),
    )


def _columns(title: str, site: str, metadata: Mapping[str, Any], facts: BodyFacts) -> list[str]:
    tags = (*metadata.get("categories", ()), *metadata.get("tags", ()))
    authors = metadata.get("authors", ())
    return [title, facts.headings, facts.text, "\n".join(authors), "\n".join(tags), site]


def file_title(path: bytes) -> Shown:
    """What an article is called that has no title: its file's name."""
    name = path.rpartition(b"/")[2]
    stem, dot, suffix = name.rpartition(b".")
    shown = sanitize.path(os.fsdecode(stem if stem and dot and b" " not in suffix else name))
    return shown or Shown(_("(no name)"))
