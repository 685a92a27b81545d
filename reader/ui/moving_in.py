"""What the desk does for a start: the article that is to be opened; the first time, folders."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from reader.core import Reader
from reader.errors import ReaderError
from reader.model.listing import Row
from reader.ui import messages
from reader.ui.annotating import Annotating

WELCOMED = "welcomed"
"""The preference that says that the welcome was seen."""

AGAIN = -1
"""The exit code that asks for the screens once more: other libraries are configured."""


class MovingIn(Annotating):
    """The first minutes."""

    def __init__(self, reader: Reader, failed: Callable[[Exception], None]) -> None:
        super().__init__(reader, failed)
        self._has_moved = threading.Event()

    def row_of(self, path: Path) -> Row | None:
        """What the index has of a file; None for one of no library. At once, for the start."""
        try:
            found = self.reader.find(str(path))
        except ReaderError:
            return None
        return None if isinstance(found, Path) else found.row

    @property
    def is_new_here(self) -> bool:
        """Nothing is configured, nothing was named, and the welcome was never put away."""
        return self.reader.is_sample and self.preferences().get(WELCOMED) != "yes"

    def find_folders(self) -> None:
        """Look for folders that may be libraries; FoldersFound follows."""

        def job() -> None:
            try:
                found = self.reader.likely_folders(self._has_moved.is_set)
            except Exception as error:
                self.lost(error)
                return
            self._tell(lambda: messages.FoldersFound(found))

        threading.Thread(target=job, name="folders", daemon=True).start()

    def moved_in(self) -> None:
        """The welcome was put away: it never comes back."""
        self._has_moved.set()
        self.prefer(WELCOMED, "yes")

    def keep_folders(self, folders: Sequence[Path]) -> bool:
        """Write folders into the configuration, at once; False, and said, where that fails."""
        try:
            for folder in folders:
                self.reader.add_library(folder)
        except ReaderError as error:
            self._say(error)
            return False
        return True
