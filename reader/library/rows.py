"""From the index's columns to rows and entries."""

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from reader.i18n import _
from reader.model import sanitize
from reader.model.pace import minutes
from reader.model.row import ArticleId, Moment, Row
from reader.model.sanitize import EMPTY, Shown

if TYPE_CHECKING:
    from reader.model.listing import Entry

_Value = TypeVar("_Value")

ROW = (
    "number, folder, path, article, title, date, epoch, category, site, words, is_read, is_starred,"
    " progress, error, author, added, last_read, is_archived, tags, highlights, has_note"
)
"""What `Maker.row` reads, of the table `file`."""

DETAIL = "metadata, lang, excerpt"
"""What `Maker.entry` reads besides, of the table `detail`; NULL for a file that was only sighted.
"""

_MANY = 512  # numbers in one question
_PAIRS = 200  # put in by one statement


class Maker:
    """Makes rows: knows where the folders lie and how fast the person reads."""

    def __init__(
        self, folders: Mapping[int, bytes], words_a_minute: int, missing: Collection[int] = ()
    ) -> None:
        self._tops = {number: path.rstrip(b"/") + b"/" for number, path in folders.items()}
        self._missing = missing
        self._pace = words_a_minute

    def row(self, columns: Sequence[Any]) -> Row:
        """A row from the columns `ROW`."""
        number, folder, path, article, title, date, epoch, category, site, words = columns[:10]
        return Row(
            file=number,
            article=ArticleId(article),
            path=os.fsdecode(self._tops[folder] + path),
            title=Shown(title),
            date=None if date is None else Moment(date, epoch),
            category=Shown(category),
            site=Shown(site),
            words=words,
            minutes=None if words is None else minutes(words, self._pace),
            is_read=bool(columns[10]),
            is_starred=bool(columns[11]),
            progress=columns[12],
            error=Shown(columns[13]),
            author=Shown(columns[14]),
            added=columns[15],
            last_read=columns[16],
            is_archived=bool(columns[17]),
            tags=tuple(map(Shown, columns[18].split("\n"))) if columns[18] else (),
            highlights=columns[19],
            has_note=bool(columns[20]),
            is_missing=folder in self._missing,
        )

    def entry(self, columns: Sequence[Any]) -> "Entry":
        """An entry from the columns `ROW` and `DETAIL`.

        Language and excerpt of the body stand in for those that the file does not declare.
        """
        import json  # a row needs none of this

        from reader.model import wire
        from reader.model.article import Metadata
        from reader.model.listing import Entry

        if columns[21] is None:
            return Entry(self.row(columns), Metadata())
        metadata = wire.metadata_from_json(json.loads(columns[21]))
        if not metadata.lang or not metadata.excerpt:
            metadata = metadata._replace(
                lang=metadata.lang or columns[22],
                excerpt=metadata.excerpt or Shown(columns[23]),
            )
        return Entry(self.row(columns), metadata)


def by_number(
    connection: sqlite3.Connection, maker: Maker, numbers: Iterable[int]
) -> dict[int, Row]:
    """The rows of these files that are still there."""
    return {
        columns[0]: maker.row(columns)
        for part in chunks(list(numbers))
        for columns in connection.execute(
            f"SELECT {ROW} FROM file WHERE number IN ({marks(part)})", part
        )
    }


def chunks(values: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    """Parts small enough for one question."""
    for start in range(0, len(values), _MANY):
        yield values[start : start + _MANY]


def put_pairs(connection: sqlite3.Connection, table: str, pairs: Iterable[tuple[int, int]]) -> None:
    """Put rows into a table of two columns, in order; one that is there already may come again."""
    ordered = sorted(pairs)
    # Many in one statement: each by itself takes nearly twice as long.
    many = len(ordered) - len(ordered) % _PAIRS
    connection.executemany(
        f"INSERT OR IGNORE INTO {table} VALUES {', '.join(['(?, ?)'] * _PAIRS)}",
        (
            tuple(chain.from_iterable(ordered[start : start + _PAIRS]))
            for start in range(0, many, _PAIRS)
        ),
    )
    connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", ordered[many:])


def marks(values: Collection[object]) -> str:
    """Question marks for values."""
    return ",".join("?" * len(values))


def vanished(file: int) -> Row:
    """What a list shows in the place of a file that has gone since it was asked for."""
    said = _("The file is no longer there.")
    return Row(
        file=file,
        article=ArticleId(""),
        path="",
        title=sanitize.line(said),
        date=None,
        category=EMPTY,
        site=EMPTY,
        words=None,
        minutes=None,
        is_read=True,
        is_starred=False,
        progress=0.0,
        error=sanitize.line(said),
    )
