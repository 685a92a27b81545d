"""A disk that is full for a while: what is refused is said, and works again when there is room.

A limit on the size of files stands for the disk; it is set from outside, while the program runs.
"""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from reader.model.marks import Field
from tests.crash.place import DRAWN, Place
from tests.crash.window import Window

NOT_KEPT = "Marks are not being kept"

pytestmark = pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="Linux alone has it")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "place", 8)


def limit(process: int, size: int) -> None:
    resource.prlimit(process, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def see(window: Window, text: str, *, is_there: bool) -> int:
    """Wait until a text is on the screen, or gone; how many lines hold it."""
    for _ in range(200):
        count = sum(text in line for line in window.lines())
        if bool(count) is is_there:
            return count
        window.settle(quiet=0.1, seconds=0.1)
    raise TimeoutError("\n".join(window.lines()))


def test_a_star_that_cannot_be_kept_is_not_drawn_and_can_be_when_there_is_room(
    place: Place,
) -> None:
    before = {mark: is_so for mark, is_so in place.stored().items() if mark[1] in DRAWN}
    first, second = place.titles[:2]
    with Window(place) as window:
        window.wait_until(before)
        window.type("s")
        standing = {**before, (first, Field.STARRED): True}
        window.wait_until(standing)
        limit(window.process, 0)
        window.type("js")
        see(window, NOT_KEPT, is_there=True)
        window.type("rsr")
        window.settle(quiet=0.5)
        assert window.drawn() == standing
        limit(window.process, resource.RLIM_INFINITY)
        window.type("s")
        standing[second, Field.STARRED] = True
        window.wait_until(standing)
        see(window, NOT_KEPT, is_there=False)
        window.kill()
    assert place.stored().items() >= standing.items()


_LIMITED = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
os.execv(sys.argv[1], sys.argv[1:])
"""


def test_a_command_that_cannot_keep_a_mark_says_so_in_a_sentence(place: Place) -> None:
    before = place.stored()
    command = [
        sys.executable,
        "-c",
        _LIMITED,
        *place.set(Field.STARRED, place.titles[:3], value=True),
    ]
    done = subprocess.run(command, env=place.environment, capture_output=True, timeout=60)
    said = done.stderr.decode()
    assert done.returncode == 1
    assert "The disk refuses to read or write" in said
    assert "Traceback" not in said
    assert place.stored() == before
    again = subprocess.run(
        place.set(Field.STARRED, place.titles[:1], value=True), env=place.environment
    )
    assert again.returncode == 0
