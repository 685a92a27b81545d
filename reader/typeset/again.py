"""A page in another form: what is seen is set at once, the rest bit by bit, and guessed till then.

Of an article of a megabyte all paragraphs broken anew take 0.2 to 0.5 s; a screen of them, 5 ms.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence, Set
from itertools import accumulate
from math import ceil

from reader.model.document import Block, Container, Document, Leaf, leaves
from reader.typeset.blocks import Laid, Text
from reader.typeset.breaking import Breaker
from reader.typeset.document import Job, Walk
from reader.typeset.figures import Framed
from reader.typeset.flow import Flow
from reader.typeset.frames import Frame
from reader.typeset.lines import Run, Settings
from reader.typeset.page import Page, Piece
from reader.typeset.paint import Brush
from reader.typeset.prose import Prose
from reader.typeset.spacing import Spaced

_LOST = 2
"""Cells that a line of hyphenated text leaves empty, on average."""


_MORE = 2
"""Leaves that are set besides those that seem to be near: guesses are higher or lower."""


class Guess:
    """A block that is not set yet: how high it may be, and in which of its lines a place may lie.

    It is never painted.
    """

    __slots__ = ("height", "laid")

    def __init__(self, laid: Laid, height: int) -> None:
        self.laid = laid
        """The block as it was set before."""
        self.height = height

    def span(self, row: int) -> tuple[int, int]:
        """The logical text on a row, or some near to it."""
        laid, height = self.laid, self.height
        first, end = row * laid.height // height, (row + 1) * laid.height // height
        start = laid.span(first)[0]
        return start, laid.span(end - 1)[1] if end > first else start

    def runs(self, _row: int) -> Sequence[Run]:
        """None."""
        return ()

    def row_of(self, offset: int) -> int:
        """The row that may show an offset."""
        laid = self.laid
        return laid.row_of(offset) * self.height // laid.height if self.height else 0


class Again:
    """A page on its way to another form."""

    def __init__(
        self, document: Document, settings: Settings, title: str, language: str, before: Page
    ) -> None:
        """`before` is a whole page of the same document."""
        self._asked = document, settings, title, language
        self._before = before
        self._pieces = [_guessed(piece, settings) for piece in before.pieces]
        self._set: set[int] = set()
        self._pictures: Settings | None = None
        self._firsts = [0, *accumulate(_count(block) for block in document.blocks)]
        self._walk = Walk(*self._asked)

    def page(self, closed: Set[int]) -> Page:
        """What is set so far, and guesses between it; with these sections folded."""
        page = Page(list(self._pieces), self._before.structure)
        return page.folded(closed) if page.folds else page

    def reached(self, page: Page, line: int, above: int, below: int) -> tuple[Page, int]:
        """One of its pages with so many lines set above a line and below it; and the line in it."""
        while True:
            first, last = page.block_at(line - above), page.block_at(line + below)
            missing = [block for block in range(first, last + 1) if block not in self._set]
            if not missing or not page.pieces:
                return page, line
            self._set_leaves(max(missing[0] - _MORE, 0), missing[-1] + 1 + _MORE)
            after = self.page(page.closed)
            page, line = after, line + page.shift(line, after)

    def know_pictures(self, settings: Settings) -> None:
        """What is known of its pictures now."""
        self._pictures = settings
        for block in self._set:
            self._pieces[block] = self._pictured(self._pieces[block])

    def go_on(self, is_due: Callable[[], bool]) -> bool:
        """Set what is left, until something else is due; True once all of it is set."""
        if self._walk.go_on(is_due):
            # What is set stays itself: code that was moved, lines that were made even.
            self._take(self._walk.pieces, range(len(self._pieces)))
            return True
        return False

    def _set_leaves(self, first: int, end: int) -> None:
        wanted = range(first, min(end, len(self._pieces)))
        walk = _Stretch(self._asked, self._before, self._pieces, wanted, self._firsts)
        walk.go_on()
        self._take(walk.pieces, wanted)

    def _take(self, pieces: Sequence[Piece], blocks: range) -> None:
        for block in blocks:
            if block not in self._set:
                self._pieces[block] = self._pictured(pieces[block])
                self._set.add(block)

    def _pictured(self, piece: Piece) -> Piece:
        settings, laid = self._pictures, piece.laid
        if settings is None or not isinstance(laid, Framed):
            return piece
        return piece._replace(laid=laid.again(settings))


class _Stretch(Walk):
    """Sets some leaves; of all others it takes what is there."""

    def __init__(
        self,
        asked: tuple[Document, Settings, str, str],
        before: Page,
        others: Sequence[Piece],
        wanted: range,
        firsts: Sequence[int],
    ) -> None:
        """`firsts` are the leaves that the blocks of the document begin with."""
        super().__init__(*asked)
        self.notes.explained = dict(before.structure.explained)
        self._others = others
        self._wanted = wanted
        # The block before tells how much room there is above the first.
        start = max(bisect_right(firsts, wanted.start) - 2, 0)
        self.begin(asked[0].blocks[start : bisect_left(firsts, wanted.stop)])
        self._skip(firsts[start])

    def container(self, block: Container, frame: Frame, brush: Brush) -> Job:
        """The job of setting a block that holds blocks, where one of them is wanted."""
        count = _count(block)
        if self._is_wanted(count):
            return super().container(block, frame, brush)
        self._skip(count)
        return iter(())

    def leaf(self, leaf: Leaf, frame: Frame, brush: Brush) -> None:
        """Sets what has no blocks in it, where it is wanted."""
        if self._is_wanted(1):
            super().leaf(leaf, frame, brush)
        else:
            self._skip(1)

    def text(self, set_: Flow, frame: Frame, brush: Brush, breaker: Breaker | None = None) -> None:
        """Running text, where it is wanted."""
        if self._is_wanted(1):
            super().text(set_, frame, brush, breaker)
        else:
            self._skip(1)

    def _is_wanted(self, count: int) -> bool:
        first = len(self.pieces)
        return first < self._wanted.stop and self._wanted.start < first + count

    def _skip(self, count: int) -> None:
        first = len(self.pieces)
        self.pieces += self._others[first : first + count]
        self.notes.turn_to(len(self.pieces))
        if count:
            last = self.pieces[-1]
            self.above = () if last.laid.height else last.above


def _count(block: Block) -> int:
    return sum(1 for _leaf in leaves((block,))) if isinstance(block, Container) else 1


def _guessed(piece: Piece, settings: Settings) -> Piece:
    above, frame, laid = piece
    text = laid.laid if isinstance(laid, Spaced) else laid
    height = text.height
    if isinstance(text, Text) and height:
        width = max(settings.measure - frame.cells, 1)
        height = _rows(text, width)
        if settings.is_spaced and isinstance(text, Prose):
            height = 2 * height - 1
    return Piece(above, frame, Guess(laid, height))


def _rows(text: Text, width: int) -> int:
    cells, before = text.length, text.width
    # Where a character is no cell its lines tell how long it is, give or take half a line.
    if abs(cells - (text.height - 0.5) * (before - _LOST)) > before:
        cells = text.height * before
    return 1 if cells <= width else ceil(cells / max(width - _LOST, 1))
