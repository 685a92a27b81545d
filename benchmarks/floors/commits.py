"""Marks an article so many times, with a bare durable commit after each; prints both, in ms."""

import json
import sqlite3
import sys
import time
from pathlib import Path

from reader import places
from reader.core import Reader
from reader.model.marks import Change, Field
from reader.model.query import Query


def main(library: Path, folder: Path, rounds: int) -> None:
    reader = Reader.open(places.environment(), [library])
    row = reader.results(Query()).page(0, 1)[0]
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode=TRUNCATE")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE IF NOT EXISTS mark (id INTEGER PRIMARY KEY, value INTEGER)")
    bare.execute("INSERT OR REPLACE INTO mark VALUES (1, 0)")
    ours, floor = [], []
    for number in range(rounds):
        started = time.perf_counter()
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("UPDATE mark SET value = ? WHERE id = 1", (number,))
        bare.execute("COMMIT")
        between = time.perf_counter()
        reader.mark([Change(row.article, Field.STARRED, number % 2 == 0)])
        ours.append((time.perf_counter() - between) * 1000)
        floor.append((between - started) * 1000)
    reader.close()
    bare.close()
    print(json.dumps([ours, floor]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
