"""What articles are known by, in state.db: asked and learnt."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from reader.model.article import ArticleId
from reader.model.identity import Claim
from reader.state import schema
from reader.state.asking import among, one
from reader.state.identity import STRONG, Alias, Sign, aliases

_MANY = 10_000
"""Aliases learnt at once for which the last sequence of all is looked for, and not that of each."""


def held(
    connection: sqlite3.Connection, asked: Iterable[Alias], signs: Sequence[Sign] = tuple(Sign)
) -> dict[Alias, list[ArticleId]]:
    """Who is known by these aliases of these kinds, the one who got it last first."""
    found: dict[Alias, list[ArticleId]] = {}
    if one(connection, "SELECT 1 FROM alias LIMIT 1") is None:
        return found
    values: dict[Sign, set[bytes]] = {sign: set() for sign in Sign}
    for sign, value in asked:
        values[sign].add(as_bytes(value))
    for sign in signs:
        question = f"SELECT value, article FROM alias WHERE kind = '{sign}' AND value IN"
        newest_first = " ORDER BY sequence DESC"
        for value, article in among(connection, question, values[sign], newest_first):
            alias = sign, value.decode("utf-8", "surrogateescape")
            found.setdefault(alias, []).append(ArticleId(article))
    return found


def held_by_claims(
    connection: sqlite3.Connection, claims: Iterable[Claim], signs: Sequence[Sign]
) -> dict[Alias, list[ArticleId]]:
    """Who is known by anything of these kinds that these files can be recognised by."""
    return held(connection, (alias for claim in claims for alias in aliases(claim)), signs)


def with_ids(
    connection: sqlite3.Connection, found: Mapping[Alias, Iterable[ArticleId]]
) -> set[ArticleId]:
    """Which of those who are known by something have an id of their own."""
    holders = {article for articles in found.values() for article in articles}
    called = "SELECT article FROM alias WHERE kind = 'id' AND value = CAST(article AS BLOB)"
    later = f"SELECT article FROM alias WHERE {schema.LATER_ID} AND article IN"
    rows = among(connection, f"{called} AND value IN", map(as_bytes, holders))
    rows += among(connection, later, holders)
    return {ArticleId(article) for (article,) in rows}


def unlearnt(
    connection: sqlite3.Connection, pairs: Iterable[tuple[ArticleId, Claim]]
) -> list[tuple[Alias, ArticleId]]:
    """What of this is not known yet."""
    wanted = [(alias, article) for article, claim in pairs for alias in aliases(claim)]
    known = held(connection, (alias for alias, _article in wanted))
    return [
        (alias, article)
        for alias, article in wanted
        # What is strong is held by one article alone; of what is weak, the last one counts.
        if not (known.get(alias) if alias[0] in STRONG else article in known.get(alias, ())[:1])
    ]


def learn(connection: sqlite3.Connection, new: Iterable[tuple[Alias, ArticleId]]) -> None:
    """Put these articles down as the last who got these aliases."""
    rows = sorted((sign.value, as_bytes(value), article) for (sign, value), article in new)
    if len(rows) > _MANY:
        first = int(one(connection, "SELECT ifnull(max(sequence), 0) + 1 FROM alias"))
        connection.executemany(
            "INSERT OR REPLACE INTO alias (kind, value, article, sequence) VALUES (?, ?, ?, ?)",
            ((*row, sequence) for sequence, row in enumerate(rows, first)),
        )
        return
    # With a bare `kind = ?1` SQLite plans every single row anew, for the partial index: eight times
    # as long.
    newest = (
        "SELECT ifnull(max(sequence), 0) + 1 FROM alias"
        " WHERE kind = CAST(?1 AS TEXT) AND value = ?2"
    )
    connection.executemany(
        "INSERT OR REPLACE INTO alias (kind, value, article, sequence)"
        f" VALUES (?1, ?2, ?3, ({newest}))",
        rows,
    )


def note_to_tell(connection: sqlite3.Connection, new: Iterable[tuple[Alias, ArticleId]]) -> None:
    """Have other devices hear of this, where any hear of us."""
    begins = f"SELECT 1 FROM preference WHERE key GLOB '{schema.TOLD}*' LIMIT 1"
    if one(connection, begins):
        connection.executemany(
            "INSERT INTO learnt (kind, value, article) VALUES (?, ?, ?)",
            [(sign.value, as_bytes(value), article) for (sign, value), article in new],
        )


def same_of(
    connection: sqlite3.Connection, articles: Iterable[ArticleId]
) -> dict[ArticleId, ArticleId]:
    """What those of the articles are called that turned out to be another one."""
    if one(connection, "SELECT 1 FROM same LIMIT 1") is None:
        return {}
    return dict(among(connection, "SELECT article, is_now FROM same WHERE article IN", articles))


def as_bytes(value: str) -> bytes:
    """A value as the table holds it: a path may be no text."""
    return value.encode("utf-8", "surrogateescape")
