"""Files that share a weak sign, their path or their permalink and title, with a known article."""

import os
import sqlite3
from collections.abc import Collection, Iterator
from typing import NamedTuple

from reader.library.rows import chunks, marks
from reader.model.identity import Claim
from reader.model.row import ArticleId


class Claimant(NamedTuple):
    """A file, who it is taken for now, and what it can be recognised by."""

    file: int
    article: ArticleId
    claim: Claim


def claimants(
    connection: sqlite3.Connection, paths: Collection[str], permalinks: Collection[str]
) -> Iterator[Claimant]:
    """The files at one of these paths within their library, or under one of these permalinks."""
    found: dict[int, Claimant] = {}
    for column, values in (
        ("path", [os.fsencode(path) for path in paths]),
        ("permalink", list(permalinks)),
    ):
        for part in chunks(values):
            rows = connection.execute(
                "SELECT number, article, explicit, fingerprint, path, permalink FROM file"
                f" JOIN detail ON file = number WHERE {column} IN ({marks(part)})",
                part,
            )
            for number, article, *claim in rows:
                explicit, fingerprint, path, permalink = claim
                one = Claim(explicit, fingerprint, os.fsdecode(path), permalink)
                found[number] = Claimant(number, ArticleId(article), one)
    yield from found.values()
