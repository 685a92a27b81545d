"""Where a passage stands in the logical text, also after the file was edited; or that it is gone.

A passage is never put where other words stand: what is found only by what stands around it must
still resemble what was quoted, and what could be in two places is in none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.model import matching
from reader.model.highlights import Highlight
from reader.model.sanitize import Shown

if TYPE_CHECKING:
    from reader.model.document import Document

CONTEXT = 48
"""Characters kept of what stands before and after."""
_ENOUGH = 24
"""Characters, of the quote and around it, that must agree: two or three words may stand anywhere,
a clause does not."""
_ALIKE = 0.6
"""Share of the words that a passage must keep to be the same passage."""
_CLEARLY = 0.05
"""By how much it must be the better one of two."""
_MOST = 200
"""Places that are looked at: of more nobody could say which is meant."""
_FEW = 8
"""Ends that are tried for each beginning of an edited passage."""


class Passage(NamedTuple):
    """A stretch of a logical text, in characters."""

    start: int
    end: int


class Part(NamedTuple):
    """What of one leaf belongs to a passage."""

    block: int
    start: int
    end: int


class Text:
    """A logical text: leaves, one line feed between two."""

    def __init__(self, leaves: Iterable[str]) -> None:
        self.leaves = tuple(leaves)
        self.whole = "\n".join(self.leaves)
        self._starts = list(accumulate((len(leaf) + 1 for leaf in self.leaves), initial=0))[:-1]
        self._folded = ""

    @classmethod
    def of(cls, document: "Document") -> "Text":
        """That of a document."""
        from reader.model.document import leaf_text, leaves

        return cls(leaf_text(leaf) for leaf in leaves(document.blocks))

    def at(self, block: int, offset: int) -> int:
        """Where a leaf's character stands; as near as there is one."""
        if not self.leaves:
            return 0
        block = min(block, len(self.leaves) - 1)
        return self._starts[block] + min(offset, len(self.leaves[block]))

    def place(self, at: int) -> tuple[int, int]:
        """The leaf that a character belongs to, and the offset in it."""
        block = max(bisect_right(self._starts, at) - 1, 0)
        return block, at - self._starts[block] if self._starts else 0

    def parts(self, passage: Passage) -> Iterator[Part]:
        """What of each leaf belongs to a passage."""
        block, offset = self.place(passage.start)
        at = passage.start
        while at < passage.end:
            length = min(len(self.leaves[block]) - offset, passage.end - at)
            if length:
                yield Part(block, offset, offset + length)
            at += length + 1
            block, offset = block + 1, 0

    @property
    def folded(self) -> str:
        """The whole, case and blanks folded, character for character."""
        if not self._folded:
            self._folded = _flat(self.whole)
        return self._folded


def marked(text: Text, passage: Passage, kind: str, made: int) -> Highlight:
    """A highlight of a passage."""
    start, end = passage
    block, offset = text.place(start)
    whole = text.whole  # of a document, and so shown already
    return Highlight(
        kind,
        Shown(whole[start:end]),
        Shown(whole[max(start - CONTEXT, 0) : start]),
        Shown(whole[end : end + CONTEXT]),
        block,
        offset,
        end - start,
        made=made,
    )


def found(highlight: Highlight, text: Text) -> Passage | None:
    """Where a highlight stands now; None where that can't be told."""
    if not highlight.quote.strip():
        return None
    near = text.at(highlight.block, highlight.offset)
    for passages in (_exact, _folded, _edited):
        passage = passages(highlight, text, near)
        if passage is not None:
            return passage
    return None


# The same words.


def _exact(highlight: Highlight, text: Text, near: int) -> Passage | None:
    quote, whole = highlight.quote, text.whole
    here = Passage(near, near + len(quote))
    if whole.startswith(quote, near) and _around(highlight, text, here) == 1:
        return here
    places: list[Passage] = []
    at = whole.find(quote)
    while at >= 0:
        places.append(Passage(at, at + len(quote)))
        at = whole.find(quote, at + 1)
    return _best(highlight, text, places, near)


def _folded(highlight: Highlight, text: Text, near: int) -> Passage | None:
    straight = highlight.quote.translate(_STRAIGHT)
    wanted = matching.passage(straight.strip())
    if wanted is None:
        return None
    places = (Passage(*hit) for hit in matching.hits(text.whole, wanted))
    return _best(highlight, text, list(places), near)


