"""Questions to state.db about many at once."""

import sqlite3
from collections.abc import Iterable
from typing import Any

AT_ONCE = 500
"""Values in one question: old SQLites take 999."""


def among(
    connection: sqlite3.Connection, question: str, values: Iterable[Any], order: str = ""
) -> list[Any]:
    """The rows for all of these values; the question ends in `IN`."""
    asked = list(values)
    rows: list[Any] = []
    for start in range(0, len(asked), AT_ONCE):
        some = asked[start : start + AT_ONCE]
        marks = ",".join("?" * len(some))
        rows += connection.execute(f"{question} ({marks}){order}", some).fetchall()
    return rows


def one(connection: sqlite3.Connection, question: str) -> Any:
    """The first column of the first row; None where there is no row."""
    row = connection.execute(question).fetchone()
    return row and row[0]
