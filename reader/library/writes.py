"""What a refresh writes into the index: heads, facts, names, and what is gone."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from reader.i18n import _
from reader.library import words
from reader.library.addresses import forget_addresses, put_addresses, put_links
from reader.library.bodies import Body, file_title
from reader.library.facets import Facets, as_packed, leave, packed, values
from reader.library.folding import title_key
from reader.library.gone import COUNTED, take_off
from reader.library.kept import COPIED, columns_of
from reader.library.names import Names
from reader.library.plan import Found
from reader.library.rows import chunks, marks, put_pairs
from reader.library.schema import COUNT_NEW
from reader.model.article import ArticleId, BodyFacts, Problem, ProblemKind
from reader.model.headline import Headline, claim
from reader.model.identity import Claim
from reader.model.listing import Section
from reader.model.marks import NONE

_DOUBTFUL = (ProblemKind.PERMISSION, ProblemKind.UNREADABLE, ProblemKind.GONE)

_COLUMNS = (
    "number",
    "folder",
    "path",
    "size",
    "mtime_ns",
    "article",
    "title",
    "title_key",
    "is_titled",
    "date",
    "epoch",
    "category",
    "site",
    "author",
    "error",
    "is_doubtful",
    "facets",
    "added",
    "is_changed",
    *COPIED,
    "tags",
    "own",
)
_UNMARKED = tuple(columns_of(NONE).values())  # what nearly every file is
_INSERT = f"INSERT INTO file ({', '.join(_COLUMNS)}) VALUES ({marks(_COLUMNS)})"
# What the body gave stays until the body is read again: a title, and a fault.
_TITLED = _COLUMNS.index("is_titled") + 1
_CHANGES = ", ".join(
    f"{column} = iif(?{_TITLED}, ?{place}, {column})"
    if column in ("title", "title_key")
    else f"error = iif(?{place} = '' AND has_facts = 1 AND words IS NULL, error, ?{place})"
    if column == "error"
    else f"{column} = ?{place}"
    for place, column in enumerate(_COLUMNS, 1)
    if column not in ("number", "folder", "path", "added")
)
_UPDATE = f"UPDATE file SET {_CHANGES}, is_named = 0 WHERE number = ?1"
_DETAIL = (
    "INSERT INTO detail (file, explicit, fingerprint, permalink, metadata) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (file) DO UPDATE SET explicit = excluded.explicit,"
    " fingerprint = excluded.fingerprint, permalink = excluded.permalink,"
    " metadata = excluded.metadata"
)
_KNOWN = (
    "SELECT path, number, facets, own, is_read, is_archived, progress, is_changed, fingerprint,"
    " metadata, article, title, date, category, site, author FROM file"
    " LEFT JOIN detail ON file = number WHERE folder = ? AND path IN"
)
# What was sighted is mostly right: the columns that lists are in the order of stay as they are.
_COMPLETE = "UPDATE file SET article = ?, facets = ?, own = '', is_named = ? WHERE number = ?"
_BODY = "SELECT number, folder, facets, is_read, is_archived, doc FROM file WHERE number IN"


class _Known(NamedTuple):
    """What the index holds of a file that is read again."""

    number: int
    facets: str
    own: str
    is_read: int
    is_archived: int
    progress: float
    is_changed: int
    fingerprint: str | None
    """None where the file was only sighted."""
    metadata: str | None
    article: ArticleId
    title: str
    date: str | None
    category: str
    site: str
    author: str


class _Rows(NamedTuple):
    """What is put down of some heads, by how it is."""

    new: list[Sequence[object]]
    again: list[Sequence[object]]
    complete: list[Sequence[object]]
    """Of what was sighted rightly: the rest."""
    details: list[Sequence[object]]


class Writer:
    """What one refresh writes; remembers the numbers that it gave."""

    def __init__(self, names: Names, clock: Callable[[], float] = time.time) -> None:
        self._names = names
        self._clock = clock
        self.was: dict[int, ArticleId] = {}
        """Which article each file was that has been read again, by the file's number."""
        self._facets = Facets()
        self._docs = words.Docs()
        self._members: list[tuple[int, int]] = []
        self._since: dict[ArticleId, int] = {}
        """Since when articles were there whose files are gone from their places."""

    # Heads

    def put_heads(
        self, connection: sqlite3.Connection, batch: Sequence[tuple[Found, Headline]]
    ) -> None:
        """Put these files into the list, or bring them up to date."""
        claims = [claim(line, os.fsdecode(found.path)) for found, line in batch]
        known, since = self._known(connection, [found for found, _line in batch])
        is_blank = self._names.is_blank
        articles = self._articles(
            claims, [known.get((one.folder, one.path)) for one, _ in batch], is_blank=is_blank
        )
        kept = self._names.marks(articles)
        self.was.update(
            (one.number, one.article) for one in known.values() if one.fingerprint is not None
        )
        number = last_number(connection)
        rows = _Rows([], [], [], [])
        for (found, line), known_by, article in zip(batch, claims, articles, strict=True):
            before = known.get((found.folder, found.path))
            number += before is None
            file = before.number if before else number
            rows.details.append(
                (file, known_by.explicit, known_by.fingerprint, known_by.permalink, line.record)
            )
            mark = kept.get(article) or NONE
            facets = self._sorted_in(connection, file, (found, line), before, known_by)
            if before and mark is NONE and _is_as_sighted(before, line):
                self._facets.count(found.folder, facets, **_was(before))
                # Where nothing was ever done to any article none can be another.
                rows.complete.append((article, as_packed(facets), is_blank, file))
                continue
            own = self._facets.of_person(connection, mark.tags, facets) if mark.tags else []
            self._members += [(facet, file) for facet in own]
            self._facets.count(
                found.folder, facets + own, is_read=mark.is_read, is_archived=mark.is_archived
            )
            row = (
                file,
                found.folder,
                found.path,
                *found.version,
                article,
                *_of_head(found, line),
                as_packed(facets),
                # When a library is first looked at, its files are as old as they are.
                self._since.get(article) or since[found.folder] or found.version[1] // 10**9,
                _is_changed(before, known_by),
                *(_UNMARKED if mark is NONE else columns_of(mark).values()),
                as_packed(own),
            )
            (rows.again if before else rows.new).append(row)
        connection.executemany(_INSERT, rows.new)
        connection.execute(COUNT_NEW, (number - len(rows.new),))
        connection.executemany(_UPDATE, rows.again)
        connection.executemany(_COMPLETE, rows.complete)
        connection.executemany(_DETAIL, rows.details)
        self._put_facets(connection)

    def _articles(
        self, claims: Sequence[Claim], before: Sequence[_Known | None], *, is_blank: bool
    ) -> Sequence[ArticleId]:
        """Who these files are; one that was only sighted stays what anything was done to since."""
        found = self._names.identify(claims)
        sighted = [one.article for one in before if one and one.fingerprint is None]
        if not sighted or is_blank:
            return found
        done_to = {one for one, mark in self._names.marks(sighted).items() if mark != NONE}
        pairs = zip(found, before, strict=True)
        return [one.article if one and one.article in done_to else new for new, one in pairs]

    def _put_facets(self, connection: sqlite3.Connection) -> None:
        put_pairs(connection, "member", self._members)
        self._members.clear()
        self._facets.put(connection)

    def _sorted_in(
        self,
        connection: sqlite3.Connection,
        file: int,
        read: tuple[Found, Headline],
        before: _Known | None,
        known_by: Claim,
    ) -> list[int]:
        """The facets of a file, which is a member of them from now on."""
        found, line = read
        if before is not None:
            held, own = packed(before.facets), packed(before.own)
            self._facets.count(found.folder, held + own, **_was(before), by=-1)
            leave(connection, file, own)
            if _is_same(before, known_by, line.record):
                return held
            if before.fingerprint is not None:
                leave(connection, file, held)
                forget_addresses(connection, [file])
                connection.execute("UPDATE file SET has_facts = 0 WHERE number = ?", (file,))
        facets = self._facets.numbers(connection, values(line))
        facets += self._facets.of_folder(connection, found.path)
        self._members += [(facet, file) for facet in facets]
        return facets

    def _known(
        self, connection: sqlite3.Connection, batch: Sequence[Found]
    ) -> tuple[dict[tuple[int, bytes], _Known], dict[int, int]]:
        """The files that are listed already; and by folder, since when new ones are there."""
        known: dict[tuple[int, bytes], _Known] = {}
        since: dict[int, int] = {}
        for folder, files in groupby(batch, lambda found: found.folder):
            paths = [found.path for found in files]
            every, is_indexed = connection.execute(
                "SELECT every + archived, is_indexed FROM folder WHERE number = ?", (folder,)
            ).fetchone()
            since[folder] = int(self._clock()) if is_indexed else 0
            for part in chunks(paths if every else ()):
                rows = connection.execute(f"{_KNOWN} ({marks(part)})", (folder, *part))
                known.update(((folder, row[0]), _Known(*row[1:])) for row in rows)
        return known, since

    # Facts

    def put_bodies(self, connection: sqlite3.Connection, batch: Sequence[Body]) -> None:
        """Note what the bodies of these files tell, and index their words."""
        if heads := [body.head for body in batch if body.head]:
            self.put_heads(connection, heads)
        rows = {
            row[0]: row
            for part in chunks([body.number for body in batch])
            for row in connection.execute(f"{_BODY} ({marks(part)})", part)
        }
        batch = [body for body in batch if body.number in rows]  # the others went meanwhile
        words.take_out(connection, [row[5] for row in rows.values() if row[5] is not None])
        files: list[Sequence[object]] = []
        docs: list[tuple[int, Sequence[str], bytes]] = []
        for body in batch:
            number, facts = body.number, body.told
            if isinstance(facts, Problem):
                _put_failed(connection, number, facts)
                continue
            _, folder, held, *marked, _doc = rows[number]
            doc = self._docs.doc(connection, body.epoch)
            docs.append((doc, body.words, body.text))
            facets = self._with_lang(connection, (number, folder, *marked), held, facts.lang)
            files.append((facts.words, facts.has_image, doc, facets, number))
        words.put(connection, docs)
        # By itself, for it stands in two indexes.
        connection.executemany(
            "UPDATE file SET title = ?, title_key = ? WHERE number = ?",
            [(one.title, title_key(one.title), one.number) for one in batch if one.title],
        )
        connection.executemany(
            "UPDATE file SET words = ?, has_image = ?, doc = ?, facets = ?, has_facts = 1"
            " WHERE number = ?",
            files,
        )
        connection.executemany(
            "UPDATE detail SET lang = ?, excerpt = ? WHERE file = ?",
            [
                (one.told.lang, one.told.excerpt, one.number)
                for one in batch
                if isinstance(one.told, BodyFacts)
            ],
        )
        put_addresses(connection, [(key, one.number) for one in batch for key in one.keys])
        put_links(connection, list(rows), [link for one in batch for link in one.links])
        self._put_facets(connection)

    def _with_lang(
        self,
        connection: sqlite3.Connection,
        file: tuple[int, int, int, int],
        facets: str,
        lang: str,
    ) -> str:
        """The facets of a file (number, folder, is read, is archived) with its language's."""
        number, folder, is_read, is_archived = file
        primary = lang.partition("-")[0]
        held = packed(facets)
        new = self._facets.numbers(connection, [(Section.LANG, primary)] if primary else [])
        if not new or new[0] in held:
            return facets
        self._members.append((new[0], number))
        self._facets.count(folder, new, is_read=bool(is_read), is_archived=bool(is_archived))
        return f"{facets} {new[0]}".lstrip()

    # What is gone

    def remove(self, connection: sqlite3.Connection, folder: int, paths: Iterable[bytes]) -> None:
        """Take these files off the list."""
        for part in chunks(list(paths)):
            gone = connection.execute(
                f"SELECT {COUNTED}, article, added FROM file"
                f" WHERE folder = ? AND path IN ({marks(part)})",
                (folder, *part),
            ).fetchall()
            # Moved to another place it is there no shorter.
            self._since.update(row[-2:] for row in gone)
            take_off(connection, folder, [row[:-2] for row in gone], self._facets)
        self._facets.put(connection)


