"""A terminal's side of sixels: the dots that they stand for."""

import re

from PIL import Image

_TOKEN = re.compile(r"#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|!(\d+)(.)|([$-])|([?-~])")
_SIZE = re.compile(r'"1;1;(\d+);(\d+)')


def picture_of(strip: str) -> Image.Image:
    """The picture; raises where a dot lies outside, has no colour, or was not painted."""
    size = _SIZE.match(strip)
    assert size is not None
    width, height = map(int, size.groups())
    dots: dict[tuple[int, int], tuple[int, ...]] = {}
    colours: dict[int, tuple[int, ...]] = {}
    colour, x, y = 0, 0, 0
    end = size.end()
    for token in _TOKEN.finditer(strip, end):
        assert token.start() == end
        end = token.end()
        defined, red, green, blue, chosen, count, letter, move, single = token.groups()
        if defined:
            colours[int(defined)] = tuple(round(int(n) * 255 / 100) for n in (red, green, blue))
        elif chosen:
            colour = int(chosen)
        elif move:
            x, y = 0, y + 6 * (move == "-")
        else:
            bits, times = ord(letter or single) - 0x3F, int(count or 1)
            rows = [y + n for n in range(6) if bits >> n & 1]
            dots.update({(x + n, row): colours[colour] for n in range(times) for row in rows})
            x += times
    assert end == len(strip)
    assert len(dots) == width * height
    image = Image.new("RGB", (width, height))
    for (across, down), value in dots.items():
        assert across < width
        assert down < height
        image.putpixel((across, down), value)
    return image
