"""Addresses of the web that stand in running text as they are, with no markup around them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from reader.model.document import Inline, Span, Style
from reader.model.sanitize import MAX_URL, Shown

_ADDRESS = re.compile(
    r"(?<![a-zA-Z0-9_])https?://\w[^\s<>\[\]{}|\\^`\"“”„«»「」『』《》【】（）。，、；：！？…]*"
)
_AFTER = frozenset(".,:;!?'’*_~")
"""What ends a sentence or a quotation rather than an address."""
_SAID = frozenset({Style.LINK, Style.CODE, Style.IMAGE, Style.MATH})
"""Spans that say already what the text in them is."""


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses begin and end; a sign after them that a sentence needs is no part of them."""
    if ":" not in text or "://" not in text:  # one sign is found in a tenth of the time of three
        return
    for found in _ADDRESS.finditer(text):
        start, end = found.start(), _end(text, *found.span())
        if end - start <= MAX_URL:
            yield start, end


def _end(text: str, start: int, end: int) -> int:
    unopened = text.count(")", start, end) - text.count("(", start, end)
    while text[end - 1] in _AFTER or (text[end - 1] == ")" and unopened > 0):
        unopened -= text[end - 1] == ")"
        end -= 1
    return end


def linked(inline: Inline) -> Inline:
    """The same text with a link over each of its addresses that is in none, nor in code."""
    text, spans = inline.text, inline.spans
    added = tuple(
        Span(start, end, Style.LINK, text[start:end]) for start, end in _unsaid(text, spans)
    )
    if not added:
        return inline
    return Inline(text, _ordered((*spans, *added)))


def _ordered(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))


def _unsaid(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The addresses that lie in no span of their own; none goes on beyond where a span ends."""
    edges: list[int] | None = None
    number = said = 0
    for start, end in addresses(text):
        if edges is None:
            lengths = [span for span in spans if span.style is not Style.ANCHOR]
            edges = sorted({edge for span in lengths for edge in (span.start, span.end)})
        while number < len(spans) and spans[number].start <= start:
            if spans[number].style in _SAID:
                said = max(said, spans[number].end)
            number += 1
        if start < said:
            continue
        edge = bisect_right(edges, start)
        if edge < len(edges) and edges[edge] < end:
            end = _end(text, start, edges[edge])
        if _ADDRESS.fullmatch(text, start, end):
            yield start, end


_ELEMENTS = {**dict.fromkeys(("code", "tt", "samp"), Style.CODE), "img": Style.IMAGE}


class MarkedPieces:
    """Which pieces of a run of text are marked as something, while they are gathered."""

    __slots__ = ("_ended", "_open")

    def __init__(self) -> None:
        self._open: list[tuple[int, Style | None]] = []
        self._ended: list[tuple[int, int, Style | None]] = []

    def start(self, piece: int, name: str, source: str) -> None:
        """An element of this name holds what comes from this piece on."""
        self._open.append((piece, Style.LINK if name == "a" and source else _ELEMENTS.get(name)))

    def end(self, piece: int) -> None:
        """The last of them that is open ends before this piece."""
        start, style = self._open.pop()
        self._ended.append((start, piece, style))

    def start_run(self) -> None:
        """Pieces are counted anew; what is open stays open."""
        if self._open:
            self._open = [(0, style) for _start, style in self._open]
        if self._ended:
            self._ended = []

    def drop(self, count: int) -> None:
        """The first pieces of the run are gone."""
        self._open = [(max(start - count, 0), style) for start, style in self._open]
        self._ended = [
            (max(start - count, 0), max(end - count, 0), style) for start, end, style in self._ended
        ]

    def bare(self, pieces: Sequence[str]) -> list[str] | None:
        """The addresses that `linked` would find; None where only a document can tell."""
        last = len(pieces)
        marked = [*self._ended, *((start, last, style) for start, style in self._open)]
        at = [0, *accumulate(map(len, pieces))]
        said = [
            Span(at[start], at[end], style) for start, end, style in marked if style is not None
        ]
        inline = linked(Inline(Shown("".join(pieces)), _ordered(said)))
        found = [span.target for span in inline.spans if span.target]
        is_sure = all(style in (Style.CODE, Style.IMAGE) for *_, style in marked)
        return found if is_sure or not found else None
