"""The terminal's own cursor on the current line, where that is wanted: screen readers and braille
displays go by it, and Textual leaves it hidden where it happened to paint last.
"""

from rich.console import RenderableType
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from reader.ui.sparing import SparingApp

SHOW = "\x1b[2 q\x1b[?25h"
"""A steady block (DECSCUSR), to be seen."""
LEAVE = "\x1b[0 q"
"""Whichever the terminal usually has."""


class PointingApp(SparingApp, inherit_bindings=False):
    """Takes the cursor to the current line with everything that is painted."""

    has_cursor = False
    """The cursor is wanted."""

    def bell(self) -> None:
        """Never ring: a line that takes no more letters says so by taking none."""

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if self.has_cursor and (at := spot(self.screen)) is not None:
            self.cursor_position = at
        super()._display(screen, renderable)


def spot(screen: Screen[object]) -> Offset | None:
    """The cell of the screen that the person is at: in a line that is typed in, else where the
    uppermost widget that knows of such a place points to; None where none does.
    """
    typed = getattr(screen.focused, "cursor_screen_offset", None)
    if isinstance(typed, Offset):
        # Textual counts one cell too many behind the last letter.
        return typed - Offset(int(getattr(screen.focused, "cursor_at_end", False)), 0)
    for widget in reversed(list(screen.walk_children(Widget))):
        pointed = getattr(widget, "pointed", None)
        if isinstance(pointed, Offset) and widget.is_on_screen:
            return widget.content_region.offset + pointed
    return None
