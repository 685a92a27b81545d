"""P7, and no surprise: opening runs, fetches and leaks nothing; links lead only where they may."""

import os
import re
from pathlib import Path

import pytest

from tests.promises import judge
from tests.promises.home import Home, fingerprint, is_there
from tests.promises.hostile import LINKS, of
from tests.promises.seat import Seat
from tests.promises.trial import is_set
from tests.promises.walk import together, unmet, walked

EVERYTHING = (
    *(
        "\r",
        " ",
        "T",
        "\x1b",
        "S",
        "\x1b",
        "D",
        "w",
        "w",
        "I",
        "p",
        "\x1b",
        "R",
        "\x1b",
        "B",
        "\x1b",
    ),
    *(
        "v",
        "j",
        "h",
        "\x1b",
        "a",
        "a note",
        "\x1b",
        "m",
        "a",
        "'",
        "a",
        "/",
        "START\r",
        "n",
        "\x1b",
    ),
    *(
        "z",
        "z",
        "Z",
        "-",
        "+",
        "=",
        "c",
        "J",
        "K",
        "q",
        "s",
        "r",
        "E",
        "U",
        "x",
        "\x1b",
        "N",
        "\x1b",
    ),
    *(
        "\\",
        "\x1b",
        "F",
        "\r",
        "f",
        "\x1b",
        "/",
        "lamp\r",
        "\x1b",
        "\t",
        "j",
        "\r",
        "\x0c",
        "?",
        "\x1b",
    ),
)
"""Keys that ask for every feature but those that start a program."""
_OURS = {"python", Path(os.path.realpath("/proc/self/exe")).name}


def test_pages_full_of_what_would_be_fetched_are_read(home: Home) -> None:
    cases = of("P7")
    seen = walked(cases, home)
    assert seen.failures == []
    assert unmet(cases, seen.text) == []
    assert home.opened() == []


def test_a_link_reaches_the_browser_as_one_harmless_word_or_not_at_all(home: Home) -> None:
    (case,) = (case for case in of("P7") if case.name == "links-page")
    library = together([case], home.folder / "articles")
    with Seat(home, "--library", library, library / case.name / "a.html") as seat:
        seat.until(is_set)
        for _ in LINKS:
            seat.press("\t", "\r", quiet=0.1)
        seat.settle(0.5)
        assert seat.leave() == 0
    opened = home.opened()
    assert len(opened) > 1
    for words in opened:
        (address,) = words
        assert re.fullmatch(r"(?:https?://(?:ok|x)\.example[:/]|mailto:)[!-~]*", address)
    assert judge.violations(bytes(seat.raw)) == []


@pytest.mark.skipif(not is_there("strace"), reason="strace is not here")
def test_a_session_of_every_feature_calls_nobody_writes_nowhere_and_starts_nothing(
    home: Home, tmp_path: Path
) -> None:
    library = together([*of("P7"), *of("P6")], home.folder / "articles")
    log = tmp_path / "calls"
    before = fingerprint(library)
    calls = "trace=connect,execve,openat,open,creat,rename,renameat,unlink,unlinkat,mkdir,mkdirat"
    strace = ("strace", "-f", "-qq", "-s", "300", "-e", calls, "-o", str(log))
    with Seat(home, library, before=strace) as seat:
        seat.wait_until("●", seconds=120)
        seat.press(*EVERYTHING, quiet=0.15)
        assert seat.leave() == 0
    lines = log.read_text(errors="replace").splitlines()
    assert len(lines) > 100
    assert [line for line in lines if "connect(" in line and "AF_INET" in line] == []
    assert {name for line in lines if (name := _started(line))} <= _OURS
    assert [line for line in lines if _changes(line, library)] == []
    assert fingerprint(library) == before


def _started(line: str) -> str:
    """The name of the program that a line says was started; empty where there is none."""
    match = re.search(r'execve\("([^"]*)".*\) = 0$', line)
    return re.sub(r"[\d.]+$", "", Path(match[1]).name) if match else ""


def _changes(line: str, library: Path) -> bool:
    is_opening = any(call in line for call in ("open(", "openat(", "execve("))
    may_write = re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", line) is not None
    return f'"{library}' in line and (may_write or not is_opening)
