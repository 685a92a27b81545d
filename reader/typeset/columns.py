"""How wide each column of a table is set, and on which side its cells stand."""

import re
from collections.abc import Sequence

from reader.typeset.width import cells

GAP = 2
"""Cells between columns."""

WORD = 14
"""Cells up to which a column keeps its longest word whole."""

_NUMBER = re.compile(r"[-+−–~<>≈±]?\s*[€$£¥]?\s*\d[\d.,:\s\xa0%‰°€$£¥×^/-]*(?:[a-zA-Zµ]{1,3})?")
_BLANK = re.compile(r"[ \n]+")


def extent(text: str) -> int:
    """The width of the widest line of a text."""
    return max(map(cells, text.split("\n"))) if "\n" in text else cells(text)


def fitted(columns: Sequence[Sequence[str]], available: int) -> list[int] | None:
    """The columns' widths: their texts' own, else shared by need; None where words would tear."""
    gaps = GAP * (len(columns) - 1)
    room = available - gaps
    if room < 2 * len(columns):
        return None
    wanted = [max(1, *map(extent, column)) for column in columns]
    if sum(wanted) <= room:
        return wanted
    least = [_least(column, width) for column, width in zip(columns, wanted, strict=True)]
    if sum(least) > room:
        return None
    return _shared(wanted, least, room)


def sides(aligns: Sequence[str], columns: Sequence[Sequence[str]]) -> list[str]:
    """The side for each column; where the author names none, numbers go right."""
    named = [*aligns, *[""] * (len(columns) - len(aligns))]
    return [align or _side(column) for align, column in zip(named, columns, strict=False)]


def _least(column: Sequence[str], wanted: int) -> int:
    longest = max((cells(word) for text in column for word in _BLANK.split(text)), default=1)
    return max(1, min(longest, WORD, wanted))


def _shared(wanted: list[int], least: list[int], room: int) -> list[int]:
    """Columns that need no more than an even share get all they want, the others by their need."""
    widths = least[:]
    spare = room - sum(least)
    hungry = [index for index, width in enumerate(wanted) if width > least[index]]
    while True:
        share = spare // len(hungry)
        modest = [index for index in hungry if wanted[index] - least[index] <= share]
        if not modest:
            break
        for index in modest:
            spare -= wanted[index] - least[index]
            widths[index] = wanted[index]
        hungry = [index for index in hungry if index not in modest]
    total = sum(wanted[index] - least[index] for index in hungry)
    for index in hungry:
        widths[index] += spare * (wanted[index] - least[index]) // total
    for index in hungry[: room - sum(widths)]:
        widths[index] += 1
    return widths


def _side(column: Sequence[str]) -> str:
    body = [text.strip() for text in column if text.strip()]
    is_number = bool(body) and all(_NUMBER.fullmatch(text[:40]) for text in body)
    return "right" if is_number else "left"
