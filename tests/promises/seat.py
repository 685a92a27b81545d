"""The program in a pseudo-terminal: what stands on its screen, and what it costs meanwhile."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self
from unicodedata import bidirectional, category

from wcwidth import wcswidth

from benchmarks.terminal import Terminal, family
from tests.promises.glass import Glass
from tests.promises.home import Home

OFF_SCREEN, ON_SCREEN = b"\x1b[?1049l", b"\x1b[?1049h"
CURSOR_SHOWN, MOUSE_OFF, WRAPS = b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?7h"
_LOOK = 0.04
"""Seconds between two looks at the memory."""
_BLINK = 0.02
"""Seconds, two ticks of the clock that work is counted by."""
_WORTH_A_CLOSER_LOOK = 200
"""MiB from which what processes share is counted once only, which costs a millisecond."""


class Seat(Terminal):
    """A program, its screen as a terminal shows it, and the most memory of all its processes."""

    def __init__(
        self,
        home: Home,
        *words: str | Path,
        columns: int = 100,
        rows: int = 30,
        before: tuple[str, ...] = (),
        **variables: str,
    ) -> None:
        self._faults = home.folder / "cache" / "fault.log"
        self._glass = Glass(columns, rows)
        self._fed = 0
        self._drawn = [""] * rows
        self.peak = 0.0
        """MiB of all processes together at their most, what they share counted once."""
        self._is_over = Event()
        command = [*before, *home.command(*words)]
        super().__init__(
            command, variables={**home.variables, **variables}, columns=columns, rows=rows
        )
        self._watch = Thread(target=self._weigh, daemon=True)
        self._watch.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_over.set()
        self._watch.join()
        super().__exit__(kind, error, trace)

    def lines(self) -> list[str]:
        """What stands on the screen now."""
        if self._fed == len(self.raw):
            return self._drawn
        self._fed += self._glass.feed(bytes(self.raw[self._fed :]))
        self._drawn = self._glass.lines()
        return self._drawn

    def wait_until(self, *texts: str, seconds: float = 60) -> float:
        """Until texts stand on the screen, blanks ignored; when that was, as `taken` says."""
        wanted = [squeezed(text) for text in texts]
        return self.until(lambda seen: all(text in seen for text in wanted), seconds)

    def until(self, is_so: Callable[[str], bool], seconds: float = 60) -> float:
        """Until something is so of what stands on the screen, all blanks left out."""
        deadline = time.perf_counter() + seconds
        while not is_so(squeezed(*self.lines())):
            if not self._read(0.1) and (self._is_gone() or time.perf_counter() > deadline):
                raise TimeoutError("instead there was:\n" + "\n".join(self.lines()))
        return self.taken()

    def taken(self) -> float:
        """Seconds since the program started.

        On the clock or, where others keep the machine busy, of work by all its processes.
        """
        return min(time.perf_counter() - self.started, sum(map(_worked, family(self.process))))

    def press(self, *keys: str, quiet: float = 0.08) -> list[str]:
        """Type keys, each after what the one before did; what the screen then shows."""
        for key in keys:
            self.type(key)
            self.settle(quiet)
        return self.lines()

    def click(self, text: str) -> bool:
        """Click in the middle of where a text stands, if it does; whether it does."""
        for number, line in enumerate(self.lines(), 1):
            if (start := line.find(text)) >= 0:
                self.click_at(wcswidth(line[: start + len(text) // 2]) + 1, number)
                return True
        return False

    def click_at(self, column: int, row: int) -> None:
        """Press and release the left button there, 1 and up."""
        self.press(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")

    def resize(self, columns: int, rows: int) -> None:
        """Another size of the window; all of it is drawn anew, so what was drawn is forgotten."""
        self.columns, self.rows = columns, rows
        self._fed = len(self.raw)
        self._glass.resize(columns, rows)
        self._tell_size(self._terminal)

    def rest(self, seconds: float = 10) -> None:
        """Until the program has nothing left to do: it sleeps, and has drawn all."""
        deadline = time.perf_counter() + seconds
        while time.perf_counter() < deadline:
            worked = _worked(self.process)
            if not self._read(_BLINK) and _sleeps(self.process) and _worked(self.process) == worked:
                return

    def leave(self) -> int:
        """Quit from wherever it is; the exit code."""
        self.press("\x1b", "\x1b")
        self.type("\x11")
        return self.wait_for_exit()

    def disorder(self, modes: list[object]) -> Iterator[str]:
        """What of the terminal is not as it was, once the program is gone."""
        if self.modes() != modes:
            yield "the terminal's line settings are not what they were"
        if self.raw.rfind(OFF_SCREEN) < self.raw.rfind(ON_SCREEN):
            yield "the alternate screen was not left"
        for name, shown in (("cursor", CURSOR_SHOWN), ("mouse", MOUSE_OFF), ("wrap", WRAPS)):
            if self.raw.rfind(shown) < self.raw.rfind(ON_SCREEN):
                yield f"the {name} was not given back"
        if b"Traceback" in self.raw:
            yield "there is a traceback"
        if self._faults.exists():
            yield self._faults.read_text()

    def is_over(self) -> bool:
        """The program has ended."""
        return self._is_gone()

    def weight(self) -> float:
        """MiB of all processes together now, what they share counted once."""
        return sum(map(_proportional, family(self.process)))

    def _weigh(self) -> None:
        while not self._is_over.wait(_LOOK):
            with suppress(OSError, ValueError):
                size = sum(map(_resident, family(self.process)))
                self.peak = max(self.peak, self.weight() if size > _WORTH_A_CLOSER_LOOK else size)


def squeezed(*texts: str) -> str:
    """Texts without any blank or mark: where a line is broken does not matter."""
    return "".join(_without_widthless("".join(texts)).split())


def holds(seen: str, text: str) -> bool:
    """A text stands on the screen, all blanks left out of what is seen there; what runs from right
    to left may stand in the order of its cells.
    """
    wanted = squeezed(text)
    is_turned = any(bidirectional(one) in ("R", "AL") for one in wanted)
    return wanted in seen or (is_turned and wanted[::-1] in seen)


def _without_widthless(text: str) -> str:
    """Without marks and joiners, of which only so many are drawn."""
    if text.isascii():
        return text
    return "".join(one for one in text if one < "\x7f" or category(one) not in ("Mn", "Me", "Cf"))


def _worked(process: int) -> float:
    with suppress(OSError):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return 0


def _sleeps(process: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "S"
    return True


def _resident(process: int) -> float:
    with suppress(OSError):
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) / 256
    return 0


def _proportional(process: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0
