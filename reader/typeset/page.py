"""A set page: a sequence of lines whose runs are made when they are asked for."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple, overload

from reader.model.places_in_text import Place
from reader.typeset.bidi import aligned, mirrored
from reader.typeset.blocks import Laid, Nothing, Text
from reader.typeset.code import Code
from reader.typeset.folds import Fold, Summary
from reader.typeset.frames import Frame
from reader.typeset.lines import Line, Run


class Section(NamedTuple):
    """A heading and where it stands."""

    line: int
    title: str
    level: int
    """1 to 6."""
    block: int
    """The leaf that it is."""


class Piece(NamedTuple):
    """A leaf in its place on the page."""

    above: tuple[tuple[Run, ...], ...]
    """The lines before it: blank, but for bars and the rule above the notes."""
    frame: Frame
    laid: Laid


class Structure(NamedTuple):
    """What is the same in every width; leaves are known by their numbers."""

    headings: Sequence[tuple[int, str, int]] = ()
    """Leaf, title, and level, 1 to 6."""
    folds: Mapping[int, Fold] = MappingProxyType({})
    """What can be folded, by the leaf that is its summary."""
    explained: Mapping[tuple[str, str], int] = MappingProxyType({})
    """The leaf in which an abbreviation is explained, by its letters and its title."""


_PLAIN = Structure()


class Page(Sequence[Line]):
    """The lines of a document; the page of a long article costs little until it is painted."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        structure: Structure = _PLAIN,
        closed: Set[int] | None = None,
    ) -> None:
        self.pieces = pieces
        """A piece for each leaf, folded away or not."""
        self.structure = structure
        self.folds = structure.folds
        """What can be folded, by the leaf that is its summary."""
        self._closed = closed
        self._pieces = pieces if closed is None else _folded(pieces, self.folds, closed)
        pieces = self._pieces
        # Nothing stands above nothing.
        self._firsts = [0, *accumulate(
            [height + len(above) if (height := laid.height) else 0 for above, _, laid in pieces]
        )]  # fmt: skip
        self.sections = tuple(
            Section(self._first_line(block), title, level, block)
            for block, title, level in structure.headings
        )
        """The headings in reading order."""

    def __len__(self) -> int:
        return self._firsts[-1]

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        block, row = self._row(index)
        piece = self._pieces[block]
        frame, laid = piece.frame, piece.laid
        from_right = laid if isinstance(laid, Text) and laid.is_mirrored else None
        if row < 0:
            above = piece.above[row]
            if from_right is not None:
                above = tuple(aligned(mirrored(above), from_right.width + frame.cells))
            return Line(above, block, 0, 0)
        start, end = laid.span(row)
        prefix = frame.rest if row else frame.lead
        if from_right is not None:
            return Line((*laid.runs(row), *mirrored(prefix)), block, start, end)
        return Line((*prefix, *laid.runs(row)), block, start, end, frame.cells)

    def __iter__(self) -> Iterator[Line]:
        return (self[number] for number in range(len(self)))

    def line_of(self, place: Place) -> int:
        """The line that shows a place: 0 to len - 1; the nearest one where none does."""
        if not self._pieces:
            return 0
        block = max(0, min(place.block, len(self._pieces) - 1))
        laid = self._pieces[block].laid
        row = laid.row_of(max(place.offset, 0)) if laid.height else 0
        return max(0, min(self._first_line(block) + row, len(self) - 1))

    def _first_line(self, block: int) -> int:
        piece = self._pieces[block]
        return self._firsts[block] + (len(piece.above) if piece.laid.height else 0)

    def place_of(self, line: int) -> tuple[int, int]:
        """The leaf and the offset in it that a line begins with; (0, 0) on an empty page."""
        if not len(self):
            return 0, 0
        block, row = self._row(max(0, min(line, len(self) - 1)))
        return block, self._pieces[block].laid.span(row)[0] if row >= 0 else 0

    def block_at(self, line: int) -> int:
        """The leaf on a line, or on the nearest one; 0 on an empty page."""
        return self._row(max(0, min(line, len(self) - 1)))[0] if len(self) else 0

    def section_number(self, line: int) -> int | None:
        """The section that a line lies in, by its number; None before the first heading."""
        number = bisect_right(self.sections, line, key=lambda section: section.line) - 1
        return number if number >= 0 else None

    def code_at(self, line: int) -> Code | None:
        """The code on a line, where it is wider than the screen."""
        laid = self._pieces[self._row(line)[0]].laid if 0 <= line < len(self) else None
        return laid if isinstance(laid, Code) and laid.beyond else None

    def with_laid(self, change: Callable[[Laid], Laid], *kinds: type[Laid]) -> "Page":
        """The same, each block of these kinds as it is changed."""
        pieces = list(self.pieces)
        for block, piece in enumerate(pieces):
            # Most blocks are text; calling something for each took half of the time.
            if isinstance(piece.laid, kinds):
                pieces[block] = piece._replace(laid=change(piece.laid))
        return Page(pieces, self.structure, self._closed)

    @property
    def closed(self) -> frozenset[int]:
        """The summaries of what is folded."""
        return frozenset(self._closed or ())

    def folded(self, closed: Set[int]) -> "Page":
        """The same with this folded and all else open; its summaries lead to themselves."""
        return Page(self.pieces, self.structure, closed & self.folds.keys())

    def hiding(self, block: int) -> frozenset[int]:
        """The summaries of what is folded over a leaf."""
        return frozenset(one for one in self.closed if one < block < self.folds[one].end)

    def shift(self, line: int, other: "Page") -> int:
        """How many lines further down the same stands in another page of the same blocks.

        In a block that has another height there, what follows it is kept in its place.
        """
        if not len(self):
            return 0
        block, row = self._row(max(0, min(line, len(self) - 1)))
        heights = [page._pieces[block].laid.height for page in (self, other)]
        if row > 0 and heights[0] != heights[1]:
            block += 1
        return other._firsts[block] - self._firsts[block]

    def _row(self, line: int) -> tuple[int, int]:
        """The piece of a line and the row in it, negative for the lines above it."""
        block = bisect_right(self._firsts, line) - 1
        return block, line - self._firsts[block] - len(self._pieces[block].above)


def _folded(
    pieces: Sequence[Piece], folds: Mapping[int, Fold], closed: Set[int]
) -> Sequence[Piece]:
    """Every leaf keeps its number: one that is folded away has no lines."""
    shown = list(pieces)
    for block, fold in folds.items():
        laid = pieces[block].laid
        summary = Summary(laid, block, fold.sign if block in closed else "")
        shown[block] = pieces[block]._replace(laid=summary)
    end = 0
    for block in sorted(closed):
        for hidden in range(max(block + 1, end), folds[block].end):
            laid = pieces[hidden].laid
            length = laid.span(laid.height - 1)[1] if laid.height else 0
            shown[hidden] = Piece((), pieces[hidden].frame, Nothing(length))
        end = max(end, folds[block].end)
    return shown
