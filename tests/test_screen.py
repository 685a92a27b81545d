"""The real program in a real pseudo-terminal: what it leaves behind, and what it lets through."""

import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal
from reader.core import Reader
from reader.model.query import Query
from reader.places import Environment

ON_SCREEN, OFF_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"
CURSOR_SHOWN, MOUSE_OFF = b"\x1b[?25h", b"\x1b[?1000l"

HOSTILE = (
    "---\n"
    'title: "Lamp \\e]0;OWNED\\a \\e[2J \\x9b31m [red]x[/] [/nope]"\n'
    'tags: ["\\e]52;c;T1dORUQ=\\a"]\n'
    "---\n\n"
    "<p>Start \x1b]0;OWNED\x07 &#27;]52;c;T1dORUQ=&#7; &#155;31m \u202egnol\u202c"
    "<a href='javascript:OWNED'>link</a> end.</p>\n"
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text("---\ntitle: Lighthouse\n---\n\nA beam over the water.\n")
    return folder


@pytest.fixture
def screen(library: Path, environment: Environment, parses_here: None) -> Iterator[Terminal]:
    """The list of a library that it knows."""
    with closing(Reader.open(environment, [library])) as reader:
        reader.refresh(lambda _progress: None, lambda: False)
    with Terminal([sys.executable, "-m", "reader", str(library)]) as terminal:
        terminal.wait_for("Lighthouse")
        terminal.settle()
        yield terminal


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_gives_the_terminal_back_and_ends_with_a_true_code(
    screen: Terminal, name: str
) -> None:
    number = signal.Signals[name]
    os.kill(screen.process, number)
    assert screen.wait_for_exit() == 128 + number
    assert screen.raw.rfind(OFF_SCREEN) > screen.raw.rfind(ON_SCREEN) >= 0
    assert screen.raw.rfind(CURSOR_SHOWN) > screen.raw.find(ON_SCREEN)
    assert screen.raw.rfind(MOUSE_OFF) > 0
    assert b"Traceback" not in screen.raw


def test_a_star_that_is_on_the_screen_survives_the_end_of_the_program(
    screen: Terminal, library: Path, environment: Environment
) -> None:
    start = len(screen.raw)
    screen.type("s")
    screen.wait_for("Lighthouse ★", start=start)
    os.kill(screen.process, signal.SIGKILL)
    assert screen.wait_for_exit() == -signal.SIGKILL
    reader = Reader.open(environment, [library])
    reader.catch_up()
    (row,) = reader.results(Query()).page(0, 9)
    assert row.is_starred
    reader.close()


def test_nothing_in_an_article_speaks_to_the_terminal(library: Path) -> None:
    (library / "b.md").write_text(HOSTILE)
    with Terminal([sys.executable, "-m", "reader", str(library)]) as terminal:
        terminal.wait_for("[/nope]")
        terminal.settle()
        start = len(terminal.raw)
        terminal.type("\r")
        terminal.wait_for("end.", start=start)
        terminal.settle()
        terminal.type("Q")
        assert terminal.wait_for_exit() == 0
    # the shape of the mouse pointer is Textual's own
    drawn = re.sub(rb"\x1b\]22;[a-z-]*(?:\x07|\x1b\\)", b"", bytes(terminal.raw))
    assert b"\x1b]0;OWNED" not in drawn
    assert b"\x1b]52" not in drawn
    assert b"\x07" not in drawn
    assert "\x9b".encode() not in drawn
    assert "\u202e".encode() not in drawn
    assert b"javascript:" not in drawn


def test_a_search_typed_before_the_first_frame_is_searched_for_and_marks_nothing(
    library: Path, environment: Environment
) -> None:
    with Terminal([sys.executable, "-m", "reader", str(library)]) as terminal:
        terminal.wait_for("Lighthouse")
        terminal.settle()
        terminal.type("Q")
        assert terminal.wait_for_exit() == 0
    with Terminal([sys.executable, "-m", "reader", str(library)]) as terminal:
        terminal.type("/Asr")
        terminal.wait_for("best")  # the order of what is searched for
        terminal.wait_for("Asr", start=terminal.raw.find(ON_SCREEN))
        terminal.settle()
        terminal.type("\x11")
        assert terminal.wait_for_exit() == 0
    reader = Reader.open(environment, [library])
    reader.catch_up()
    (row,) = reader.results(Query()).page(0, 9)
    assert (row.is_read, row.is_starred) == (False, False)
    reader.close()


CURSOR_TO = re.compile(rb"\x1b\[(\d+);(\d+)H")


def test_the_terminals_own_cursor_follows_the_current_line_where_that_is_wanted(
    library: Path, environment: Environment
) -> None:
    (library / "b.md").write_text("---\ntitle: Undertow\n---\n\nBelow the beam.\n")
    environment.config_file.parent.mkdir(parents=True, exist_ok=True)
    environment.config_file.write_text("[reading]\ncursor = true\n")
    with Terminal([sys.executable, "-m", "reader", str(library)]) as terminal:
        terminal.wait_for("Undertow")
        terminal.settle()
        assert terminal.raw.find(CURSOR_SHOWN) > terminal.raw.find(ON_SCREEN) >= 0
        before = int(CURSOR_TO.findall(bytes(terminal.raw))[-1][0])
        terminal.type("j")
        terminal.settle()
        assert int(CURSOR_TO.findall(bytes(terminal.raw))[-1][0]) == before + 1


def test_unless_it_is_wanted_the_cursor_is_not_to_be_seen(screen: Terminal) -> None:
    assert CURSOR_SHOWN not in screen.raw
