"""`make crash`: everything that may happen to marks, for real, for as long as is wanted."""

import argparse
import secrets
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.crash import power, rounds, syscalls, windows
from tests.crash.place import Place

PARTS = ("rounds", "windows", "new", "begun", "power")
"""What is tried, in this order."""


def main() -> int:
    parser = argparse.ArgumentParser("python -m tests.crash")
    parser.add_argument("--rounds", type=int, default=1000, help="of kill -9 at random moments")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    parser.add_argument("--minutes", type=float, default=60, help="for the rounds, at most")
    parser.add_argument("--every", type=int, default=1, help="system call, of those to be failed")
    parser.add_argument("--windows", type=int, default=1000, help="marks of each of four windows")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="these parts")
    given = parser.parse_args()
    say(f"seed {given.seed}")
    chance = Random(given.seed)
    failures: list[str] = []
    with tempfile.TemporaryDirectory(prefix="leeslamp-crash-") as place:
        folder = Path(place)
        parts = {
            "rounds": _rounds(folder / "rounds", given.rounds, chance, given.minutes),
            "windows": _windows(folder / "windows", given.windows),
            "new": _syscalls(folder / "new", given.every),
            "begun": _syscalls(folder / "begun", given.every),
            "power": _power(folder, chance, given.every),
        }
        for name in given.only:
            for failure in parts[name]:
                say(f"FAILED: {failure}")
                failures.append(failure)
    say(f"{len(failures)} failures; seed {given.seed}")
    return bool(failures)


def say(text: str) -> None:
    """A line for whoever waits, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _rounds(folder: Path, many: int, chance: Random, minutes: float) -> Iterator[str]:
    tally = rounds.Tally()
    started = time.monotonic()
    place = Place(folder)
    try:
        rounds.run(place, many, chance, tally, minutes * 60)
        tally.failures += rounds.told(place)
    except (AssertionError, TimeoutError) as error:
        yield f"round {tally.rounds + 1}: {error}"
    yield from tally.failures
    say(f"kill -9: {tally}; {time.monotonic() - started:.0f} s")
    if tally.acknowledged <= tally.rounds:
        yield "no more than one change a round was acknowledged: this proves nothing"


def _windows(folder: Path, each: int) -> Iterator[str]:
    if not each:
        return
    started = time.monotonic()
    place = Place(folder, 4 * each)
    counts = windows.mark_at_once(place, 4)
    kept = sum(is_set for (_title, field), is_set in place.stored().items() if field == "starred")
    say(f"4 windows: {counts} shown, {kept} kept; {time.monotonic() - started:.0f} s")
    if {*counts, kept} != {4 * each}:
        yield f"of {4 * each} marks in four windows {kept} are kept, and they show {counts}"


def _syscalls(store: Path, every: int) -> Iterator[str]:
    if not syscalls.is_there():
        say("not run for want of strace: kill -9 and errors at every system call")
        return
    if store.name == "begun":
        syscalls.begun(store)
    calls = syscalls.calls(store)[::every]
    for fault in syscalls.FAULTS:
        for is_for_good in (False,) if fault == syscalls.KILL else (False, True):
            for call in calls:
                yield from syscalls.failures(store, fault, call, is_for_good=is_for_good)
            how = f"{fault}{' from there on' if is_for_good else ''}"
            say(f"{store.name} store, {how}: {len(calls)} calls")


def _power(folder: Path, chance: Random, every: int) -> Iterator[str]:
    if not syscalls.is_there():
        say("not run for want of strace: power loss")
        return
    calls = power.recorded(folder / "recorded", 40)
    yield from power.failures(calls, folder / "left", chance, every)
    disks = len(power.MODES) * len(calls[::every])
    say(f"power loss: {disks} disks after {len(calls)} calls")


if __name__ == "__main__":
    sys.exit(main())
