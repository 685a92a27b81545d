"""Rows on the screen: which of them are seen, and how they are painted. Only what is seen is."""

from collections.abc import Callable
from datetime import date

from textual.geometry import Offset, Region, Size
from textual.reactive import reactive
from textual.strip import Strip

from reader.config import USUAL_LIST, Listing
from reader.model.listing import Results, Row
from reader.model.pace import WORDS_A_MINUTE
from reader.ui.glyphs import UNICODE, Glyphs
from reader.ui.ink import Ink, Piece
from reader.ui.listed import Listed
from reader.ui.row_paint import RowPaint, notice_line
from reader.ui.selection import NOTHING, Selection
from reader.ui.viewport import Lines, Spot, last_row
from reader.ui.widgets.bare_view import BareView


class RowView(BareView, can_focus=False, inherit_bindings=False):
    """Some rows of a long list.

    The vertical scroll offset counts rows, not lines: it is the row at the top (see viewport).
    """

    notice: reactive[tuple[Piece, ...]] = reactive(())
    """What is said where the list is empty."""
    cursor: reactive[int] = reactive(0, repaint=False)
    """The row under the cursor, 0 and up."""
    selection: reactive[Selection] = reactive(NOTHING)
    has_keys: reactive[bool] = reactive(True)
    """The moving keys are for the list; else its cursor is less conspicuous."""

    def __init__(
        self,
        glyphs: Glyphs = UNICODE,
        today: Callable[[], date] = date.today,
        *,
        pace: int = WORDS_A_MINUTE,
        manner: Listing = USUAL_LIST,
    ) -> None:
        super().__init__()
        self._pace = pace
        self._manner = manner
        self.glyphs = glyphs
        self._today = today
        self._listed: Listed | None = None
        self._last_top = 0
        self._lines: tuple[tuple[int, int], Lines] | None = None
        self._held_paint: tuple[tuple[Listed, Ink, int, date], RowPaint] | None = None

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

    def on_resize(self) -> None:
        """Another height, another last page."""
        self._measure()
        self._show_cursor()

    # What is seen.

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
        self.scroll_to(y=top, animate=False, force=True)  # the scroll bar may not be there yet
        return True

    def _measure(self) -> None:
        """How far it scrolls: until the last row stands at the bottom."""
        height, last = self.size.height, 0
        if self._listed is not None:
            self._listed.space(height)
            last = self._listed.last_top(height)
        self._last_top, self._lines = last, None
        self.virtual_size = Size(self.size.width, last + height if last else 0)

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
        return last_row(self._shown(), self._listed.spacing) if self._listed is not None else None

    def liner(self) -> Callable[[int], Strip]:
        """Gives what stands in a line of the screen."""
        size, listed, ink = self.size, self._listed, self.ink
        if ink is None:
            return lambda _y: Strip.blank(size.width)
        if listed is None or not listed.count:
            notice = self.notice
            return lambda y: notice_line(y, size.height, notice, ink, size.width)
        paint, shown = self._paint(listed, ink), self._shown()
        below = [at.row for at in shown if isinstance(at, Spot) and at.part]
        if below:
            listed.fetch_passages(below[0], below[-1])
        cursor, selection, has_keys = self.cursor, self.selection, self.has_keys
        return lambda y: paint.line(shown[y], cursor, selection, has_keys=has_keys)

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

    @property
    def pointed(self) -> Offset | None:
        """The cell of the window where the article under the cursor is; none without the keys."""
        return Offset(0, self._y_of(self.cursor)) if self.has_keys else None

    def _y_of(self, position: int) -> int:
        shown = self._shown()
        return shown.index(Spot(position)) if Spot(position) in shown else 0

    def _refresh_row(self, position: int) -> None:
        for y, at in enumerate(self._shown()):
            if isinstance(at, Spot) and at.row == position:
                self.refresh(Region(0, y, self.size.width, 1))
