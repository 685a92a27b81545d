"""A picture as dots, and how large it is shown."""

from dataclasses import dataclass
from typing import NamedTuple

from reader.model.sanitize import Shown

SAVED = (".mht", ".mhtml")
"""How files end that bring along the pictures of a page, under their addresses on the web."""


class Size(NamedTuple):
    """Dots across and down, 1 and up."""

    width: int
    height: int


class Slicing(NamedTuple):
    """How a terminal takes pictures that it paints at its cursor, a row of cells at a time."""

    kind: str
    """`sixel` or `iterm`."""
    cell: Size


@dataclass(frozen=True, slots=True)
class Picture:
    """Dots that we made: of a file only its size is kept besides."""

    natural: Size
    """The picture's own, turned as it is to be looked at."""
    size: Size
    dots: bytes
    """Red, green and blue of each dot, row by row: three bytes a dot."""
    slices: tuple[str, ...] = ()
    """The rows of cells as the terminal takes them, where it does."""


Refusal = Shown
"""Why there is no picture, in a few words: `not there`."""


def fitted(natural: Size, box: Size) -> Size:
    """The largest size of these proportions that fits into a box and is no larger than natural."""
    scale = min(1.0, box.width / natural.width, box.height / natural.height)
    return Size(max(1, round(natural.width * scale)), max(1, round(natural.height * scale)))


def is_remote(source: str) -> bool:
    """It lies on the web, and nothing is ever fetched from there."""
    return source[:8].lower().startswith(("http://", "https://", "//"))
