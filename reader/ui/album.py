"""The pictures of the open article as far as they have come, and their painted rows."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment

from reader.model.picture import Picture, Refusal, Size, Slicing
from reader.typeset.lines import Dots, Pictures, Run
from reader.ui.half_blocks import HalfBlocks, Painter


class AskedPicture(NamedTuple):
    """A picture that is wanted."""

    source: str
    box: Size
    """What it is to fit into, in dots."""
    ground: str
    """The colour `#rrggbb` behind what is transparent."""
    slicing: Slicing | None = None
    """How the terminal takes it, where it does."""


class Album:
    """Sizes and dots, by source; rows are painted once."""

    def __init__(self, painter: Painter | None = None) -> None:
        self.painter = painter or HalfBlocks()
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

    def forget_painted(self) -> None:
        """Paint every row anew when it is seen again."""
        self._rows.clear()
        self.painter.forget()

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

    def slice(self, dots: Dots) -> str:
        """What is written over a row; empty for nothing."""
        picture = self._pictures.get(dots.source)
        return self.painter.slice(picture, dots.size, dots.row) if picture is not None else ""

    def _row(self, picture: Picture, dots: Dots, ground: str) -> list[Segment]:
        key = dots.source, dots.size, dots.row, ground
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = self.painter.row(picture, dots.size, dots.row, ground)
        return row
