"""Pictures as half blocks, two dots in a cell: for every terminal that has colours."""

from typing import Protocol

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from reader.model.picture import Picture, Size, Slicing

UPPER = "▀"
"""Its upper half is in the colour of the text, its lower half in that of the ground."""


class Painter(Protocol):
    """A way to show a picture in cells."""

    @property
    def scale(self) -> int:
        """Dots of the picture, across and down, for each dot of half a cell: 1 and up."""

    @property
    def widest(self) -> int:
        """Cells that a picture may be wide."""

    @property
    def slicing(self) -> Slicing | None:
        """How the terminal takes rows of pictures, which are written over what is painted."""

    def row(self, picture: Picture, size: Size, row: int, ground: str, /) -> list[Segment]:
        """A row of cells of a picture that is as many half cells large as `size` says."""

    def slice(self, picture: Picture, size: Size, row: int, /) -> str:
        """What is written over that row; empty for nothing."""

    def forget(self) -> None:
        """Nothing that was painted is shown any longer."""


class HalfBlocks:
    """Paints upper halves of cells on lower ones."""

    scale = 1
    widest = 500
    slicing = None

    def row(self, picture: Picture, size: Size, row: int, ground: str) -> list[Segment]:
        """The segments of a row."""
        return row_of(picture, size, row, ground)

    def slice(self, _picture: Picture, _size: Size, _row: int) -> str:
        """All of it is painted."""
        return ""

    def forget(self) -> None:
        """Nothing is kept."""


def row_of(picture: Picture, size: Size, row: int, ground: str) -> list[Segment]:
    """Two rows of dots in a row of cells; dots of another size are taken from the nearest."""
    upper = _dots(picture, size, 2 * row)
    is_last = 2 * row + 1 >= size.height
    lower = [Color.parse(ground).triplet or (0, 0, 0)] * size.width if is_last else None
    found: list[Segment] = []
    last, count = None, 0
    for pair in zip(upper, lower or _dots(picture, size, 2 * row + 1), strict=True):
        if pair != last and last is not None:
            found.append(_cells(last, count))
            count = 0
        last, count = pair, count + 1
    return [*found, _cells(last, count)] if last is not None else found


_Dot = tuple[int, int, int]


def _dots(picture: Picture, size: Size, row: int) -> list[_Dot]:
    width, height = picture.size
    start = 3 * width * (row * height // size.height)
    columns = (start + 3 * (column * width // size.width) for column in range(size.width))
    dots = picture.dots
    return [(dots[at], dots[at + 1], dots[at + 2]) for at in columns]


def _cells(pair: tuple[_Dot, _Dot], count: int) -> Segment:
    upper, lower = pair
    style = Style.from_color(Color.from_rgb(*upper), Color.from_rgb(*lower))
    return Segment(UPPER * count, style)
