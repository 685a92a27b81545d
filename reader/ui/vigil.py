"""What goes on beside the keys: other windows' marks are noticed, what is kept is looked after, and
other machines are told and heard.
"""

import threading
from contextlib import suppress

from reader.errors import ReaderError
from reader.i18n import _
from reader.model import sanitize
from reader.ui.marking import Marking

TICK = 0.4
"""Seconds between two looks at whether another window wrote: one call of the system each."""
SHARE = 2.0
"""Seconds between two looks at whether there is anything to tell other machines, or to hear."""
FIRST = 20.0
"""Seconds after the start until what is kept is looked after: nobody waits for anything by then."""
EVERY = 3600.0
"""Seconds between that and the next time."""


class Vigil:
    """Threads that sleep, and never keep the process alive."""

    def __init__(self, desk: Marking) -> None:
        self._desk = desk
        self._reader = desk.reader
        self._closed = threading.Event()

    def start(self) -> None:
        """Begin."""
        for run in (self.follow, self.care, self.share):
            threading.Thread(target=run, name=f"vigil-{run.__name__}", daemon=True).start()

    def close(self) -> None:
        """End it, without waiting for it."""
        self._closed.set()

    def follow(self) -> None:
        """Show what other windows mark, until it is closed."""
        while True:
            with suppress(ReaderError):  # a store that can't be read now is looked at again
                if marked := self._reader.news():
                    self._desk.show_marks(marked)
            if self._closed.wait(TICK):
                return

    def care(self) -> None:
        """Check and copy what is kept, now and then, until it is closed."""
        seconds = FIRST
        while not self._closed.wait(seconds):
            seconds = EVERY
            if said := self._reader.look_after(self._closed.is_set):
                self._desk.tell(said)

    def share(self) -> None:
        """Have the same marks as other machines, until it is closed; a fault is said once."""
        if not self._reader.config.sync.folder:
            return
        said = ""
        while True:
            fault = self._shared()
            if fault and fault != said and not self._closed.is_set():
                self._desk.tell(fault)
            said = fault
            if self._closed.wait(SHARE):
                return

    def _shared(self) -> str:
        """What went wrong in one round; empty where nothing did."""
        try:
            report = self._reader.sharing.keep_up()
        except ReaderError as error:
            return sanitize.line(f"{error.message} {error.hint}".strip())
        if report and report.is_renamed:
            said = _(
                "This data folder is a copy of another one; it goes by a new name from now on."
            )
            self._desk.tell(said)
        return ""
