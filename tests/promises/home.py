"""Folders of the program's own for one test, and the program run in them."""

import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
_BROWSER = """\
import json, sys
with open({log!r}, "a") as file:
    print(json.dumps(sys.argv[1:]), file=file)
"""


class Done(NamedTuple):
    """A command that has ended."""

    code: int
    out: bytes
    err: bytes
    seconds: float


AS_ANYBODY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Before a command of the administrator: permissions hold for it too."""


class Home:
    """Everything that the program keeps lies in one folder; its browser only notes what it gets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_bound = False
        """The program has to respect permissions, whoever runs it."""
        self.asked = folder / "asked"
        """What the browser was asked to open, a list of words a line."""
        folder.mkdir(parents=True, exist_ok=True)
        browser = folder / "browser.py"
        browser.write_text(_BROWSER.format(log=str(self.asked)))
        self.variables = {
            **{name: value for name, value in os.environ.items() if name not in _UNSET},
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "xdg"),
            "LEESLAMP_CONFIG": str(folder / "config.toml"),
            "LEESLAMP_DATA_DIR": str(folder / "data"),
            "LEESLAMP_CACHE_DIR": str(folder / "cache"),
            "BROWSER": f"{sys.executable} {browser}",
            "LANG": "C.UTF-8",
            "LANGUAGE": "en",
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
        }

    def command(self, *words: str | Path) -> list[str]:
        """The program, to be run with these words."""
        before = AS_ANYBODY if self.is_bound and os.geteuid() == 0 else ()
        return [*before, sys.executable, "-m", "reader", *map(str, words)]

    def run(self, *words: str | Path, before: tuple[str, ...] = (), **variables: str) -> Done:
        """Run the program to its end, nothing to read from and no terminal."""
        started = time.perf_counter()
        done = subprocess.run(
            [*before, *self.command(*words)],
            env={**self.variables, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=300,
        )
        return Done(done.returncode, done.stdout, done.stderr, time.perf_counter() - started)

    def listed(self, library: Path) -> dict[str, dict[str, Any]]:
        """The rows of the list by their paths in the library, as `\\xNN` where not UTF-8."""
        done = self.run("list", "--json", "--refresh", "--library", library)
        assert done.code == 0, done.err.decode(errors="replace")
        rows = map(json.loads, done.out.splitlines())
        return {relative(row["path"], library): row for row in rows}

    def opened(self) -> list[list[str]]:
        """What the browser was given, each time."""
        if not self.asked.exists():
            return []
        return [json.loads(line) for line in self.asked.read_text().splitlines()]


_UNSET = {"NO_COLOR", "COLORTERM", "LC_ALL", "LC_MESSAGES", "PAGER", "EDITOR", "VISUAL"}


def relative(path: str, library: Path) -> str:
    """A path as the rows of a list have it, below the library."""
    return path.removeprefix(str(library)).lstrip("/")


def fingerprint(folder: Path) -> Mapping[str, tuple[object, ...]]:
    """All that could be changed of what lies in a folder, by path."""
    found: dict[str, tuple[object, ...]] = {}
    for place, folders, files in os.walk(os.fsencode(folder)):
        for name in (b"", *folders, *files):
            path = os.path.join(place, name)  # noqa: PTH118 - bytes
            known = os.lstat(path)
            is_small_file = stat.S_ISREG(known.st_mode) and known.st_size < 2**24
            held = _digest(path) if is_small_file and os.access(path, os.R_OK) else ""
            facts = (known.st_mode, known.st_ino, known.st_size, known.st_mtime_ns, held)
            found[os.fsdecode(path)] = facts
    return found


def _digest(path: bytes) -> str:
    with open(path, "rb") as file:  # noqa: PTH123 - bytes
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_there(program: str) -> bool:
    """A program that a test needs beyond Python is installed, and works here."""
    if shutil.which(program) is None:
        return False
    if program == "setpriv":
        return subprocess.run([*AS_ANYBODY, "true"]).returncode == 0
    if program == "strace":
        return subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"]).returncode == 0
    return True
