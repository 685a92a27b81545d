"""One line of pieces: some at the left, some at the right, each of which may be clicked."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.cut import cut
from reader.ui.ink import Ground, Ink, Piece, Tone, cells_of

Pieces = tuple[Piece, ...]


class Bar(Widget):
    """A line at the top or the bottom of a screen. The right side keeps its room."""

    virtual_size = reactive(Size(0, 0), repaint=False)
    """As Textual has it, but that another width need not lay out the whole screen a second time."""
    left: reactive[Pieces] = reactive(())
    right: reactive[Pieces] = reactive(())
    ink: reactive[Ink | None] = reactive(None)

    class Clicked(Message):
        """A piece with an action was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def render_line(self, y: int) -> Strip:
        """The line, as wide as the bar."""
        width = self.size.width
        if self.ink is None or width <= 0:
            return Strip.blank(width)
        if y:
            return self.ink.blank(width, self.ground)
        return self.ink.strip(laid_out(self.left, self.right, width), self.ground).crop(0, width)

    @property
    def ground(self) -> Ground:
        """What the bar lies on."""
        return Ground.RAISED if self.has_class("-raised") else Ground.PAGE

    def on_click(self, event: events.Click) -> None:
        """Do what the clicked piece stands for."""
        x = event.get_content_offset_capture(self).x
        for piece in laid_out(self.left, self.right, self.size.width):
            x -= cell_len(piece.text)
            if x < 0:
                if piece.action:
                    self.post_message(self.Clicked(piece.action))
                return


def fitting(texts: Sequence[str], room: int) -> Pieces:
    """The first of these that so many cells have room for, as a quiet right side; else nothing."""
    for text in texts:
        told = (Piece(f"  {text} ", Tone.QUIET),)
        if cells_of(told) <= room:
            return told
    return ()


def laid_out(left: Sequence[Piece], right: Sequence[Piece], width: int) -> list[Piece]:
    """Both sides on one line of this width, a blank between them: the left is cut first, whole
    pieces from its end.
    """
    room = width - cells_of(right)
    if room < 0:
        return _shortened(right, width)
    is_close = bool(right) and not right[0].text.startswith(" ")
    kept = _shortened(left, room - is_close)
    return [*kept, Piece(" " * (room - cells_of(kept)), Tone.QUIET), *right]


def _shortened(pieces: Sequence[Piece], room: int) -> list[Piece]:
    kept: list[Piece] = []
    for piece in pieces:
        cells = cell_len(piece.text)
        if cells > room:
            if kept[1:] and piece.action and kept[-1].action == piece.action:
                kept.pop()  # a key without what it does
            elif room > 3:
                kept.append(Piece(cut(piece.text, room), piece.tone, piece.action))
            break
        kept.append(piece)
        room -= cells
    return kept
