"""How wide each column of a table is set, and on which side its cells stand."""

import re
from collections.abc import Sequence
from functools import cached_property

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


class Columns:
    """The texts of a table's columns; what they need is found out once for all widths."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self._texts = texts

    @cached_property
    def _wanted(self) -> list[int]:
        return [max(1, *map(extent, column)) for column in self._texts]

    @cached_property
    def _least(self) -> list[int]:
        pairs = zip(self._texts, self._wanted, strict=True)
        return [_least(column, width) for column, width in pairs]

    def fitted(self, available: int) -> list[int] | None:
        """Their widths: their texts' own, else shared by need; None where words would tear."""
        room = available - GAP * (len(self._texts) - 1)
        if room < 2 * len(self._texts):
            return None
        if sum(self._wanted) <= room:
            return self._wanted
        return _shared(self._wanted, self._least, room) if sum(self._least) <= room else None


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
