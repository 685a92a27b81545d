"""`python -m tests.promises FOLDER`: the program over hostile cases, or over any articles.

A folder with an `expected.json` beside its `cases` is a set of cases, each with what must hold;
any other is a library, every article of which is opened, seen to its end and left. A program that
makes cases, as `PROGRAM FOLDER`, may be named as well.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.promises.home import Home, is_there
from tests.promises.hostile import write
from tests.promises.seat import Seat
from tests.promises.trial import MAX_MIB, MAX_SECONDS, Cost, Listed, Wanted, tried
from tests.promises.walk import read

HELPERS = ("strace", "faketime", "tmux", "setpriv")
START = "This is what there is to read."


def main() -> int:
    parser = argparse.ArgumentParser("python -m tests.promises")
    parser.add_argument("folder", type=Path, nargs="?", help="our own cases, unless named")
    parser.add_argument("--expected", type=Path, help="what must hold of each case, as JSON")
    parser.add_argument(
        "--only", default="", help="cases with one of these, parted by commas, in their names"
    )
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    for program in HELPERS:
        if not is_there(program):
            say(f"not run for want of {program}: what needs it")
    with tempfile.TemporaryDirectory(prefix="leeslamp-promises-") as name:
        place = Path(name)
        if given.folder is None:
            cases = {case.name: (library, case.wanted) for case, library in write(place / "cases")}
            return _all_tried(cases, place, given.jobs, given.only)
        if given.folder.suffix == ".py":
            subprocess.run([sys.executable, given.folder, place / "made"], check=True)
            given.folder = place / "made"
        expected = given.expected or given.folder / "expected.json"
        if expected.exists():
            return _all_tried(_read(expected), place, given.jobs, given.only)
        return _walk(given.folder.resolve(), Home(place / "home"))


def say(text: str) -> None:
    """A line for whoever waits, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _read(expected: Path) -> Mapping[str, tuple[Path, Wanted]]:
    said = json.loads(expected.read_text())
    root = expected.resolve().parent / "cases"
    return {case["id"]: (root / case["id"], _wanted(case)) for case in said["cases"]}


def _wanted(case: Mapping[str, Any]) -> Wanted:
    expect = case["expect"]
    rows = expect.get("list", [])
    return Wanted(
        listed=[Listed(row["path"], row.get("title"), row.get("badge", False)) for row in rows],
        unlisted=expect.get("not_listed", []),
        opened=_named(expect.get("open", "")),
        text=expect.get("text", []),
        no_text=expect.get("no_text", []),
        found=[(query, path) for query, path in expect.get("search_finds", [])],
        seconds=expect.get("max_seconds", MAX_SECONDS),
        mib=expect.get("max_mb", MAX_MIB),
        canary=f"Canary {case['id']}",
    )


def _named(shown: str) -> str:
    r"""The name of a file whose bytes that are no UTF-8, and controls, are written as `\xNN`."""
    raw = re.sub(rb"\\x([0-9a-f]{2})", lambda at: bytes([int(at[1], 16)]), shown.encode())
    return os.fsdecode(raw)


def _all_tried(cases: Mapping[str, tuple[Path, Wanted]], place: Path, jobs: int, only: str) -> int:
    start, is_bound = _start(place), is_there("setpriv")
    say(f"an ordinary file is read {start:.2f} s after the program was started")

    def one(name: str) -> Cost:
        library, wanted = cases[name]
        home = Home(place / f"home-{name}")
        home.is_bound = is_bound
        return tried(library, wanted, home, start)

    names = [name for name in cases if any(part in name for part in only.split(","))]
    failed: list[str] = []
    costs: list[Cost] = []
    with ThreadPoolExecutor(jobs) as pool:
        for name, cost in zip(names, pool.map(one, names), strict=True):
            costs.append(cost)
            say(f"{name:32} {cost.seconds:5.2f} s {cost.mib:4.0f} MiB")
            for failure in cost.failures:
                say(f"    FAILED: {failure}")
            failed += [name] if cost.failures else []
    slowest = max((cost.seconds for cost in costs), default=0)
    largest = max((cost.mib for cost in costs), default=0)
    say(
        f"{len(names) - len(failed)} of {len(names)} cases as promised; "
        f"slowest {slowest:.2f} s, largest {largest:.0f} MiB"
    )
    return bool(failed)


def _start(place: Path) -> float:
    """The seconds from a start of the program on an ordinary file to its text."""
    library, home = place / "ordinary", Home(place / "home")
    library.mkdir()
    (library / "a.md").write_text(f"---\ntitle: Ordinary\n---\n\n{START}\n")
    moments = []
    for _ in range(3):
        with Seat(home, "--library", library, library / "a.md") as seat:
            moments.append(seat.wait_until(START))
            seat.leave()
    return min(moments)


def _walk(library: Path, home: Home) -> int:
    """Open every article of a folder, one after the other, in one session."""
    seen = read(library, home, widths=(120,), rows=40)
    for failure in seen.failures:
        say(f"    FAILED: {failure}")
    say(
        f"{seen.articles} articles, {len(seen.failures)} failures; "
        f"slowest {seen.seconds:.2f} s, largest {seen.mib:.0f} MiB"
    )
    return bool(seen.failures)


if __name__ == "__main__":
    sys.exit(main())
