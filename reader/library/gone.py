"""Files that go off the list, with all that was counted and kept of them."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from reader.library import words
from reader.library.addresses import forget_addresses, forget_links
from reader.library.facets import Facets, leave, packed
from reader.library.rows import chunks

COUNTED = "number, facets, own, is_read, is_archived, doc"
"""What `take_off` must know of a file, of the table `file`."""


def take_off(
    connection: sqlite3.Connection, folder: int, rows: Sequence[tuple[Any, ...]], counted: Facets
) -> None:
    """Take files off the list, each by its columns `COUNTED`."""
    for number, facets, own, is_read, is_archived, _doc in rows:
        held = packed(f"{facets} {own}")
        marked = {"is_read": bool(is_read), "is_archived": bool(is_archived)}
        counted.count(folder, held, **marked, by=-1)
        leave(connection, number, held)
    words.take_out(connection, [doc for *_, doc in rows if doc is not None])
    numbers = [row[0] for row in rows]
    forget_addresses(connection, numbers)
    forget_links(connection, numbers)
    connection.executemany("DELETE FROM file WHERE number = ?", [(number,) for number in numbers])


def forget(connection: sqlite3.Connection, folder: int) -> None:
    """Drop every file of a folder, and that it was ever indexed."""
    counted = Facets()
    rows = connection.execute(f"SELECT {COUNTED} FROM file WHERE folder = ?", (folder,)).fetchall()
    for part in chunks(rows):
        take_off(connection, folder, part, counted)
    counted.put(connection)
    connection.execute("UPDATE folder SET is_indexed = 0 WHERE number = ?", (folder,))
