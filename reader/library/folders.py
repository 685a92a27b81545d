"""Folders as libraries that the person names on the spot, and files within libraries."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.config import Library
from reader.model import sanitize


def named(folder: Path) -> Library:
    """A library of this folder, under the folder's own name."""
    return Library(folder, sanitize.path(folder.name) or sanitize.path(os.fspath(folder)))


def samples() -> Library:
    """The articles that come along."""
    from reader import resources

    return named(resources.sample_articles())


def tidied(folder: Path) -> Path:
    """Absolute and without `..`, where that means the same folder: links may lie in between."""
    absolute = folder.absolute()
    tidy = Path(os.path.normpath(absolute))
    return tidy if tidy.is_dir() and tidy.samefile(absolute) else absolute


def within(text: str, tops: Sequence[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """Where a file of this name would lie in the libraries: folder number, path within."""
    if not text or "\0" in text:
        return
    asked = [os.path.normpath(Path(text).absolute()), os.path.realpath(text)]
    for number, top in tops:
        for folder in (top, os.path.realpath(top)):
            start = folder.rstrip(b"/") + b"/"
            for name in map(os.fsencode, asked):
                if name.startswith(start):
                    yield number, name[len(start) :]


def numbers_of(connection: sqlite3.Connection, folders: Sequence[str] | None) -> list[int]:
    """The numbers of these folders, without those that lie in another of them."""
    known = dict(connection.execute("SELECT path, number FROM folder"))
    if folders is None:
        return sorted(known.values())
    wanted = dict.fromkeys(path for path in map(os.fsencode, folders) if path in known)
    return [
        known[path]
        for path in wanted
        if not any(_holds(connection, known[other], other, path) for other in wanted)
    ]


def _holds(connection: sqlite3.Connection, number: int, folder: bytes, inner: bytes) -> bool:
    """Whether a folder's list has the files of one within it."""
    top = folder.rstrip(b"/") + b"/"
    if not inner.startswith(top):
        return False
    start = inner[len(top) :].rstrip(b"/")
    return bool(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM file WHERE folder = ? AND path > ? AND path < ?)",
            (number, start + b"/", start + b"0"),
        ).fetchone()[0]
    )
