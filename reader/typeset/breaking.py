"""Where the lines of a text begin.

`Breaker` is the seam: whatever breaks lines takes a text and a width and answers `Broken`; the
blocks do not know how it was done. The breakers here fill each line; `even.py` begins with what
they find, and looks at the whole paragraph.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from reader.typeset.hyphens import LEFT, LONGEST_CHUNK, Points
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

DASHES = "-–—"
"""A line may end with these where they join two words."""

_SEAMS = "/?&=_-.:"
"""Where an address or another overlong word is broken rather than anywhere."""
_GLUE = "\xa0\u202f\u2007\u2060"
_NOWHERE: frozenset[int] = frozenset()
_CHUNK = re.compile(f"[^\n{BLANKS}]+")

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
    if not is_narrow(text):
        return _measured(text, width)
    broken = _narrow(text, width, None)
    _join_orphans(text, width, broken.starts)
    return broken


def greedy(text: str, width: int, points: Points | None = None) -> Broken:
    """Each line takes the words that fit, and the first part of the next one."""
    if len(text) <= width and "\n" not in text and is_narrow(text):
        return Broken([0])
    if not is_narrow(text):
        return _measured(text, width, hyphens_of(text, points) if points else _NOWHERE)
    return _narrow(text, width, points)


def hyphens_of(text: str, points: Points) -> frozenset[int]:
    """The offsets at which the words of a text may be hyphenated."""
    return frozenset(
        match.start() + point
        for match in _CHUNK.finditer(text)
        if match.end() - match.start() <= LONGEST_CHUNK
        for point in points(match[0])
    )


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


def _narrow(text: str, width: int, points: Points | None) -> Broken:
    starts: list[int] = []
    hyphenated: list[int] = []
    # Nearly all text is ASCII, and asking for one dash takes a third of asking for three.
    dashes = ("-" if "-" in text else "") if text.isascii() else DASHES
    start, length = 0, len(text)
    while start < length or not starts:
        following = text.find("\n", start)
        end = following = length if following < 0 else following
        starts.append(start)
        if end - start > width:
            if text[end - 1] == " ":
                end = start + len(text[start:end].rstrip(" "))
            _fill(text, end, width, dashes, points, starts, hyphenated)
        start = following + 1
    return Broken(starts, frozenset(hyphenated) if hyphenated else _NOWHERE)


def _fill(
    text: str,
    end: int,
    width: int,
    dashes: str,
    points: Points | None,
    starts: list[int],
    hyphenated: list[int],
) -> None:
    """Adds the lines up to the end; the first of them is begun."""
    start = starts[-1]
    while end - start > width:
        limit = start + width
        cut = text.rfind(" ", start + 1, limit + 1)
        is_overlong = cut < 0 or (text[start] == " " and text[start:cut].isspace())
        first = start if is_overlong else cut + 1
        hyphen = 0
        if points is not None and limit - first > LEFT:
            hyphen = _hyphen(text, first, limit, end, points)
        if dashes and not is_overlong:
            cut = _dash_after(text, cut, limit, dashes)
        if hyphen and hyphen > cut:
            hyphenated.append(len(starts) - 1)
            start = hyphen
        elif is_overlong:
            start = _cut_word(text, start, width)
        else:
            start = cut + 1
            while text[start] == " ":
                start += 1
        starts.append(start)


def _hyphen(text: str, first: int, limit: int, end: int, points: Points) -> int:
    """Where the word at `first` is hyphenated so that it fits; 0 where it is not."""
    farthest = first + LONGEST_CHUNK + 1
    stop = text.find(" ", limit, min(end, farthest))
    stop = end if stop < 0 else stop
    found = 0
    if stop < farthest:
        for point in points(text[first:stop]):
            if first + point >= limit:
                break
            found = first + point
    return found


def _dash_after(text: str, cut: int, limit: int, dashes: str) -> int:
    for dash in dashes:
        found = text.rfind(dash, cut + 1, limit)
        if found > 0 and is_between_letters(text, found):
            cut = max(cut, found)
    return cut


def is_between_letters(text: str, index: int) -> bool:
    """A dash joins two words: two letters on either side, or `e-mail` and `-v` would be torn."""
    return text[max(index - 2, 0) : index].isalpha() and text[index + 1 : index + 3].isalpha()


def _cut_word(text: str, start: int, width: int) -> int:
    limit = start + width
    seam = max(text.rfind(sign, start + width // 2, limit) for sign in _SEAMS)
    return seam + 1 if seam > start else limit


def _join_orphans(text: str, width: int, starts: list[int]) -> None:
    for line in range(1, len(starts)):
        end = starts[line + 1] - 1 if line + 1 < len(starts) else len(text)
        is_last = end == len(text) or text[end] == "\n"
        if is_last and text[starts[line] - 1] != "\n":
            starts[line] = _with_company(text, starts[line - 1], starts[line], end, width)


def _with_company(text: str, before: int, last: int, end: int, width: int) -> int:
    """Where a last line begins when its only word is short and the line before can spare one."""
    shown = text[last:end].rstrip(" ")
    if len(shown) * SHORT > width or " " in shown:
        return last
    stop = last
    while text[stop - 1] == " ":
        stop -= 1
    cut = text.rfind(" ", before, stop)
    is_spared = (cut - before) * 5 >= width * 3 and last + len(shown) - cut - 1 <= width
    return cut + 1 if is_spared else last


def _measured(text: str, width: int, hyphens: frozenset[int] = _NOWHERE) -> Broken:
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
            used = before[start]
            start = _next_start(text, start, shown_end, before, width, hyphens)
            is_hyphen = text[start - 1] == SOFT_HYPHEN or start in hyphens
            if is_hyphen and before[start] - used < width:
                hyphenated.add(len(starts) - 1)
            starts.append(start)
        start = end + 1
        if start >= length:
            return Broken(starts, frozenset(hyphenated))


def _next_start(
    text: str, start: int, end: int, before: list[int], width: int, hyphens: frozenset[int]
) -> int:
    limit = bisect_right(before, before[start] + width, start, end + 1) - 1
    for index in range(limit, start, -1):
        is_hyphen = index in hyphens
        if not is_hyphen and not may_break(text, index):
            continue
        is_hyphen = is_hyphen or text[index - 1] == SOFT_HYPHEN
        if is_hyphen and before[index] - before[start] >= width:
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


def may_break(text: str, index: int) -> bool:
    """A line may begin here, or at the end of the blanks that stand here."""
    before, after = text[index - 1], text[index]
    if after == " " or before in BLANKS or before == SOFT_HYPHEN:
        return True
    if before in _GLUE or after in _GLUE or is_within_cluster(text, index):
        return False
    if is_regional(before):
        return True
    if before in DASHES and index > 1:
        return is_between_letters(text, index - 1)
    if _is_free(before) or _is_free(after):
        return after not in _NEVER_FIRST and before not in _NEVER_LAST
    return False


@lru_cache(maxsize=8192)
def _is_free(character: str) -> bool:
    """A character that needs no blank beside it to break: ideographs, kana, emoji; not Hangul."""
    code = ord(character)
    is_hangul = 0x1100 <= code <= 0x11FF or 0xAC00 <= code <= 0xD7FF
    return character_cells(character) == 2 and not is_hangul
