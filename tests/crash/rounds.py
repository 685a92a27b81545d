"""Rounds of kill -9 at random moments, while a window or commands mark articles.

What the screen shows, or a command that ended well, is acknowledged; acknowledged ⊆ stored ⊆
requested must hold after every round, and the next one goes on from what the last one left.
"""

import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from random import Random

from reader.model.marks import Field
from tests.crash.place import DRAWN, Mark, Place, Standing
from tests.crash.window import Window

LATEST = 0.3
"""Seconds after the last key, or after what was waited for, until a window is killed."""
PATIENCE = 20.0
"""Seconds that a mark may take to be drawn on a busy machine."""
_KEYS = {Field.STARRED: "s", Field.READ: "r"}
_CARE = """
import sys
from pathlib import Path
from reader.state.care import look_after
for day in range(100):
    look_after(Path(sys.argv[1]), float(sys.argv[2]) + day * 86_400, lambda: False)
"""


@dataclass(slots=True)
class Tally:
    """What a run came to."""

    rounds: int = 0
    requested: int = 0
    acknowledged: int = 0
    failures: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.rounds} rounds, {self.requested} changes requested,"
            f" {self.acknowledged} acknowledged, {len(self.failures)} failures"
        )


def judged(
    before: Standing, requested: Standing, acknowledged: Standing, stored: Standing
) -> list[str]:
    """What is wrong with what is stored after a round: one line each, none when all is well."""
    wrong = []
    for mark, was in before.items():
        maybe = {was, requested.get(mark, was)}
        allowed = {acknowledged[mark]} if mark in acknowledged else maybe
        if stored[mark] not in allowed:
            kind = "lost" if mark in acknowledged else "never requested"
            wrong.append(f"{kind}: {mark[1]} of {mark[0]} is {stored[mark]}")
    return wrong


def run(place: Place, rounds: int, chance: Random, tally: Tally, seconds: float) -> None:
    """So many rounds, or as many as these seconds allow; stops at the first failure."""
    before = place.stored()
    end = time.monotonic() + seconds
    while tally.rounds < rounds and not tally.failures and time.monotonic() < end:
        kind = chance.choices((_window, _commands, _syncs, _copies), (6, 2, 1, 1))[0]
        requested, acknowledged = kind(place, before, chance)
        stored = place.stored()
        tally.failures += judged(before, requested, acknowledged, stored)
        tally.rounds += 1
        tally.requested += len(requested)
        tally.acknowledged += len(acknowledged)
        before = stored


def told(place: Place) -> list[str]:
    """Have another machine hear all of it; what is wrong with what it has then."""
    other = place.other()
    for one in (place, other):
        assert _ends_in_time(one.sync(), one, time.monotonic() + 60)
    here, there = place.stored(), other.stored()
    return [f"not told: {mark[1]} of {mark[0]}" for mark in here if here[mark] != there[mark]]


def _window(place: Place, before: Standing, chance: Random) -> tuple[Standing, Standing]:
    """Keys in a window, some at once, some after a moment."""
    rows = sorted(chance.sample(range(len(place.titles)), chance.randint(1, 12)))
    requested: dict[Mark, bool] = {}
    with Window(place) as window:
        window.wait_until({mark: is_so for mark, is_so in before.items() if mark[1] in DRAWN})
        at = 0
        for row in rows:
            keys = "j" * (row - at)
            at = row
            for one in chance.sample(DRAWN, chance.randint(1, 2)):
                keys += _KEYS[one]
                mark = place.titles[row], one
                requested[mark] = not before[mark]
            window.type(keys)
            if chance.random() < 0.5:
                window.settle(quiet=chance.uniform(0, 0.04), seconds=0.04)
        # As often before anything is acknowledged as in the midst of it.
        wanted = chance.choice((0, chance.randint(1, len(requested))))
        end = time.monotonic() + PATIENCE
        while len(_shown(window, requested)) < wanted and time.monotonic() < end:
            window.settle(quiet=0.02, seconds=0.02)
        window.settle(quiet=1, seconds=chance.uniform(0, LATEST))
        window.kill()
        return requested, _shown(window, requested)


def _shown(window: Window, requested: Standing) -> Standing:
    drawn = window.drawn()
    return {mark: value for mark, value in requested.items() if drawn.get(mark) == value}


def _commands(place: Place, before: Standing, chance: Random) -> tuple[Standing, Standing]:
    """Commands one after the other, the last of them killed."""
    requested: dict[Mark, bool] = {}
    acknowledged: dict[Mark, bool] = {}
    end = time.monotonic() + chance.uniform(0.3, 3)
    for one in chance.sample((Field.STARRED, Field.READ, Field.TAG, Field.NOTE), 4):
        value = chance.random() < 0.5
        titles = chance.sample(place.titles, 1 if one is Field.NOTE else chance.randint(1, 6))
        marks: Standing = {(title, one): value for title in titles}
        requested |= marks
        if not _ends_in_time(place.set(one, titles, value=value), place, end):
            break
        acknowledged |= marks
    changed = {mark: value for mark, value in acknowledged.items() if before[mark] != value}
    return requested, changed


def _syncs(place: Place, _before: Standing, chance: Random) -> tuple[Standing, Standing]:
    """What was done is told to another machine, again and again, the last time not to the end."""
    end = time.monotonic() + chance.uniform(0.3, 1.5)
    while _ends_in_time(place.sync(), place, end):
        pass
    return {}, {}


def _copies(place: Place, _before: Standing, chance: Random) -> tuple[Standing, Standing]:
    """Copies of the store, one after the other, the last of them killed."""
    ahead = str(time.time() + chance.uniform(-3e8, 3e8))
    command = [sys.executable, "-c", _CARE, str(place.data / "state.db"), ahead]
    _ends_in_time(command, place, time.monotonic() + chance.uniform(0.1, 0.4))
    return {}, {}


def _ends_in_time(command: list[str], place: Place, end: float) -> bool:
    process = subprocess.Popen(
        command, env=place.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        _none, said = process.communicate(timeout=max(0, end - time.monotonic()))
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        # it may have ended well just before it was killed
        return process.returncode == 0
    # A note that is not there can't be removed.
    assert process.returncode in (0, 1, -signal.SIGKILL), said.decode()
    assert b"Traceback" not in said, said.decode()
    return process.returncode == 0
