"""What a refresh writes into the index: heads, facts, names, and what is gone."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from reader.i18n import _
from reader.library.folding import title_key
from reader.library.plan import Version
from reader.model import sanitize, wire
from reader.model.article import ArticleId, BodyFacts, Head, Problem, ProblemKind
from reader.model.identity import Claim, claim
from reader.model.marks import Marks
from reader.model.sanitize import Shown

_DOUBTFUL = (ProblemKind.PERMISSION, ProblemKind.UNREADABLE, ProblemKind.GONE)

_COLUMNS = (
    "folder",
    "path",
    "size",
    "mtime_ns",
    "article",
    "is_named",
    "title",
    "title_key",
    "is_titled",
    "date",
    "epoch",
    "category",
    "site",
    "error",
    "is_doubtful",
    "is_read",
    "is_starred",
    "progress",
)
# A title that the body gave stays until the body is read again.
_CHANGES = ", ".join(
    f"{column} = iif(excluded.is_titled, excluded.{column}, file.{column})"
    if column in ("title", "title_key")
    else f"{column} = excluded.{column}"
    for column in _COLUMNS[2:]
)
_PUT_FILE = (
    f"INSERT INTO file ({', '.join(_COLUMNS)})"
    f" VALUES ({', '.join(':' + column for column in _COLUMNS)})"
    f" ON CONFLICT (folder, path) DO UPDATE SET {_CHANGES} RETURNING number"
)
_FORGET_FACTS = (
    "UPDATE file SET has_facts = 0 WHERE number = ? AND has_facts = 1"
    " AND (SELECT nullif(fingerprint, '') FROM detail WHERE file = ?) IS NOT ?"
)
_PUT_DETAIL = (
    "INSERT INTO detail (file, explicit, fingerprint, permalink, metadata) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (file) DO UPDATE SET explicit = excluded.explicit,"
    " fingerprint = excluded.fingerprint, permalink = excluded.permalink,"
    " metadata = excluded.metadata"
)


class Names(Protocol):
    """Who knows the articles by name, and what was done to them: the store."""

    def identify(self, claims: Sequence[Claim]) -> Sequence[ArticleId]:
        """The article of each of these files, as far as the file itself can tell."""
        ...

    def identify_weakly(
        self, claims: Sequence[Claim], present: Callable[[Sequence[ArticleId]], set[ArticleId]]
    ) -> Mapping[int, ArticleId]:
        """Files that are known articles by their place only; asked when all heads are read."""
        ...

    def remember(self, pairs: Sequence[tuple[ArticleId, Claim]]) -> None:
        """Learn what these files can be recognised by from now on."""
        ...

    def marks(self, articles: Sequence[ArticleId]) -> Mapping[ArticleId, Marks]:
        """What was done to these articles."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """A file on the disk, to be read."""

    folder: int
    top: bytes
    """The library's folder with a `/` at its end."""
    path: bytes
    """Within the library."""
    version: Version

    @property
    def file(self) -> tuple[str, str]:
        """As the parser wants it."""
        return os.fsdecode(self.top + self.path), os.fsdecode(self.path)


def put_heads(
    connection: sqlite3.Connection, names: Names, batch: Sequence[tuple[Found, Head]]
) -> None:
    """Put these files into the list, or bring them up to date."""
    claims = [claim(head, found.file[1]) for found, head in batch]
    articles = names.identify(claims)
    marks = names.marks(articles)
    for (found, head), known_by, article in zip(batch, claims, articles, strict=True):
        values = _columns(found, head) | columns_of(marks.get(article))
        values |= {"article": article, "is_named": False}
        (number,) = connection.execute(_PUT_FILE, values).fetchone()
        # The same body tells the same: a file that was only touched need not be read again.
        connection.execute(_FORGET_FACTS, (number, number, known_by.fingerprint))
        metadata = json.dumps(wire.metadata_to_json(head.metadata), separators=(",", ":"))
        connection.execute(
            _PUT_DETAIL,
            (number, known_by.explicit, known_by.fingerprint, known_by.permalink, metadata),
        )


def put_facts(
    connection: sqlite3.Connection, batch: Sequence[tuple[int, BodyFacts | Problem]]
) -> None:
    """Note what the bodies of these files tell; a title only where the head names none."""
    for number, facts in batch:
        if isinstance(facts, Problem):
            connection.execute(
                "UPDATE file SET has_facts = 1, words = NULL,"
                " error = iif(error = '', ?, error) WHERE number = ?",
                (_said(facts), number),
            )
            continue
        connection.execute(
            "UPDATE file SET has_facts = 1, words = ? WHERE number = ?", (facts.words, number)
        )
        connection.execute(
            "UPDATE detail SET lang = ?, excerpt = ? WHERE file = ?",
            (facts.lang, facts.excerpt, number),
        )
        if facts.title:
            connection.execute(
                "UPDATE file SET title = ?, title_key = ? WHERE number = ? AND is_titled = 0",
                (facts.title, title_key(facts.title), number),
            )


def remove(connection: sqlite3.Connection, folder: int, paths: Iterable[bytes]) -> None:
    """Take these files off the list."""
    connection.executemany(
        "DELETE FROM file WHERE folder = ? AND path = ?", ((folder, path) for path in paths)
    )


def _columns(found: Found, head: Head) -> dict[str, object]:
    metadata = head.metadata
    title = metadata.title or _file_title(found.path)
    return {
        "folder": found.folder,
        "path": found.path,
        "size": found.version[0],
        "mtime_ns": found.version[1],
        "title": title,
        "title_key": title_key(title),
        "is_titled": bool(metadata.title),
        "date": metadata.date.iso if metadata.date else None,
        "epoch": metadata.date.epoch if metadata.date else None,
        "category": metadata.categories[0] if metadata.categories else "",
        "site": metadata.site,
        "error": _said(head.problems[0]) if head.problems else "",
        "is_doubtful": any(problem.kind in _DOUBTFUL for problem in head.problems),
    }


def columns_of(marks: Marks | None) -> dict[str, object]:
    """The columns for the copy of an article's marks."""
    marks = marks or Marks()
    return {
        "is_read": marks.is_read,
        "is_starred": marks.is_starred,
        "progress": marks.progress,
    }


def _file_title(path: bytes) -> Shown:
    name = path.rpartition(b"/")[2]
    stem, dot, suffix = name.rpartition(b".")
    shown = sanitize.path(os.fsdecode(stem if stem and dot and b" " not in suffix else name))
    return shown or Shown(_("(no name)"))


def _said(problem: Problem) -> str:
    if problem.line:
        return _("{problem} (line {line})").format(problem=problem.message, line=problem.line)
    return problem.message
