"""What a refresh notes of links: by which addresses files are known, and what their links ask for.

`address` says by which keys of `model/links` a file is known. `link` holds the keys that each link
of a file may mean: the place is the link's number times `WIDEST` plus the key's rank, so that a
key counts only where nothing is known by a better one.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any

from reader.library.rows import chunks, marks, put_pairs
from reader.model import wire
from reader.model.article import BodyFacts, Metadata, Problem
from reader.model.links import Origin, addresses, called, meaning

WIDEST = 16
"""Keys of one link that are kept."""

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


def digest(key: str) -> int:
    """A key as the index keeps it: 64 bits, with a sign."""
    found = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(found, "big", signed=True)


def note(connection: sqlite3.Connection, batch: Sequence[tuple[int, BodyFacts | Problem]]) -> None:
    """Note these files, whose bodies were read: what they are known by and their links."""
    targets = {
        number: facts.links
        for number, facts in batch
        if isinstance(facts, BodyFacts) and facts.links
    }
    numbers = [number for number, _facts in batch]
    forget_links(connection, numbers)
    tops = [slashed(top) for (top,) in connection.execute("SELECT path FROM folder")]
    known: list[tuple[int, int]] = []
    links: list[tuple[int, int, int]] = []
    for part in chunks(numbers):
        for row in connection.execute(f"{DESCRIBED} IN ({marks(part)})", part):
            number, metadata, path = row[0], _metadata(row), _path(row)
            known += [(digest(key), number) for key in _keys(path, row[3], metadata)]
            if number in targets:
                origin = origin_of(path, tops, metadata.url)
                links += _asked(number, targets[number], origin)
    put_pairs(connection, "address", known)
    connection.executemany("INSERT INTO link VALUES (?, ?, ?)", links)


def _asked(number: int, targets: Sequence[str], origin: Origin) -> Iterator[tuple[int, int, int]]:
    for place, target in enumerate(targets):
        for rank, key in enumerate(meaning(target, origin).keys[:WIDEST]):
            yield number, place * WIDEST + rank, digest(key)


def forget_addresses(connection: sqlite3.Connection, files: Sequence[int]) -> None:
    """These files go, or say something else of themselves from now on."""
    for part in chunks(files):
        rows = connection.execute(f"{DESCRIBED} IN ({marks(part)})", part).fetchall()
        connection.executemany(
            "DELETE FROM address WHERE key = ? AND file = ?",
            sorted((digest(key), row[0]) for row in rows for key in keys_of(row)),
        )


def forget_links(connection: sqlite3.Connection, files: Sequence[int]) -> None:
    """These files go, or their bodies are read anew."""
    for part in chunks(files):
        connection.execute(f"DELETE FROM link WHERE file IN ({marks(part)})", part)


def keys_of(row: Sequence[Any]) -> tuple[str, ...]:
    """What a file is known by, from the columns `DESCRIBED`."""
    return _keys(_path(row), row[3], _metadata(row))


def _keys(path: str, title: str, metadata: Metadata) -> tuple[str, ...]:
    keys = addresses(path, metadata)
    return keys if title == metadata.title else tuple(dict.fromkeys((*keys, *called(title))))


def _path(row: Sequence[Any]) -> str:
    return slashed(row[1].rstrip(b"/") + b"/" + row[2])


def _metadata(row: Sequence[Any]) -> Metadata:
    return wire.metadata_from_json(json.loads(row[4]))


def slashed(path: bytes) -> str:
    """A path with `/`, as `model/links` wants it."""
    return os.fsdecode(path).replace(os.sep, "/")
