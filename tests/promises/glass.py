"""What a terminal makes of the bytes that it is sent: glyphs in cells, of however many letters."""

import re

import pyte
from pyte.modes import DECAWM
from wcwidth import iter_graphemes, wcswidth

_UNKNOWN = re.compile(rb"\x1b\[[<>=][0-9;]*[A-Za-z]|\x1b\[\?[0-9]+\$p|\x1b\][^\x07\x1b]*\x1b\\")
"""What pyte would draw a part of."""
_WHOLE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\].*?(?:\x07|\x1b\\)|[0-Z=>])", re.DOTALL)
_LONGEST = 4200
"""Bytes that a control sequence has at most: an address and a little."""


class Glass:
    """A terminal that joins letters to glyphs, as those of today do."""

    def __init__(self, columns: int, rows: int) -> None:
        self._cells = _Cells(columns, rows)
        self._stream = pyte.Stream(self._cells)

    def resize(self, columns: int, rows: int) -> None:
        """Another size; what stands there stays where it is."""
        self._cells.resize(rows, columns)

    def feed(self, raw: bytes) -> int:
        """Draw as many of the bytes as are whole; their number."""
        last = raw.rfind(b"\x1b", max(0, len(raw) - _LONGEST))
        end = len(raw) if last < 0 or _WHOLE.match(raw, last) else last
        while end and raw[end - 1] > 0x7F:  # the rest of a glyph may be under way
            end -= 1
        self._stream.feed(_UNKNOWN.sub(b"", raw[:end]).decode("utf-8", "replace"))
        return end

    def lines(self) -> list[str]:
        """What stands in each line."""
        across = range(self._cells.columns)
        rows = (self._cells.buffer[number] for number in range(self._cells.lines))
        return ["".join([row[column].data for column in across]) for row in rows]


class _Cells(pyte.Screen):
    """pyte's own takes each letter for itself, and draws nothing behind one of no width."""

    def select_graphic_rendition(self, *_codes: int, **_more: object) -> None:
        """Colours are not looked at."""

    def draw(self, data: str) -> None:
        """Put glyphs where the cursor is, and it behind them."""
        for glyph in data if data.isascii() else iter_graphemes(data):
            width = 1 if glyph.isascii() else wcswidth(glyph)
            if width > 0:
                self._put(glyph, width)
            else:
                before = max(0, self.cursor.x - 1)
                self._write(before, self.buffer[self.cursor.y][before].data + glyph)

    def _put(self, glyph: str, width: int) -> None:
        if self.cursor.x + width > self.columns:
            if DECAWM in self.mode:
                self.carriage_return()
                self.linefeed()
            else:
                self.cursor.x = self.columns - width
        column, behind = self.cursor.x, self.cursor.x + width
        if not self.buffer[self.cursor.y][column].data:  # the second half of what stood there
            self._write(column - 1, " ")
        self._write(column, glyph)
        if width > 1:
            self._write(column + 1, "")
        if behind < self.columns and not self.buffer[self.cursor.y][behind].data:
            self._write(behind, " ")
        self.cursor.x = behind

    def _write(self, column: int, data: str) -> None:
        self.buffer[self.cursor.y][column] = self.cursor.attrs._replace(data=data)
