"""Where the lines of a text begin.

`Breaker` is the seam: whatever breaks lines takes a text and a width and answers `Broken`; the
blocks do not know how it was done. The breakers here fill each line, then repair the last one.
"""

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from reader.typeset.width import (
    BLANKS,
    SOFT_HYPHEN,
    character_cells,
    is_narrow,
    is_regional,
    is_within_cluster,
    offsets,
)

SHORT = 8
"""A last line of one word is an orphan where it is narrower than this part of the width: 1/8."""

BALANCED = 600
"""Longest text, in characters, that is worth balancing; titles are shorter."""

_DASHES = "-–—"
_SEAMS = "/?&=_-.:"
"""Where an address or another overlong word is broken rather than anywhere."""
_GLUE = "\xa0\u202f\u2007\u2060"

# Kinsoku: what Chinese and Japanese neither begin nor end a line with.
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）］｝」』】〕〉》〗〙〟’”…‥ー々〻ゝゞヽヾ％‰℃"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ,.!?;:)]}»%"
)
_NEVER_LAST = frozenset("（［｛「『【〔〈《〖〘〝‘“([{«$£€￥")


class Broken(NamedTuple):
    """A text broken into lines: line n holds the characters from starts[n] up to starts[n + 1]."""

    starts: list[int]
    """Ascending, the first 0; blanks at a break belong to the line before it and are not shown."""
    hyphenated: frozenset[int] = frozenset()
    """The lines that end within a word and show a hyphen."""


Breaker: TypeAlias = Callable[[str, int], Broken]
"""Takes a text and a width of 1 cell and up."""


def filled(text: str, width: int) -> Broken:
    """Each line takes the words that fit; a lonely short word at the end gets company."""
    if len(text) <= width and "\n" not in text and is_narrow(text):
        return Broken([0])
    return _narrow(text, width) if is_narrow(text) else _measured(text, width)


def balanced(text: str, width: int) -> Broken:
    """Lines of even length, as few as fill the width: for titles and headings."""
    best = filled(text, width)
    if len(best.starts) == 1 or len(text) > BALANCED:
        return best
    lines = len(best.starts)
    low, high = width // 2, width
    while low < high:
        middle = (low + high) // 2
        tried = filled(text, middle) if middle else best
        if middle and len(tried.starts) <= lines and not _breaks_words(text, tried):
            best, high = tried, middle
        else:
            low = middle + 1
    return best


def _breaks_words(text: str, broken: Broken) -> bool:
    return any(text[start - 1].isalnum() and text[start].isalnum() for start in broken.starts[1:])


def _narrow(text: str, width: int) -> Broken:
    starts: list[int] = []
    dashes = [dash for dash in _DASHES if dash in text]
    start, length = 0, len(text)
    while True:
        end = text.find("\n", start)
        end = length if end < 0 else end
        _fill_narrow(text, start, end, width, dashes, starts)
        start = end + 1
        if start >= length:
            return Broken(starts)


def _fill_narrow(
    text: str, start: int, end: int, width: int, dashes: list[str], starts: list[int]
) -> None:
    first = len(starts)
    starts.append(start)
    if end > start and text[end - 1] == " ":
        end = start + len(text[start:end].rstrip(" "))
    while end - start > width:
        cut = text.rfind(" ", start + 1, start + width + 1)
        if cut < 0 or (text[start] == " " and text[start:cut].isspace()):
            start = _cut_word(text, start, width)
        else:
            if dashes:
                cut = _dash_after(text, cut, start + width, dashes)
            start = cut + 1
            while text[start] == " ":
                start += 1
        starts.append(start)
    if len(starts) - first > 1:
        _join_orphan(text, end, width, starts)


def _dash_after(text: str, cut: int, limit: int, dashes: list[str]) -> int:
    for dash in dashes:
        found = text.rfind(dash, cut + 1, limit)
        if found > 0 and _is_between_letters(text, found):
            cut = max(cut, found)
    return cut


def _is_between_letters(text: str, index: int) -> bool:
    # Two letters on either side, or `e-mail` and `-v` would be torn.
    return text[max(index - 2, 0) : index].isalpha() and text[index + 1 : index + 3].isalpha()


def _cut_word(text: str, start: int, width: int) -> int:
    limit = start + width
    seam = max(text.rfind(sign, start + width // 2, limit) for sign in _SEAMS)
    return seam + 1 if seam > start else limit


def _join_orphan(text: str, end: int, width: int, starts: list[int]) -> None:
    last, before = starts[-1], starts[-2]
    if (end - last) * SHORT > width or " " in text[last:end]:
        return
    while text[last - 1] == " ":
        last -= 1
    cut = text.rfind(" ", before, last)
    if (cut - before) * 5 >= width * 3 and end - cut - 1 <= width:
        starts[-1] = cut + 1


def _measured(text: str, width: int) -> Broken:
    starts: list[int] = []
    hyphenated: set[int] = set()
    before = offsets(text)
    start, length = 0, len(text)
    while True:
        end = text.find("\n", start)
        end = length if end < 0 else end
        shown_end = start + len(text[start:end].rstrip(BLANKS))
        starts.append(start)
        while before[shown_end] - before[start] > width:
            start = _next_start(text, start, shown_end, before, width)
            if text[start - 1] == SOFT_HYPHEN:
                hyphenated.add(len(starts) - 1)
            starts.append(start)
        start = end + 1
        if start >= length:
            return Broken(starts, frozenset(hyphenated))


def _next_start(text: str, start: int, end: int, before: list[int], width: int) -> int:
    limit = bisect_right(before, before[start] + width, start, end + 1) - 1
    for index in range(limit, start, -1):
        if not _may_break(text, index):
            continue
        if text[index - 1] == SOFT_HYPHEN and before[index] - before[start] >= width:
            continue
        if text[start] in BLANKS and not text[start:index].strip(BLANKS):
            break
        while index < end and text[index] in BLANKS:
            index += 1
        return index
    return _forced(text, start, end, limit)


def _forced(text: str, start: int, end: int, limit: int) -> int:
    index = limit
    while index > start and is_within_cluster(text, index):
        index -= 1
    if index > start:
        return index
    index = max(limit, start + 1)
    while index < end and is_within_cluster(text, index):
        index += 1
    return index


def _may_break(text: str, index: int) -> bool:
    before, after = text[index - 1], text[index]
    if after == " " or before in BLANKS or before == SOFT_HYPHEN:
        return True
    if before in _GLUE or after in _GLUE or is_within_cluster(text, index):
        return False
    if is_regional(before):
        return True
    if before in _DASHES and index > 1:
        return _is_between_letters(text, index - 1)
    if _is_free(before) or _is_free(after):
        return after not in _NEVER_FIRST and before not in _NEVER_LAST
    return False


@lru_cache(maxsize=8192)
def _is_free(character: str) -> bool:
    """A character that needs no blank beside it to break: ideographs, kana, emoji; not Hangul."""
    code = ord(character)
    is_hangul = 0x1100 <= code <= 0x11FF or 0xAC00 <= code <= 0xD7FF
    return character_cells(character) == 2 and not is_hangul
