"""The pictures of the open article as far as they have come, painted in half blocks."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from reader.model.picture import Picture, Refusal, Size
from reader.typeset.lines import Dots, Pictures, Run

UPPER = "▀"
"""Its upper half is in the colour of the text, its lower half in that of the ground."""


class AskedPicture(NamedTuple):
    """A picture that is wanted."""

    source: str
    box: Size
    """What it is to fit into, in dots."""
    ground: str
    """The colour `#rrggbb` behind what is transparent."""


class Album:
    """Sizes and dots, by source; rows are painted once."""

    def __init__(self) -> None:
        self._pictures: dict[str, Picture] = {}
        self._refusals: dict[str, Refusal] = {}
        self._asked: set[AskedPicture] = set()
        self._rows: dict[tuple[str, Size, int, str], list[Segment]] = {}

    @property
    def has_pictures(self) -> bool:
        """There are dots to be painted."""
        return bool(self._pictures)

    def known(self, tallest: int) -> Pictures:
        """What is known of them."""
        sizes = {source: picture.natural for source, picture in self._pictures.items()}
        return Pictures(sizes, dict(self._refusals), tallest)

    def unasked(self, wanted: Iterable[AskedPicture]) -> list[AskedPicture]:
        """Those that have not been asked for."""
        return [one for one in wanted if one not in self._asked]

    def forget_asked(self) -> None:
        """Ask anew for what has come: the files may be others."""
        self._asked.clear()

    def take(self, asked: AskedPicture, found: Picture | Refusal) -> bool:
        """Put in what has come; True where it changes the lines of the page."""
        self._asked.add(asked)
        source = asked.source
        if not isinstance(found, Picture):
            is_news = self._refusals.get(source) != found
            self._refusals[source] = found
            return self._pictures.pop(source, None) is not None or is_news
        before = self._pictures.get(source)
        self._pictures[source] = found
        self._rows = {key: row for key, row in self._rows.items() if key[0] != source}
        is_new = self._refusals.pop(source, None) is not None
        return is_new or before is None or before.natural != found.natural

    def painted(
        self, runs: Sequence[Run], segments: Sequence[Segment], ground: str
    ) -> list[Segment]:
        """The segments of a line, the rows of pictures among them painted."""
        found: list[Segment] = []
        for run, segment in zip(runs, segments, strict=True):
            picture = self._pictures.get(run.source) if isinstance(run, Dots) else None
            if isinstance(run, Dots) and picture is not None:
                found += self._row(picture, run, ground)
            else:
                found.append(segment)
        return found

    def _row(self, picture: Picture, dots: Dots, ground: str) -> list[Segment]:
        key = dots.source, dots.size, dots.row, ground
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = row_of(picture, dots.size, dots.row, ground)
        return row


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
