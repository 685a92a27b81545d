"""Tables: columns fitted to the page; a table that doesn't fit is set as records."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from reader.model.document import Table, leaf_text
from reader.typeset.blocks import Laid, Nothing, Text
from reader.typeset.breaking import filled
from reader.typeset.columns import GAP, Columns, extent, sides
from reader.typeset.flow import Flow, Notes, flow
from reader.typeset.lines import Glyphs, Role, Run, Settings
from reader.typeset.paint import Brush, mark
from reader.typeset.width import is_narrow

_HEADER = Brush(Role.TABLE_HEADER, is_bold=True)
_CAPTION = Brush(Role.CAPTION, is_italic=True)

_LABEL = 8
"""Cells that a record's labels may take in the narrowest column; a third of a wider one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell's text and where it begins in the table's logical text; -1 for a repeated label."""

    flow: Flow
    at: int


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side."""

    cells: tuple[Cell, ...]
    start: int
    """In the logical text; the row reaches to where the next begins."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How rows become lines."""

    widths: Sequence[int]
    aligns: Sequence[str]
    brushes: Sequence[Brush]
    glyphs: Glyphs
    has_header: bool = False
    blank_after: frozenset[int] = frozenset()
    """Rows that a blank line follows."""
    is_of_records: bool = False
    """Each is a label and a value."""


