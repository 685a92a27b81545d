"""The thin rule above the status line: how far into the article the screen has come."""

from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.glyphs import UNICODE, Glyphs
from reader.ui.ink import Ink, Piece, Tone


class ProgressRule(Widget):
    """One line, lit from the left."""

    virtual_size = reactive(Size(0, 0), repaint=False)
    """As Textual has it, but that another width need not lay out the whole screen a second time."""
    progress: reactive[float] = reactive(0.0, repaint=False)
    """0.0 to 1.0."""
    ink: reactive[Ink | None] = reactive(None)

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self._glyphs = glyphs

    def watch_progress(self, before: float, now: float) -> None:
        """In a long article hardly any line lights another cell."""
        if self._lit(before) != self._lit(now):
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The rule."""
        width = self.size.width
        if self.ink is None or y:
            return Strip.blank(width)
        lit = self._lit(self.progress)
        rest = self._glyphs.rule if self.ink.palette.has_colours else self._glyphs.thin
        pieces = (
            Piece(self._glyphs.rule * lit, Tone.ACCENT),
            Piece(rest * (width - lit), Tone.FAINT),
        )
        return self.ink.strip(pieces)

    def _lit(self, progress: float) -> int:
        return round(self.size.width * max(0.0, min(progress, 1.0)))
