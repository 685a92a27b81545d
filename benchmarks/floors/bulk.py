"""Marks every article read, undoes and redoes it; prints seconds of CPU of each, and of putting as
many rows into bare SQLite.
"""

import json
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

from reader import places
from reader.core import Reader
from reader.model.marks import Change, Field
from reader.model.query import EVERY


def main(library: Path, folder: Path) -> None:
    reader = Reader.open(places.environment(), [library])
    reader.catch_up()
    articles = reader.results(EVERY).articles()

    def taken(step: Callable[[], object]) -> float:
        started = time.process_time()
        step()
        reader.counts()  # the list has the marks, too
        return time.process_time() - started

    read = [Change(article, Field.READ, value=True) for article in articles]
    steps = (lambda: reader.mark(read), reader.undo, reader.redo)
    ours = [taken(step) for step in steps]
    reader.close()
    started = time.process_time()
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    for table in ("change", "mark", "file"):
        bare.execute(f"CREATE TABLE {table} (article TEXT PRIMARY KEY, is_read INTEGER)")
    bare.execute("BEGIN")
    for table in ("change", "mark", "file"):
        rows = ((article, True) for article in articles)
        bare.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)
    bare.execute("COMMIT")
    bare.close()
    print(json.dumps([*ours, time.process_time() - started]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
