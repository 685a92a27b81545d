"""The list of articles: where its cursor goes when keys, clicks or other answers come."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.reactive import reactive

from reader.config import USUAL_LIST, Listing
from reader.model.listing import Results, Row
from reader.model.pace import WORDS_A_MINUTE
from reader.model.row import ArticleId
from reader.ui.glyphs import UNICODE, Glyphs
from reader.ui.groups import Unit
from reader.ui.listed import Listed
from reader.ui.pages import PAGE
from reader.ui.rows import LEAD
from reader.ui.selection import EVERYTHING, NOTHING
from reader.ui.viewport import Spot, rows
from reader.ui.widgets.row_view import RowView

WHEEL = 3
"""Rows that one notch of the wheel moves."""


class _Left(NamedTuple):
    """How the list stood when a search began: if the person comes back to it, it does again."""

    results: Results
    cursor: int
    y: int
    """The line of the screen that the cursor was in."""
    has_moved: bool


class ArticleList(RowView, can_focus=False, inherit_bindings=False):
    """Rows of a Results, one of them under the cursor, some of them selected."""

    results: reactive[Results | None] = reactive(None, always_update=True, repaint=False)
    """The answer that was given last; the one before it is shown until the rows of this one that
    are looked at are at hand."""

    class Moved(Message):
        """The cursor stands on another article, or on none."""

        def __init__(self, row: Row | None, position: int) -> None:
            super().__init__()
            self.row, self.position = row, position

    class Chosen(Message):
        """An article is to be opened."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

    class Selected(Message):
        """Other articles are selected, or as many of a list that has become another one."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    def __init__(
        self,
        glyphs: Glyphs = UNICODE,
        today: Callable[[], date] = date.today,
        *,
        pace: int = WORDS_A_MINUTE,
        manner: Listing = USUAL_LIST,
    ) -> None:
        super().__init__(glyphs, today, pace=pace, manner=manner)
        self._is_waiting = False
        """What is shown is the answer before the last one."""
        self._sought: Callable[[], object] | None = None
        """The way to a row that is not at hand yet; gone once it is."""
        self._left: _Left | None = None
        self._is_open_to_regrouping = False
        self._has_moved = False
        """The person chose the article under the cursor; until then it is the first one."""
        self._told = 0
        """How many were selected by the last word of it."""
        self._anchor = 0
        """The row that a range of selected ones begins at."""

    # What it shows.

    def watch_results(self, results: Results | None) -> None:
        """Another answer: the cursor stays on its article where the answer holds it. One that
        doesn't know that yet is shown when it does, so that the cursor needs not jump twice.
        """
        before = self._listed
        if results is None:
            return
        is_open = self._is_open_to_regrouping
        listed = Listed(results, self._today, before, is_regrouped=is_open, manner=self._manner)
        is_same = before is not None and before.results.query.term == results.query.term
        position, y = self.cursor if is_same else 0, self._y_of(self.cursor)
        if before is not None and listed.is_search and not before.is_search:
            self._left = _Left(before.results, self.cursor, y, self._has_moved)
        if self._left is not None and self._left.results is results:
            position, y, self._has_moved = self._left.cursor, self._left.y, self._left.has_moved
        elif before is not None and self._has_moved and (is_same or not listed.is_search):
            found = listed.place_of(before, self.cursor)
            self._is_waiting = found is None and not results.is_loaded
            if self._is_waiting:
                return
            self._has_moved = is_same or found is not None
            position = position if found is None else found
        else:
            self._has_moved = self._has_moved and is_same
        if not listed.is_search:
            self._left = None
        self._show(listed, position if self._has_moved else 0, y)
        if not is_same:
            self.selection, self._sought = NOTHING, None

    def _show(self, listed: Listed, position: int, y: int) -> None:
        self._listed = listed
        self._is_waiting = self._is_open_to_regrouping = False
        self._measure()
        self.cursor = max(0, min(position, listed.count - 1))
        top = listed.top_for(self.cursor, min(y + listed.spacing.row, max(self.size.height, 1)))
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
        sought, self._sought = self._sought, None
        if sought is not None:
            sought()

    def regroup(self) -> None:
        """The next answer may choose its headings anew: all of the disk has been looked at."""
        self._is_open_to_regrouping = True

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
            self._sought = partial(self.move_to, position)
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
        if not self.size.height:  # typed before the first frame: nobody knows how long a page is
            self.call_after_refresh(self.move_pages, pages)
            return
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
        if self._listed is not None and not self._listed.results.is_loaded:
            self._sought = partial(self.move_by_time, step, unit)
            return True
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
        count = self.selection.count(self.count)
        if count != self._told:
            self._told = count
            self.post_message(self.Selected(count))

    def _toggle(self, position: int) -> None:
        row = self.row_at(position)
        if row is not None:
            self.select(row.article)

    def _select_to(self, position: int) -> None:
        first, last = sorted((min(self._anchor, self.count - 1), position))
        found = (self.row_at(each) for each in range(first, last + 1))
        self.selection = self.selection.joined(row.article for row in found if row is not None)

    # What the person does with the mouse, and the window.

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
