"""Text -> the stretches that a person selects by: words, sentences, paragraphs.

A stretch is start and end in characters. Blanks between two belong to none of them.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from reader.model.matching import is_unspaced

Stretch = tuple[int, int]


class Unit(StrEnum):
    """What a selection grows by."""

    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


_WORD = re.compile(r"\w+(?:['’.·-]\w+)*")
_CLOSING = "'\"”’»›)\\]」』）】"
# Beyond the sign that ends it, a sentence takes what is closed behind it. A full-width sign needs
# no blank after it.
_END = re.compile(rf"[.!?…]+[{_CLOSING}]*(?=\s|$)|[。！？｡]+[{_CLOSING}]*|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[^\W\d_]"  # an initial
    r"|dhr|mevr|mw|dr|drs|ir|ing|mr|mrs|ms|prof|st|jr|sr|gen|col|sen|rep|gov|rev|hon"
    r"|nr|blz|vol|fig|afd|afb|hfst|vgl|bijv|bv|ca|resp|incl|excl|jl|zgn|evt"
    r"|vs|etc|approx|dept|inc|ltd|corp|univ|cf|viz"
    r"|jan|feb|mrt|mar|apr|jun|jul|aug|sep|sept|okt|oct|nov|dec"
    r"|bzw|usw|z\.b|d\.h|u\.a)"
    r"|(?:\b[^\W\d_]{1,2}\.)+[^\W\d_]{1,3})\.$",  # d.w.z., o.a., U.S., e.g.
    re.IGNORECASE,
)
_NEAR = 12
"""Characters before a full stop in which an abbreviation is looked for."""


def stretches(text: str, unit: Unit) -> Sequence[Stretch]:
    """The words, the sentences, or the one paragraph of a leaf's logical text."""
    match unit:
        case Unit.WORD:
            return list(_words(text))
        case Unit.SENTENCE:
            return list(_sentences(text))
        case Unit.PARAGRAPH:
            whole = _trimmed(text, 0, len(text))
            return [whole] if whole is not None else []


def _words(text: str) -> Iterator[Stretch]:
    for found in _WORD.finditer(text):
        start, end = found.span()
        if text.isascii() or not any(map(is_unspaced, found[0])):
            yield start, end
            continue
        begun = start
        for at in range(start, end):
            if is_unspaced(text[at]):
                if begun < at:
                    yield begun, at
                yield at, at + 1
                begun = at + 1
        if begun < end:
            yield begun, end


def _sentences(text: str) -> Iterator[Stretch]:
    start = 0
    for found in _END.finditer(text):
        end = found.end()
        if found[0][0] != "\n" and not _is_end(text, start, found):
            continue
        whole = _trimmed(text, start, end)
        if whole is not None:
            yield whole
        start = end
    whole = _trimmed(text, start, len(text))
    if whole is not None:
        yield whole


def _is_end(text: str, start: int, found: re.Match[str]) -> bool:
    """A sign that ends sentences ends one here."""
    following = text[found.end() :][:4].lstrip(" \t\xa0(\"'“‘„«[")
    if following[:1].islower():  # “Why?” he asked. - etc. and so on.
        return False
    if found[0] != ".":
        return True
    if text[start : found.start()].strip().isdecimal():  # the number of an item
        return False
    near = text[max(start, found.end() - _NEAR) : found.end()]
    return _ABBREVIATED.search(near) is None


def _trimmed(text: str, start: int, end: int) -> Stretch | None:
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    right = len(part.rstrip())
    return (start + left, start + right) if right > left else None
