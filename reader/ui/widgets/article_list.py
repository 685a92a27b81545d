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
from reader.model.query import Query
from reader.ui.glyphs import UNICODE, Glyphs
from reader.ui.groups import Grouping, grouping
from reader.ui.ink import Ground, Ink, Piece, Tone
from reader.ui.pages import Pages
from reader.ui.rows import LEAD, Setting, columns, row_pieces
from reader.ui.viewport import Heading, Lines, last_row, lines, top_for

WHEEL = 3
"""Rows that one notch of the wheel moves."""


class ArticleList(ScrollView, can_focus=False, inherit_bindings=False):
    """Rows of a Results, one of them under the cursor.

    The vertical scroll offset counts rows, not lines: it is the row at the top (see viewport).
    """

    results: reactive[Results | None] = reactive(None, always_update=True)
    ink: reactive[Ink | None] = reactive(None)
    notice: reactive[tuple[Piece, ...]] = reactive(())
    """What is said where the list is empty."""
    cursor: reactive[int] = reactive(0, repaint=False)
    """The row under the cursor, 0 and up."""

    @dataclass
    class Moved(Message):
        """The cursor stands on another article, or on none."""

        row: Row | None
        position: int

    @dataclass
    class Chosen(Message):
        """An article is to be opened."""

        row: Row

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
        self._pages = Pages(None)
        self._grouping = Grouping("")
        self._query: Query | None = None
        self._last_top = 0
        self._has_moved = False
        """The person chose the article under the cursor; until then it is the first one."""
        self._lines: tuple[tuple[int, int], Lines] | None = None

    # What it shows.

    @property
    def row(self) -> Row | None:
        """The article under the cursor; None in an empty list."""
        return self._pages.row(self.cursor) if self.cursor < len(self._pages) else None

    def row_at(self, position: int) -> Row | None:
        """The article in this row; None outside the list."""
        return self._pages.row(position) if 0 <= position < len(self._pages) else None

    def watch_results(self, results: Results | None) -> None:
        """Another answer: the cursor stays on its article where the answer holds it."""
        is_same = results is not None and results.query == self._query
        kept, position = self.row if self._has_moved else None, self.cursor if is_same else 0
        self._query = results.query if results is not None else None
        self._pages = Pages(results)
        self._grouping = grouping(results) if results is not None else Grouping("")
        found = results.position(kept.file) if results is not None and kept is not None else None
        self._measure()
        self.cursor = min(found if found is not None else position, max(len(self._pages) - 1, 0))
        self._show_cursor()
        self.refresh()
        self._tell()

    def watch_ink(self) -> None:
        """Another theme."""
        self.refresh()

    def marks_changed(self, articles: set[ArticleId]) -> None:
        """Paint the rows of these articles anew, where they are on the screen."""
        shown = self._shown()
        held = {line: self._pages.row(line) for line in shown if isinstance(line, int)}
        self._pages.forget()
        for y, line in enumerate(shown):
            if isinstance(line, int) and held[line].article in articles:
                self._refresh_y(y)

    def rows_changed(self) -> None:
        """Paint all rows anew, with their marks as they are now."""
        self._pages.forget()
        self._measure()
        self.refresh()

    def counted(self) -> None:
        """Every row is at hand now; those on the screen stay as they are."""
        self._pages.count()
        self._measure()

    def place_cursor(self, file: int) -> None:
        """Put the cursor on a file, where the list holds it."""
        position = self.results.position(file) if self.results is not None else None
        if position is not None:
            self.move_to(position)

    # Moving.

    def move(self, count: int) -> None:
        """So many rows down; up where negative."""
        self.move_to(self.cursor + count)

    def move_to(self, position: int) -> None:
        """To a row, or the nearest that there is."""
        last = max(len(self._pages) - 1, 0)
        before, self.cursor = self.cursor, max(0, min(position, last))
        if before != self.cursor:
            self._has_moved = True
            if not self._show_cursor():
                self._refresh_row(before)
                self._refresh_row(self.cursor)
            self._tell()

    def move_pages(self, pages: float) -> None:
        """A screen further, the last row of this one becoming the first of the next."""
        shown = [line for line in self._shown() if isinstance(line, int)]
        self.move(int(pages * max(len(shown) - 1, 1)))

    def move_to_top(self) -> None:
        """To the first row."""
        self.move_to(0)

    def move_to_end(self) -> None:
        """To the last row."""
        self.move_to(len(self._pages) - 1)

    def move_groups(self, step: int) -> bool:
        """To the first row of the next or previous group; False where there are no groups."""
        if self.results is None or not self._grouping.kind:
            return False
        self.move_to(self._grouping.neighbour(self._pages.row, len(self._pages), self.cursor, step))
        return True

    def _show_cursor(self) -> bool:
        """Scroll as little as shows the cursor; False where it was to be seen already."""
        height = self.size.height
        if height <= 0 or not len(self._pages):
            return False
        top, lowest = self._top, last_row(self._shown())
        if self.cursor < top:
            top = self.cursor
        elif lowest is None or self.cursor > lowest:
            top = top_for(self.cursor, height, self._group)
        top = min(top, self._last_top)
        if top == self._top:
            return False
        self.scroll_to(y=top, animate=False)
        return True

    def _measure(self) -> None:
        """How far it scrolls: until the last row stands at the bottom."""
        height, count = self.size.height, len(self._pages)
        if self.results is not None and not self.results.is_loaded:
            last = max(count - height, 0)  # headings can't be counted in before the end is at hand
        else:
            last = top_for(count - 1, height, self._group) if count and height > 0 else 0
        self._last_top = last
        self._lines = None
        self.virtual_size = Size(self.size.width, last + height if last else 0)

    def _tell(self) -> None:
        self.post_message(self.Moved(self.row, self.cursor))

    # Painting.

    @property
    def _top(self) -> int:
        return self.scroll_offset.y

    def _group(self, position: int) -> str:
        return self._grouping.name(self._pages.row(position))

    def _shown(self) -> Lines:
        key = (self._top, self.size.height)
        if self._lines is None or self._lines[0] != key:
            self._lines = (key, lines(*key, len(self._pages), self._group))
        return self._lines[1]

    def render_line(self, y: int) -> Strip:
        """A row, a heading, or nothing."""
        width, shown = self._width, self._shown()
        if self.ink is None:
            return Strip.blank(width)
        if not len(self._pages):
            return self._notice_line(y, self.ink)
        line = shown[y]
        if isinstance(line, int):
            is_cursor = line == self.cursor
            pieces = row_pieces(self._pages.row(line), self._setting(), is_cursor=is_cursor)
            ground = Ground.CURSOR if is_cursor else Ground.PAGE
            return self.ink.strip(pieces, ground).crop(0, width)
        if isinstance(line, Heading):
            pieces = [Piece(" " * (LEAD - 2)), Piece(line.text, Tone.ACCENT)]
            return self.ink.strip(pieces).adjust_cell_length(width, self.ink.tone(Tone.INK))
        return self.ink.blank(width)

    def _notice_line(self, y: int, ink: Ink) -> Strip:
        first = max((self.size.height - len(self.notice)) // 3, 0)
        if not 0 <= y - first < len(self.notice):
            return ink.blank(self.size.width)
        line = ink.strip([Piece(" " * LEAD), self.notice[y - first]])
        return line.adjust_cell_length(self.size.width, ink.tone(Tone.INK))

    def _setting(self) -> Setting:
        pages = self._pages
        return Setting(
            columns(self._width, has_category=pages.has_category, has_site=pages.has_site),
            self.glyphs,
            self._today(),
            has_year=bool(self._grouping.kind),
            pace=self._pace,
        )

    @property
    def _width(self) -> int:
        # Textual counts the scroll bar in.
        return self.size.width - self.show_vertical_scrollbar

    def _refresh_row(self, position: int) -> None:
        if position in (shown := self._shown()):
            self._refresh_y(shown.index(position))

    def _refresh_y(self, y: int) -> None:
        self.refresh(Region(0, y, self.size.width, 1))

    # What the person does with the mouse, and the window.

    def on_resize(self) -> None:
        """Another height, another last page."""
        self._measure()
        self._show_cursor()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor there; a second click on the same article opens it."""
        event.stop()
        y = event.get_content_offset_capture(self).y
        shown = self._shown()
        line = shown[y] if 0 <= y < len(shown) else None
        if not isinstance(line, int):
            return
        was_cursor, self_row = line == self.cursor, self.row_at(line)
        self.move_to(line)
        if self_row is not None and (was_cursor or event.chain > 1):
            self.post_message(self.Chosen(self_row))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Roll the list, the cursor staying in sight."""
        self._roll(event, WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Roll the list, the cursor staying in sight."""
        self._roll(event, -WHEEL)

    def _roll(self, event: events.MouseEvent, rows: int) -> None:
        event.stop()
        event.prevent_default()
        self.scroll_to(y=self._top + rows, animate=False)
        lowest = last_row(self._shown())
        if lowest is not None:
            self.move_to(max(self._top, min(self.cursor, lowest)))
