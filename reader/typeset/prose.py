"""Running text in even lines: hyphenated, its small words kept with the next, justified if wanted.

How high it stands is known at once, where its lines begin only when the first of them is shown.
"""

import re
from dataclasses import replace
from functools import lru_cache

from reader.config import Reading
from reader.formats.language import SAMPLE, detect
from reader.model.document import Document, Paragraph, Style, leaves
from reader.typeset.blocks import Text
from reader.typeset.breaking import Broken, greedy
from reader.typeset.even import LONGEST, evened
from reader.typeset.flow import Flow
from reader.typeset.hyphens import Points, points_for
from reader.typeset.lines import Manner, Run, Turned
from reader.typeset.paint import Brush
from reader.typeset.width import cells

MOST_SPREAD = 2
"""Cells that a blank of a justified line may be wider than it is, on average."""

_BLANK = re.compile(" ")
_LITERAL = frozenset({Style.CODE, Style.KEY, Style.MATH})
_CAPITALS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")

# Czech, Polish and Slovak do not end a line with a word of one letter.
_SMALL_WORD = re.compile(r"(?<=(?<![^\s(„“\"'–—-])[AaIiOoUuKkSsVvWwZz]) (?=\S)")
# French has blanks before and within its signs, and many keyboards no others than this.
_FRENCH = re.compile(r"(?<=«) (?=\S)|(?<=\S) (?=[;:!?»%])")
_BOUND = {**dict.fromkeys(("cs", "pl", "sk"), _SMALL_WORD), "fr": _FRENCH}
"""By language, the blanks at which no line ends."""


def manner_of(reading: Reading) -> Manner:
    """The manner that is configured."""
    return Manner(reading.hyphenate, reading.justify, Turned(reading.bidi))


def language_of(document: Document, declared: str) -> str:
    """The language that an article says it is in, else the one that it seems to be in, if any."""
    return declared or _detected(_sample(document))


def _sample(document: Document) -> str:
    found: list[str] = []
    length = 0
    for leaf in leaves(document.blocks):
        if isinstance(leaf, Paragraph):
            found.append(leaf.inline.text[:SAMPLE])
            length += len(found[-1])
            if length >= SAMPLE:
                break
    return "\n".join(found)


# A page is set anew at every step of a resize.
@lru_cache(maxsize=8)
def _detected(sample: str) -> str:
    return detect(sample)


class Tongue:
    """What a language and the person ask of lines."""

    __slots__ = ("_bound", "is_justified", "points")

    def __init__(self, language: str, manner: Manner) -> None:
        self._bound = _BOUND.get(language[:2].lower())
        self.points: Points | None = points_for(language) if manner.hyphenate and language else None
        self.is_justified = manner.justify

    def bound(self, flow: Flow) -> str:
        """The text of a flow as it is to be broken: each character as wide as the one shown."""
        text = flow.text
        literal = [span for span in flow.spans if span.style in _LITERAL] if flow.spans else ()
        if literal and self.points is not None:
            characters = list(text)
            for span in literal:
                # No word with capitals in it is hyphenated.
                characters[span.start : span.end] = text[span.start : span.end].translate(_CAPITALS)
            text = "".join(characters)
        return self._bound.sub("\xa0", text) if self._bound is not None else text


class Prose(Text):
    """Running text in even lines."""

    __slots__ = ("_is_rough", "_points", "_text", "_tongue")

    def __init__(self, flow: Flow, brush: Brush, width: int, tongue: Tongue) -> None:
        self._text = text = tongue.bound(flow)
        self._tongue = tongue
        self._is_rough = True
        self._points = tongue.points if len(text) <= LONGEST else None
        super().__init__(flow, brush, width, greedy(text, width, self._points))

    @property
    def broken(self) -> Broken:
        """The lines, as even as they can be."""
        if self._is_rough:
            self._rough = evened(self._text, self._width, self._rough, self._points)
            self._is_rough = False
        return self._rough

    def in_reading_order(self, row: int) -> list[Run]:
        """The runs of a row, spread to the full width if so wanted."""
        runs = super().in_reading_order(row)
        starts = self.broken.starts
        if not self._tongue.is_justified or row + 1 == len(starts):
            return runs
        is_full = self._text[starts[row + 1] - 1] != "\n"
        return spread(runs, self._width, from_right=row % 2 > 0) if is_full else runs


def spread(runs: list[Run], width: int, *, from_right: bool) -> list[Run]:
    """A line made as wide as the column by wider blanks; a line that would fall apart is not."""
    blanks = sum(run.text.count(" ") for run in runs)
    spare = width - sum(run.cells for run in runs)
    if not 0 < spare <= blanks * MOST_SPREAD:
        return runs
    shares = [(n + 1) * spare // blanks - n * spare // blanks for n in range(blanks)]
    # Blanks of two widths, now from the left and now from the right: no rivers run down.
    extra = iter(reversed(shares) if from_right else shares)
    found: list[Run] = []
    for run in runs:
        start = 0
        for blank in _BLANK.finditer(run.text):
            more, end = next(extra), blank.end()
            if more:
                found += [_part(run, start, end), replace(run, text=" " * more, cells=more, at=-1)]
                start = end
        if start < len(run.text):
            found.append(_part(run, start, len(run.text)))
    return found


def _part(run: Run, start: int, end: int) -> Run:
    text = run.text[start:end]
    at = run.at + start if run.at >= 0 else -1
    return replace(run, text=text, cells=cells(text), at=at)
