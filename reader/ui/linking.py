"""The links of the open article: going from one to the next, letters to choose one, their looks."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

from reader.i18n import _
from reader.model.anchors import block_of
from reader.model.document import Document, Footnotes, Heading, leaves
from reader.model.linked import Linked
from reader.model.sanitize import Shown
from reader.typeset.folds import fold_at, target_of
from reader.typeset.lines import Role

if TYPE_CHECKING:
    from reader.typeset.lines import Line, Run

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The easiest to type come first."""
_NEAR = 20
"""Links of a leaf that are looked through for the one that a sign of ours belongs to."""


class Links:
    """The links of a document, in reading order, by where they stand."""

    def __init__(self, links: Sequence[Linked] = ()) -> None:
        self.all = links
        self._starts = [(link.block, link.start) for link in links]

    def following(self, block: int, offset: int, step: int) -> int | None:
        """The first link from a place on (step 1), or the last before it (-1)."""
        number = bisect_left(self._starts, (block, offset))
        number -= step < 0
        return number if 0 <= number < len(self.all) else None

    def number(self, block: int, run: "Run") -> int | None:
        """The link that a run of a leaf belongs to; None where it belongs to none."""
        if not run.target:
            return None
        if fold_at(run.target) == block:  # all of its summary, also after a link in it
            return self.following(block, 0, 1)
        first, last = bisect_left(self._starts, (block, 0)), bisect_left(self._starts, (block + 1,))
        if run.at >= 0:  # the last one that begins before its characters
            first = max(bisect_right(self._starts, (block, run.at)) - 1, first)
        for number in range(first, min(last, first + _NEAR)):
            if self.all[number].target == run.target:
                return number
        return None


def with_folds(links: Links, folds: Iterable[int]) -> Links:
    """Links, with the summaries of what can be folded among them, each before the links in it."""
    summaries = [Linked(block, 0, 0, target_of(block)) for block in folds]
    return Links(sorted([*summaries, *links.all], key=lambda link: link[:3])) if folds else links


class Letters(NamedTuple):
    """What is shown over a link, to be typed."""

    link: int
    """Its number."""
    line: int
    """Of the sheet."""
    cell: int
    """Of the column."""
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """How links are shown."""

    links: Links = field(default_factory=Links)
    current: int | None = None
    """The link that was gone to."""
    local: Set[str] = frozenset()
    """Targets that lead to articles lying here."""
    lost: Set[str] = frozenset()
    """Targets that lead to nowhere, or that are not opened."""
    letters: Mapping[int, Sequence[Letters]] = field(default_factory=dict)
    """What is shown over links, by line."""


def seen(links: Links, lines: Iterable[tuple[int, "Line"]]) -> Iterator[tuple[int, int, int]]:
    """The links on numbered lines, each where it is first seen: its number, line and cell."""
    met: set[int] = set()
    for number, line in lines:
        cell = 0
        for run in line.runs:
            link = links.number(line.block, run)
            if link is not None and link not in met:
                met.add(link)
                yield link, number, cell
            cell += run.cells


def lettered(found: Sequence[tuple[int, int, int]]) -> tuple[Letters, ...]:
    """Letters for links as `seen` finds them; where two would overlap the second moves on."""
    length = 1 if len(found) <= len(LETTERS) else 2
    texts = ("".join(letters) for letters in product(LETTERS, repeat=length))
    given: list[Letters] = []
    for (link, line, cell), text in zip(found, islice(texts, len(found)), strict=False):
        before = given[-1] if given and given[-1].line == line else None
        if before is not None:
            cell = max(cell, before.cell + length)
        given.append(Letters(link, line, cell, text))
    return tuple(given)


def by_line(letters: Iterable[Letters], typed: str = "") -> dict[int, list[Letters]]:
    """Those that begin with what was typed, by line, with what is left to type."""
    found: dict[int, list[Letters]] = {}
    for one in letters:
        if one.text.startswith(typed):
            left = one._replace(text=one.text[len(typed) :], cell=one.cell + len(typed))
            found.setdefault(one.line, []).append(left)
    return found


def named(document: Document, fragment: str) -> Shown | None:
    """What a fragment leads to, in words: a heading, or which note; None for anything else."""
    notes = [note for one in document.blocks if isinstance(one, Footnotes) for note in one.notes]
    for number, note in enumerate(notes, 1):
        if note.label == fragment:
            return Shown(_("Note {n}").format(n=number))
    block = block_of(document, fragment)
    leaf = next(islice(leaves(document.blocks), block, None)) if block is not None else None
    return leaf.inline.text if isinstance(leaf, Heading) else None


def dressed(line: "Line", runs: Sequence["Run"], marked: Marked) -> Sequence["Run"]:
    """The runs of a line, links to what lies here and the one gone to unlike the others."""
    if not any(run.target for run in runs):
        return runs
    return [_dressed(line.block, run, marked) for run in runs]


def _dressed(block: int, run: "Run", marked: Marked) -> "Run":
    if not run.target:
        return run
    if marked.current is not None and marked.links.number(block, run) == marked.current:
        return replace(run, role=Role.LINK_HERE)
    if run.role is Role.LINK and run.target in marked.lost:
        return replace(run, role=Role.QUIET)
    if run.role is Role.LINK and (run.target in marked.local or run.target[0] == "#"):
        return replace(run, role=Role.LINK_LOCAL)
    return run
