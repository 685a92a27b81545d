"""Drives a program in a pseudo-terminal as a person would: types keys, sees what it draws.

For the benchmarks, and for the check that the installed program starts.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_=>78])")


_SIZE = ("COLUMNS", "LINES")
"""Where they are set, as tests do, programs take them for the size of their terminal."""


class Terminal:
    """A program and the pseudo-terminal that it runs in; leave the `with` block to end both."""

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        variables: Mapping[str, str] | None = None,
        columns: int = 120,
        rows: int = 40,
    ) -> None:
        self.raw = bytearray()
        """Every byte the program sent to the terminal."""
        self.columns, self.rows = columns, rows
        self.ended = 0.0
        """When the program was seen to be gone."""
        self._exit_code: int | None = None
        self._inner = -1
        self.started = time.perf_counter()
        told = {**os.environ, **(variables or {})}
        told = {key: text for key, text in told.items() if key not in _SIZE}
        self.process, self._terminal = self._start(arguments, told)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._exit_code is None:
            os.kill(self.process, signal.SIGKILL)
            self._exit_code = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        os.close(self._terminal)
        os.close(self._inner)

    def _start(self, arguments: Sequence[str], variables: Mapping[str, str]) -> tuple[int, int]:
        outer, inner = pty.openpty()
        self._tell_size(inner)
        # The leader of a new session gets the first terminal that it opens for its own.
        streams = [
            (os.POSIX_SPAWN_OPEN, 0, os.ttyname(inner), os.O_RDWR, 0),
            (os.POSIX_SPAWN_DUP2, 0, 1),
            (os.POSIX_SPAWN_DUP2, 0, 2),
        ]
        process = os.posix_spawnp(
            arguments[0],
            list(arguments),
            {"TERM": "xterm-256color", **variables},
            file_actions=streams,
            setsid=True,
        )
        # Kept open, so that its modes can still be asked for when the program is gone.
        self._inner = inner
        return process, outer

    def type(self, keys: str) -> float:
        """Send keys; the moment at which they were sent."""
        moment = time.perf_counter()
        os.write(self._terminal, keys.encode())
        return moment

    def wait_for(self, text: str, *, start: int = 0, seconds: float = 30) -> float:
        """Read until a text without blanks was drawn at or after byte `start`; the moment it came.

        Raises TimeoutError with what was seen instead.
        """
        wanted = text.encode()
        deadline = time.perf_counter() + seconds
        while True:
            if wanted in self.text(start):
                return time.perf_counter()
            if not self._read(min(0.5, deadline - time.perf_counter())) and (
                self._is_gone() or time.perf_counter() > deadline
            ):
                seen = self.text(start).decode(errors="replace")[-2000:]
                raise TimeoutError(f"{text!r} was not drawn; instead:\n{seen}")

    def seconds_to_paint(self, keys: str, quiet: float = 0.1) -> float:
        """From sending keys, when all is at rest, to the last that is drawn of what they do."""
        self.settle()
        sent = self.type(keys)
        if not self._read(30):
            raise TimeoutError(f"nothing was drawn after {keys!r}")
        return self.settle(quiet) - sent

    def seconds_to_resize(self, columns: int, quiet: float = 0.1) -> float:
        """From another width of the window, all at rest, to the last that is drawn for it."""
        self.settle()
        self.columns = columns
        moment = time.perf_counter()
        self._tell_size(self._terminal)
        if not self._read(30):
            raise TimeoutError(f"nothing was drawn for {columns} columns")
        return self.settle(quiet) - moment

    def _tell_size(self, end: int) -> None:
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))

    def text(self, start: int = 0) -> bytes:
        """What was drawn at or after byte `start`, control sequences left out."""
        return _SEQUENCE.sub(b"", bytes(self.raw[start:]))

    def settle(self, quiet: float = 0.2, seconds: float = 10) -> float:
        """Read until nothing comes for so many seconds; the moment of the last byte."""
        last = time.perf_counter()
        deadline = last + seconds
        while time.perf_counter() < deadline and self._read(quiet):
            last = time.perf_counter()
        return last

    def wait_for_exit(self, seconds: float = 15) -> int:
        """Read until the program ended; its exit code, or the negative of a signal's number."""
        deadline = time.perf_counter() + seconds
        while not self._is_gone():
            if time.perf_counter() > deadline:
                seen = self.text().decode(errors="replace")[-2000:]
                raise TimeoutError(f"{self.process} did not end; it showed:\n{seen}")
            self._read(0.001)
        self.settle(quiet=0.05)
        return self._exit_code or 0

    def _is_gone(self) -> bool:
        if self._exit_code is None:
            ended, status = os.waitpid(self.process, os.WNOHANG)
            if ended:
                self.ended = time.perf_counter()
                self._exit_code = os.waitstatus_to_exitcode(status)
        return self._exit_code is not None

    def modes(self) -> list[object]:
        """The line settings of the terminal, as `termios.tcgetattr` gives them."""
        return termios.tcgetattr(self._inner)

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._terminal], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            received = os.read(self._terminal, 1 << 16)
        except OSError:
            return False
        self.raw += received
        return bool(received)


def family(process: int) -> list[int]:
    """A process and all that it started, and those in turn."""
    # Listed below the thread that started them, which may have ended meanwhile.
    children: list[str] = []
    with suppress(OSError):  # so may the process
        for thread in Path(f"/proc/{process}/task").glob("*/children"):
            with suppress(OSError):
                children += thread.read_text().split()
    return [process, *(member for child in children for member in family(int(child)))]
