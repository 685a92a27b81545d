"""What the desk does for highlights and notes: brings them, and finds where they stand now."""

from collections.abc import Mapping
from contextlib import suppress
from time import time
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.errors import ReaderError
from reader.model.marks import NONE, Change, Field
from reader.model.opened import Opened
from reader.model.row import ArticleId
from reader.ui import messages
from reader.ui.following import Following

if TYPE_CHECKING:
    from reader.core.notebook import Page
    from reader.model.document import Document
    from reader.model.highlights import Highlight
    from reader.model.passages import Passage


class Annotations(NamedTuple):
    """What was marked in one article and written on it."""

    article: ArticleId = ArticleId("")
    note: str = ""
    highlights: "Mapping[str, Highlight]" = MappingProxyType({})
    """By their ids, the earliest made first."""
    places: "Mapping[str, Passage]" = MappingProxyType({})
    """Where they stand; one that is lost stands nowhere."""
    body: "Mapping[str, Any] | None" = None
    """What was kept of the text when it was read; None where it never was."""
    is_changed: bool = False
    """The text is another than when it was read."""


class Annotating(Following):
    """Highlights and notes of the open article, and the notebook of all."""

    _is_notebook_open = False

    def know_notes(self, opened: Opened, document: "Document", *, is_new: bool = False) -> None:
        """Bring what was marked in an article and written on it, once all that was done before is
        on disk; NotesKnown follows. `is_new` when it was just opened.
        """

        def job() -> None:
            annotations = self._annotations(opened, document)
            self._tell(lambda: messages.NotesKnown(opened, annotations, is_new=is_new))

        if not is_new or opened.marks != NONE:
            self._marking.put(job)

    def keep_body(self, opened: Opened) -> None:
        """Keep what is needed to tell later how the text of an article has changed."""

        def job() -> None:
            from reader.model import revisions

            body = revisions.kept(opened.document, int(time()), self._fingerprint(opened))
            self._mark([Change(opened.article, Field.BODY, body)])

        self._marking.put(job)

    def keep_fingerprint(self, opened: Opened, body: "Mapping[str, Any]") -> None:
        """The text reads as it was kept: the list is to say so, however its file was changed."""

        def job() -> None:
            from reader.model import revisions

            fingerprint = self._fingerprint(opened)
            if fingerprint not in ("", revisions.fingerprint(body)):
                self._mark([Change(opened.article, Field.BODY, {**body, "file": fingerprint})])

        self._marking.put(job)

    def _fingerprint(self, opened: Opened) -> str:
        with suppress(ReaderError):  # without it the list says less
            return self.reader.fingerprint(opened.path) if opened.path else ""
        return ""

    def compare(self, opened: Opened, body: "Mapping[str, Any]") -> None:
        """Find how the text of an article differs from what was kept; TextsCompared follows."""

        def job() -> None:
            from reader.model.revisions import differences

            found = differences(body, opened.document)
            self._tell(lambda: messages.TextsCompared(opened, found))

        self._links.put(job)

    def read_notebook(self) -> None:
        """Read what was marked and written in all articles; NotebookRead follows, and
        HighlightsLost for each article in which a passage is no longer found.
        """
        self._is_notebook_open = True

        def job() -> None:
            from reader.core.notebook import pages

            every = pages(self.reader)
            self._tell(lambda: messages.NotebookRead(every))
            for page in every:
                if not self._is_notebook_open:
                    return
                self._look_for(page)

        self._links.put(job)

    def stop_notebook(self) -> None:
        """What is lost is of no interest any more."""
        self._is_notebook_open = False

    def _look_for(self, page: "Page") -> None:
        from reader.core.notebook import lost

        if page.entry is None or not page.highlights:
            return
        with suppress(ReaderError):
            opened = self.reader.read(page.entry.row)
            if items := lost(page, opened.document):
                self._tell(lambda: messages.HighlightsLost(items))

    def _annotations(self, opened: Opened, document: "Document") -> Annotations:
        from reader.model.highlights import Highlight
        from reader.model.passages import Text, found

        article = opened.article
        note = next(iter(self.reader.items([article], Field.NOTE)), (article, "", ""))[2]
        held = self.reader.items([article], Field.HIGHLIGHT)
        made = [(item, value) for _article, item, value in held if isinstance(value, Highlight)]
        highlights = dict(sorted(made, key=lambda one: (one[1].made, one[0])))
        text = Text.of(document) if highlights else Text(())
        stand = {item: found(highlight, text) for item, highlight in highlights.items()}
        places = {item: place for item, place in stand.items() if place is not None}
        body = next((body for _, _, body in self.reader.items([article], Field.BODY)), None)
        if not isinstance(body, Mapping):
            return Annotations(article, str(note), highlights, places)
        from reader.model.revisions import has_changed

        is_changed = has_changed(body, opened.document)
        return Annotations(article, str(note), highlights, places, body, is_changed)
