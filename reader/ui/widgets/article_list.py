"""The list of articles: paints only what is seen, and asks only for the rows that it paints."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.model.article import ArticleId
from reader.model.listing import Results, Row
from reader.model.pace import WORDS_A_MINUTE
from reader.ui.glyphs import UNICODE, Glyphs
from reader.ui.groups import Unit
from reader.ui.ink import Ink, Piece
from reader.ui.listed import Listed
from reader.ui.pages import PAGE
from reader.ui.row_paint import RowPaint, notice_line
from reader.ui.rows import LEAD
from reader.ui.selection import EVERYTHING, NOTHING, Selection
from reader.ui.viewport import Lines, Spot, last_row, rows

WHEEL = 3
"""Rows that one notch of the wheel moves."""


class ArticleList(ScrollView, can_focus=False, inherit_bindings=False):
    """Rows of a Results, one of them under the cursor, some of them selected.

    The vertical scroll offset counts rows, not lines: it is the row at the top (see viewport).
    """

    results: reactive[Results | None] = reactive(None, always_update=True)
    """The answer that was given last; the one before it is shown until the rows of this one that
    are looked at are at hand."""
    ink: reactive[Ink | None] = reactive(None)
    notice: reactive[tuple[Piece, ...]] = reactive(())
    """What is said where the list is empty."""
    cursor: reactive[int] = reactive(0, repaint=False)
    """The row under the cursor, 0 and up."""
    selection: reactive[Selection] = reactive(NOTHING)
    has_keys: reactive[bool] = reactive(True)
    """The moving keys are for the list; else its cursor is less conspicuous."""

    @dataclass
    class Moved(Message):
        """The cursor stands on another article, or on none."""

        row: Row | None
        position: int

    @dataclass
    class Chosen(Message):
        """An article is to be opened."""

        row: Row

    @dataclass
    class Selected(Message):
        """Other articles are selected, or as many of a list that has become another one."""

        count: int

    def __init__(
        self,
        glyphs: Glyphs = UNICODE,
        today: Callable[[], date] = date.today,
        *,
        pace: int = WORDS_A_MINUTE,
    ) -> None:
        super().__init__()
        self._pace = pace
        self.glyphs = glyphs
        self._today = today
        self._listed: Listed | None = None
        self._is_waiting = False
        """What is shown is the answer before the last one."""
        self._sought: int | None = None
        """The row that the cursor goes to once it is at hand."""
        self._is_open_to_regrouping = False
        self._has_moved = False
        """The person chose the article under the cursor; until then it is the first one."""
        self._anchor = 0
        """The row that a range of selected ones begins at."""
        self._last_top = 0
        self._lines: tuple[tuple[int, int], Lines] | None = None
        self._held_paint: tuple[tuple[Listed, Ink, int, date], RowPaint] | None = None

    # What it shows.

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._listed.count if self._listed is not None else 0

    @property
    def shown(self) -> Results | None:
        """The answer whose rows are shown."""
        return self._listed.results if self._listed is not None else None

    @property
    def row(self) -> Row | None:
        """The article under the cursor; None in an empty list."""
        return self.row_at(self.cursor)

    def row_at(self, position: int) -> Row | None:
        """The article in this row; None outside the list."""
        listed = self._listed
        return listed.row(position) if listed is not None and 0 <= position < self.count else None

    def watch_results(self, results: Results | None) -> None:
        """Another answer: the cursor stays on its article where the answer holds it. One that
        doesn't know that yet is shown when it does, so that the cursor needs not jump twice.
        """
        before = self._listed
        if results is None:
            return
        listed = Listed(results, self._today, before, is_regrouped=self._is_open_to_regrouping)
        is_same = before is not None and before.results.query.term == results.query.term
        found = None
        if before is not None and self._has_moved and (is_same or not listed.is_search):
            found = listed.place_of(before, self.cursor)
            self._is_waiting = found is None and not results.is_loaded
            if self._is_waiting:
                return
        self._has_moved = self._has_moved and (is_same or found is not None)
        self._show(listed, found if found is not None else self.cursor if is_same else 0)
        if not is_same:
            self.selection = NOTHING

    def _show(self, listed: Listed, position: int) -> None:
        y, self._listed = self._y_of(self.cursor), listed
        self._is_waiting = self._is_open_to_regrouping = False
        self._measure()
        self.cursor = max(0, min(position, listed.count - 1)) if self._has_moved else 0
        top = listed.top_for(self.cursor, min(y + listed.depth, max(self.size.height, 1)))
        self._scroll(min(top, self._last_top))
        self._show_cursor()
        self.refresh()
        self._tell()
        self._tell_selected()

    def counted(self) -> None:
        """Every row of the answer is at hand now; those on the screen stay as they are."""
        if self._is_waiting:
            self.watch_results(self.results)
        elif self._listed is not None:
            self._listed.count = len(self._listed.results)
            self._measure()
            self._tell_selected()
        if self._sought is not None:
            self.move_to(self._sought)

    def regroup(self) -> None:
        """The next answer may choose its headings anew: all of the disk has been looked at."""
        self._is_open_to_regrouping = True

    def watch_ink(self) -> None:
        """Another theme."""
        self.refresh()

    def marks_changed(self, articles: set[ArticleId]) -> None:
        """Paint the rows of these articles anew, where they are on the screen."""
        if self._listed is None:
            return
        listed, shown = self._listed, self._shown()
        changed = {row for row in rows(shown) if listed.row(row).article in articles}
        listed.forget()
        for row in changed:
            self._refresh_row(row)

    def rows_changed(self) -> None:
        """Paint all rows anew, with their marks as they are now."""
        if self._listed is not None:
            self._listed.forget()
            self._measure()
            self.refresh()

    def place_cursor(self, file: int) -> None:
        """Put the cursor on a file, where the list holds it."""
        position = self._listed.place(file) if self._listed is not None else None
        if position is not None:
            self.move_to(position)

    # Moving.

    def move(self, count: int) -> None:
        """So many rows down; up where negative."""
        self.move_to(self.cursor + count)

    def move_to(self, position: int) -> None:
        """To a row, or the nearest that there is; one that is not at hand yet, when it is."""
        position = max(0, min(position, self.count - 1))
        self._sought, self._anchor = None, position
        if self._listed is not None and not self._listed.is_at_hand(position):
            self._sought = position
            return
        before, self.cursor = self.cursor, position
        if before != self.cursor:
            self._has_moved = True
            if not self._show_cursor():
                self._refresh_row(before)
                self._refresh_row(self.cursor)
            self._tell()

    def move_pages(self, pages: float) -> None:
        """A screen further, the last row of this one becoming the first of the next."""
        lowest = self._lowest
        self.move(int(pages * max((self._top if lowest is None else lowest) - self._top, 1)))

    def move_to_top(self) -> None:
        """To the first row."""
        self.move_to(0)

    def move_to_end(self) -> None:
        """To the last row."""
        self.move_to(self.count - 1)

    def move_by_time(self, step: int, unit: Unit) -> bool:
        """To the first row of the next or previous month or year; False where there are none."""
        found = self._listed.neighbour(self.cursor, step, unit) if self._listed else None
        if found is not None:
            self.move_to(found)
        return found is not None

    def near_unread(self, step: int) -> tuple[int | None, bool]:
        """The nearest unread row after or before the cursor, and whether that is certain: further
        away than a page nobody looked.
        """
        for position in range(self.cursor + step, self.cursor + step * PAGE, step):
            row = self.row_at(position)
            if row is None or not row.is_read:
                return (position if row is not None else None), True
        return None, False

    def _show_cursor(self) -> bool:
        """Scroll as little as shows the cursor; False where it was to be seen already."""
        height, listed = self.size.height, self._listed
        if height <= 0 or listed is None or not listed.count:
            return False
        top, lowest = self._top, self._lowest
        if self.cursor < top:
            top = self.cursor
        elif lowest is None or self.cursor > lowest:
            top = listed.top_for(self.cursor, height)
        return self._scroll(min(top, self._last_top))

    def _scroll(self, top: int) -> bool:
        if top == self._top:
            return False
        self.scroll_to(y=top, animate=False)
        return True

    def _measure(self) -> None:
        """How far it scrolls: until the last row stands at the bottom."""
        height = self.size.height
        self._last_top = last = self._listed.last_top(height) if self._listed is not None else 0
        self._lines = None
        self.virtual_size = Size(self.size.width, last + height if last else 0)

    def _tell(self) -> None:
        self.post_message(self.Moved(self.row, self.cursor))

    # Selecting.

    def select_here(self) -> None:
        """Select the article under the cursor, or no longer, and move on."""
        self._toggle(self.cursor)
        self.move(1)

    def select(self, article: ArticleId) -> None:
        """Select an article, or no longer."""
        self.selection = self.selection.toggled(article)

    def select_all(self) -> None:
        """Select every article of the list; where all are, none."""
        self.selection = NOTHING if self.selection == EVERYTHING else EVERYTHING

    def select_none(self) -> bool:
        """Select nothing; False where nothing was."""
        had_any, self.selection = self.selection != NOTHING, NOTHING
        return had_any

    def watch_selection(self) -> None:
        """Other articles are selected."""
        self._tell_selected()

    def _tell_selected(self) -> None:
        self.post_message(self.Selected(self.selection.count(self.count)))

    def _toggle(self, position: int) -> None:
        row = self.row_at(position)
        if row is not None:
            self.select(row.article)

    def _select_to(self, position: int) -> None:
        first, last = sorted((min(self._anchor, self.count - 1), position))
        found = (self.row_at(each) for each in range(first, last + 1))
        self.selection = self.selection.joined(row.article for row in found if row is not None)

    # Painting.

    @property
    def _top(self) -> int:
        return self.scroll_offset.y

    def _shown(self) -> Lines:
        key = (self._top, self.size.height)
        if self._lines is None or self._lines[0] != key:
            self._lines = (key, self._listed.lines(*key) if self._listed is not None else ())
        return self._lines[1]

    @property
    def _lowest(self) -> int | None:
        return last_row(self._shown(), self._listed.depth) if self._listed is not None else None

    def render_line(self, y: int) -> Strip:
        """A line of a row, a heading, or nothing."""
        size, listed, ink = self.size, self._listed, self.ink
        if ink is None:
            return Strip.blank(size.width)
        if listed is None or not listed.count:
            return notice_line(y, size.height, self.notice, ink, size.width)
        paint = self._paint(listed, ink)
        return paint.line(self._shown()[y], self.cursor, self.selection, has_keys=self.has_keys)

    def _paint(self, listed: Listed, ink: Ink) -> RowPaint:
        key = (listed, ink, self._width, self._today())
        if self._held_paint is None or self._held_paint[0] != key:
            paint = RowPaint(listed, ink, self.glyphs, key[3], self._pace, key[2])
            self._held_paint = (key, paint)
        return self._held_paint[1]

    @property
    def _width(self) -> int:
        # Textual counts the scroll bar in.
        return self.size.width - self.show_vertical_scrollbar

    def _y_of(self, position: int) -> int:
        shown = self._shown()
        return shown.index(Spot(position)) if Spot(position) in shown else 0

    def _refresh_row(self, position: int) -> None:
        for y, at in enumerate(self._shown()):
            if isinstance(at, Spot) and at.row == position:
                self.refresh(Region(0, y, self.size.width, 1))

    # What the person does with the mouse, and the window.

    def on_resize(self) -> None:
        """Another height, another last page."""
        self._measure()
        self._show_cursor()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor there; a second click on the same article opens it. With ctrl, or before
        its title, a click selects it; with shift it selects up to it.
        """
        event.stop()
        place, shown = event.get_content_offset_capture(self), self._shown()
        at = shown[place.y] if 0 <= place.y < len(shown) else None
        if not isinstance(at, Spot):
            return
        was_cursor, row = at.row == self.cursor, self.row_at(at.row)
        if event.shift:
            self._select_to(at.row)
        elif event.ctrl or place.x < LEAD:
            self._toggle(at.row)
        elif row is not None and (was_cursor or event.chain > 1):
            self.post_message(self.Chosen(row))
        self.move_to(at.row)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Roll the list, the cursor staying in sight."""
        self._roll(event, WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Roll the list, the cursor staying in sight."""
        self._roll(event, -WHEEL)

    def _roll(self, event: events.MouseEvent, count: int) -> None:
        event.stop()
        event.prevent_default()
        self.scroll_to(y=self._top + count, animate=False)
        anchor, lowest = self._anchor, self._lowest
        if lowest is not None:
            self.move_to(max(self._top, min(self.cursor, lowest)))
            self._anchor = anchor
