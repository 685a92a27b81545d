"""Fills an index with articles whose files are nowhere: a list of a million, without the million.

Runs in the environment that the program is installed in, through what a refresh writes with.
"""

import hashlib
import os
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.articles import AGE, NEWEST, title
from benchmarks.words import vocabulary
from reader.library import schema
from reader.library.bodies import ready
from reader.library.plan import Found
from reader.library.writes import Writer
from reader.model.article import BodyFacts, Head, Metadata, Moment
from reader.model.headline import Headline, headline
from reader.model.sanitize import Shown
from reader.state.store import Store

_BATCH = 1000


def fill(index_dir: Path, data_dir: Path, library: Path, count: int) -> None:
    """Make an index of so many articles in a folder that is not there."""
    database = schema.open_database(index_dir)
    with database.writing() as connection:
        connection.execute(
            "INSERT INTO folder (path, is_indexed) VALUES (?, 1)", (os.fsencode(library),)
        )
    store = Store.open(data_dir)
    writer = Writer(store)
    top = os.fsencode(library) + b"/"
    for batch in _heads(count, top):
        with database.writing() as connection:
            writer.put_heads(connection, batch)
            names = [found.path for found, _head in batch]
            asked = f"folder = 1 AND path IN ({','.join('?' * len(names))})"
            numbers = connection.execute(f"SELECT number FROM file WHERE {asked}", names).fetchall()
            facts = [(number, _facts(number)) for (number,) in numbers]
            writer.put_bodies(connection, ready(connection, facts))
    with database.writing() as connection:
        connection.execute("UPDATE file SET is_named = 1")
    database.close()
    store.close()


def _heads(count: int, top: bytes) -> Iterator[list[tuple[Found, Headline]]]:
    chance = random.Random(7)
    words = vocabulary("nl")
    sites = vocabulary("en").rare[:200]
    for start in range(0, count, _BATCH):
        batch = []
        for rank in range(start, min(start + _BATCH, count)):
            date = NEWEST - AGE * (rank / count)
            metadata = Metadata(
                title=Shown(title(rank, words.text(chance, 6))),
                date=Moment(f"{date:%Y-%m-%d}", int(date.timestamp())),
                authors=(Shown(words.rare[rank % 150]),),
                categories=(Shown(words.rare[rank % 40]),),
                url=f"https://{sites[rank % 200]}.example/{rank}",
            )
            name = f"{date.year}/{rank:07}.html".encode()
            found = Found(1, top, name, (3000, rank))
            batch.append((found, headline(Head(metadata, _hash(rank), is_empty=False))))
        yield batch


def _facts(number: int) -> BodyFacts:
    at = number % 500_000
    text = Shown(" ".join(vocabulary("nl").drawn[at : at + 12]))
    return BodyFacts(words=40 + number % 800, title=Shown(""), lang="nl", excerpt=text, text=text)


def _hash(rank: int) -> str:
    return hashlib.md5(b"%d" % rank, usedforsecurity=False).hexdigest()
