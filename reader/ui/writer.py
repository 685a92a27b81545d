"""What is painted, on its way to the terminal: at once as far as that takes it, then by a thread.

Textual hands all of it to a thread, so that a slow terminal holds up nobody. On a busy machine with
two cores that thread came to its turn 2 to 10 ms later, and the person saw the key's work then.
"""

import os
import select
import sys
from contextlib import suppress
from queue import SimpleQueue
from typing import TextIO

from textual.drivers._writer_thread import WriterThread


class Writer(WriterThread):
    """Writes in order whatever it is given, and never makes who gives it wait."""

    def __init__(self, file: TextIO) -> None:
        """`file` is a terminal; for anything else all is written by the thread."""
        super().__init__(file)
        self._slow = file.fileno()
        self._quick = _opened(self._slow)
        self._encoding = file.encoding or "utf-8", file.errors or "strict"
        self._late: SimpleQueue[bytes | None] = SimpleQueue()
        self._given = self._written = 0
        """What the thread was given, and what it has written: each counted by one thread only."""

    def write(self, text: str) -> None:
        """Write this behind what was given before."""
        data = text.encode(*self._encoding)
        if self._quick is not None and self._given == self._written:
            # What fails here the thread meets as well.
            with suppress(OSError):
                data = data[os.write(self._quick, data) :]
        if data:
            self._given += 1
            self._late.put(data)

    def run(self) -> None:
        """Write what the terminal did not take at once."""
        while (data := self._late.get()) is not None:
            while data:
                data = data[self._taken(data) :]
            self._written += 1

    def _taken(self, data: bytes) -> int:
        try:
            return os.write(self._slow, data)
        except BlockingIOError:  # whoever shares the terminal wants it so
            select.select([], [self._slow], [])
            return 0
        except OSError:  # it is gone, which the thread that reads notices
            return len(data)

    def stop(self) -> None:
        """End the thread once all is written."""
        self._late.put(None)
        self.join()
        if self._quick is not None:
            os.close(self._quick)
            self._quick = None


def _opened(terminal: int) -> int | None:
    """The same terminal, for writing that does not wait; None where it can't be opened so."""
    if sys.platform == "win32":
        return None
    flags = os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC
    with suppress(OSError):
        return os.open(os.ttyname(terminal), flags)
    return None
