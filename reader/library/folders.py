"""Folders as libraries that the person names on the spot."""

import os
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
