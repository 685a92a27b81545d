"""What a refresh notes of links: by which addresses files are known, and what their links ask for.

`address` says by which keys of `model/links` a file is known. `link` holds the keys that each link
of a file may mean: the place is the link's number times `WIDEST` plus the key's rank, so that a
key counts only where nothing is known by a better one.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from reader.library.rows import chunks, marks, put_pairs
from reader.model import wire
from reader.model.links import Origin, asked, digests, known_by

WIDEST = 16
"""Keys of one link that are kept."""

Asked: TypeAlias = tuple[int, int, int]
"""A row of `link`: the file's number, the place, the key."""

DESCRIBED = (
    "SELECT file.number, folder.path, file.path, title, metadata FROM file"
    " JOIN detail ON detail.file = file.number JOIN folder ON folder.number = folder"
    " WHERE file.number"
)
"""What `keys_of` reads."""


def origin_of(path: str, folders: Iterable[str], url: str) -> Origin:
    """Where the links of a file stand."""
    tops = [folder.replace(os.sep, "/").rstrip("/") for folder in folders]
    around = [top for top in tops if path.startswith(f"{top}/")]
    return Origin(path, tuple(sorted(around, key=len, reverse=True)), url)


def put_addresses(connection: sqlite3.Connection, keys: Iterable[tuple[int, int]]) -> None:
    """These keys are known from now on, each with the number of a file that is known by it."""
    put_pairs(connection, "address", keys)


def put_links(connection: sqlite3.Connection, files: Sequence[int], links: Iterable[Asked]) -> None:
    """The links of these files, whose bodies were read, are these."""
    forget_links(connection, files)
    connection.executemany("INSERT INTO link VALUES (?, ?, ?)", links)


def asked_by(number: int, targets: Sequence[str], origin: Origin) -> list[Asked]:
    """What the links of a file ask for."""
    return [
        (number, place * WIDEST + rank, key)
        for place, target in enumerate(targets)
        for rank, key in enumerate(digests(asked(target, origin)[:WIDEST]))
    ]


def forget_addresses(connection: sqlite3.Connection, files: Sequence[int]) -> None:
    """These files go, or say something else of themselves from now on."""
    for part in chunks(files):
        rows = connection.execute(f"{DESCRIBED} IN ({marks(part)})", part).fetchall()
        connection.executemany(
            "DELETE FROM address WHERE key = ? AND file = ?",
            sorted((key, row[0]) for row in rows for key in digests(keys_of(row))),
        )


def forget_links(connection: sqlite3.Connection, files: Sequence[int]) -> None:
    """These files go, or their bodies are read anew."""
    for part in chunks(files):
        connection.execute(f"DELETE FROM link WHERE file IN ({marks(part)})", part)


def keys_of(row: Sequence[Any]) -> tuple[str, ...]:
    """What a file is known by, from the columns `DESCRIBED`."""
    return known_by(path_of(row), row[3], wire.metadata_from_json(json.loads(row[4])))


def path_of(row: Sequence[Any]) -> str:
    """Where a file lies, absolute and with `/`, from the columns `DESCRIBED`."""
    return slashed(row[1].rstrip(b"/") + b"/" + row[2])


def slashed(path: bytes) -> str:
    """A path with `/`, as `model/links` wants it."""
    return os.fsdecode(path).replace(os.sep, "/")
