"""What the person did, carried to other machines and back: sync, export, import."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from reader.errors import LibraryError, ReaderError
from reader.model.row import ArticleId

if TYPE_CHECKING:
    from reader.core.memory import Memory
    from reader.library.links import Links
    from reader.state.folder import DataFolder
    from reader.state.sync import Report

FAREWELL = 1.0
"""Seconds that closing waits for others to be told of the last marks; the next start tells them."""


class Imported(NamedTuple):
    """What came of an import."""

    lines: int = 0
    received: int = 0
    """Changes that hold from now on; the others were known, or something later is."""
    damaged: int = 0
    """Lines that were damaged, and passed over."""
    newer: int = 0
    """Lines that only a newer version understands."""


class Recognised(NamedTuple):
    """What came of a list of articles that another program kept."""

    marked: int = 0
    """Articles that were unread until now."""
    known: int = 0
    """Lines that name an article that is here."""
    unknown: int = 0
    """Lines that name none."""


class Sharing:
    """Marks that come from elsewhere, and go there."""

    def __init__(self, memory: Memory, data: DataFolder, links: Links, shared: str) -> None:
        """`shared` is the folder in which marks are shared without being asked; empty for none."""
        self._memory = memory
        self._data = data
        self._links = links
        self._shared = shared
        self._left: object = None
        """How the marks and the shared folder were when that was last done."""

    def sync(self, folder: Path) -> Report:
        """Tell other devices what was done here, by this folder, and hear what was done there;
        waits for another process that does so. Raises SyncError, or StoreError.
        """
        from reader.state.sync import synced

        report = synced(self._data.store, folder, self._memory.call)
        with suppress(LibraryError):  # made up for the next time
            self._memory.catch_up()
        return report

    def keep_up(self) -> Report | None:
        """Do so with the configured folder; None where none is, or where nothing happened since the
        last time, which costs next to nothing.
        """
        if not self._shared or not self._data.is_writable:
            return None
        from reader.state.sync import stamps

        folder = Path(self._shared)
        number, found = self._data.number, stamps(folder)
        if self._left == (number, found):
            return None
        report = self.sync(folder)
        own = f"leeslamp-{self._data.device}.jsonl"
        self._left = number, found | {own: stamps(folder).get(own)}
        return report

    def tell(self) -> None:
        """Tell others of the marks just made, without hearing what they tell, for a command: no
        round follows it. What can't be told now the next start tells.
        """
        folder = Path(self._shared)
        if self._shared and self._data.is_writable and folder.is_dir():
            from reader.state.sync import appended

            with suppress(ReaderError):
                if not appended(self._data.store, folder):
                    self.sync(folder)

    def finish(self) -> None:
        """Tell others of the last marks, as far as that is soon done."""
        if self._left is not None:
            last = threading.Thread(target=self._finish, name="sync", daemon=True)
            last.start()
            last.join(FAREWELL)

    def _finish(self) -> None:
        with suppress(ReaderError):  # the next start says so
            self.keep_up()

    def export(self) -> Iterator[bytes]:
        """Everything that was done on any device, line by line, as docs/sync.md describes it."""
        from reader.state.sync import everything

        return everything(self._data.store)

    def take_in(self, stream: BinaryIO) -> Imported:
        """Merge what an export, or the file of a device, says into what is kept."""
        from reader.state.exchange import parts

        imported = Imported()
        for part in parts(stream):
            self._data.store.doubt(part.told, self._data.number)
            received = self._data.store.receive(part.told, part.known, is_to_tell=True)
            self._memory.call(received.names)
            imported = Imported(
                imported.lines + part.lines,
                imported.received + received.changes,
                imported.damaged + part.damaged,
                imported.newer + part.newer,
            )
        self._memory.has_marked = True
        self._memory.catch_up()
        return imported

    def take_in_read(self, names: Iterable[str]) -> Recognised:
        """Mark articles read that are named by their address or their own id, one step to undo."""
        from reader.model.marks import Change, Field

        found = [self._named(name.strip()) for name in names if name.strip()]
        articles = dict.fromkeys(article for article in found if article is not None)
        marks = self._memory.marks_of(articles)
        unread = [article for article in articles if not marks[article].is_read]
        self._memory.mark([Change(article, Field.READ, value=True) for article in unread])
        unknown = found.count(None)
        return Recognised(len(unread), len(found) - unknown, unknown)

    def _named(self, name: str) -> ArticleId | None:
        from reader.model.identity import trusted_id

        row = self._links.known_at(name)
        return row.article if row else self._memory.listed(ArticleId(trusted_id(name, "")))
