"""The shelves beside the list: a cursor of their own, sections that open, one line in force."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.model.query import EVERY, Query
from reader.ui.glyphs import UNICODE, Glyphs
from reader.ui.ink import Ground, Ink, Piece, Tone
from reader.ui.shelf_lines import Contents, Folding, Kind, Line, in_force, shelf_lines
from reader.ui.shelf_pieces import Setting, line_pieces, setting

WHEEL = 3
"""Lines that one notch of the wheel moves."""
ROOMY = 20
"""Lines of height from which blank ones stand between the sections."""


_VALUES = (Kind.VALUE, Kind.MORE)


class Shelves(ScrollView, can_focus=False, inherit_bindings=False):
    """Lines that ask for lists, a thin rule at their right. The rule tells what is out of sight."""

    contents: reactive[Contents] = reactive(Contents(), repaint=False)
    query_asked: reactive[Query] = reactive(EVERY, repaint=False)
    """The query in force."""
    folding: reactive[Folding] = reactive(Folding(), init=False)
    ink: reactive[Ink | None] = reactive(None)
    has_keys: reactive[bool] = reactive(False)
    """The keys are for the shelves: their cursor is to be seen."""
    is_over: reactive[bool] = reactive(False)
    """They lie over the list."""
    cursor: reactive[int] = reactive(0, repaint=False)
    """The line under the cursor, 0 and up."""

    @dataclass
    class Chosen(Message):
        """A list is to be shown."""

        query: Query

    @dataclass
    class Refused(Message):
        """A search can't be asked."""

        reason: str

    @dataclass
    class Folded(Message):
        """Other sections are open."""

        opened: frozenset[str]

    def __init__(self, glyphs: Glyphs = UNICODE, folding: Folding | None = None) -> None:
        super().__init__()
        self.set_reactive(Shelves.folding, folding or Folding())
        self._glyphs = glyphs
        self._lines: tuple[Line, ...] = ()
        self._setting = Setting(0, glyphs, 0, 0)
        self._in_force: int | None = None
        self._is_at_start = False
        """The cursor was not moved since it was put on the line in force, or there is none yet."""

    # What it shows.

    @property
    def line(self) -> Line | None:
        """The line under the cursor."""
        return self._lines[self.cursor] if self.cursor < len(self._lines) else None

    def _put(self) -> None:
        """The lines anew; the cursor stays on its line."""
        before, height = self.line, self.size.height
        shown = (self._lines, self._in_force, self._setting)
        self._lines = shelf_lines(
            self.contents, self.folding, self.query_asked, self._glyphs, is_roomy=height >= ROOMY
        )
        self._in_force = in_force(self._lines, self.query_asked)
        self._setting = setting(self._lines, max(self.size.width - 1, 0), self._glyphs)
        self.virtual_size = Size(self.size.width, len(self._lines))
        found = None if before is None else _found(self._lines, before)
        self.cursor = self._nearest(self.cursor if found is None else found, 1)
        if self._is_at_start:
            self.start()
        # Every letter of a search asks for this, and seldom changes it.
        if shown != (self._lines, self._in_force, self._setting):
            self.refresh()

    watch_contents = watch_query_asked = watch_folding = _put

    def on_resize(self) -> None:
        """Another width, another height."""
        self._put()
        self._show_cursor()

    def watch_ink(self) -> None:
        """Another theme."""
        self.refresh()

    def start(self) -> None:
        """Put the cursor on the line in force, also where that is there only once it is counted."""
        if self._in_force is not None:
            self._move_to(self._in_force)
        self._is_at_start = True
        self._show_cursor()

    def render_line(self, y: int) -> Strip:
        """A line, and its part of the rule."""
        width, ground = self.size.width, Ground.RAISED if self.is_over else Ground.PAGE
        if self.ink is None or width < 2:
            return Strip.blank(width)
        number = y + self.scroll_offset.y
        rule = self.ink.strip([self._rule(y)], ground)
        if not number < len(self._lines) or self._lines[number].kind is Kind.BLANK:
            return Strip.join([self.ink.blank(width - 1, ground), rule])
        pieces = line_pieces(
            self._lines[number], self._setting, is_in_force=number == self._in_force
        )
        if self.has_keys and number == self.cursor:
            ground = Ground.CURSOR
        elif number == self._in_force:
            ground = Ground.RAISED
        return Strip.join([self.ink.strip(pieces, ground).crop(0, width - 1), rule])

    @property
    def pointed(self) -> Offset | None:
        """The cell of the window that the cursor is at; none while the keys are for the list."""
        return Offset(0, self.cursor - self.scroll_offset.y) if self.has_keys else None

    def _rule(self, y: int) -> Piece:
        height, count = self.size.height, len(self._lines)
        if count > height:
            top = self.scroll_offset.y
            if top * height // count <= y < -(-(top + height) * height // count):
                return Piece(self._glyphs.upright_thick, Tone.FAINT)
        return Piece(self._glyphs.upright, Tone.FAINT)

    # Moving.

    def move(self, count: int) -> None:
        """So many lines down, blank ones not counted; up where negative."""
        step = 1 if count > 0 else -1
        for _ in range(min(abs(count), len(self._lines))):
            self._move_to(self._nearest(self.cursor + step, step))

    def move_pages(self, pages: float) -> None:
        """A screen further."""
        step = 1 if pages > 0 else -1
        self._move_to(self._nearest(self.cursor + int(pages * (self.size.height - 1)), step))

    def move_to_top(self) -> None:
        """To the first line."""
        self._move_to(self._nearest(0, 1))

    def move_to_end(self) -> None:
        """To the last line."""
        self._move_to(self._nearest(len(self._lines) - 1, -1))

    def move_headings(self, step: int) -> None:
        """To the next heading (step 1), or the one before (-1)."""
        position = self.cursor + step
        while 0 <= position < len(self._lines):
            if self._lines[position].kind is Kind.HEADING:
                self._move_to(position)
                return
            position += step
        self._move_to(self._nearest(position, -step))

    def _nearest(self, position: int, step: int) -> int:
        """The line there; for a blank one the nearest in this direction, else in the other."""
        last = len(self._lines) - 1
        position = max(0, min(position, last))
        for direction in (step, -step):
            found = position
            while 0 <= found <= last:
                if self._lines[found].kind is not Kind.BLANK:
                    return found
                found += direction
        return 0

    def _move_to(self, position: int) -> None:
        self._is_at_start = False
        before, self.cursor = self.cursor, position
        if before != position:
            self._show_cursor()
            for number in (before, position):
                self.refresh_line(number)

    def _show_cursor(self) -> None:
        top, height = self.scroll_offset.y, self.size.height
        if height <= 0:
            return
        first = 0 if self.cursor == self._nearest(0, 1) else self.cursor
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, force=True)

    def _show_section(self) -> None:
        """Scroll so that what was opened can be seen, from its heading on."""
        last = self.cursor
        while last + 1 < len(self._lines) and self._lines[last + 1].kind in _VALUES:
            last += 1
        top = min(self.cursor, last - self.size.height + 1)
        if top > self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)
        self._show_cursor()

    # Choosing.

    def choose(self) -> None:
        """Show the list of this line; open or close a section."""
        line = self.line
        if line is None:
            return
        if line.kind is Kind.HEADING:
            self._fold(self.folding.toggled(line.section))
        elif line.kind is Kind.MORE:
            self._complete(line.section)
        elif line.query is not None:
            self.post_message(self.Chosen(line.query))
        elif line.trouble:
            self.post_message(self.Refused(line.trouble))

    def unfold(self) -> None:
        """Open the section of this line; within an open one go to its first value."""
        line = self.line
        if line is None or not line.section:
            return
        if line.section not in self.folding.opened:
            self._fold(self.folding.toggled(line.section))
        elif line.kind is Kind.HEADING:
            self.move(1)
        elif line.kind is Kind.MORE:
            self._complete(line.section)

    def fold(self) -> None:
        """Go to the heading of this line's section; on the heading close it."""
        line = self.line
        if line is None or not line.section:
            return
        if line.kind is not Kind.HEADING:
            self.move_headings(-1)
        elif line.section in self.folding.opened:
            self._fold(self.folding.toggled(line.section))

    def _fold(self, folding: Folding) -> None:
        self.folding = folding
        self._show_section()
        self.post_message(self.Folded(folding.opened))

    def _complete(self, section: str) -> None:
        position = self.cursor
        self.folding = self.folding.completed(section)
        self._move_to(self._nearest(position, -1))

    # What the person does with the mouse.

    def on_click(self, event: events.Click) -> None:
        """Choose the line; the heading anywhere on it."""
        event.stop()
        number = event.get_content_offset_capture(self).y + self.scroll_offset.y
        if 0 <= number < len(self._lines) and self._lines[number].kind is not Kind.BLANK:
            self._move_to(number)
            self.choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Roll; the cursor stays where it is, in sight or not."""
        self._roll(event, WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Roll; the cursor stays where it is, in sight or not."""
        self._roll(event, -WHEEL)

    def _roll(self, event: events.MouseEvent, lines: int) -> None:
        event.stop()
        event.prevent_default()
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)


def _found(lines: Sequence[Line], wanted: Line) -> int | None:
    return next((n for n, line in enumerate(lines) if line.key == wanted.key), None)
