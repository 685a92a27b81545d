"""Folders as libraries that the person names on the spot, and files within libraries."""

import os
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
