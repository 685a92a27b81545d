"""The lines of one block, its place on the page left to others."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from reader.i18n import _
from reader.model.direction import has_right_to_left, is_right_to_left
from reader.model.document import Embed, Span, Style
from reader.model.sanitize import Shown
from reader.typeset.addresses import site_or_name
from reader.typeset.bidi import aligned, reordered
from reader.typeset.breaking import Breaker, Broken, filled
from reader.typeset.flow import Flow
from reader.typeset.lines import Glyphs, Role, Run, Turned
from reader.typeset.paint import Brush, Painting, mark


class Laid(Protocol):
    """A block broken into rows; their runs are made when they are painted."""

    @property
    def height(self) -> int:
        """Rows, 0 and up."""

    def span(self, row: int, /) -> tuple[int, int]:
        """The part of the leaf's logical text on a row."""

    def runs(self, row: int, /) -> Sequence[Run]:
        """What the row is made of."""

    def row_of(self, offset: int, /) -> int:
        """The row that shows an offset of the logical text."""


class Text:
    """Running text; what begins with a right-to-left letter stands at the right edge."""

    __slots__ = ("_brush", "_flow", "_has_rtl", "_painting", "_rough", "_width", "height")

    def __init__(
        self, flow: Flow, brush: Brush, width: int, broken: Broken | Breaker = filled
    ) -> None:
        self._flow = flow
        self._brush = brush
        self._width = width
        self._rough = broken if isinstance(broken, Broken) else broken(flow.text, width)
        self._painting: Painting | None = None
        self._has_rtl = False
        self.height = len(self._rough.starts)

    @property
    def broken(self) -> Broken:
        """Where its lines begin, as many as it is high."""
        return self._rough

    def span(self, row: int) -> tuple[int, int]:
        """The logical text on a row, the blanks at its end counted in."""
        starts = self.broken.starts
        start = self._flow.logical(starts[row]) if row else 0
        if row + 1 < len(starts):
            return start, self._flow.logical(starts[row + 1])
        return start, self._flow.length

    def runs(self, row: int) -> Sequence[Run]:
        """The runs of a row."""
        runs = self.in_reading_order(row)
        if not self._has_rtl:
            return runs
        is_rtl = is_right_to_left(self._flow.text)
        seen = reordered(runs, is_rtl=is_rtl, turned=self._flow.turned)
        return aligned(seen, self._width) if is_rtl else seen

    @property
    def is_mirrored(self) -> bool:
        """It begins at the right edge, and so does what stands before it: bullets and bars."""
        if self._flow.turned is Turned.ALL:
            return False
        return has_right_to_left(self._flow.text) and is_right_to_left(self._flow.text)

    @property
    def width(self) -> int:
        """Cells of its column."""
        return self._width

    @property
    def length(self) -> int:
        """Characters that are shown."""
        return len(self._flow.text)

    def in_reading_order(self, row: int) -> list[Run]:
        """The runs of a row as they follow each other in the text."""
        if self._painting is None:
            self._painting = Painting(self._flow, self._brush)
            self._has_rtl = has_right_to_left(self._flow.text)
        broken = self.broken
        starts = broken.starts
        end = starts[row + 1] if row + 1 < len(starts) else len(self._flow.text)
        is_hyphenated = row in broken.hyphenated
        return self._painting.runs(starts[row], end, is_hyphenated=is_hyphenated)

    def row_of(self, offset: int) -> int:
        """The row that shows an offset."""
        shown = self._flow.shown(offset)
        return max(bisect_right(self.broken.starts, shown) - 1, 0)


class Nothing:
    """A block that shows nothing: its text is empty, or stands elsewhere on the page."""

    __slots__ = ("_length",)

    height = 0

    def __init__(self, length: int = 0) -> None:
        self._length = length

    def span(self, _row: int) -> tuple[int, int]:
        """The whole of it."""
        return 0, self._length

    def runs(self, _row: int) -> Sequence[Run]:
        """None."""
        return ()

    def row_of(self, _offset: int) -> int:
        """Where the next block begins."""
        return 0


class Ornament:
    """A thematic break: three stars in the middle."""

    __slots__ = ("_width",)

    height = 1
    SIGN = "*   *   *"

    def __init__(self, width: int) -> None:
        self._width = width

    def span(self, _row: int) -> tuple[int, int]:
        """No text."""
        return 0, 0

    def runs(self, _row: int) -> Sequence[Run]:
        """The stars, centred."""
        return [mark(self.SIGN.center(self._width).rstrip()[: self._width], Role.RULE)]

    def row_of(self, _offset: int) -> int:
        """The only row."""
        return 0


def between(before: str, flow: Flow, after: str = "") -> Flow:
    """A flow with something of ours before and after it."""
    move = len(before)
    own = flow.pieces or ((0, 0, True),)
    pieces = [(0, 0, False)] if before else []
    pieces += [(start + move, logical, is_own) for start, logical, is_own in own]
    if after:
        pieces.append((move + len(flow.text), flow.length, False))
    spans = tuple(
        Span(span.start + move, span.end + move, span.style, span.target) for span in flow.spans
    )
    return Flow(before + flow.text + after, spans, tuple(pieces), flow.length, flow.turned)


def embedded(embed: Embed, glyphs: Glyphs) -> Flow:
    """The one quiet line for a film, a sound or a frame: its kind, its title, its origin."""
    name = {"video": _("Video"), "audio": _("Audio"), "frame": _("Embedded page")}
    kind = name.get(embed.kind, _("Embedded object"))
    dot = f" {glyphs.dot} "
    origin = site_or_name(embed.url)
    title: Shown = embed.title
    before = f"{glyphs.embed} {kind}" + (dot if title else "")
    set_ = between(before, Flow(title, length=len(title)), dot + origin if origin else "")
    if not origin:
        return set_
    start = len(set_.text) - len(origin)
    link = Span(start, len(set_.text), Style.LINK, embed.url)
    return Flow(set_.text, (link,), set_.pieces, set_.length)
