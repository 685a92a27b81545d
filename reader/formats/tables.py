"""Cells as the author gave them -> a table made regular, or no table at all."""

from dataclasses import dataclass, field

from reader.formats.inline import NOTHING, joined
from reader.model.document import (
    Block,
    CodeBlock,
    Embed,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Span,
    Style,
    Table,
    leaves,
)
from reader.model.sanitize import Shown

MAX_CELLS = 100_000
"""Most cells of a table made regular; a larger one is read row by row."""

MAX_SPAN = 100
"""Most columns or rows that one cell may claim."""

_LONG_CELL = 800


@dataclass(slots=True)
class Cell:
    """One cell: its blocks, and what its tag says of its place."""

    blocks: list[Block]
    is_header: bool = False
    columns: int = 1
    """How many columns it claims, 1 to MAX_SPAN."""
    rows: int = 1
    """How many rows it claims, 1 to MAX_SPAN."""
    align: str = ""


@dataclass(slots=True)
class Row:
    """One row of cells."""

    cells: list[Cell] = field(default_factory=list)
    is_head: bool = False
    """It stands in a `thead`."""


def is_layout(rows: list[Row]) -> bool:
    """The table only places things on a page: one column, one cell, or whole passages of text."""
    filled = [cell for row in rows for cell in row.cells if cell.blocks]
    if len(filled) <= 1:
        return True
    if any(cell.is_header for cell in filled) or any(row.is_head for row in rows):
        return False
    if all(len([cell for cell in row.cells if cell.blocks]) <= 1 for row in rows):
        return True
    return any(_is_passage(cell.blocks) for cell in filled)


def contents(rows: list[Row]) -> list[Block]:
    """The blocks of every cell in reading order."""
    return [block for row in rows for cell in row.cells for block in cell.blocks]


def regular(rows: list[Row], caption: Inline | None) -> list[Block]:
    """A table whose rows are of one width; paragraphs, one a row, where that would be too large."""
    rows = [row for row in rows if any(cell.blocks for cell in row.cells)]
    grid = _grid(rows)
    width = max((_filled(line) for line in grid), default=0)
    if not width:
        return [Paragraph(caption)] if caption else []
    if width * len(grid) > MAX_CELLS:
        flat = [joined(row, " | ") for row in grid]
        return [Paragraph(inline) for inline in (caption, *flat) if inline and inline.text]
    padded = [(*line[:width], *[NOTHING] * (width - len(line))) for line in grid]
    is_headed = rows[0].is_head or all(cell.is_header for cell in rows[0].cells)
    aligns = _aligns(rows, width)
    header = padded.pop(0) if is_headed and len(padded) > 1 else ()
    return [Table(header, tuple(padded), aligns, caption)]


def inline_of(blocks: list[Block]) -> Inline:
    """The running text of a cell: its pieces below each other."""
    pieces: list[Inline] = []
    for leaf in leaves(tuple(blocks)):
        match leaf:
            case Inline():
                pieces.append(leaf)
            case Heading() | Paragraph():
                pieces.append(leaf.inline)
            case CodeBlock():
                pieces.append(Inline(leaf.text, (Span(0, len(leaf.text), Style.CODE),)))
            case Figure():
                pieces.extend(_of_figure(leaf))
            case Embed():
                pieces.append(Inline(leaf.title or Shown(leaf.url)))
            case Table():
                pieces.extend(joined(list(row), "\t") for row in (leaf.header, *leaf.rows))
                pieces.append(leaf.caption or NOTHING)
            case Rule():
                pass
    return joined(pieces)


def _of_figure(figure: Figure) -> list[Inline]:
    pieces = []
    if figure.alt:
        span = Span(0, len(figure.alt), Style.IMAGE, figure.source)
        pieces.append(Inline(figure.alt, (span,)))
    if figure.caption is not None and figure.caption.text != figure.alt:
        pieces.append(figure.caption)
    return pieces


def _is_passage(blocks: list[Block]) -> bool:
    if any(isinstance(block, Heading | Table | CodeBlock | Quote) for block in blocks):
        return True
    if len(blocks) < 2 or any(isinstance(block, ListBlock) for block in blocks):
        return False
    texts = (block.inline.text for block in blocks if isinstance(block, Paragraph))
    return sum(map(len, texts)) > _LONG_CELL


def _grid(rows: list[Row]) -> list[list[Inline]]:
    """Cells at the columns they stand in; what a cell spans beside itself is empty."""
    widest = max((len(row.cells) for row in rows), default=0)
    limit = max(widest, min(MAX_SPAN, max((_claimed(row) for row in rows), default=0)))
    grid: list[list[Inline]] = []
    held: dict[int, int] = {}
    for row in rows:
        line: list[Inline] = []
        for cell in row.cells:
            while held.get(len(line), 0) > 0:
                line.append(NOTHING)
            start = len(line)
            columns = max(1, min(cell.columns, limit - start))
            line.append(inline_of(cell.blocks))
            line.extend([NOTHING] * (columns - 1))
            if cell.rows > 1:
                held.update(dict.fromkeys(range(start, start + columns), cell.rows))
        held = {column: left - 1 for column, left in held.items() if left > 1}
        grid.append(line)
    return grid


def _claimed(row: Row) -> int:
    # A cell that claims the whole width by a number out of the air (colspan=1000) claims nothing.
    return sum(cell.columns if cell.columns < MAX_SPAN else 1 for cell in row.cells)


def _filled(line: list[Inline]) -> int:
    return max((column + 1 for column, cell in enumerate(line) if cell.text), default=0)


def _aligns(rows: list[Row], width: int) -> tuple[str, ...]:
    found = [""] * width
    for row in rows[:2]:
        for column, cell in enumerate(row.cells[:width]):
            found[column] = found[column] or cell.align
    return tuple(found) if any(found) else ()
