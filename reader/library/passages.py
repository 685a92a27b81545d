"""The words around what was found in a text."""

import re

from reader.model.listing import Passage
from reader.model.matching import hits
from reader.model.sanitize import Shown

LENGTH = 200
"""Characters of a passage: what two lines of a wide screen hold."""
_BEFORE = 40
"""Characters before the first hit, where there are so many."""
_MOST = 40
"""Hits that are weighed: the best passage is nearly always among the first."""
_OPENING = 20_000
"""Characters that are looked through before the rest is."""
_WHITE = re.compile(r"\s")


def passage(text: str, wanted: re.Pattern[str]) -> Passage | None:
    """The part of a text that holds most of what is wanted; None where it holds nothing of it."""
    found = (hits(text[:_OPENING], wanted) or hits(text, wanted))[:_MOST]
    if not found:
        return None
    first = max(found, key=lambda hit: (_worth(text, found, hit[0]), -hit[0]))[0]
    start = _word_start(text, max(first - _BEFORE, 0))
    end = _word_end(text, min(start + LENGTH, len(text)))
    lead = "…" if start else ""
    shift = len(lead) - start
    # Character for character, so that the hits stay where they are.
    shown = _WHITE.sub(" ", text[start:end])
    return Passage(
        Shown(lead + shown + ("…" if end < len(text) else "")),
        tuple((one + shift, min(other, end) + shift) for one, other in found if start <= one < end),
    )


def _worth(text: str, found: list[tuple[int, int]], start: int) -> int:
    """How many different words stand within a passage from here on."""
    inside = (hit for hit in found if start <= hit[0] < start + LENGTH - _BEFORE)
    return len({text[one:other].casefold() for one, other in inside})


def _word_start(text: str, at: int) -> int:
    if at == 0:
        return 0
    blank = text.find(" ", at, at + 24)
    line = text.find("\n", at, at + _BEFORE)
    if line >= 0:
        return line + 1
    return blank + 1 if blank >= 0 else at


def _word_end(text: str, at: int) -> int:
    if at == len(text):
        return at
    blank = text.rfind(" ", at - 24, at)
    return blank if blank > 0 else at
