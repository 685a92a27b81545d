"""`make bench`: prepares an installed program and 10,000 articles, and prints every figure."""

import argparse
import sys
from pathlib import Path

from benchmarks import measurements
from benchmarks.figures import Figure, table
from benchmarks.installed import ROOT, Place, prepare
from docs.readme import README, between_marks


def main() -> int:
    parser = argparse.ArgumentParser("python -m benchmarks")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, default=ROOT / "build/bench")
    parser.add_argument("--readme", action="store_true", help="write the figures into the README")
    parser.add_argument("only", nargs="*", help="start, open, memory, mark, list, index")
    given = parser.parse_args()
    place = prepare(given.folder, given.articles)
    figures: list[Figure] = []
    for name, measure in _measurements(place, given.articles).items():
        if not given.only or name in given.only:
            print(f"measuring: {name}", file=sys.stderr)
            taken = measure()
            figures += taken if isinstance(taken, list) else [taken]
    print(table(figures))
    if given.readme:
        README.write_text(between_marks(README.read_text(), "figures", table(figures)))
    return 0


def _measurements(place: Place, count: int) -> dict[str, measurements.Measurement]:
    return {
        "start": lambda: measurements.cold_start(place),
        "open": lambda: measurements.opening(place),
        "memory": lambda: measurements.memory(place),
        "mark": lambda: measurements.marking(place),
        "list": lambda: measurements.listing(place),
        "index": lambda: measurements.indexing(place, count),
    }


if __name__ == "__main__":
    sys.exit(main())
