"""Pictures in all their dots, for terminals with kitty's protocol of graphics.

The dots are sent once, past the guard: they are ours, and nothing of a file is among the bytes.
Where they are to be seen stand placeholders, which are text to everything but the terminal: they
scroll and are cut like text, and the guard sees them.
"""

import os
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from reader.model.picture import Picture, Size

PLACEHOLDER = "\U0010eeee"
SCALE = 8
"""Dots to half a cell: a cell of most fonts is about as large."""
CHUNK = 4096
"""Characters of one sequence, as the protocol has it."""

# The marks on a placeholder that say which row and column of the picture it is, by the protocol:
# those of Unicode 6.0 that stand above a letter and are no part of a precomposed one.
_RANGES = """
305 30D-30E 310 312 33D-33F 346 34A-34C 350-352 357 35B 363-36F 483-487 592-595 597-599 59C-5A1
5A8-5A9 5AB-5AC 5AF 5C4 610-617 657-65B 65D-65E 6D6-6DC 6DF-6E2 6E4 6E7-6E8 6EB-6EC 730 732-733
735-736 73A 73D 73F-741 743 745 747 749-74A 7EB-7F1 7F3 816-819 81B-823 825-827 829-82D 951 953-954
F82-F83 F86-F87 135D-135F 17DD 193A 1A17 1A75-1A7C 1B6B 1B6D-1B73 1CD0-1CD2 1CDA-1CDB 1CE0
1DC0-1DC1 1DC3-1DC9 1DCB-1DCC 1DD1-1DE6 1DFE 20D0-20D1 20D4-20D7 20DB-20DC 20E1 20E7 20E9 20F0
2CEF-2CF1 2DE0-2DFF
"""


def _marks() -> Iterator[str]:
    for written in _RANGES.split():
        first, _dash, last = written.partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


MARKS = tuple(_marks())
"""By the number that they stand for, from 0 on."""


class Kitty:
    """Sends pictures and paints placeholders; `write` hands text to the terminal as it is."""

    scale = SCALE
    widest = len(MARKS)
    slicing = None

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write
        self._sent: dict[tuple[int, Size], tuple[int, Picture]] = {}
        # Colours carry the numbers, 24 bits: two programs in one window should not meet.
        self._next = (os.getpid() & 0xFFF) << 12

    def row(self, picture: Picture, size: Size, row: int, _ground: str) -> list[Segment]:
        """The placeholders of a row; the picture is sent before its first one is painted."""
        number = self._number(picture, size)
        cells = (PLACEHOLDER + MARKS[row] + mark for mark in MARKS[: size.width])
        colour = Color.from_rgb(number >> 16, number >> 8 & 0xFF, number & 0xFF)
        return [Segment("".join(cells), Style(color=colour))]

    def slice(self, _picture: Picture, _size: Size, _row: int) -> str:
        """The terminal was sent all of it."""
        return ""

    def forget(self) -> None:
        """Let the terminal drop what it was sent."""
        for number, _picture in self._sent.values():
            self._write(f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\")
        self._sent.clear()

    def _number(self, picture: Picture, size: Size) -> int:
        # The picture is kept with its number, so that no other can take its place in memory.
        number, _kept = self._sent.get((id(picture), size), (0, None))
        if not number:
            number = self._next = self._next % 0xFFFFFF + 1
            self._sent[id(picture), size] = number, picture
            self._write("".join(sequences(number, picture, size)))
        return number


def sequences(number: int, picture: Picture, size: Size) -> Iterator[str]:
    """What sends a picture under a number, to be seen in as many half cells as `size` says."""
    packed = b64encode(zlib.compress(picture.dots, 1)).decode("ascii")
    width, height = picture.size
    control = f"a=t,f=24,o=z,s={width},v={height},i={number},q=2,"
    for start in range(0, len(packed), CHUNK):
        is_more = start + CHUNK < len(packed)
        yield f"\x1b_G{control}m={int(is_more)};{packed[start : start + CHUNK]}\x1b\\"
        control = "q=2,"
    rows = -(-size.height // 2)
    yield f"\x1b_Ga=p,U=1,i={number},c={size.width},r={rows},q=2\x1b\\"
