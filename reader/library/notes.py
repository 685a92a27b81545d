"""What a person wrote and marked in articles, as words that can be looked for."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reader.library.rows import chunks, marks
from reader.model import matching
from reader.model.row import ArticleId


class Noted(NamedTuple):
    """Everything that was written on one article, or marked in it."""

    notes: list[str]
    """On the article, and on its highlights."""
    quotes: list[str]


NOTHING = Noted([], [])
"""Of an article without any."""


def put_notes(connection: sqlite3.Connection, noted: Mapping[ArticleId, Noted]) -> None:
    """Bring the words of these articles' notes and highlights up to date."""
    if connection.execute("SELECT 1 FROM noted LIMIT 1").fetchone():
        for part in chunks(list(noted)):
            connection.execute(f"DELETE FROM noted WHERE article IN ({marks(part)})", part)
    connection.executemany(
        "INSERT INTO noted VALUES (?, ?, ?)",
        [
            (article, _words((*one.notes, *one.quotes)), bool(one.notes))
            for article, one in noted.items()
            if one.notes or one.quotes
        ],
    )


def asked(text: str, *, is_prefix: bool) -> str:
    """What `noted.words` holds where these words stand next to each other in it."""
    return f" {' '.join(matching.words(text))}{'' if is_prefix else ' '}"


def _words(texts: Iterable[str]) -> str:
    # A blank around each word, so that no word is found within another; a line for each text.
    return "\n".join(f" {' '.join(matching.words(text))} " for text in texts)
