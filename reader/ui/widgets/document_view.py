"""The text of an article: lines that are painted when they are seen, in a centred column."""

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.model.places_in_text import Place
from reader.ui.found import NOTHING, Found, marked
from reader.ui.ink import Ink, Tone

if TYPE_CHECKING:
    from reader.ui.page_ink import PageInk
    from reader.ui.sheet import Form, Sheet

WHEEL = 3
"""Lines that one notch of the wheel moves."""
AIR = 2
"""Blank lines above the opening and below the end, where the screen has them to spare."""


class DocumentView(ScrollView, can_focus=False, inherit_bindings=False):
    """A Sheet, scrolled by lines and never animated."""

    sheet: reactive["Sheet | None"] = reactive(None)
    ink: reactive[Ink | None] = reactive(None)
    measure: reactive[int] = reactive(68)
    """Cells of the column, as the person wants it; a narrow screen gives less."""

    class Scrolled(Message):
        """Other lines are on the screen."""

    class Followed(Message):
        """A link was clicked."""

        def __init__(self, target: str) -> None:
            super().__init__()
            self.target = target

    def __init__(self, *, is_ascii: bool = False, words_a_minute: int = 230) -> None:
        super().__init__()
        self._is_ascii = is_ascii
        self._words_a_minute = words_a_minute
        self._inked: PageInk | None = None
        self._air = 0
        """Blank lines above and below."""
        self._left = 0
        """Cells before the column."""
        self.hit: int | None = None
        """The hit that was gone to last."""
        self._anchor: Place | None = None
        """The place that was gone to, until the person moves on: in another width lines begin at
        other words, and a place read off them would drift."""

    # How it is set.

    @property
    def form(self) -> "Form":
        """How a sheet is to be set to fit now."""
        return form_of(self.size, self.measure, is_ascii=self._is_ascii, pace=self._words_a_minute)

    def show(self, sheet: "Sheet", place: Place | None) -> None:
        """Show an article, from a place on."""
        from reader.ui.sheet import set_again

        # Before the first layout nothing is known of the window but what the sheet was set for.
        form = self.form if self.size.width else sheet.form
        shown = sheet if sheet.form == form else set_again(sheet, form)
        self.hit = None
        self.set_reactive(DocumentView.sheet, shown)
        self._measure()
        self._go_to(place)
        self.refresh()

    # What was searched for.

    def go_to_hit(self, step: int) -> bool:
        """To the next hit (step 1), the previous one (-1), or the best of all (0).

        False where there is none; from the last one it goes on with the first.
        """
        hits = self._found.hits
        if not hits or self.sheet is None:
            return False
        if step == 0:
            self.hit = self._found.best
        elif self.hit is not None:
            self.hit = (self.hit + step) % len(hits)
        else:
            place = Place(*self.sheet.place_of(self.top))
            following = self._found.following(place, step)
            self.hit = following if following is not None else (0 if step > 0 else len(hits) - 1)
        line = self.sheet.line_of(hits[self.hit].place) + self._air
        # A third of the screen stands above it, so that one sees what it follows.
        if not self.scroll_offset.y <= line < self.scroll_offset.y + self.size.height or step == 0:
            self._scroll(max(line - self.size.height // 3, 0))
        self.refresh()
        return True

    def forget_hits(self) -> None:
        """Mark nothing any longer."""
        if self.sheet is not None:
            self.set_reactive(DocumentView.sheet, replace(self.sheet, found=NOTHING))
        self.hit = None
        self.refresh()

    @property
    def _found(self) -> Found:
        return self.sheet.found if self.sheet is not None else NOTHING

    @property
    def hits(self) -> int:
        """How many hits are marked."""
        return len(self._found.hits)

    def _is_opening(self, number: int) -> bool:
        return self.sheet is None or number < len(self.sheet.opening)

    def clear(self) -> None:
        """Show nothing."""
        self._anchor = None
        self.set_reactive(DocumentView.sheet, None)
        self._measure()
        self.refresh()

    def _set_again(self) -> None:
        """The same place in another form."""
        from reader.ui.sheet import set_again

        form, place = self.form, self.place
        if self.sheet is not None and self.sheet.form != form:
            self.set_reactive(DocumentView.sheet, set_again(self.sheet, form))
        self._measure()
        self._go_to(place)
        self.refresh()

    def _measure(self) -> None:
        # Kept, because asking Textual for a size takes as long as setting a line of text.
        width, height = self.size
        self._air = AIR if height >= 20 else 1 if height >= 10 else 0
        self._left = max((width - self.form.measure) // 2, 0)
        lines = len(self.sheet) + 2 * self._air if self.sheet is not None else 0
        self.virtual_size = Size(self.size.width, lines)

    def watch_measure(self) -> None:
        """Another width of the column."""
        if self.is_mounted:
            self._set_again()

    def watch_ink(self) -> None:
        """Another theme."""
        self.refresh()

    def on_resize(self) -> None:
        """Another window."""
        self._set_again()

    # Where it is.

    @property
    def top(self) -> int:
        """The first line of the sheet on the screen."""
        return max(self.scroll_offset.y - self._air, 0)

    @property
    def place(self) -> Place | None:
        """Where the screen begins; None at the very top and without an article."""
        if self._anchor is not None:
            return self._anchor
        if self.sheet is None or self.scroll_offset.y == 0:
            return None
        return Place(*self.sheet.place_of(self.top))

    @property
    def progress(self) -> float:
        """How much of the article lies above the bottom of the screen, 0.0 to 1.0."""
        if self.sheet is None or not len(self.sheet):
            return 1.0
        seen = self.scroll_offset.y + self.size.height - self._air
        return max(0.0, min(seen / len(self.sheet), 1.0))

    @property
    def is_at_end(self) -> bool:
        """The last line is on the screen."""
        return self.progress >= 1.0

    @property
    def section(self) -> str:
        """The heading over the middle of the screen."""
        if self.sheet is None or not len(self.sheet):
            return ""
        middle = self.top + self.size.height // 2
        return self.sheet.section(min(middle, len(self.sheet) - 1))

    def _go_to(self, place: Place | None) -> None:
        line = 0
        if self.sheet is not None and place is not None:
            line = self.sheet.line_of(place)
            line += self._air if line else 0
        self._scroll(line)
        self._anchor = place
        self.post_message(self.Scrolled())

    def _scroll(self, line: int) -> None:
        self._anchor = None
        self.scroll_to(y=line, animate=False, force=True)

    # Moving.

    def move(self, count: int) -> None:
        """So many lines down; up where negative."""
        self._scroll(self.scroll_offset.y + count)

    def move_pages(self, pages: float) -> None:
        """Pages down; two lines stay in sight, so that the eye finds on."""
        step = max(self.size.height - 2, 1) if abs(pages) == 1 else max(self.size.height // 2, 1)
        self.move(step if pages > 0 else -step)

    def move_to_top(self) -> None:
        """To the first line."""
        self._scroll(0)

    def move_to_end(self) -> None:
        """To the last line."""
        self._scroll(self.max_scroll_y)

    def move_to_anchor(self, anchor: str) -> bool:
        """To a heading; False where there is none of that name."""
        line = self.sheet.line_of_anchor(anchor) if self.sheet is not None else None
        if line is None:
            return False
        self._scroll(line + self._air)
        return True

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell the screen that other lines are seen."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    # Painting.

    def render_line(self, y: int) -> Strip:
        """A line of the sheet in its column."""
        width = self.size.width
        number = y + self.scroll_offset.y - self._air
        if self.ink is None:
            return Strip.blank(width)
        if self.sheet is None or not 0 <= number < len(self.sheet):
            return self.ink.blank(width)
        shown = self.sheet[number]
        runs = shown.runs if self._is_opening(number) else marked(shown, self.sheet.found, self.hit)
        line = self._page_ink(self.ink).line(runs, self._left)
        return line.adjust_cell_length(width, self.ink.tone(Tone.INK))

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


def form_of(size: Size, measure: int, *, is_ascii: bool, pace: int) -> "Form":
    """How a sheet is set in a window of this size: in the middle, with margins where it can."""
    from reader.ui.sheet import Form

    width = max(size.width, 1)
    margin = 0 if width < 20 else 1 if width < 60 else 3
    column = max(min(measure, width - 2 * margin), 1)
    room = width - (width - column) // 2 - margin
    return Form(column, room, is_ascii, pace)
