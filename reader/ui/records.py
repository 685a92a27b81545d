"""What the desk does for tags, the history and the figures: asks on threads that paint nothing."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from time import time
from typing import TYPE_CHECKING

from reader.errors import StoreError
from reader.i18n import _, ngettext
from reader.model.row import ArticleId
from reader.model.sanitize import Shown
from reader.ui import messages
from reader.ui.annotating import Annotating
from reader.ui.errands import Scope
from reader.ui.table import first_key

if TYPE_CHECKING:
    from reader.core.doubts import Doubt
    from reader.model.marks import Change

STEPS = 200
"""Steps of the history that are shown."""


class Records(Annotating):
    """What was done to articles, beyond the one that is open."""

    def keep_reading(self, article: ArticleId, changes: "Sequence[Change]", seconds: int) -> None:
        """Put on disk where reading stands, and so many seconds more of it."""

        def job() -> None:
            from reader.core import sitting

            made = list(changes)
            with suppress(StoreError):  # where the time can't be read it can't be written either
                if seconds:
                    made.append(sitting.spent(self.reader, article, seconds, time()))
            if made:
                self._mark(made)

        self._marking.put(job)

    def read_history(self) -> None:
        """Read what was done, once all of it is on disk; HistoryRead follows."""

        def job() -> None:
            steps = self.reader.history(STEPS)
            entries = self.reader.entries_of([step.first for step in steps if step.articles == 1])
            titles = {article: entry.row.title for article, entry in entries.items()}
            self._tell(lambda: messages.HistoryRead(steps, titles))

        self._marking.put(job)

    def find_doubts(self) -> None:
        """Find the files that may be known articles; DoubtsKnown follows."""

        def job() -> None:
            found = self.reader.doubts()
            self._tell(lambda: messages.DoubtsKnown(found))

        self._links.put(job)

    def decide(self, doubt: "Doubt", *, is_same: bool) -> None:
        """Take a file for a known article from now on, or never; DoubtsKnown follows."""

        def job() -> None:
            self._kept(lambda: self.reader.decide(doubt, is_same=is_same))
            counts = self.reader.counts()
            self._tell(lambda: messages.RowsChanged(counts))
            self.find_doubts()

        self._marking.put(job)

    def reckon(self) -> None:
        """Work out what was read, once all of it is on disk; FiguresKnown follows."""

        def job() -> None:
            from reader.core import figures

            found = figures.of(self.reader, None, date.today())
            self._tell(lambda: messages.FiguresKnown(found))

        self._marking.put(job)

    def know_tags(self, scope: Scope) -> None:
        """Find which tags there are and which of them these articles have, once all that was done
        before is on disk; TagsKnown follows.
        """

        def job() -> None:
            from reader.core import tagging

            articles = scope()
            known = tagging.known(self.reader, articles)
            self._tell(lambda: messages.TagsKnown(articles, known))

        self._marking.put(job)

    def turn_tag(self, scope: Scope, tag: Shown) -> None:
        """Put a tag on all of these articles, or take it off where all have it: one step to undo,
        and it is said what became of it.
        """

        def job() -> None:
            from reader.core import tagging

            changes = tagging.turned(self.reader, scope(), tag)
            if changes and self._mark(changes):
                self.tell(tagged(changes, first_key("undo")))

        self._marking.put(job)


def tagged(made: "Sequence[Change]", undo: str) -> str:
    """Which tag was put on how many articles, or taken off, and the key that takes it back."""
    first, count = made[0], len(made)
    said = (
        ngettext("put on {n} article.", "put on {n} articles.", count)
        if first.value
        else ngettext("taken off {n} article.", "taken off {n} articles.", count)
    )
    return f"#{first.item}: {said} " + _("{key} takes it back.").format(key=undo)
