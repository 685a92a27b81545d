"""What the bodies of files tell, made ready for the index while the next are read.

The transaction that takes them in keeps others from writing: it is left to SQLite alone, or takes
twice as long.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from reader.i18n import _
from reader.library import words
from reader.library.addresses import Asked, asked_by, origin_of, path_of, slashed
from reader.library.plan import Found
from reader.library.rows import chunks, marks
from reader.model import sanitize, wire
from reader.model.article import BodyFacts, Problem
from reader.model.headline import Headline, Whole
from reader.model.links import called, digests, keys_by
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


class _Listed(NamedTuple):
    """What the list has of a file."""

    number: int
    place: str
    """Absolute, with `/`."""
    path: bytes
    title: Shown
    is_titled: bool
    """By itself, not by its body or its name."""
    tags: Sequence[str]
    """Its categories before them."""
    authors: Sequence[str]
    site: Shown
    epoch: int | None
    url: str


def ready(
    connection: sqlite3.Connection, told: Sequence[tuple[int, BodyFacts | Problem]]
) -> list[Body]:
    """What is to be written of these files, by their numbers; nothing of those that are gone."""
    tops = _tops(connection)
    rows = {
        row[0]: row
        for part in chunks([number for number, _facts in told])
        for row in connection.execute(f"{_ROWS} ({marks(part)})", part)
    }
    return [_of_row(rows[number], facts, tops) for number, facts in told if number in rows]


def _of_row(row: Sequence[Any], told: BodyFacts | Problem, tops: Sequence[str]) -> Body:
    number, _top, path, title, record, is_titled, site, epoch = row
    known = wire.metadata_from_json(json.loads(record))
    tags = (*known.categories, *known.tags)
    place = path_of(row)
    listed = _Listed(
        number, place, path, title, is_titled, tags, known.authors, site, epoch, known.url
    )
    named = _named(listed, told)
    return _body(listed, told, named, keys_by(place, named, known), tops)


def ready_wholes(
    connection: sqlite3.Connection, read: Iterable[tuple[int, Found, Whole]]
) -> list[Body]:
    """The same of files that were read whole, each behind its number."""
    tops = _tops(connection)
    return [_of_whole(number, found, whole, tops) for number, found, whole in read]


def _of_whole(number: int, found: Found, whole: Whole, tops: Sequence[str]) -> Body:
    line, told, keys = whole
    listed = _Listed(
        number,
        slashed(found.top + found.path),
        found.path,
        line.title or file_title(found.path),
        bool(line.title),
        (*line.categories, *line.tags),
        line.authors,
        line.site,
        line.epoch,
        line.url,
    )
    named = _named(listed, told)
    if not (line.title or (isinstance(told, BodyFacts) and told.title)):
        keys = [*keys, *digests(called(named))]
    return _body(listed, told, named, keys, tops, (found, line))


def _tops(connection: sqlite3.Connection) -> Sequence[str]:
    return [slashed(top) for (top,) in connection.execute("SELECT path FROM folder")]


def _named(listed: _Listed, told: BodyFacts | Problem) -> Shown:
    """What the file is called from now on."""
    if listed.is_titled or isinstance(told, Problem):
        return listed.title
    return told.title or file_title(listed.path)


def _body(
    listed: _Listed,
    told: BodyFacts | Problem,
    named: Shown,
    keys: Sequence[int],
    tops: Sequence[str],
    head: tuple[Found, Headline] | None = None,
) -> Body:
    number, epoch = listed.number, listed.epoch
    if isinstance(told, Problem):
        return Body(number, told, None, epoch, (), b"", keys, (), head)
    columns = (
        named,
        told.headings,
        told.text,
        "\n".join(listed.authors),
        "\n".join(listed.tags),
        listed.site,
    )
    links: Sequence[Asked] = ()
    if told.links:
        links = asked_by(number, told.links, origin_of(listed.place, tops, listed.url))
    return Body(
        number,
        told,
        named if named != listed.title else None,
        epoch,
        [indexed(column) for column in columns],
        words.packed(columns),
        keys,
        links,
        head,
    )


def file_title(path: bytes) -> Shown:
    """What an article is called that has no title: its file's name."""
    name = path.rpartition(b"/")[2]
    stem, dot, suffix = name.rpartition(b".")
    shown = sanitize.path(os.fsdecode(stem if stem and dot and b" " not in suffix else name))
    return shown or Shown(_("(no name)"))
