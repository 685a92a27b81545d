"""What the desk does when the disk changes: one look at a time, in a lane of its own."""

import threading
from collections.abc import Callable
from time import monotonic

from reader.core import Reader
from reader.errors import ReaderError
from reader.model.listing import Progress
from reader.ui import messages
from reader.ui.annotating import Annotating
from reader.ui.lane import Lane

REPORT_EVERY = 0.1
"""Seconds between two reports of a refresh: as often as a number can be read."""


class Refreshing(Annotating):
    """Looks at the disk."""

    def __init__(self, reader: Reader, failed: Callable[[Exception], None]) -> None:
        super().__init__(reader, failed)
        self._disk = Lane("disk", self.lost)
        self._is_cancelled = threading.Event()
        self._is_noticed = threading.Event()
        """The disk changed, and a look at it waits its turn."""
        self._is_closing = False
        self._has_told = False
        """The person knows that the index is in memory."""
        self.is_refreshing = False

    def refresh(self) -> None:
        """Look at the disk; nothing when that is going on already."""
        if self.is_refreshing:
            return
        self.is_refreshing = True
        self._is_cancelled.clear()
        self._disk.put(self._refresh)

    def cancel(self) -> bool:
        """Stop looking at the disk; False when nothing was going on."""
        if not self.is_refreshing or self._is_cancelled.is_set():
            return False
        self._is_cancelled.set()
        return True

    def _notice(self) -> None:
        # On the watch's thread. One that waits is enough, but one that is under way may have passed
        # by already what has changed.
        if not self._is_noticed.is_set():
            self._is_noticed.set()
            self._disk.put(self._look_again)

    def _look_again(self) -> None:
        self._is_noticed.clear()
        if not self._is_closing:
            self._is_cancelled.clear()
            self._refresh()

    def _refresh(self) -> None:
        self.is_refreshing = True
        last = 0.0

        def report(progress: Progress) -> None:
            nonlocal last
            now = monotonic()
            if now - last >= REPORT_EVERY:
                last = now
                self._tell(lambda: messages.RefreshProgressed(progress))

        ended = None
        try:
            ended = self.reader.refresh_apart(report, self._is_cancelled.is_set)
        except ReaderError as error:
            self._say(error)
        self.is_refreshing = False
        counts = self.reader.counts()
        self._tell(lambda: messages.RefreshEnded(ended, counts))
        trouble = self.reader.index_trouble
        if trouble and not self._has_told:
            self._has_told = True
            self._tell(lambda: messages.Told(trouble, is_error=True))
