"""The program in a pseudo-terminal, and what a person sees of the marks there."""

import os
import re
import signal
import time

import pyte

from benchmarks.terminal import Terminal
from reader.model.marks import Field
from tests.crash.place import Place, Standing

COLUMNS, ROWS = 60, 42
UNREAD, STAR = "●", "★"
_ROW = re.compile(rf"({UNREAD}?) *(Article \d+)(?: ({STAR}))?(?: |$)")
_UNKNOWN = re.compile(rb"\x1b\[[<>=][0-9;]*[A-Za-z]")  # pyte prints their last letter
_LONGEST = 32
"""Bytes that a control sequence has at most."""


class Window(Terminal):
    """A list on the screen."""

    def __init__(self, place: Place) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._fed = 0
        super().__init__(place.window, variables=place.environment, columns=COLUMNS, rows=ROWS)

    def kill(self) -> None:
        """End it without a word of warning, and read what it had drawn."""
        os.kill(self.process, signal.SIGKILL)
        self.wait_for_exit()

    def wait_until(self, standing: Standing, seconds: float = 60) -> None:
        """Until the list shows just these marks."""
        deadline = time.monotonic() + seconds
        while (drawn := self.drawn()) != standing:
            if time.monotonic() > deadline:
                different = sorted(mark for mark in standing if drawn.get(mark) != standing[mark])
                seen = "\n".join(self.lines())
                raise TimeoutError(f"not drawn: {different}; instead:\n{seen}")
            self.settle(quiet=0.05, seconds=0.1)

    def lines(self) -> list[str]:
        """What stands on the screen now."""
        raw = bytes(self.raw[self._fed :])
        end = raw.rfind(b"\x1b", len(raw) - _LONGEST) if len(raw) >= _LONGEST else 0
        if end < 0:
            end = len(raw)
        self._stream.feed(_UNKNOWN.sub(b"", raw[:end]))
        self._fed += end
        return list(self._screen.display)

    def drawn(self) -> Standing:
        """The marks of the articles that are on the screen now."""
        seen: dict[tuple[str, Field], bool] = {}
        for line in self.lines():
            if row := _ROW.search(line):
                seen[row[2], Field.READ] = not row[1]
                seen[row[2], Field.STARRED] = bool(row[3])
        return seen
