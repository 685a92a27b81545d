"""A small window on what a link leads to: some lines of it, and what the keys do."""

from collections.abc import Sequence

from textual.strip import Strip
from textual.widget import Widget

from reader.i18n import _
from reader.typeset.lines import Line
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ground, Ink, Piece, Tone
from reader.ui.page_ink import PageInk
from reader.ui.widgets.bar import laid_out

MOST = 200
"""Lines that are shown of it."""
_EDGES = 4
"""Lines above and below the text: name, blank, blank, keys."""
_MARGIN = 2
"""Cells left and right of the text."""


class Peek(Widget, can_focus=False):
    """Lines of a page under its name; the screen hands it the keys."""

    def __init__(
        self,
        name: str,
        lines: Sequence[Line],
        ink: Ink,
        glyphs: Glyphs,
        left: int,
        measure: int,
    ) -> None:
        super().__init__()
        self._title, self._lines = name, lines[:MOST]
        self._ink, self._glyphs = ink, glyphs
        self._left = min(left, _MARGIN)
        self._outside = left - self._left
        self._across = measure + 2 * self._left
        self._page_ink = PageInk(ink.palette._replace(ground=ink.palette.raised))
        self._top = 0

    def on_mount(self) -> None:
        """As wide as the column that it lies over, and as high as its text, but half of the screen
        at most.
        """
        self.styles.width = self._across
        lines_below = 2 if self.screen.query_one("#status").display else 0
        self.styles.offset = (self._outside, -lines_below)
        most = max(self.screen.size.height // 2, _EDGES + 1)
        self.styles.height = min(len(self._lines) + _EDGES, most)

    def move(self, count: int) -> None:
        """So many lines down; up where negative."""
        last = max(len(self._lines) - (self.size.height - _EDGES), 0)
        self._top = max(0, min(self._top + count, last))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the window."""
        width, last = self.size.width, self.size.height - 1
        if y == 0:
            return self._bar((Piece(self._title, Tone.STRONG),), width, Ground.CURSOR)
        if y == last:
            return self._bar(self._keys(), width)
        number = y - 2 + self._top
        if not 0 <= y - 2 < last - 3 or not 0 <= number < len(self._lines):
            return self._ink.blank(width, Ground.RAISED)
        line = self._page_ink.line(self._lines[number].runs, self._left)
        return line.adjust_cell_length(width, self._ink.tone(Tone.INK, Ground.RAISED))

    def _bar(self, left: tuple[Piece, ...], width: int, ground: Ground = Ground.RAISED) -> Strip:
        margin = Piece(" " * self._left, Tone.INK)
        return self._ink.strip(laid_out((margin, *left), (), width), ground).crop(0, width)

    def _keys(self) -> tuple[Piece, ...]:
        return (
            Piece(self._glyphs.enter, Tone.ACCENT),
            Piece(" " + _("go") + "  ", Tone.QUIET),
            Piece("Esc", Tone.ACCENT),
            Piece(" " + _("stay"), Tone.QUIET),
        )
