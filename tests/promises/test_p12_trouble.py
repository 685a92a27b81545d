"""P12: a full or failing disk, a folder that is read-only, two windows at once, a clock that jumps:
reading goes on, the person is told, and nothing that was kept is lost.

A limit on the size of files stands for the full disk; it is set from outside, while the program
runs. Damaged stores and those of a newer version: tests/state/test_opening.py. `make crash` has
every system call fail.
"""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from reader.model.marks import Field
from tests.crash import syscalls, windows
from tests.crash.place import DRAWN, Place
from tests.crash.window import Window
from tests.promises.home import Home, is_there
from tests.promises.hostile import article
from tests.promises.seat import Seat

NOT_KEPT = "Marks are not being kept"
ERRORS = [fault for fault in syscalls.FAULTS if fault != syscalls.KILL]

needs_limits = pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="Linux alone has it")
needs_strace = pytest.mark.skipif(not syscalls.is_there(), reason="strace is not here")


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


@needs_limits
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


@needs_limits
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


@needs_limits
@pytest.mark.parametrize("size", [0, 300_000, 800_000])
def test_where_the_disk_has_no_room_for_an_index_articles_are_listed_and_it_is_said(
    place: Place, size: int
) -> None:
    limited = _LIMITED.replace("(0,", f"({size},")
    command = [sys.executable, "-c", limited, *place.command("list", "few")]
    done = subprocess.run(command, env=place.environment, capture_output=True, timeout=60)
    assert [line for line in place.titles if line in done.stdout.decode()] == place.titles
    assert "The index is kept in memory this time: " in done.stderr.decode()
    assert done.returncode == 0


class _FullPlace(Place):
    @property
    def window(self) -> list[str]:
        return [sys.executable, "-c", _LIMITED.replace("(0,", "(100_000,"), *super().window]


@needs_limits
def test_where_the_disk_has_no_room_for_an_index_the_screen_lists_articles_and_says_so(
    tmp_path: Path,
) -> None:
    with Window(_FullPlace(tmp_path / "place", 8)) as window:
        see(window, "The index is kept in memory this time", is_there=True)
        see(window, "Article 08", is_there=True)
        window.kill()


@needs_limits
def test_where_the_index_can_not_grow_what_it_has_is_listed_and_it_is_said(place: Place) -> None:
    place.stored()
    body = " ".join(f"word{number}" for number in range(90_000))
    (place.library / "new.md").write_text(f"---\ntitle: Come lately\n---\n{body}\n")
    limited = _LIMITED.replace("(0,", "(550_000,")
    command = [sys.executable, "-c", limited, *place.command("index")]
    done = subprocess.run(command, env=place.environment, capture_output=True, timeout=60)
    assert done.returncode == 1
    command = [sys.executable, "-c", limited, *place.command("list")]
    done = subprocess.run(command, env=place.environment, capture_output=True, timeout=60)
    titles = [*place.titles, "Come lately"]
    assert [line for line in titles if line in done.stdout.decode()] == titles
    assert "The disk refuses to read or write" in done.stderr.decode()
    assert "in memory" not in done.stderr.decode()
    assert done.returncode == 0


def test_two_windows_that_mark_at_once_show_all_of_it(tmp_path: Path) -> None:
    place = Place(tmp_path / "place", 12)
    assert windows.mark_at_once(place, 2) == [12, 12]
    assert sum(place.stored().values()) == 12


@needs_strace
@pytest.mark.parametrize("fault", ERRORS)
def test_an_error_at_a_system_call_costs_no_mark_that_was_kept(tmp_path: Path, fault: str) -> None:
    begun = syscalls.begun(tmp_path / "begun")
    some = syscalls.calls(begun)[10:100:30]
    assert [one for call in some for one in syscalls.failures(begun, fault, call)] == []


@needs_strace
def test_a_fault_while_a_store_is_made_costs_no_mark_that_was_kept(tmp_path: Path) -> None:
    new = tmp_path / "new"
    faults = zip(syscalls.calls(new)[1:20:4], syscalls.FAULTS, strict=False)
    assert [one for call, fault in faults for one in syscalls.failures(new, fault, call)] == []


@pytest.mark.skipif(not is_there("setpriv"), reason="setpriv is not here")
def test_where_nothing_may_be_written_articles_are_read_and_it_is_said(home: Home) -> None:
    library = home.folder / "articles"
    library.mkdir()
    (library / "a.md").write_text(article("title: Lamp"))
    home.listed(library)
    home.is_bound = True
    for name in ("data", "cache"):
        (home.folder / name).chmod(0o500)
    with Seat(home, library) as seat:
        seat.wait_until("Lamp")
        seat.press("s", quiet=0.3)
        seat.wait_until(NOT_KEPT)
        seat.press("\r")
        seat.wait_until("The body survives.")
        assert seat.leave() == 0


@pytest.mark.skipif(not is_there("faketime"), reason="faketime is not here")
def test_what_was_marked_last_holds_whatever_the_clock_said(home: Home) -> None:
    library = home.folder / "articles"
    library.mkdir()
    (library / "a.md").write_text(article("title: Lamp"))
    words = ("--library", library)
    for year, mark in (("2050", "starred"), ("1990", "unstarred"), ("2020", "read")):
        moment = ("faketime", "-f", f"@{year}-01-01 00:00:00")
        done = home.run("mark", mark, str(library / "a.md"), *words, before=moment)
        assert done.code == 0, done.err
    (row,) = home.listed(library).values()
    assert (row["starred"], row["read"]) == (False, True)
    assert all(json.loads(line) for line in home.run("export").out.splitlines())