class Grid:
    """Rows of cells in columns, a rule under the header, the caption below."""

    def __init__(
        self,
        rows: Sequence[Row],
        heights: Sequence[int],
        shape: Shape,
        caption: Text | None,
        caption_start: int,
        wide: "_Wide | None" = None,
    ) -> None:
        self._wide = wide
        self._rows = rows
        self._shape = shape
        self._caption = caption
        self._painted: tuple[int, list[Text]] = (-1, [])
        self._starts = [*(row.start for row in rows), caption_start]
        self._firsts = [0, *accumulate(
            height + (not index and shape.has_header) + (index in shape.blank_after)
            for index, height in enumerate(heights)
        )]  # fmt: skip
        self.height = self._firsts[-1] + (caption.height if caption else 0)

    def in_room(self, settings: Settings) -> "Grid":
        """The same table in a column as wide with more room beside it, or less."""
        wide, shape = self._wide, self._shape
        if wide is None:
            return self
        widths = wide.columns.fitted(settings.widest_of(wide.width))
        is_same = widths == (None if shape.is_of_records else shape.widths)
        return self if is_same else wide.grid(widths)

    def span(self, row: int) -> tuple[int, int]:
        """The first line of a table's row holds all its text; the others hold none."""
        if self._caption is not None and row >= self._firsts[-1]:
            start, end = self._caption.span(row - self._firsts[-1])
            return self._starts[-1] + start, self._starts[-1] + end
        index = bisect_right(self._firsts, row) - 1
        start = self._starts[index]
        return start, self._starts[index + 1] if row == self._firsts[index] else start

    def runs(self, row: int) -> Sequence[Run]:
        """The runs of a line."""
        if self._caption is not None and row >= self._firsts[-1]:
            runs = self._caption.runs(row - self._firsts[-1])
            return [_moved(part, self._starts[-1]) for part in runs]
        index = bisect_right(self._firsts, row) - 1
        is_last = row + 1 == self._firsts[index + 1]
        if is_last and index in self._shape.blank_after:
            return ()
        is_header = self._shape.has_header and not index
        if is_last and is_header:
            length = sum(self._shape.widths) + GAP * (len(self._shape.widths) - 1)
            return [mark(self._shape.glyphs.rule * length, Role.RULE)]
        return self._cells(index, row - self._firsts[index], is_header=is_header)

    def row_of(self, offset: int) -> int:
        """The first line of the row, or the line of the caption, that an offset lies in."""
        if self._caption is not None and offset >= self._starts[-1]:
            return self._firsts[-1] + self._caption.row_of(offset - self._starts[-1])
        index = bisect_right(self._starts, offset, hi=len(self._rows)) - 1
        return self._firsts[max(index, 0)]

    def _cells(self, index: int, line: int, *, is_header: bool) -> list[Run]:
        if self._painted[0] != index:
            self._painted = (index, self._broken(self._rows[index], is_header=is_header))
        found: list[Run] = []
        owed = 0
        for column, text in enumerate(self._painted[1]):
            width = self._shape.widths[column]
            runs = text.runs(line) if line < text.height else ()
            spare = max(0, width - sum(part.cells for part in runs))
            left = {"right": spare, "center": spare // 2}.get(self._shape.aligns[column], 0)
            if runs and owed + left:
                found.append(mark(" " * (owed + left), Role.TEXT))
            found.extend(_moved(part, self._rows[index].cells[column].at) for part in runs)
            owed = spare - left + GAP if runs else owed + width + GAP
        return found

    def _broken(self, row: Row, *, is_header: bool) -> list[Text]:
        brushes = [_HEADER] * len(row.cells) if is_header else self._shape.brushes
        return [
            Text(cell.flow, brush, width)
            for cell, brush, width in zip(row.cells, brushes, self._shape.widths, strict=True)
        ]


def lay_table(
    table: Table, width: int, widest: int, brush: Brush, notes: Notes, glyphs: Glyphs
) -> Laid:
    """The table as a grid in the column, else in the screen's width, else as records."""
    length = len(leaf_text(table))
    caption, caption_start = None, length
    if table.caption is not None and table.caption.text:
        caption = Text(flow(table.caption, notes), _CAPTION, width)
        caption_start = length - len(table.caption.text)
    rows = _rows(table, notes)
    columns = [[row.cells[index].flow.text for row in rows] for index in range(_count(rows))]
    if not columns:
        return (
            Grid((), (), Shape((), (), (), glyphs), caption, caption_start)
            if caption
            else Nothing(length)
        )
    has_header = bool(table.header) and len(rows) > 1
    aligns = sides(table.aligns, [column[has_header:] for column in columns])
    made = (rows, Columns(columns), aligns, has_header)
    wide = _Wide(*made, width, brush, glyphs, caption, caption_start)
    widths = wide.columns.fitted(width)
    return wide.grid_of(widths) if widths else wide.grid(wide.columns.fitted(widest))


class _Wide(NamedTuple):
    """A table and its column, in which it may have no room."""

    rows: Sequence[Row]
    columns: Columns
    aligns: Sequence[str]
    has_header: bool
    width: int
    """Of the column, in cells."""
    brush: Brush
    glyphs: Glyphs
    caption: Text | None
    caption_start: int

    def grid(self, widths: Sequence[int] | None) -> Grid:
        """The table that doesn't fit in its column: wider, in these columns; else as records."""
        return self.records() if widths is None else self.grid_of(widths, self)

    def records(self) -> Grid:
        """Each row as lines of label and value."""
        rows, has_header = self.rows, self.has_header
        labels = rows[0].cells if has_header else ()
        records, ends = _records(rows[has_header:], labels)
        widths, brushes = _pair(records, self.width), (_HEADER, self.brush)
        shape = Shape(widths, ("", ""), brushes, self.glyphs, blank_after=ends, is_of_records=True)
        return self._grid(records, [_height(row, widths) for row in records], shape, self)

    def grid_of(self, widths: Sequence[int], wide: "_Wide | None" = None) -> Grid:
        """Its rows in columns of these widths."""
        rows, has_header = self.rows, self.has_header
        brushes = [self.brush] * len(widths)
        heights = [_height(row, widths) for row in rows]
        wrapped = sum(height > 1 for height in heights[has_header:])
        # A single wrapped row is told by its first column; many need air between them.
        is_airy = wrapped * 3 > len(rows) - has_header
        apart = frozenset(range(int(has_header), len(rows) - 1)) if is_airy else frozenset()
        shape = Shape(widths, self.aligns, brushes, self.glyphs, has_header, apart)
        return self._grid(rows, heights, shape, wide)

    def _grid(
        self, rows: Sequence[Row], heights: Sequence[int], shape: Shape, wide: "_Wide | None"
    ) -> Grid:
        return Grid(rows, heights, shape, self.caption, self.caption_start, wide)


def _rows(table: Table, notes: Notes) -> list[Row]:
    at = 0
    found: list[Row] = []
    for row in (table.header, *table.rows) if table.header else table.rows:
        start = at
        cells: list[Cell] = []
        for inline in row:
            cells.append(Cell(flow(inline, notes), at))
            at += len(inline.text) + 1
        found.append(Row(tuple(cells), start))
    return found


def _count(rows: Sequence[Row]) -> int:
    return min((len(row.cells) for row in rows), default=0)


def _records(rows: Sequence[Row], header: tuple[Cell, ...]) -> tuple[list[Row], frozenset[int]]:
    """Each row as lines of label and value, and the indexes of the records' last lines.

    An empty value is left out, but for the first record: there the labels are the author's text.
    """
    found: list[Row] = []
    ends: set[int] = set()
    labels = header or tuple(_number(number) for number, _ in enumerate(rows[0].cells, 1))
    repeated = tuple(Cell(label.flow, -1) for label in labels)
    for row in rows:
        for label, value in zip(repeated if found else labels, row.cells, strict=False):
            if value.flow.text or not ends:
                found.append(Row((label, value), value.at if found else 0))
        ends.add(len(found) - 1)
    return found, frozenset(ends - {len(found) - 1})


def _number(number: int) -> Cell:
    text = str(number)
    return Cell(Flow(text, pieces=((0, 0, False),)), -1)


def _pair(records: Sequence[Row], width: int) -> tuple[int, int]:
    longest = max(extent(row.cells[0].flow.text) for row in records)
    label = max(1, min(longest, max(_LABEL, width // 3), width - GAP - 2))
    return label, max(1, width - GAP - label)


def _height(row: Row, widths: Sequence[int]) -> int:
    highest = 1
    for cell, width in zip(row.cells, widths, strict=True):
        text = cell.flow.text
        if len(text) > width or "\n" in text or not is_narrow(text):
            highest = max(highest, len(filled(text, width).starts))
    return highest


def _moved(part: Run, by: int) -> Run:
    return replace(part, at=part.at + by if part.at >= 0 and by >= 0 else -1)
