"""What is on the disk: looked at here or in a process of its own, and watched."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from reader.core.memory import Memory
from reader.errors import NoRoomError
from reader.i18n import _
from reader.model import sanitize
from reader.model.sanitize import EMPTY, Shown

if TYPE_CHECKING:
    from reader.config import Library
    from reader.library.index import Index
    from reader.library.watch import Watch
    from reader.model.listing import Progress, Report
    from reader.places import Environment
    from reader.state.folder import DataFolder


class Refreshing(Memory):
    """The list is brought up to the disk."""

    def __init__(
        self,
        index: Index,
        data: DataFolder,
        environment: Environment,
        libraries: Sequence[Library],
    ) -> None:
        super().__init__(index, data)
        self.environment = environment
        self.libraries = tuple(libraries)
        self._folders = tuple(os.fspath(library.folder) for library in self.libraries)
        self._took = 0.0  # seconds that the last refresh of the disk went on for

    @property
    def index_trouble(self) -> Shown:
        """Why the index is in memory and made anew at each start, in one line; empty while it is
        kept in a file.
        """
        if self._index.is_kept:
            return EMPTY
        said = _("The index is kept in memory this time: {reason}")
        return sanitize.line(said.format(reason=self._index.trouble))

    def refresh(
        self,
        report: Callable[[Progress], None],
        is_cancelled: Callable[[], bool],
        *,
        is_rebuild: bool = False,
        is_for_another: bool = False,
    ) -> Report:
        """Look at the disk again and bring the list up to it. Where there is no room for the very
        first one it is made in memory, unless it `is_for_another` process; raises NoRoomError.
        """
        if is_for_another and not self._index.is_kept:
            raise NoRoomError(self._index.trouble)
        if is_rebuild:
            self._index.forget(self._folders)
        try:
            return self._refreshed(report, is_cancelled)
        except NoRoomError:
            if is_for_another or self._index.is_kept:
                raise
        self._copy_marks()
        return self._refreshed(report, is_cancelled)

    def _refreshed(
        self, report: Callable[[Progress], None], is_cancelled: Callable[[], bool]
    ) -> Report:
        return self._index.refresh(self.libraries, lambda: self._store, report, is_cancelled)

    def refresh_apart(
        self, report: Callable[[Progress], None], is_cancelled: Callable[[], bool]
    ) -> Report:
        """`refresh` in a process of its own, which ends with this one; waits for another process
        that does the same. Raises LibraryError.
        """
        from reader.library import apart

        started = monotonic()
        try:
            if not self._index.is_kept:
                return self.refresh(report, is_cancelled)
            request = apart.request(self.environment, self.libraries)
            return apart.refresh(request, report, is_cancelled)
        except apart.NotStartedError:
            return self.refresh(report, is_cancelled)
        except NoRoomError:
            self._index.follow_file()  # what that process began it has given back
            if self._index.is_begun:
                raise
            return self.refresh(report, is_cancelled)
        finally:
            self._took = monotonic() - started
            if self._index.follow_file():
                self._copy_marks()

    def watch(self, on_change: Callable[[], None]) -> Watch:
        """Have `on_change` called, from another thread, whenever the disk should be looked at
        again, until the answer is closed.
        """
        from reader.library.watch import Watch

        watch = Watch(self.libraries, on_change, lambda: self._took)
        watch.start()
        return watch
