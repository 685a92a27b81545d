"""P13: the terminal is always given back, exit codes are true, and every size is survived.

SIGINT, SIGTERM, SIGHUP and SIGQUIT: tests/test_screen.py.
"""

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path
from random import Random

import pytest

from tests.promises import judge
from tests.promises.home import Home
from tests.promises.hostile import article
from tests.promises.seat import OFF_SCREEN, ON_SCREEN, Seat

NO_SCREEN = 2
SIZES = ((1, 1), (2, 1), (5, 2), (20, 5), (3, 200), (40, 12), (60, 12), (500, 200), (80, 24))


@pytest.fixture(scope="module")
def lighthouses(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Articles and an index of them, which no test changes."""
    made = Home(tmp_path_factory.mktemp("lighthouses"))
    folder = made.folder / "articles"
    folder.mkdir()
    for number in range(30):
        text = f"The secret of lighthouse {number}. " * 60
        (folder / f"{number}.md").write_text(article(f"title: Lighthouse {number:02}", text))
    made.listed(folder)
    return made


@pytest.fixture
def library(home: Home, lighthouses: Home) -> Path:
    """Indexed already: nothing here is about what is seen for the first time."""
    for name in ("data", "cache"):
        shutil.copytree(lighthouses.folder / name, home.folder / name)
    return lighthouses.folder / "articles"


def status_within(seconds: float, pid: int) -> int:
    """How a child of this process ended, once it has."""
    deadline = time.monotonic() + seconds
    while (found := os.waitpid(pid, os.WNOHANG)) == (0, 0):
        assert time.monotonic() < deadline
        select.select([], [], [], 0.01)
    return found[1]


def test_a_stop_gives_the_terminal_back_and_going_on_paints_anew(home: Home, library: Path) -> None:
    with Seat(home, library) as seat:
        seat.wait_until("Lighthouse 00")
        seat.press(quiet=0.5)
        os.kill(seat.process, signal.SIGTSTP)
        seat.settle(0.5)
        assert seat.raw.rfind(OFF_SCREEN) > seat.raw.rfind(ON_SCREEN)
        start = len(seat.raw)
        os.kill(seat.process, signal.SIGCONT)
        seat.wait_for("Lighthouse", start=start)
        assert seat.leave() == 0


@pytest.mark.parametrize("is_stopped", [True, False])
def test_a_stop_that_was_not_announced_costs_neither_keys_nor_the_terminal(
    home: Home, library: Path, *, is_stopped: bool
) -> None:
    with Seat(home, library) as seat:
        modes = seat.modes()
        seat.wait_until("Lighthouse 00")
        seat.press("t", quiet=0.5)
        if is_stopped:
            os.kill(seat.process, signal.SIGSTOP)
            os.waitpid(seat.process, os.WUNTRACED)
        start = len(seat.raw)
        os.kill(seat.process, signal.SIGCONT)
        seat.wait_for("Lighthouse", start=start)
        seat.press("lamp\r", quiet=0.3)
        seat.wait_until("lamp")
        assert seat.leave() == 0
        assert list(seat.disorder(modes)) == []


def test_a_window_that_is_closed_ends_the_program_soon(home: Home, library: Path) -> None:
    """With SIGHUP ignored, as nohup does: an end of the input must do."""
    pid, outer = pty.fork()
    if pid == 0:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        os.execvpe(home.command()[0], home.command(library), home.variables)
    drawn = b""
    while b"Lighthouse" not in drawn:
        drawn += os.read(outer, 65536)
    os.close(outer)
    status_within(30, pid)


@pytest.mark.parametrize("is_closed", [True, False])
def test_a_terminal_that_takes_no_more_keeps_nothing_from_its_end(
    home: Home, library: Path, tmp_path: Path, *, is_closed: bool
) -> None:
    """Textual waits to write, so that its loop comes to no event and to no signal.

    It does once as many writes wait as a module of the test's says, which is soon.
    """
    (tmp_path / "sitecustomize.py").write_text(
        "import textual.drivers._writer_thread as writing\nwriting.MAX_QUEUED_WRITES = 1\n"
    )
    variables = {
        **home.variables,
        "PYTHONPATH": f"{tmp_path}{os.pathsep}{home.variables['PYTHONPATH']}",
    }
    pid, outer = pty.fork()
    if pid == 0:
        if is_closed:
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        os.execvpe(home.command()[0], home.command(library), variables)
    drawn = b""
    while b"Lighthouse" not in drawn:
        drawn += os.read(outer, 65536)
    fcntl.ioctl(outer, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
    for _key in range(30):
        os.write(outer, b"cc")  # all of the window in other colours, which nobody reads
        select.select([], [], [], 0.05)
    if is_closed:
        os.close(outer)
    else:
        os.kill(pid, signal.SIGTERM)
    code = 128 + (signal.SIGHUP if is_closed else signal.SIGTERM)
    assert os.waitstatus_to_exitcode(status_within(15, pid)) == code


def test_every_size_is_survived_in_list_and_article(home: Home, library: Path) -> None:
    with Seat(home, library) as seat:
        modes = seat.modes()
        seat.wait_until("Lighthouse 00")
        for opening in ("", "\r"):
            seat.press(opening, quiet=0.3)
            for columns, rows in SIZES:
                seat.resize(columns, rows)
                seat.press("j", quiet=0.1)
        seat.resize(100, 30)
        seat.wait_until("secret of lighthouse")
        assert seat.leave() == 0
        assert list(seat.disorder(modes)) == []


def test_a_storm_of_sizes_is_survived(home: Home, library: Path) -> None:
    chance = Random(6)
    with Seat(home, library) as seat:
        modes = seat.modes()
        seat.wait_until("Lighthouse 00")
        begun = time.monotonic()
        for number in range(200):
            seat.resize(chance.randint(1, 200), chance.randint(1, 60))
            if number == 100:
                seat.type("\r")
            seat.settle(0.005, 0.01)
        assert time.monotonic() - begun < 60
        seat.resize(100, 30)
        seat.wait_until("secret of lighthouse")
        assert seat.leave() == 0
        assert list(seat.disorder(modes)) == []
    assert judge.violations(bytes(seat.raw)) == []


@pytest.mark.parametrize("missing", ["stdin", "stderr"])
def test_without_a_terminal_to_read_from_or_draw_on_it_says_so_and_ends(
    home: Home, library: Path, missing: str
) -> None:
    outer, inner = pty.openpty()
    stdin, stderr = (
        (subprocess.DEVNULL if name == missing else inner) for name in ("stdin", "stderr")
    )
    done = subprocess.run(
        home.command(library),
        env=home.variables,
        timeout=60,
        stdin=stdin,
        stdout=inner,
        stderr=stderr,
    )
    os.close(inner)
    said = os.read(outer, 65536)
    os.close(outer)
    assert done.returncode == NO_SCREEN
    assert b"no terminal" in said
    assert b"\x1b" not in said


def test_into_a_pipe_it_lists_what_there_is_to_read(home: Home, library: Path) -> None:
    done = home.run(library)
    assert done.code == 0
    assert done.out.count(b"\n") == 30
    assert judge.printed(done.out) == []


def test_a_dumb_terminal_is_refused_in_words(home: Home, library: Path) -> None:
    with Seat(home, library, TERM="dumb") as seat:
        assert seat.wait_for_exit() == NO_SCREEN
    assert b"TERM=dumb" in seat.raw
    assert b"\x1b" not in seat.raw


def test_no_colour_is_respected(home: Home, library: Path) -> None:
    with Seat(home, library, NO_COLOR="1") as seat:
        seat.wait_for("Lighthouse")
        seat.press("\r", " ", quiet=0.4)
        assert seat.leave() == 0
    assert re.findall(rb"\x1b\[[\d;]*[34]8[;:]|\x1b\[(?:\d*;)*[39][0-7]m", bytes(seat.raw)) == []


def test_a_terminal_without_unicode_gets_none(home: Home, library: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    home.variables.update(plain)
    with Seat(home, library) as seat:
        seat.wait_for("Lighthouse")
        seat.press("\r", " ", quiet=0.4)
        assert seat.leave() == 0
    assert bytes(seat.raw).isascii()


def test_a_fault_leaves_one_sentence_and_a_log_without_a_word_that_was_read(
    home: Home, library: Path, tmp_path: Path
) -> None:
    """The fault is put in by a module of the test's, which the interpreter imports at its start."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'reader.ui.screens.help':\n"
        "            secret = 'The secret of lighthouse'\n"
        "            raise RuntimeError(secret)\n"
        "sys.meta_path.insert(0, Finder())\n"
    )
    paths = f"{tmp_path}{os.pathsep}{home.variables['PYTHONPATH']}"
    with Seat(home, library, PYTHONPATH=paths) as seat:
        modes = seat.modes()
        seat.wait_until("Lighthouse 00")
        seat.press("?", quiet=0.3)
        assert seat.wait_for_exit(60) == 1
        (log,) = seat.disorder(modes)
    said = bytes(seat.raw[seat.raw.rfind(OFF_SCREEN) :])
    assert b"Leeslamp has a fault" in said
    assert b"secret" not in said
    assert "RuntimeError" in log
    assert "secret" not in log


def test_a_line_that_is_full_rings_no_bell(home: Home, library: Path) -> None:
    with Seat(home, library) as seat:
        seat.wait_until("Lighthouse 00")
        seat.press(":", quiet=0.5)
        seat.press("x" * 90, quiet=0.5)
        assert judge.violations(bytes(seat.raw), may_draw=True) == []
        assert seat.leave() == 0
