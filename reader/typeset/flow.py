"""Running text as it is shown: what is inserted or replaced, and the way back to the author's text.

A note's marker, an abbreviation's title, the brackets around a small picture are no part of the
logical text that places count in. A Flow holds the shown text and maps its offsets back.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, MutableMapping, MutableSet
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.i18n import _
from reader.model.document import Inline, Span, Style
from reader.typeset.formulas import SUBS, SUPERS, replaced
from reader.typeset.lines import Turned

_RESHAPED = frozenset({Style.FOOTNOTE, Style.SUB, Style.SUP, Style.ABBR, Style.IMAGE, Style.MATH})

_LOOKED_AT = 64
"""Insertions in one spot that are told apart; only a hostile file has more."""


class Flow(NamedTuple):
    """Running text as it is shown; all offsets but `logical`'s answer are in the shown text."""

    text: str
    spans: tuple[Span, ...] = ()
    pieces: tuple[tuple[int, int, bool], ...] = ()
    """(offset, logical offset, is the author's own) of each piece; none where nothing changed."""
    length: int = 0
    """Of the logical text, in characters."""
    turned: Turned = Turned.ALL

    def logical(self, offset: int) -> int:
        """The offset in the author's text that an offset in the shown text stands for."""
        if offset >= len(self.text):
            return self.length
        if not self.pieces:
            return offset
        start, logical, is_own = self.pieces[self._piece(offset)]
        return logical + offset - start if is_own else logical

    def shown(self, logical: int) -> int:
        """The first offset in the shown text that stands for an offset in the author's."""
        if not self.pieces:
            return logical
        index = bisect_right(self.pieces, logical, key=lambda piece: piece[1]) - 1
        if self.pieces[index][1] == logical:
            index = bisect_left(self.pieces, logical, key=lambda piece: piece[1])
        start, origin, is_own = self.pieces[index]
        return min(start + logical - origin if is_own else start, len(self.text))

    def is_own(self, offset: int) -> bool:
        """The character stands so in the author's text."""
        return not self.pieces or self.pieces[self._piece(offset)][2]

    def seams(self) -> list[int]:
        """Where pieces meet."""
        return [piece[0] for piece in self.pieces]

    def _piece(self, offset: int) -> int:
        return bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1


@dataclass(slots=True)
class Notes:
    """What flows of one document share."""

    numbers: Mapping[str, str] = field(default_factory=dict)
    """The number that a note is shown with, by its label."""
    explained: MutableMapping[tuple[str, str], int] = field(default_factory=dict)
    """The leaf in which an abbreviation is explained, by its letters and its title."""
    leaf: int = 0
    """The one that is set now."""
    is_ascii: bool = False
    """The signs that formulas are set with are lacking."""
    turned: Turned = Turned.ALL
    _explained_here: MutableSet[tuple[str, str]] = field(default_factory=set)

    def turn_to(self, leaf: int) -> None:
        """Another leaf is set."""
        self.leaf = leaf
        if self._explained_here:
            self._explained_here.clear()

    def explains(self, letters: str, title: str) -> bool:
        """An abbreviation is to be explained where it stands now: where it is first met."""
        key = letters, title
        is_first = self.explained.setdefault(key, self.leaf) == self.leaf
        if not is_first or key in self._explained_here:
            return False
        self._explained_here.add(key)
        return True


def flow(inline: Inline, notes: Notes) -> Flow:
    """The running text as it is shown."""
    text = inline.text.replace("\t", " ") if "\t" in inline.text else inline.text
    if any(span.style in _RESHAPED for span in inline.spans):
        return _Reshaping(text, notes).reshape(inline.spans)
    return Flow(text, inline.spans, (), len(text), notes.turned)


