"""What the command line takes, what a mark takes, and whether related articles are found."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import islice
from statistics import median

from benchmarks.articles import articles, pairs
from benchmarks.figures import OURS, Figure, compared, taken_in_turns
from benchmarks.installed import Place

CHANGES = 1_000_000
"""What a person does in a life of reading."""
_ROWS = "as many rows in bare SQLite"
_IMPORTS = "process that imports the same of the standard library"


def marking(place: Place) -> list[Figure]:
    """A mark until it is acknowledged, against a bare commit that is as durable."""
    variables = place.copied("mark")
    command = [*place.floor("commits"), str(place.library), str(place.own("mark")), "300"]
    done = subprocess.run(
        command, env={**place.environment("mark"), **variables}, check=True, stdout=subprocess.PIPE
    )
    ours, floor = json.loads(done.stdout)
    medians = {OURS: median(ours) / 1e3, "bare SQLite commit": median(floor) / 1e3}
    what = "a mark, until it is on disk"
    return compared(what, place.articles, "ms", medians, {"bare SQLite commit": 2})


def marking_all(place: Place) -> list[Figure]:
    """Every article marked read, that undone and redone, the list's counts with it: in seconds of
    CPU, against as many rows put into three bare tables.
    """
    variables = place.copied("bulk")
    command = [*place.floor("bulk"), str(place.library), str(place.own("bulk"))]
    done = subprocess.run(
        command, env={**place.environment("bulk"), **variables}, check=True, stdout=subprocess.PIPE
    )
    *ours, floor = json.loads(done.stdout)
    return [
        figure
        for what, seconds in zip(("mark", "undo", "redo"), ours, strict=True)
        for figure in compared(
            f"{what} all articles (CPU)", place.articles, "ms", {OURS: seconds, _ROWS: floor}, {}
        )
    ]


def storing(place: Place) -> list[Figure]:
    """Opening a store of a million changes, against an empty one."""
    command = [*place.floor("stores"), str(place.own("stores")), str(CHANGES), "201"]
    done = subprocess.run(command, env=place.environment(), check=True, stdout=subprocess.PIPE)
    many, none = json.loads(done.stdout)
    medians = {OURS: median(many) / 1e3, "empty store": median(none) / 1e3}
    what = f"opening a store of {CHANGES:,} changes"
    return compared(what, place.articles, "ms", medians, {"empty store": 1.1})


def listing(place: Place) -> list[Figure]:
    """`leeslamp list` until its fiftieth line."""
    command = [str(place.program), "list", "--library", str(place.library)]
    takers = {
        OURS: lambda: _seconds_to_line(place, command, 50),
        _IMPORTS: lambda: _seconds_to_line(place, place.floor("imports"), 1),
    }
    seconds = taken_in_turns(takers, rounds=15)
    return compared("`leeslamp list`, first 50", place.articles, "ms", seconds, {_IMPORTS: 1.25})


def _seconds_to_line(place: Place, command: Sequence[str], lines: int) -> float:
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=place.environment()) as process:
        assert process.stdout is not None
        for _ in range(lines):
            assert process.stdout.readline()
        seconds = time.perf_counter() - started
        process.stdout.close()
    return seconds


def related(place: Place) -> list[Figure]:
    """How often an article's planted sibling is not among the first three related to it."""
    names = [article.name for article in articles(place.articles)]
    planted = pairs(place.articles)
    missed = 0
    for one, other in planted:
        command = [
            *(str(place.program), "related", str(place.library / names[one]), "--json"),
            *("--library", str(place.library)),
        ]
        done = subprocess.run(command, env=place.environment(), capture_output=True, text=True)
        if done.returncode:
            print(f"skipped: related: {done.stderr.strip()[:120]}", file=sys.stderr)
            return []
        lines = islice(done.stdout.splitlines(), 3)
        first = [json.loads(line)["path"] for line in lines]
        missed += str(place.library / names[other]) not in first
    counts = {OURS: float(missed), "planted": float(len(planted))}
    what = "related: sibling not among the first three"
    return compared(what, place.articles, "pairs", counts, {"planted": 1 / 5})
