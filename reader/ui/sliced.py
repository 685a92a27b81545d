"""Pictures in all their dots, for terminals that paint at the cursor: sixels, and iTerm2's files.

Each row of cells is a picture of its own, so that scrolling and cutting is a matter of which rows
are painted. Below it stand half blocks, which are seen where something else covers a part of it.
"""

from collections.abc import Callable
from typing import NamedTuple

from rich.segment import Segment

from reader.model.picture import Picture, Size, Slicing
from reader.ui.half_blocks import HalfBlocks, Painter, row_of

CELL = Size(10, 20)
"""Dots of a cell where the terminal does not tell: it fits a file of any size into its cells."""

_ENDS = {"sixel": ("\x1bP0;1q", "\x1b\\"), "iterm": ("\x1b]1337;File=inline=1;", "\x07")}


class Slice(NamedTuple):
    """A row of a picture on the screen."""

    x: int
    y: int
    cells: int
    bytes: str
    """What the terminal paints there."""


class Sliced:
    """Paints half blocks, and knows what is to be written over them."""

    scale = 1
    widest = 200

    def __init__(self, kind: str, cell: Callable[[], Size | None]) -> None:
        self._kind, self._cell = kind, cell

    @property
    def slicing(self) -> Slicing | None:
        """How pictures are cut up for the terminal, in which a cell may have grown just now; None
        where nothing is known of that.
        """
        cell = self._cell() or (CELL if self._kind == "iterm" else None)
        return Slicing(self._kind, cell) if cell is not None else None

    def row(self, picture: Picture, size: Size, row: int, ground: str) -> list[Segment]:
        """The half blocks of a row."""
        return row_of(picture, size, row, ground)

    def slice(self, picture: Picture, size: Size, row: int) -> str:
        """What the terminal paints over a row; empty where there is nothing of this size."""
        if picture.size != size or row >= len(picture.slices):
            return ""
        start, end = _ENDS[self._kind]
        if self._kind == "iterm":
            fit = f"width={size.width};height=1;preserveAspectRatio=0;doNotMoveCursor=1:"
            return start + fit + picture.slices[row] + end
        return start + picture.slices[row] + end

    def forget(self) -> None:
        """Nothing is kept: what is written over it is gone."""


def painter(
    graphics: str, write: Callable[[str], object], cell: Callable[[], Size | None]
) -> Painter:
    """What paints pictures in a terminal of this kind."""
    if graphics == "kitty":
        from reader.ui.kitty import Kitty

        return Kitty(write)
    return Sliced(graphics, cell) if graphics in _ENDS else HalfBlocks()
