"""A Sheet whose code, where it is wider than the screen, is moved sideways."""

from typing import TYPE_CHECKING

from textual import events

from reader.ui.widgets.folding_view import FoldingView

if TYPE_CHECKING:
    from reader.typeset.code import Code

STEP = 8
"""Cells that one key or one notch of the wheel moves."""


class ShiftingView(FoldingView, can_focus=False, inherit_bindings=False):
    """The text of an article with code that can be moved."""

    def shift(self, step: int) -> bool:
        """Move the first code on the screen that is wider than it to its right (step 1) or left
        (-1); False where there is none.
        """
        last = self.scroll_offset.y - self._air + self.size.height
        found = (self._code_at(line) for line in range(self.top, last))
        code = next((code for code in found if code is not None), None)
        self._move(code, step)
        return code is not None

    def _code_at(self, line: int) -> "Code | None":
        return self.sheet.page.code_at(line - len(self.sheet.opening)) if self.sheet else None

    def _move(self, code: "Code | None", step: int) -> None:
        if code is not None:
            code.move(step * STEP)
            self.refresh()

    def show_hit(self, number: int, *, is_jump: bool = False) -> None:
        """Mark a hit more than the others, and move code until it is seen."""
        super().show_hit(number, is_jump=is_jump)
        if self.sheet is not None:
            hit = self.found.hits[number]
            code = self._code_at(self.sheet.line_of(hit.place))
            if code is not None:
                code.reveal(hit.start)

    # The mouse.

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Roll to the right."""
        self._roll_sideways(event, 1)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Roll to the left."""
        self._roll_sideways(event, -1)

    def _roll(self, event: events.MouseEvent, lines: int) -> None:
        if event.shift:
            self._roll_sideways(event, 1 if lines > 0 else -1)
        else:
            super()._roll(event, lines)

    def _roll_sideways(self, event: events.MouseEvent, step: int) -> None:
        event.stop()
        event.prevent_default()
        y = event.get_content_offset_capture(self)[1]
        self._move(self._code_at(y + self.scroll_offset.y - self._air), step)