class _Reshaping:
    """Builds a Flow, piece by piece, from left to right."""

    def __init__(self, text: str, notes: Notes) -> None:
        self.text = text
        self.notes = notes
        self.done = 0
        self.length = 0
        self.parts: list[str] = []
        self.pieces: list[tuple[int, int, bool]] = []
        self.owners: list[Span | None] = []
        self.owner: Span | None = None

    def reshape(self, spans: tuple[Span, ...]) -> Flow:
        calls = sorted(span.start for span in spans if span.style is Style.FOOTNOTE)
        changes = sorted(
            (span for span in spans if span.style in _RESHAPED and not _is_call(span, calls)),
            key=lambda span: (span.start, -span.end),
        )
        extents: dict[Span, Span] = {}
        for span in changes:
            if span.start >= self.done and span.end <= len(self.text):
                self._copy(span.start)
                self.owner, start = span, self.length
                self._change(span)
                self.owner = None
                extents[span] = Span(start, self.length, span.style, span.target)
        self._copy(len(self.text))
        moved = tuple(extents.get(span) or self._moved(span) for span in spans)
        text, pieces = "".join(self.parts), tuple(self.pieces)
        return Flow(text, moved, pieces, len(self.text), self.notes.turned)

    def _moved(self, span: Span) -> Span:
        start = self._shown(span.start, span, is_end=False)
        return Span(
            start, max(start, self._shown(span.end, span, is_end=True)), span.style, span.target
        )

    def _shown(self, logical: int, span: Span, *, is_end: bool) -> int:
        """Where a span begins or ends: what is inserted there is in it if its owner is."""
        index = bisect_left(self.pieces, logical, key=lambda piece: piece[1])
        for piece in range(index, min(index + _LOOKED_AT, len(self.pieces))):
            start, origin, is_own = self.pieces[piece]
            if origin != logical:
                break
            owner = self.owners[piece]
            is_within = owner is not None and span.start <= owner.start and owner.end <= span.end
            if is_own or is_within != is_end:
                return start
            index = piece + 1
        if index < len(self.pieces) and self.pieces[index][1] == logical:
            return self.pieces[index][0]
        start, origin, is_own = self.pieces[index - 1] if index else (0, 0, True)
        if is_own:
            return min(start + logical - origin, self.length)
        return self.pieces[index][0] if index < len(self.pieces) else self.length

    def _change(self, span: Span) -> None:
        text = self.text[span.start : span.end]
        match span.style:
            case Style.FOOTNOTE:
                self._replace(f"[{self.notes.numbers.get(span.target, text)}]", span.end)
            case Style.SUP:
                self._script(text, span, SUPERS, "^")
            case Style.SUB:
                self._script(text, span, SUBS, "_")
            case Style.ABBR:
                self._copy(span.end)
                if span.target and text and self.notes.explains(text, span.target):
                    self._replace(f" ({span.target})", span.end)
            case Style.MATH:
                for start, end, shown in () if self.notes.is_ascii else replaced(text):
                    self._copy(span.start + start)
                    self._replace(shown, span.start + end)
                self._copy(span.end)
            case Style.IMAGE:
                self._replace("[" if text else "[" + _("picture"), span.start)
                self._copy(span.end)
                self._replace("]", span.end)

    def _script(self, text: str, span: Span, table: dict[int, int], sign: str) -> None:
        is_ordinal = text.isalpha() and len(text) <= 3 and self.text[: span.start][-1:].isdigit()
        if text and all(ord(character) in table for character in text):
            self._replace(text.translate(table), span.end)
        elif is_ordinal or not text.strip():
            self._copy(span.end)
        else:
            self._replace(sign if len(text) == 1 else sign + "(", span.start)
            self._copy(span.end)
            self._replace("" if len(text) == 1 else ")", span.end)

    def _copy(self, end: int) -> None:
        if end > self.done:
            self._append(self.text[self.done : end], is_own=True)
            self.done = end

    def _replace(self, text: str, end: int) -> None:
        if text:
            self._append(text, is_own=False)
        self.done = max(self.done, end)

    def _append(self, text: str, *, is_own: bool) -> None:
        self.pieces.append((self.length, self.done, is_own))
        self.owners.append(self.owner)
        self.parts.append(text)
        self.length += len(text)


def _is_call(span: Span, calls: list[int]) -> bool:
    """A superscript around a note's marker: the marker has brackets, it needs no raising."""
    if span.style is not Style.SUP:
        return False
    index = bisect_left(calls, span.start)
    return index < len(calls) and calls[index] < span.end
