"""Pictures as sixels, a row of cells at a time: what goes between the envelope's two ends."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PIL.Image import Image

BAND = 6
"""Dots that one letter stands for, from the top down."""
COLOURS = 64
"""Of each strip: a row of cells is so low that it has few. Of 255 for all of a picture a
photograph takes twice as many bytes and three times as long, and looks no better.
"""
MUCH = 1 / 20
"""Of the dots of a strip: a colour that fills so much is kept as it is."""

_NOTHING = 0x3F  # `?`, the letter of six dots that are left as they are
# In two steps, for where one colour is not there is most of a band and soon skipped.
_GAP = re.compile(r"(\?)\?{3,}")
_SAME = re.compile(r"([@-~])\1{3,}")


def strips(image: "Image", height: int) -> list[str]:
    """A picture in RGB, cut into strips so many dots high; each is a picture of its own."""
    tops = range(0, image.height, height)
    return [_strip(image.crop((0, top, image.width, top + height))) for top in tops]


def _strip(image: "Image") -> str:
    from PIL.Image import Quantize

    # Without dithering: it would double the bytes.
    reduced = image.quantize(COLOURS, method=Quantize.FASTOCTREE)
    palette, dots, (width, height) = reduced.getpalette() or [], reduced.tobytes(), reduced.size
    _keep_grounds(image, palette)
    rows = [dots[start : start + width] for start in range(0, width * height, width)]
    colours = "".join(_colour(number, palette) for number in sorted(set(dots)))
    bands = (_band(rows[top : top + BAND]) for top in range(0, height, BAND))
    return f'"1;1;{width};{height}{colours}' + "-".join(bands)


def _keep_grounds(image: "Image", palette: list[int]) -> None:
    """Without this a ground is the mean of itself and what is like it in each strip: seen in an
    xterm, a flat one falls into bands.
    """
    size, most = image.width * image.height, 16 * COLOURS  # more has a photograph, and no ground
    much = (colour for count, colour in sorted(image.getcolors(most) or ()) if count >= MUCH * size)
    for colour in much:
        parts = cast("tuple[int, ...]", colour)
        at = min(range(0, len(palette), 3), key=lambda at: _far(palette[at : at + 3], parts))
        palette[at : at + 3] = parts


def _far(one: Sequence[int], other: Sequence[int]) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def _colour(number: int, palette: list[int]) -> str:
    parts = (round(part * 100 / 255) for part in palette[3 * number : 3 * number + 3])
    return f"#{number};2;" + ";".join(map(str, parts))


def _band(rows: list[bytes]) -> str:
    # Numbers of a byte for each dot across: a loop over the dots takes fifteen times as long.
    width = len(rows[0])
    blank = int.from_bytes(bytes([_NOTHING]) * width, "big")
    found = []
    for colour in set().union(*rows):
        are = _are(colour)
        bits = sum(int.from_bytes(row.translate(are), "big") << n for n, row in enumerate(rows))
        letters = (blank + bits).to_bytes(width, "big").decode("ascii").rstrip("?")
        found.append(f"#{colour}" + _SAME.sub(_shortened, _GAP.sub(_shortened, letters)))
    return "$".join(found)


def _shortened(run: re.Match[str]) -> str:
    return f"!{len(run[0])}{run[1]}"


@cache
def _are(colour: int) -> bytes:
    """Makes 1 of this colour and 0 of every other."""
    return bytes(colour) + b"\1" + bytes(255 - colour)