def _was(before: _Known) -> dict[str, bool]:
    return {"is_read": bool(before.is_read), "is_archived": bool(before.is_archived)}


def _is_same(before: _Known, known_by: Claim, record: str) -> bool:
    """The same body tells the same: a file that was only touched need not be read again."""
    return bool(
        known_by.fingerprint
        and before.fingerprint == known_by.fingerprint
        and before.metadata == record
    )


def _is_as_sighted(before: _Known, line: Headline) -> bool:
    """The file was only sighted, and lists show of it what they did."""
    return (
        before.fingerprint is None
        and not line.problems
        and before.title == (line.title or before.title)
        and before.date == line.iso
        and before.category == (line.categories[0] if line.categories else "")
        and before.site == line.site
        and before.author == (line.authors[0] if line.authors else "")
    )


def _is_changed(before: _Known | None, known_by: Claim) -> bool:
    if before is None or before.fingerprint is None:
        return False
    is_begun = bool(before.is_read or before.progress)
    return bool(before.is_changed) or (is_begun and before.fingerprint != known_by.fingerprint)


def last_number(connection: sqlite3.Connection) -> int:
    """The number of the file that was listed last; 0 before the first."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'file'").fetchone()
    return int(row[0]) if row else 0


def _of_head(found: Found, line: Headline) -> tuple[object, ...]:
    title = line.title or file_title(found.path)
    return (
        title,
        title_key(title),
        bool(line.title),
        line.iso,
        line.epoch,
        line.categories[0] if line.categories else "",
        line.site,
        line.authors[0] if line.authors else "",
        _said(line.problems[0]) if line.problems else "",
        any(problem.kind in _DOUBTFUL for problem in line.problems),
    )


def _put_failed(connection: sqlite3.Connection, number: int, problem: Problem) -> None:
    said = "" if problem.kind is ProblemKind.GONE else _said(problem)
    # What may be there another time just as it was, its disk perhaps, is still to be read.
    changes = "doc = NULL, error = iif(error = '', ?, error)"
    if problem.kind not in _DOUBTFUL:
        changes += ", has_facts = 1, words = NULL"
    connection.execute(f"UPDATE file SET {changes} WHERE number = ?", (said, number))


def _said(problem: Problem) -> str:
    if problem.line:
        return _("{problem} (line {line})").format(problem=problem.message, line=problem.line)
    return problem.message
