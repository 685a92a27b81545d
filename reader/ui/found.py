"""What was searched for in the open article: where it stands, and how a line shows it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.model.places_in_text import Place

if TYPE_CHECKING:
    from reader.model.document import Document
    from reader.typeset.lines import Line, Run

MOST = 2000
"""Hits that are shown: of more, nobody goes from one to the next."""
_AROUND = 300
"""Characters in which the most of what was searched for makes a passage the best."""


class Hit(NamedTuple):
    """A leaf, and the characters of its logical text that were found."""

    block: int
    start: int
    end: int

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.block, self.start)


class Found(NamedTuple):
    """Every hit, in reading order."""

    hits: tuple[Hit, ...] = ()
    best: int = 0
    """The hit that the best passage begins with."""

    @property
    def is_all(self) -> bool:
        """There are no more than these."""
        return len(self.hits) < MOST

    def following(self, place: Place | None, step: int) -> int | None:
        """The first hit after a place (step 1) or the last before it (-1); None where none is."""
        at = (place.block, place.offset) if place is not None else (0, -1)
        if step > 0:
            index = bisect_left(self.hits, (at[0], at[1] + 1, 0))
        else:
            index = bisect_left(self.hits, (*at, 0)) - 1
        return index if 0 <= index < len(self.hits) else None

    def nearest(self, place: Place | None) -> int | None:
        """The first hit from a place on, that place included; after the last one the first."""
        if not self.hits:
            return None
        at = (place.block, place.offset) if place is not None else (0, 0)
        return bisect_left(self.hits, (*at, 0)) % len(self.hits)


NOTHING = Found()


class Texts:
    """The words of a document, folded once and then sought through with every letter typed."""

    def __init__(self, document: "Document") -> None:
        from reader.model import matching
        from reader.model.document import leaf_text, leaves

        self.document = document
        self.flats = [matching.flat(leaf_text(leaf)) for leaf in leaves(document.blocks)]

    def found(self, wanted: re.Pattern[str] | None) -> Found:
        """Where they hold what a pattern of `matching` seeks."""
        hits = () if wanted is None else tuple(islice(self._hits(wanted), MOST))
        return Found(hits) if hits else NOTHING

    def _hits(self, wanted: re.Pattern[str]) -> Iterator[Hit]:
        from reader.model.matching import hits_in_flat

        for block, flat in enumerate(self.flats):
            for start, end in hits_in_flat(flat, wanted):
                yield Hit(block, start, end)


def found(document: "Document", wanted: re.Pattern[str] | None) -> Found:
    """Where a document holds what a pattern of `matching` seeks, and the best passage of it."""
    if wanted is None:
        return NOTHING
    texts = Texts(document)
    result = texts.found(wanted)
    best, most = 0, 0
    for block, hits in groupby(enumerate(result.hits), key=lambda hit: hit[1].block):
        here = list(hits)
        for place, (number, hit) in enumerate(here):
            near = (one for _number, one in here[place:])
            worth = len(set(_words_after(texts.flats[block], near, hit.start)))
            if worth > most:
                best, most = number, worth
    return result._replace(best=best)


def _words_after(flat: str, hits: Iterable[Hit], start: int) -> Iterator[str]:
    for hit in hits:
        if hit.start > start + _AROUND:
            break
        yield flat[hit.start : hit.end]


def marked(line: "Line", found: Found, here: int | None) -> "Sequence[Run]":
    """The runs of a line with its hits marked, the one that was gone to more than the others."""
    if not found.hits:
        return line.runs
    first = max(bisect_left(found.hits, (line.block, line.start, 0)) - 1, 0)
    within: list[tuple[Hit, bool]] = []
    for index in range(first, len(found.hits)):
        hit = found.hits[index]
        if (hit.block, hit.start) >= (line.block, max(line.end, line.start + 1)):
            break
        if hit.block == line.block and hit.end > line.start:
            within.append((hit, index == here))
    if not within:
        return line.runs
    return [part for run in line.runs for part in _parts(run, within)]


def _parts(run: "Run", hits: Sequence[tuple[Hit, bool]]) -> "Iterator[Run]":
    from reader.typeset.lines import Role

    end = run.at + len(run.text)
    done = run.at
    for hit, is_here in hits if run.at >= 0 else ():
        start, stop = max(hit.start, done), min(hit.end, end)
        if start < stop:
            yield from _cut(run, done, start)
            for part in _cut(run, start, stop):
                yield replace(
                    part,
                    role=Role.HIT,
                    is_bold=part.is_bold or is_here,
                    is_underlined=part.is_underlined or is_here,
                )
            done = stop
    if done == run.at:
        yield run
    else:
        yield from _cut(run, done, end)


def _cut(run: "Run", start: int, end: int) -> "Iterator[Run]":
    text = run.text[start - run.at : end - run.at]
    if text:
        yield replace(run, text=text, cells=cell_len(text), at=start)
