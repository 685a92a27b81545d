"""`make bench`: an installed program and libraries of several sizes; prints every figure."""

import argparse
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks import commands, indexing, reading, screens, searching
from benchmarks.curves import drawn
from benchmarks.figures import Figure, table
from benchmarks.installed import ROOT, Place, install, prepare
from docs.readme import between_marks

CURVES = ROOT / "docs/curves.svg"
PAGE = ROOT / "docs/benchmarks.md"

MEASUREMENTS: dict[str, Callable[[Place], list[Figure]]] = {
    "index": indexing.first_index,
    "refresh": indexing.refresh,
    "start": screens.start,
    "move": screens.moving,
    "search": searching.typing,
    "ranked": searching.ranked,
    "open": screens.opening,
    "reading": reading.reading,
    "mark": commands.marking,
    "bulk": commands.marking_all,
    "store": commands.storing,
    "list": commands.listing,
    "memory": screens.memory,
    "quit": screens.quitting,
    "related": commands.related,
}
FLAT = "flat"
"""The largest library beside the smallest; the only measurement that wants two."""


def main() -> int:
    parser = argparse.ArgumentParser("python -m benchmarks")
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000], metavar="N")
    parser.add_argument("--rows", type=int, help="an index of so many articles, without the files")
    parser.add_argument("--folder", type=Path, default=ROOT / "build/bench")
    parser.add_argument("--source", type=Path, default=ROOT, help="the checkout to measure")
    parser.add_argument(
        "--readme", action="store_true", help="write the figures into docs/benchmarks.md"
    )
    parser.add_argument("--only", nargs="+", choices=[*MEASUREMENTS, FLAT])
    given = parser.parse_args()
    install(given.folder, given.source)
    places = [Place(given.folder, count) for count in sorted(given.articles)]
    figures: list[Figure] = []
    for place in places:
        prepare(place)
        for name, measure in MEASUREMENTS.items():
            if not given.only or name in given.only:
                figures += _taken(f"{name}, {place.articles:,}", partial(measure, place))
    if given.rows:
        places.append(Place(given.folder, given.rows, is_on_disk=False))
        prepare(places[-1])
    if len(places) > 1 and (not given.only or FLAT in given.only):
        figures += _taken(FLAT, partial(screens.flat, places[0], places[-1]))
    print(table(figures))
    if given.readme:
        largest = [figure for figure in figures if figure.articles >= max(given.articles)]
        told = table(largest)
        if len(places) > 1:
            told += "\n\n![Cost against the number of articles](curves.svg)"
            CURVES.write_text(drawn(figures), encoding="utf-8")
        text = between_marks(PAGE.read_text(encoding="utf-8"), "figures", told)
        PAGE.write_text(text, encoding="utf-8")
    return 0


def _taken(name: str, measure: Callable[[], list[Figure]]) -> list[Figure]:
    """The figures of a measurement; without them, and with a line, where it could not be taken."""
    print(f"measuring: {name}", file=sys.stderr)
    try:
        figures = measure()
    except (TimeoutError, OSError, AssertionError, subprocess.CalledProcessError) as error:
        print(f"skipped: {name}: {error}", file=sys.stderr)
        return []
    for line in table(figures).splitlines()[2:]:
        print(f"  {line}", file=sys.stderr)
    return figures


if __name__ == "__main__":
    sys.exit(main())
