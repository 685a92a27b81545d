"""What was looked for, marked in a line of text that is cut to fit."""

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from reader.model.listing import Passage
from reader.ui.cut import cut
from reader.ui.ink import Piece, Tone

Span = tuple[int, int]
"""Start and end of a hit, in characters."""


def marked(text: str, hits: Iterable[Span], tone: Tone) -> Iterator[Piece]:
    """The text in a tone, with its hits told apart; what lies beyond the text is passed over."""
    done = 0
    for start, end in hits:
        start, end = max(start, done), min(end, len(text))
        if start < end:
            yield Piece(text[done:start], tone)
            yield Piece(text[start:end], Tone.HIT)
            done = end
    yield Piece(text[done:], tone)


def cut_title(
    title: str, cells: int, wanted: re.Pattern[str] | None, tone: Tone, ellipsis: str
) -> list[Piece]:
    """A title, at most so many cells wide."""
    shown = cut(title, cells, ellipsis)
    if wanted is None:
        return [Piece(shown, tone)]
    from reader.model import matching

    return list(marked(shown, _within(matching.hits(title, wanted), title, shown, ellipsis), tone))


def cut_passage(passage: Passage, cells: int, ellipsis: str) -> list[Piece]:
    """A passage on one line, at most so many cells wide, begun so late that a hit is seen."""
    text: str = passage.text
    hits = passage.hits
    start = _start(text, hits, cells)
    if start:
        # The blank before the first word makes room for the ellipsis.
        moved = len(ellipsis) - start
        text, hits = ellipsis + text[start:], tuple((a + moved, b + moved) for a, b in hits)
    shown = cut(text, cells, ellipsis)
    return list(marked(shown, _within(hits, text, shown, ellipsis), Tone.QUIET))


def _start(text: str, hits: tuple[Span, ...], cells: int) -> int:
    """The character to begin at, a word's first: 0 where the first hit is seen from there."""
    if not hits or cell_len(text[: hits[0][1]]) < cells:
        return 0
    first = hits[0][0]
    start = first
    while start > 0 and cell_len(text[start - 1 : first]) <= cells // 3:
        start -= 1
    space = text.find(" ", start, first)
    return space + 1 if space >= 0 else start


def _within(hits: Iterable[Span], text: str, shown: str, ellipsis: str) -> Iterator[Span]:
    kept = len(shown) if shown == text else len(shown) - len(ellipsis)
    return ((start, min(end, kept)) for start, end in hits if start < kept)
