"""The measurements: each takes ours and a floor in turns on one machine, in one run."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.articles import FIRST_TITLE, FIRST_WORD
from benchmarks.figures import Figure, taken_in_turns
from benchmarks.installed import Place
from benchmarks.terminal import Terminal

Measurement = Callable[[], Figure | list[Figure]]

_WARM = 3.0
"""Seconds after which the parse worker is warm and the look at the disk is over."""


def cold_start(place: Place) -> Figure:
    """Process start to the list visible, against the first paint of an empty app."""
    ours, floor = taken_in_turns(
        11,
        lambda: _seconds_to(place, [str(place.program), str(place.library)], FIRST_TITLE),
        lambda: _seconds_to(place, place.floor("empty"), "Ready"),
    )
    return Figure(
        "start to the list visible", ours * 1e3, floor * 1e3, "ms", "empty Textual app", 1.25
    )


def _seconds_to(place: Place, command: list[str], text: str) -> float:
    with Terminal(command, variables=place.variables()) as terminal:
        seconds = terminal.wait_for(text) - terminal.started
        terminal.settle(quiet=0.3)
        terminal.type("\x11")
        terminal.wait_for_exit()
    return seconds


def opening(place: Place) -> Figure:
    """Key to painted for an article of some 3 KB, against an app that paints a screen of text."""
    command = [str(place.program), str(place.library)]
    with (
        Terminal(command, variables=place.variables()) as reader,
        Terminal(place.floor("page")) as page,
    ):
        reader.wait_for(FIRST_TITLE)
        page.wait_for("Ready")
        reader.settle(quiet=_WARM)
        ours, floor = taken_in_turns(
            21,
            lambda: _seconds_to_paint(reader, "\r", FIRST_WORD, "qj"),
            lambda: _seconds_to_paint(page, "\r", "Bladzijde", "q"),
        )
    return Figure(
        "open an article of 3 KB, key to painted",
        ours * 1e3,
        floor * 1e3,
        "ms",
        "Textual app that paints a screen of text on a key",
        2,
    )


def _seconds_to_paint(terminal: Terminal, key: str, text: str, back: str) -> float:
    terminal.settle(quiet=0.2)
    start = len(terminal.raw)
    sent = terminal.type(key)
    seconds = terminal.wait_for(text, start=start) - sent
    for step in back:
        terminal.settle(quiet=0.2)
        terminal.type(step)
    return seconds


def memory(place: Place) -> list[Figure]:
    """What the open list holds in memory, against an empty app."""
    command = [str(place.program), str(place.library)]
    with (
        Terminal(command, variables=place.variables()) as reader,
        Terminal(place.floor("empty")) as empty,
    ):
        reader.wait_for(FIRST_TITLE)
        empty.wait_for("Ready")
        reader.settle(quiet=_WARM)
        screen = _memory(reader.process, "Rss")
        floor = _memory(empty.process, "Rss")
        # Together, processes share what they run: each is counted with its part of that.
        everything = sum(_memory(member, "Pss") for member in _family(reader.process))
        floor_of_all = _memory(empty.process, "Pss")
    return [
        Figure("memory, list open: the screen", screen, floor, "MiB", "empty Textual app", 1.5),
        Figure("memory, list open: all", everything, floor_of_all, "MiB", "empty Textual app", 3),
    ]


def _family(process: int) -> list[int]:
    # Listed below the thread that started them.
    threads = Path(f"/proc/{process}/task").glob("*/children")
    children = [child for thread in threads for child in thread.read_text().split()]
    return [process, *(member for child in children for member in _family(int(child)))]


def _memory(process: int, kind: str) -> float:
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith(f"{kind}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(process)


def marking(place: Place) -> Figure:
    """A mark until it is acknowledged, against a bare commit that is as durable."""
    scratch = place.scratch / "marking"
    scratch.mkdir(exist_ok=True)
    command = [*place.floor("commits"), str(place.library), str(scratch), "300"]
    ours, floor = json.loads(_output(command, place))
    return Figure(
        "a mark, until it is on disk", median(ours), median(floor), "ms", "bare SQLite commit", 2
    )


def listing(place: Place) -> Figure:
    """`leeslamp list` until its fiftieth line, against a process that imports the same."""
    ours, floor = taken_in_turns(
        15,
        lambda: _seconds_to_line(place, [str(place.program), "list"], 50),
        lambda: _seconds_to_line(place, place.floor("imports"), 1),
    )
    return Figure(
        "`leeslamp list`, first 50",
        ours * 1e3,
        floor * 1e3,
        "ms",
        "process that imports the same of the standard library",
        1.25,
    )


def _seconds_to_line(place: Place, command: list[str], lines: int) -> float:
    if command[-1] == "list":
        command = [*command, "--library", str(place.library)]
    started = time.perf_counter()
    environment = {**os.environ, **place.variables()}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        for _ in range(lines):
            assert process.stdout.readline()
        seconds = time.perf_counter() - started
        process.stdout.close()
    return seconds


def indexing(place: Place, count: int) -> Figure:
    """The first index of the library, against reading its files once."""

    def fresh() -> None:
        shutil.rmtree(place.scratch / "indexing", ignore_errors=True)
        command = [str(place.program), "index", "--library", str(place.library)]
        _output(command, place, "indexing")

    ours, floor = taken_in_turns(
        2,
        lambda: _seconds_of(fresh),
        lambda: _seconds_of(lambda: _output([*place.floor("reading"), str(place.library)], place)),
    )
    return Figure(
        f"first index of {count:,} articles ({count / ours:,.0f} a second)",
        ours,
        floor,
        "s",
        "process that reads every file once",
    )


def _seconds_of(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _output(command: list[str], place: Place, name: str = "main") -> str:
    done = subprocess.run(
        command,
        env={**os.environ, **place.variables(name)},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout
