"""A Sheet in a window: how it is set to fit, which part of it is seen, and moving through it."""

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer

from reader.config import USUAL, Reading
from reader.model.places_in_text import Place
from reader.ui.widgets.bare_view import BareView

if TYPE_CHECKING:
    from reader.ui.sheet import Form, Sheet

AIR = 2
"""Blank lines above the opening and below the end, where the screen has them to spare."""

REST = 0.1
"""Seconds after which what is not seen is set in another form: a window that is dragged has got
another width by then.
"""
SLICE, BREATH = 0.008, 0.004
"""Seconds that are set at a time, and left to the keys in between."""


class Held(NamedTuple):
    """A place that stays where it is, until the person moves on: in another width lines begin at
    other words, and a place read off them would drift.
    """

    place: Place | None = None
    above: int = 0
    """Lines of the screen above it."""
    is_goal: bool = False
    """It was gone to, and not only kept when lines were set anew."""


class Stand(NamedTuple):
    """Where a window stands: to come back to that very line, also when the window has changed."""

    place: Place | None
    line: int
    """The first line on the screen, as the sheet was set then."""
    form: "Form"
    lines: int
    """Of the whole sheet; 0 while that is not known."""
    above: int
    """Lines of the screen above the place."""
    closed: frozenset[int] = frozenset()
    """The summaries of what was folded."""
    is_goal: bool = False
    """The place was gone to, and is what is read."""


class SheetView(BareView, can_focus=False, inherit_bindings=False):
    """A Sheet, scrolled by lines and never animated."""

    sheet: reactive["Sheet | None"] = reactive(None)
    measure: reactive[int] = reactive(68)
    """Cells of the column, as the person wants it; a narrow screen gives less."""

    is_spaced: reactive[bool] = reactive(False)
    """There is an empty line between every two."""

    class Scrolled(Message):
        """Other lines are on the screen, or they are marked otherwise."""

    def __init__(self, *, is_ascii: bool = False, reading: Reading = USUAL) -> None:
        super().__init__()
        self._is_ascii = is_ascii
        self._reading = reading
        self._air = 0
        """Blank lines above and below."""
        self._left = 0
        """Cells before the column."""
        self._held = Held()
        self._goes_on: Timer | None = None

    # How it is set.

    @property
    def form(self) -> "Form":
        """How a sheet is to be set to fit now."""
        form = form_of(self.size, self.measure, is_ascii=self._is_ascii, reading=self._reading)
        return replace(form, is_spaced=True) if self.is_spaced else form

    def show(self, sheet: "Sheet", place: Place | None) -> None:
        """Show an article, from a place on."""
        from reader.ui.setting_again import set_again

        # Before the first layout nothing is known of the window but what the sheet was set for.
        form = self.form if self.size.width else sheet.form
        shown = sheet if sheet.form == form else set_again(sheet, form)
        self.set_reactive(SheetView.sheet, shown)
        self._measure()
        self._hold(Held(place))
        self._go_on_after(REST)
        self.refresh()

    def clear(self) -> None:
        """Show nothing."""
        self._held = Held()
        self.set_reactive(SheetView.sheet, None)
        self._measure()
        self.refresh()

    def set_again(self) -> None:
        """The same place in another form."""
        from reader.ui.setting_again import set_again

        form, held = self.form, self._kept
        if self.sheet is not None and self.sheet.form != form:
            self.set_reactive(SheetView.sheet, set_again(self.sheet, form))
        self._measure()
        self._hold(held)
        self._go_on_after(REST)
        self.refresh()

    @property
    def _kept(self) -> Held:
        """What is to stay where it is: what was held, else the first line of the screen."""
        place = self.place
        if self.sheet is None or place is None or self._held.place is not None:
            return self._held
        # A place tells nothing of blank lines and of what a picture has above its words.
        return Held(place, max(self.sheet.line_of(place) - self.top, 0))

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
            self.set_again()

    def watch_is_spaced(self) -> None:
        """More or less room between the lines."""
        if self.is_mounted:
            self.set_again()

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        # Another window. What is told of it, Resize, comes after a painting of the lines as they
        # were, and would have all of them painted a second time.
        before = self._size
        is_news = super()._size_updated(size, virtual_size, container_size, layout)
        if size != before:
            self.set_again()
            self._repaint_required = False
        return is_news

    # Setting bit by bit what is not seen.

    def _reach(self, line: int) -> int:
        """See that a line of the sheet is set, with a screen above it and two below; its number
        from then on. What is on the screen stays where it is.
        """
        if self.sheet is None or self.sheet.rest is None:
            return line
        from reader.ui.setting_again import reached

        height = self.size.height
        sheet, line = reached(self.sheet, line, height, 2 * height)
        self._exchange(sheet)
        return line

    def _line_of(self, place: Place) -> int:
        """The line that shows a place, set with what is around it; 0 without an article."""
        if self.sheet is None:
            return 0
        self._reach(self.sheet.line_of(place))
        return self.sheet.line_of(place)

    def _go_on_after(self, seconds: float) -> None:
        if self._goes_on is not None:
            self._goes_on.stop()
            self._goes_on = None
        if self.sheet is not None and self.sheet.rest is not None:
            self._goes_on = self.set_timer(seconds, self._go_on)

    def _go_on(self) -> None:
        from reader.ui.setting_again import gone_on

        if self.sheet is None or not self._may_be_counted_anew:
            self._go_on_after(REST)
            return
        due = monotonic() + SLICE
        self._exchange(gone_on(self.sheet, lambda: monotonic() >= due))
        if self.sheet.rest is None:
            self.post_message(self.Scrolled())
        self._go_on_after(BREATH)

    @property
    def _may_be_counted_anew(self) -> bool:
        """Nobody has taken down the number of a line."""
        return True

    def _exchange(self, after: "Sheet") -> None:
        """Take a sheet with the same lines on the screen, which need not be painted again."""
        before, y = self.sheet, self.scroll_offset.y
        if before is None or after is before:
            return
        line = y - self._air - len(before.opening)
        if line > 0:
            y += before.page.shift(line, after.page)
        self.set_reactive(SheetView.sheet, after)
        self.set_reactive(SheetView.scroll_y, y)
        self.set_reactive(SheetView.scroll_target_y, y)
        self._measure()

    # Where it is.

    @property
    def top(self) -> int:
        """The first line of the sheet on the screen."""
        return max(self.scroll_offset.y - self._air, 0)

    @property
    def place(self) -> Place | None:
        """Where the screen begins; None at the very top and without an article."""
        if self._held.place is not None:
            return self._held.place
        if self.sheet is None or self.scroll_offset.y == 0:
            return None
        return Place(*self.sheet.place_of(self.top))

    @property
    def stand(self) -> Stand:
        """Where the window stands."""
        is_known = self.sheet is not None and self.sheet.rest is None
        lines = self.virtual_size.height if is_known else 0
        closed = self.sheet.page.closed if self.sheet is not None else frozenset()
        _place, above, is_goal = self._held
        y = self.scroll_offset.y
        return Stand(self.place, y, self.form, lines, above, closed, is_goal)

    @property
    def progress(self) -> float:
        """How much of the article lies above the bottom of the screen, 0.0 to 1.0."""
        if self.sheet is None or not len(self.sheet):
            return 1.0
        return max(0.0, min(self._bottom / len(self.sheet), 1.0))

    @property
    def _bottom(self) -> int:
        """The first line of the sheet that lies below the screen."""
        return self.scroll_offset.y + self.size.height - self._air

    @property
    def is_at_end(self) -> bool:
        """The last line is on the screen."""
        return self.progress >= 1.0

    @property
    def here(self) -> int | None:
        """The section that is read: the one that was gone to, else the one over the middle of the
        screen. None before the first.
        """
        if self.sheet is None or not len(self.sheet):
            return None
        line = self.line_read if self._held.is_goal else self.top + self.size.height // 2
        return self.sheet.section_number(min(line, len(self.sheet) - 1))

    @property
    def line_read(self) -> int:
        """The line that was gone to, else the second on the screen; 0 at the very top."""
        place = self._held.place
        if self.sheet is not None and self._held.is_goal and place is not None:
            return self.sheet.line_of(place)
        return self.top + 1 if self.scroll_offset.y else 0

    @property
    def left_here(self) -> float:
        """How much of the article lies between the bottom of the screen and the end of the section
        that is read, 0.0 to 1.0.
        """
        if self.sheet is None or not len(self.sheet):
            return 0.0
        here = self.here
        end = self.sheet.end_of_section(-1 if here is None else here)
        return max(0.0, (end - self._bottom) / len(self.sheet))

    # Moving.

    def go_to(self, place: Place | None, *, above: int = 0) -> None:
        """Put a place at the top of the screen, so many lines below it; None for the very top."""
        self._hold(Held(place, above, is_goal=place is not None))

    def _hold(self, held: Held) -> None:
        line, place = 0, held.place
        if self.sheet is not None and place is not None:
            line = self._line_of(place)
            line += self._air - held.above if line else 0
        self.scroll_to_line(max(line, 0))
        self._held = held
        self.post_message(self.Scrolled())

    def go_back_to(self, stand: Stand) -> None:
        """To where the window stood."""
        self._hold(Held(stand.place, stand.above, stand.is_goal))
        if stand.lines and stand[2:4] == self.stand[2:4]:
            self.scroll_to(y=stand.line, animate=False, force=True)

    def go_to_anchor(self, anchor: str) -> bool:
        """To a heading or a note; False where there is none of that name."""
        block = self.sheet.block_of_anchor(anchor) if self.sheet is not None else None
        if block is None:
            return False
        self.go_to(Place(block), above=1)
        return True

    def scroll_to_line(self, line: int) -> None:
        """Put a line of the sheet and the air above it at the top of the screen."""
        line = self._reach(line - self._air) + self._air
        self._held = Held()
        self.scroll_to(y=line, animate=False, force=True)

    def move(self, count: int) -> None:
        """So many lines down; up where negative."""
        self.scroll_to_line(self.scroll_offset.y + count)

    def move_pages(self, pages: float) -> None:
        """Pages down; two lines stay in sight, so that the eye finds on."""
        step = max(self.size.height - 2, 1) if abs(pages) == 1 else max(self.size.height // 2, 1)
        self.move(step if pages > 0 else -step)

    def move_to_top(self) -> None:
        """To the first line."""
        self.scroll_to_line(0)

    def move_to_end(self) -> None:
        """To the last line."""
        self._reach(self.virtual_size.height)
        self.scroll_to_line(self.max_scroll_y)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell the screen that other lines are seen."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())


def form_of(size: Size, measure: int, *, is_ascii: bool, reading: Reading) -> "Form":
    """How a sheet is set in a window of this size: in the middle, with margins where it can."""
    from reader.ui.sheet import Form

    width = max(size.width, 1)
    margin = 0 if width < 20 else 1 if width < 60 else 3
    column = max(min(measure, width - 2 * margin), 1)
    room = width - (width - column) // 2 - margin
    return Form(column, room, is_ascii, reading)
