"""The text of an article: lines that are painted when they are seen, in a centred column."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.config import USUAL, Reading
from reader.model.places_in_text import Place
from reader.ui.found import NOTHING, Found, marked
from reader.ui.ink import Ink, Tone
from reader.ui.widgets.sheet_view import SheetView

if TYPE_CHECKING:
    from reader.typeset.lines import Line, Run
    from reader.ui.page_ink import PageInk
    from reader.ui.sheet import Sheet

WHEEL = 3
"""Lines that one notch of the wheel moves."""


class DocumentView(SheetView, can_focus=False, inherit_bindings=False):
    """A Sheet as it is painted: its hits marked, its links to be clicked."""

    is_lit_alone: reactive[bool] = reactive(False)
    """All but the paragraph that is read is dimmed."""

    class Followed(Message):
        """A link was clicked."""

        def __init__(self, target: str) -> None:
            super().__init__()
            self.target = target

    def __init__(self, *, is_ascii: bool = False, reading: Reading = USUAL) -> None:
        super().__init__(is_ascii=is_ascii, reading=reading)
        self._inked: PageInk | None = None
        self.hit: int | None = None
        """The hit that was gone to last."""

    def show(self, sheet: "Sheet", place: Place | None) -> None:
        """Show an article, from a place on."""
        self.hit = None
        super().show(sheet, place)

    def watch_ink(self) -> None:
        """Another theme."""
        self.refresh()

    # What was searched for.

    @property
    def found(self) -> Found:
        """What is marked."""
        return self.sheet.found if self.sheet is not None else NOTHING

    @property
    def hits(self) -> int:
        """How many hits are marked."""
        return len(self.found.hits)

    def mark(self, found: Found) -> None:
        """Mark other hits, or none."""
        if self.sheet is not None:
            self.set_reactive(DocumentView.sheet, replace(self.sheet, found=found))
        self.hit = None
        self._show_marks()

    def _show_marks(self) -> None:
        self.refresh()
        self.post_message(self.Scrolled())

    def go_to_hit(self, step: int) -> bool:
        """To the next hit (step 1), the previous one (-1), or the best of all (0).

        False where there is none; from the last one it goes on with the first.
        """
        hits = self.found.hits
        if not hits or self.sheet is None:
            return False
        if step == 0:
            self.show_hit(self.found.best, is_jump=True)
        elif self.hit is not None:
            self.show_hit((self.hit + step) % len(hits))
        else:
            place = Place(*self.sheet.place_of(self.top))
            following = self.found.following(place, step)
            last = 0 if step > 0 else len(hits) - 1
            self.show_hit(following if following is not None else last)
        return True

    def show_hit(self, number: int, *, is_jump: bool = False) -> None:
        """Mark a hit more than the others; scroll where it is not on the screen, or in a jump."""
        if self.sheet is None:
            return
        self.hit = number
        line = self._line_of(self.found.hits[number].place) + self._air
        # A third of the screen stands above it, so that one sees what it follows.
        if is_jump or not self.scroll_offset.y <= line < self.scroll_offset.y + self.size.height:
            self.scroll_to_line(max(line - self.size.height // 3, 0))
        self._show_marks()

    # Painting.

    def liner(self) -> Callable[[int], Strip]:
        """Gives the lines of the sheet in their column."""
        width, sheet, ink = self.size.width, self.sheet, self.ink
        if ink is None:
            return lambda _y: Strip.blank(width)
        first, end = self.scroll_offset.y - self._air, len(sheet) if sheet is not None else 0
        return lambda y: (
            self._painted_line(first + y, ink, width) if 0 <= first + y < end else ink.blank(width)
        )

    def _painted_line(self, number: int, ink: Ink, width: int) -> Strip:
        """A line of the sheet."""
        is_dim = self.is_lit_alone and not self._is_lit(number)
        line = self._page_ink(ink).line(self.runs_of(number), self._left, is_dim=is_dim)
        return line.adjust_cell_length(width, ink.tone(Tone.INK))

    def _is_lit(self, number: int) -> bool:
        """A line of the text belongs to what is read, or all of the article is on the screen."""
        sheet = self.sheet
        if sheet is None or not self.max_scroll_y:
            return True
        number = max(number, len(sheet.opening))
        return sheet.place_of(number)[0] == sheet.place_of(self.line_lit)[0]

    @property
    def line_lit(self) -> int:
        """A line of the paragraph that is lit where only one is."""
        sheet, y, height = self.sheet, self.scroll_offset.y, self.size.height
        if sheet is None:
            return 0
        # It wanders from the first line of the screen to the last, so that every line has its turn.
        down = max(min(height // 3, y), height - 1 - (self.max_scroll_y - y))
        return max(len(sheet.opening), min(y + down - self._air, len(sheet) - 1))

    def runs_of(self, number: int) -> "Sequence[Run]":
        """The runs of a line, as they are painted."""
        if self.sheet is None:
            return ()
        line = self.sheet[number]
        return line.runs if number < len(self.sheet.opening) else self._dressed(line)

    def _dressed(self, line: "Line") -> "Sequence[Run]":
        """The runs of a line of the text with all that is marked in it."""
        return marked(line, self.found, self.hit)

    def _page_ink(self, ink: Ink) -> "PageInk":
        from reader.ui.page_ink import PageInk

        if self._inked is None or self._inked.palette is not ink.palette:
            self._inked = PageInk(ink.palette)
        return self._inked

    # The mouse.

    def on_click(self, event: events.Click) -> None:
        """Follow the link under the mouse."""
        target = self._target_at(*event.get_content_offset_capture(self))
        if target:
            event.stop()
            self.post_message(self.Followed(target))

    def _target_at(self, x: int, y: int) -> str:
        number = y + self.scroll_offset.y - self._air
        if self.sheet is None or not 0 <= number < len(self.sheet):
            return ""
        x -= self._left
        for run in self.sheet[number].runs:
            cells = cell_len(run.text)
            if 0 <= x < cells:
                return run.target
            x -= cells
        return ""

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Roll."""
        self._roll(event, WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Roll."""
        self._roll(event, -WHEEL)

    def _roll(self, event: events.MouseEvent, lines: int) -> None:
        event.stop()
        event.prevent_default()
        self.move(lines)
