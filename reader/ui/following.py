"""What the desk does for links: finds where they lead to, on a thread that paints nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core import Reader
from reader.model import sanitize
from reader.model.listing import Row
from reader.model.opened import Opened
from reader.ui import messages
from reader.ui.errands import Errands
from reader.ui.lane import Lane

if TYPE_CHECKING:
    from reader.model.document import Document

MOST = 500
"""Addresses of one article that are looked up before anybody asks."""


class Following(Errands):
    """Links of the open article, and links to it."""

    def __init__(self, reader: Reader, failed: Callable[[Exception], None]) -> None:
        super().__init__(reader, failed)
        self._links = Lane("links", self.lost)

    def read_entry(self, row: Row, *, is_to_copy: bool = False) -> None:
        """Read what the index knows of an article; EntryRead follows."""

        def job() -> None:
            entry = self.reader.entry(row.file)
            if entry is not None:
                metadata = entry.metadata
                self._tell(lambda: messages.EntryRead(row, metadata, is_to_copy=is_to_copy))

        self._links.put(job)

    def glance(self, asked: messages.Asked) -> None:
        """Read the first words of an article that takes long; WordsGlanced follows."""

        def job() -> None:
            from reader.parsing.fallback import first_words

            words = first_words(asked.path)
            self._tell(lambda: messages.WordsGlanced(asked, words))

        self._links.put(job)

    def know_links(self, opened: Opened, document: "Document") -> None:
        """Find the links of an article and which of them lead to what lies here, or nowhere;
        LinksKnown follows.
        """

        def job() -> None:
            from reader.model.linked import links_of
            from reader.model.links import Leads
            from reader.ui.linking import Links

            links = links_of(document)
            local, lost = {}, set()
            for target in list(dict.fromkeys(link.target for link in links))[:MOST]:
                landing = self.reader.links.follow(opened, target)
                if landing.row is not None:
                    local[target] = landing.row.title
                elif landing.path:
                    local[target] = sanitize.path(Path(landing.path).name)
                elif landing.leads in (Leads.NOWHERE, Leads.REFUSED):
                    lost.add(target)
            self._tell(lambda: messages.LinksKnown(opened, Links(links), local, lost))

        self._links.put(job)

    def follow_link(self, opened: Opened, target: str) -> None:
        """Find where a link leads to; LinkFollowed follows."""

        def job() -> None:
            landing = self.reader.links.follow(opened, target)
            self._tell(lambda: messages.LinkFollowed(opened, target, landing))

        self._links.put(job)

    def peek(self, opened: Opened, target: str) -> None:
        """Read what a link leads to; Peeked follows, or LinkFollowed where nothing can be shown."""

        def job() -> None:
            from dataclasses import replace

            from reader.model.anchors import part_of
            from reader.model.links import Leads

            landing = self.reader.links.follow(opened, target)
            other = opened
            if landing.leads is Leads.ARTICLE and landing.row is not None:
                other = self.reader.read(landing.row)
            elif landing.path:
                other = self.reader.read_file(Path(landing.path))
            elif landing.leads is not Leads.HERE:
                self._tell(lambda: messages.LinkFollowed(opened, target, landing, is_peek=True))
                return
            part = part_of(other.document, landing.fragment)
            shown = other._replace(parsed=replace(other.parsed, document=part))
            self._tell(lambda: messages.Peeked(opened, target, shown))

        self._links.put(job, is_only=True)

    def cited_by(self, row: Row) -> None:
        """Find the articles with a link to this one; Cited follows."""

        def job() -> None:
            rows = self.reader.links.cited_by(row.file)
            self._tell(lambda: messages.Cited(row, rows))

        self._links.put(job)
