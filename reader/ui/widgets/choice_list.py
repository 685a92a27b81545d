"""Lines to look at, or to choose from: for the help and the palette. Survives any width."""

from dataclasses import dataclass

from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.ui.ink import Ground, Ink, Piece
from reader.ui.widgets.bar import laid_out

WHEEL = 3
"""Lines that one notch of the wheel moves."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line: pieces at the left, pieces at the right, and what choosing it does."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...] = ()
    action: str = ""
    """Empty for a line that can't be chosen."""


class ChoiceList(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines; the chosen one, if any is, lies on the cursor's ground."""

    choices: reactive[tuple[Choice, ...]] = reactive(())
    chosen: reactive[int | None] = reactive(None, repaint=False)
    """The line under the cursor; None where nothing is to be chosen."""

    class Chosen(Message):
        """A line is to be done."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, ink: Ink, choices: tuple[Choice, ...] = ()) -> None:
        super().__init__()
        self._ink = ink
        self.set_reactive(ChoiceList.choices, choices)

    def watch_choices(self) -> None:
        """Other lines."""
        self._measure()
        self.scroll_to(y=0, animate=False, force=True)

    def on_resize(self) -> None:
        """Another width."""
        self._measure()
        if self.chosen is not None:
            self._bring(self.chosen)

    def _measure(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.choices))

    def render_line(self, y: int) -> Strip:
        """One choice."""
        number, width = y + self.scroll_offset.y, self.size.width
        if not 0 <= number < len(self.choices):
            return self._ink.blank(width, Ground.RAISED)
        choice = self.choices[number]
        ground = Ground.CURSOR if number == self.chosen else Ground.RAISED
        right = choice.right or (Piece(" "),)  # the scrollbar lies on the last cell
        return self._ink.strip(laid_out(choice.left, right, width), ground).crop(0, width)

    @property
    def pointed(self) -> Offset:
        """The cell of the window that the cursor is at; the first line where there is none."""
        return Offset(0, self.chosen - self.scroll_offset.y if self.chosen is not None else 0)

    def choose(self, number: int) -> None:
        """Put the cursor on a line, or the nearest that there is."""
        before, last = self.chosen, len(self.choices) - 1
        self.chosen = max(0, min(number, last)) if last >= 0 else None
        if self.chosen is not None:
            self._bring(self.chosen)
        for line in (before, self.chosen):
            if line is not None:
                self.refresh_line(line)

    def _bring(self, number: int) -> None:
        is_first = not any(choice.action for choice in self.choices[:number])
        if is_first and number < self.size.height:  # what stands above it can't be gone to
            self.scroll_to(y=0, animate=False, force=True)
        elif self.size.height:
            self.scroll_to_region(Region(0, number, 1, 1), animate=False, force=True)

    def move(self, count: int) -> None:
        """Move the cursor, or where there is none the lines."""
        if self.chosen is not None:
            self.choose(self.chosen + count)
        else:
            self.scroll_to(y=self.scroll_offset.y + count, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Do what the clicked line says."""
        event.stop()
        number = event.get_content_offset_capture(self).y + self.scroll_offset.y
        if 0 <= number < len(self.choices) and self.choices[number].action:
            self.post_message(self.Chosen(self.choices[number].action))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Roll."""
        event.stop()
        self.move(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Roll."""
        event.stop()
        self.move(-WHEEL)
