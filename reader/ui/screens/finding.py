"""What keys do to find words in the open article, and to go from one to the next."""

import re
from typing import NamedTuple

from textual import on
from textual.reactive import reactive

from reader.i18n import _
from reader.model import matching
from reader.ui import reading_lines
from reader.ui.desk import Desk
from reader.ui.found import NOTHING, Found, Texts
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece
from reader.ui.screens.travelling import Travelling
from reader.ui.widgets.find_bar import FindBar
from reader.ui.widgets.sheet_view import Stand

SAID = ((80, 30), (40, 22), (0, 14))
"""Columns from which what was found has so many cells, as the style sheet has it."""


class Before(NamedTuple):
    """How things were when the find line was opened."""

    stand: Stand
    found: Found
    hit: int | None
    wanted: re.Pattern[str] | None


class Finding(Travelling, inherit_bindings=False):
    """The find line, and the hits of it and of a search of the whole library alike."""

    counted: reactive[tuple[Piece, ...]] = reactive((), repaint=False)
    """What the find line says was found."""

    def __init__(self, desk: Desk, glyphs: Glyphs, ink: Ink) -> None:
        super().__init__(desk, glyphs, ink)
        self.wanted: re.Pattern[str] | None = None
        """What is marked, as a pattern of `matching`."""
        self.typed = ""
        """What was looked for last in an article."""
        self._before: Before | None = None
        self._texts: Texts | None = None

    @property
    def is_finding(self) -> bool:
        """The find line is open."""
        return self._before is not None

    # The line.

    def action_find(self) -> None:
        """Let words be typed that are found in this article."""
        if self.sheet is None or self.is_finding:
            return
        self._before = Before(self.view.stand, self.view.found, self.view.hit, self.wanted)
        self.add_class("-finding")
        self.query_one(FindBar).open(self.typed)
        self._seek(self.typed)

    @on(FindBar.Typed)
    def _typed(self, event: FindBar.Typed) -> None:
        if self.is_finding:
            self._seek(event.text)

    def _seek(self, text: str) -> None:
        if self._before is None:
            return
        self.typed = text
        self._mark(matching.passage(text))
        self.view.go_back_to(self._before.stand)
        nearest = self.view.found.nearest(self._before.stand.place)
        if nearest is not None:
            self.view.show_hit(nearest)
        self._count()

    def _mark(self, wanted: re.Pattern[str] | None) -> None:
        if self.sheet is None:
            return
        self.wanted = wanted
        document = self.sheet.document
        if self._texts is None or self._texts.document is not document:
            self._texts = Texts(document)
        self.view.mark(self._texts.found(wanted))

    def _count(self) -> None:
        view = self.view
        room = next(cells for columns, cells in SAID if self.size.width >= columns)
        self.counted = reading_lines.typed_line(self.typed, view.found, view.hit, self.glyphs, room)

    @on(FindBar.Entered)
    def _entered(self, event: FindBar.Entered) -> None:
        before = self._before
        if before is None:
            return
        if event.text != self.typed:
            self._seek(event.text)
        if self.view.hits:
            self._close()
            self.jumped(before.stand)
        else:
            self.stop_finding()
            if event.text.strip():
                self.say(_("Not in this article: {text}").format(text=event.text.strip()))

    def stop_finding(self) -> None:
        """Away with the find line; everything is as it was before."""
        before = self._before
        if before is None:
            return
        self._close()
        self.wanted = before.wanted
        self.view.mark(before.found)
        self.view.hit = before.hit
        self.view.go_back_to(before.stand)

    def _close(self) -> None:
        self._before = None
        self.remove_class("-finding")
        self.set_focus(None)

    # The hits.

    def action_next_hit(self) -> None:
        """To the next place that holds what was searched for."""
        self._go_to_hit(1)

    def action_previous_hit(self) -> None:
        """To the one before."""
        self._go_to_hit(-1)

    def _go_to_hit(self, step: int) -> None:
        if not self.view.hits and self.typed:
            self._mark(matching.passage(self.typed))
        view, before = self.view, self.view.hit
        if not view.go_to_hit(step) or view.hit is None:
            self.say(_("Nothing is searched for here; / finds words of this article."))
        elif self.is_finding:
            self._count()
        elif before is not None and (view.hit - before) * step <= 0:
            self.say(_said_of_wrap(view.hits, step))
        else:
            self.fall_silent()

    def action_back(self) -> None:
        """Away with contents or find line, else with what was found, else to the list."""
        if self.contents is not None:
            self.close_contents()
        elif self.is_finding:
            self.stop_finding()
        elif self.view.hits:
            self.wanted = None
            self.view.mark(NOTHING)
        else:
            super().action_back()


def _said_of_wrap(hits: int, step: int) -> str:
    if hits == 1:
        return _("There is no other.")
    return _("On from the top.") if step > 0 else _("On from the end.")
