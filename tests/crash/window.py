"""The program in a pseudo-terminal, and what a person sees of the marks there."""

import os
import re
import signal
import time

from benchmarks.terminal import Terminal
from reader.model.marks import Field
from tests.crash.place import Place, Standing
from tests.promises.glass import Glass

COLUMNS, ROWS = 60, 42
UNREAD, STAR = "●", "★"
_ROW = re.compile(rf"({UNREAD}?) *(Article \d+)(?: ({STAR}))?(?: |$)")


class Window(Terminal):
    """A list on the screen."""

    def __init__(self, place: Place) -> None:
        self._glass = Glass(COLUMNS, ROWS)
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
        self._fed += self._glass.feed(bytes(self.raw[self._fed :]))
        return self._glass.lines()

    def drawn(self) -> Standing:
        """The marks of the articles that are on the screen now."""
        seen: dict[tuple[str, Field], bool] = {}
        for line in self.lines():
            if row := _ROW.search(line):
                seen[row[2], Field.READ] = not row[1]
                seen[row[2], Field.STARRED] = bool(row[3])
        return seen
