"""Opens a store of so many changes and an empty one, in turns; prints what each took, in ms."""

import json
import sys
import time
from pathlib import Path

from reader.model.article import ArticleId
from reader.model.marks import Change, Field
from reader.state.store import Store

ARTICLES = 100_000
AT_ONCE = 20_000


def fill(folder: Path, changes: int) -> None:
    """Mark articles over and over, as years of reading would, unless that was done before."""
    store = Store.open(folder)
    while (done := store.number) < changes:
        first, value = done % ARTICLES, (done // ARTICLES) % 2 == 0
        store.apply(
            [
                Change(ArticleId(f"{number:032x}"), Field.READ, value)
                for number in range(first, first + AT_ONCE)
            ]
        )
    store.close()


def opening(folder: Path) -> float:
    """Milliseconds until the first mark could be made."""
    started = time.perf_counter()
    store = Store.open(folder)
    store.marks([ArticleId("0" * 32)])
    taken = (time.perf_counter() - started) * 1000
    store.close()
    return taken


def main(folder: Path, changes: int, rounds: int) -> None:
    many, none = folder / "many", folder / "none"
    fill(many, changes)
    fill(none, 0)
    taken = [(opening(many), opening(none)) for _ in range(rounds)]
    print(json.dumps([list(one) for one in zip(*taken, strict=True)]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
