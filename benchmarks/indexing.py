"""What a library costs before its articles can be found, and when nothing changed."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median

from benchmarks import peers
from benchmarks.figures import OURS, Figure, compared, taken_in_turns
from benchmarks.installed import FLOORS, Place
from benchmarks.terminal import Terminal

_FIND = "find"
_LIST, _WORDS = "first index: list complete", "first index: every word in"
_HOURS = 4 * 3600.0


def first_index(place: Place) -> list[Figure]:
    """A library that was never seen: until the list is complete, and until every word is in."""
    heads: list[float] = []

    def index() -> float:
        shutil.rmtree(place.own("main"), ignore_errors=True)
        first, whole = _seconds_to_index(place)
        heads.append(first)
        return whole

    takers: dict[str, Callable[[], float]] = {OURS: index, _FIND: lambda: seconds_to_find(place)}
    if peers.is_here("tantivy", place):
        folder = place.peers / "tantivy"
        script = [sys.executable, str(FLOORS / "tantivy_index.py"), str(place.library), str(folder)]
        takers["tantivy, the same words"] = lambda: _seconds_of(script, {})
    if place.articles <= peers.FEW:
        seconds = taken_in_turns(takers, rounds=3)
    else:  # once of each: they take minutes
        seconds = {name: take() for name, take in takers.items()}
    recoll = peers.recoll(place)
    if recoll:
        seconds["recoll"] = _seconds_of(recoll.command, recoll.variables)
    list_complete = {OURS: median(heads), _FIND: seconds.pop(_FIND)}
    promised = {"tantivy, the same words": 2.0, "recoll": 1 / 10}
    print(f"{place.articles / seconds[OURS]:,.0f} files a second", file=sys.stderr)
    seconds |= {} if len(seconds) > 1 else {_FIND: list_complete[_FIND]}
    return [
        *compared(_LIST, place.articles, "ms", list_complete, at_scale={_FIND: 15}),
        *compared(_WORDS, place.articles, "ms", seconds, at_scale=promised),
    ]


def refresh(place: Place) -> list[Figure]:
    """A look at a disk on which nothing changed."""
    command = [str(place.program), "index", "--library", str(place.library)]
    variables = place.variables()
    takers = {
        OURS: lambda: _seconds_of(command, variables),
        "find -printf": lambda: seconds_to_find(place),
    }
    what = "look at the disk, nothing changed (a process)"
    seconds = taken_in_turns(takers)
    return compared(what, place.articles, "ms", seconds, at_scale={"find -printf": 2.5})


def seconds_to_find(place: Place) -> float:
    """What it takes to ask the disk for every file with its size and time."""
    return _seconds_of(["find", str(place.library), "-type", "f", "-printf", "%p %s %T@\\n"], {})


def _seconds_to_index(place: Place) -> tuple[float, float]:
    command = [str(place.program), "index", "--library", str(place.library)]
    with Terminal(command, variables=place.variables()) as terminal:
        every = f"{place.articles:,}"  # of the titles first, then of the texts
        heads = terminal.wait_for(f"{every} of {every}", seconds=_HOURS) - terminal.started
        terminal.wait_for_exit(seconds=_HOURS)
        return heads, terminal.ended - terminal.started


def _seconds_of(command: Sequence[str], variables: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(
        command,
        env={**os.environ, **variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - started
