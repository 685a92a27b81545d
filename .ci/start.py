"""Starts the real program in a pseudo-terminal and uses it as a person would.

`python .ci/start.py COMMAND [WORD]...`: what follows is run as it stands. Needs nothing but Python.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.terminal import Terminal  # noqa: E402

LISTED = "Welkom"
"""A word of a sample article's title, which stands on the first screen of the list."""
WELCOME = "to look around"
"""Of the line of a first start's welcome that leads to the samples."""
ON_SCREEN, OFF_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"
CURSOR_SHOWN = b"\x1b[?25h"
MOUSE_OFF = b"\x1b[?1000l"
PATIENCE = 300.0
"""Seconds that `make run` may take to install everything before the first screen."""


def main(command: list[str]) -> None:
    """Put the welcome away, read an article, come back, quit; raises where anything is amiss."""
    with tempfile.TemporaryDirectory() as home, Terminal(command, variables=_variables(home)) as it:
        modes = it.modes()
        _greet(it)
        start = len(it.raw)
        it.type("\r")
        it.wait_for("━━━", start=start)
        it.settle()
        it.type(" ")
        it.settle()
        start = len(it.raw)
        it.type("q")
        it.wait_for(LISTED, start=start)
        it.settle()
        it.type("s")
        it.settle()
        it.type("q")
        code = it.wait_for_exit()
        _expect(code == 0, f"the exit code is {code}")
        _expect(it.modes() == modes, "the terminal's modes are not what they were")
        _expect(b"Traceback" not in it.raw, "there is a traceback")
        left = it.raw.rfind(OFF_SCREEN)
        _expect(left > it.raw.rfind(ON_SCREEN) >= 0, "the alternate screen was not left")
        _expect(it.raw.rfind(CURSOR_SHOWN) > it.raw.find(ON_SCREEN), "the cursor stays hidden")
        _expect(it.raw.rfind(MOUSE_OFF) > 0, "the mouse stays on")
        _expect((Path(home) / "data" / "state.db").exists(), "no mark was kept")
    sys.stdout.write(f"started, read and quit: {' '.join(command)}\n")


def _greet(it: Terminal) -> None:
    it.wait_for(WELCOME, seconds=PATIENCE)
    it.settle()
    start = len(it.raw)
    it.type("\x1b")
    it.wait_for(LISTED, start=start)
    it.settle()


def _variables(home: str) -> dict[str, str]:
    return {
        "HOME": home,
        "LEESLAMP_CONFIG": f"{home}/config.toml",
        "LEESLAMP_DATA_DIR": f"{home}/data",
        "LEESLAMP_CACHE_DIR": f"{home}/cache",
        "LANG": os.environ.get("LANG") or "C.UTF-8",
        "LANGUAGE": "en",
        "TERM": "xterm-256color",
    }


def _expect(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise SystemExit(f"started, but {otherwise}")


if __name__ == "__main__":
    main(sys.argv[1:])