def _best(highlight: Highlight, text: Text, places: Sequence[Passage], near: int) -> Passage | None:
    """The place whose surroundings agree most; of those that agree alike the nearest."""
    if not places or len(places) > _MOST:
        return None
    worth = {place: _around(highlight, text, place) for place in places}
    best = min(places, key=lambda place: (-worth[place], abs(place.start - near)))
    kept = worth[best] * (len(highlight.before) + len(highlight.after))
    is_told = len(highlight.quote) + kept >= _ENOUGH or worth[best] >= 1
    return best if is_told else None


def _around(highlight: Highlight, text: Text, place: Passage) -> float:
    """The share of what stood around a passage that still does, 0.0 to 1.0."""
    folded, before, after = text.folded, _flat(highlight.before), _flat(highlight.after)
    known = len(before) + len(after)
    if not known:  # it was all of the text
        return float(place.start == 0 and place.end == len(folded))
    there = folded[max(place.start - len(before), 0) : place.start]
    same = _common(before[::-1], there[::-1])
    same += _common(after, folded[place.end : place.end + len(after)])
    return same / known


def _common(one: str, other: str) -> int:
    """Characters that two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


# Other words between the same ends.


def _edited(highlight: Highlight, text: Text, near: int) -> Passage | None:
    """What begins or ends as the passage did, or where what stood around it ends and begins."""
    quote = _flat(highlight.quote)
    starts, ends = _starts(highlight, quote, text), _ends(highlight, quote, text)
    tried = {
        Passage(start, end): _likeness(quote, text.folded[start:end])
        for start in starts
        for end in _following(ends, start, len(quote))
    }
    alike = [place for place, share in tried.items() if share >= _ALIKE]
    if not alike:
        return None
    # What is more like it, then the longer: the ends of one passage may be found twice.
    alike.sort(key=lambda place: (-tried[place], place.start - place.end, abs(place.start - near)))
    best = alike[0]
    rivals = (
        place
        for place in alike
        if (place.end <= best.start or place.start >= best.end)
        and tried[place] > tried[best] - _CLEARLY
    )
    return None if next(rivals, None) is not None else best


def _starts(highlight: Highlight, quote: str, text: Text) -> list[int]:
    before = _flat(highlight.before)[-_ENOUGH:]
    starts = [at + len(before) for at in _places(text.folded, before)]
    if not highlight.before:
        starts.append(0)
    if len(quote) >= 2 * _ENOUGH:
        starts += _places(text.folded, quote[:_ENOUGH])
    return sorted(set(starts))


def _ends(highlight: Highlight, quote: str, text: Text) -> list[int]:
    ends = list(_places(text.folded, _flat(highlight.after)[:_ENOUGH]))
    if not highlight.after:
        ends.append(len(text.folded))
    if len(quote) >= 2 * _ENOUGH:
        ends += (at + _ENOUGH for at in _places(text.folded, quote[-_ENOUGH:]))
    return sorted(set(ends))


def _places(text: str, part: str) -> list[int]:
    """Where a part stands; nowhere where it is too short to tell, or stands everywhere."""
    if len(part.strip()) < _ENOUGH // 2:
        return []
    places: list[int] = []
    at = text.find(part)
    while at >= 0 and len(places) <= _MOST:
        places.append(at)
        at = text.find(part, at + 1)
    return places if len(places) <= _MOST else []


def _following(ends: Sequence[int], start: int, length: int) -> Sequence[int]:
    """Ends that make a passage neither half as long nor twice as long as it was."""
    fitting = [end for end in ends if length // 2 <= end - start <= 2 * length + _ENOUGH]
    return sorted(fitting, key=lambda end: abs(end - start - length))[:_FEW]


def _likeness(one: str, other: str) -> float:
    """The share of words that two texts have in common, in their order."""
    from difflib import SequenceMatcher  # most passages stand where they stood

    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _flat(text: str) -> str:
    return _BLANK.sub(" ", matching.flat(text).translate(_STRAIGHT))


_BLANK = re.compile(r"\s")  # one for one: places stay
_STRAIGHT = str.maketrans("‘’‚‛“”„‟«»‐‑‒–—―", '\'\'\'\'""""""------')
