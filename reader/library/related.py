"""What resembles an article: those that hold its most telling words."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log

from reader.library import words
from reader.model import matching

TELLING = 16
"""Words by which an article is told from others."""
_LOOKED_AT = 400
"""Different words of an article that are weighed."""
_COMMON = 2000
"""Articles that hold a word, beyond which it tells nothing, and is not counted to the end."""
_READ = 30_000
"""Characters of an article that are weighed."""
_SHORTEST = 3
_NOTHING = '""'


def match(connection: sqlite3.Connection, article: str) -> str:
    """What to ask the index of words for articles like one, named by its id or the start of it;
    something that finds nothing where the article has no words there.
    """
    row = connection.execute(
        "SELECT columns FROM file JOIN text ON text.doc = file.doc"
        " WHERE article >= ? AND article < ? LIMIT 1",
        (article, f"{article}g"),
    ).fetchone()
    if row is None:
        return _NOTHING
    telling = _telling(connection, words.unpacked(row[0]))
    return " OR ".join(telling) or _NOTHING


def _telling(connection: sqlite3.Connection, columns: Sequence[str]) -> list[str]:
    (every,) = connection.execute("SELECT ifnull(sum(every + archived), 0) FROM folder").fetchone()
    named = {name: text[:_READ] for name, text in zip(words.COLUMNS, columns, strict=True)}
    counted = Counter(_phrases(named["body"]))
    chosen = Counter(
        phrase
        for name in ("title", "headings", "tags", "authors")
        for phrase in _phrases(named[name])
    )
    candidates = [*chosen, *(phrase for phrase, _ in counted.most_common(_LOOKED_AT))]
    weights: dict[str, float] = {}
    for phrase in dict.fromkeys(candidates):
        held = _held(connection, phrase)
        if 1 < held <= max(_COMMON, 1) and held * 2 <= every + 2:
            frequency = 1 + log(counted[phrase] + 3 * chosen[phrase])
            weights[phrase] = frequency * log((every + 1) / held)
    return sorted(weights, key=lambda phrase: -weights[phrase])[:TELLING]


def _held(connection: sqlite3.Connection, phrase: str) -> int:
    (held,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)",
        (phrase, _COMMON + 1),
    ).fetchone()
    return int(held)


def _phrases(text: str) -> Iterator[str]:
    """The words of a text, quoted; of scripts without spaces every two characters."""
    pieces = matching.words(text)
    for piece in pieces:
        if len(piece) >= _SHORTEST:
            yield f'"{piece}"'
    for first, second in pairwise(pieces):
        if matching.is_unspaced(first) and matching.is_unspaced(second):
            yield f'"{first} {second}"'
