"""Code: set as it was written, never wrapped, on a ground of its own."""

from bisect import bisect_right
from collections.abc import Sequence
from copy import copy

from reader.model.document import CodeBlock
from reader.typeset.lines import Glyphs, Role, Run, Settings
from reader.typeset.paint import Brush, mark, run
from reader.typeset.syntax import Words
from reader.typeset.width import UNPRINTED, cells, is_narrow, is_within_cluster

TAB = 4
"""Cells between tab stops."""

_LEFT, _RIGHT = 2, 1
"""Ground beside the code."""
_UNNAMED = frozenset({"", "text", "txt", "plain", "plaintext", "none", "nohighlight"})
_MARKS = 9
"""Characters that one cell can hold at most: a letter and `sanitize.MAX_MARKS`."""


class Code:
    """The lines of a code block, cut at the edges where they are too long for the screen.

    What is uncut ends where its longest line does, beyond the room too; the ground does not.
    """

    __slots__ = (
        "_column", "_glyphs", "_is_uncut", "_language", "_shift", "_starts", "_text", "_wanted",
        "_width", "_words", "height",
    )  # fmt: skip

    def __init__(
        self,
        block: CodeBlock,
        width: int,
        widest: int,
        glyphs: Glyphs,
        *,
        is_uncut: bool = False,
    ) -> None:
        self._text = block.text
        self._language = "" if block.language in _UNNAMED else block.language
        self._glyphs = glyphs
        self._is_uncut = is_uncut
        self._starts, longest = _lines(block.text)
        self._column = width
        self._wanted = max(width, longest + _LEFT + _RIGHT)
        self._width = min(self._wanted, widest)
        self._words: Words | None = None
        self._shift = 0
        self.height = len(self._starts) + bool(self._language)

    def in_room(self, settings: Settings) -> "Code":
        """The same code in a column as wide with more room beside it, or less."""
        width = min(self._wanted, settings.widest_of(self._column))
        if width == self._width:
            return self
        again = copy(self)
        again._width = width
        again.move(0)
        return again

    def span(self, row: int) -> tuple[int, int]:
        """A line of the author's, its line feed counted in."""
        index = row - bool(self._language)
        if index < 0:
            return 0, 0
        last = index + 1 == len(self._starts)
        return self._starts[index], len(self._text) if last else self._starts[index + 1]

    def runs(self, row: int) -> Sequence[Run]:
        """The runs of a row, padded to the width of the ground."""
        index = row - bool(self._language)
        return self._label() if index < 0 else self._line(index)

    def row_of(self, offset: int) -> int:
        """The row that shows an offset."""
        return max(bisect_right(self._starts, offset) - 1, 0) + bool(self._language)

    @property
    def beyond(self) -> int:
        """Cells of the longest line for which there is no room: it can be moved so far."""
        return self._wanted - self._width

    def move(self, cells: int) -> None:
        """Show what lies so many cells further to the right, as far as there is any; to the left
        where negative.
        """
        self._shift = max(0, min(self._shift + cells, self.beyond))

    def reveal(self, offset: int) -> None:
        """Move it, where that is needed, until an offset is seen."""
        start = self._starts[max(bisect_right(self._starts, offset) - 1, 0)]
        column = _extent(self._text[start:offset])
        if not self._shift <= column < self._shift + self._room:
            self.move(column - self._room // 2 - self._shift)

    @property
    def _room(self) -> int:
        return self._width - _LEFT - _RIGHT

    def _label(self) -> list[Run]:
        name = self._language
        if cells(name) > self._room:
            return [mark(" " * self._width, Role.CODE_BLOCK)]
        left = self._width - _RIGHT - cells(name)
        ground = mark(" " * _RIGHT, Role.CODE_BLOCK)
        return [mark(" " * left, Role.CODE_BLOCK), mark(name, Role.CODE_LANGUAGE), ground]

    def _line(self, index: int) -> list[Run]:
        start, end = self.span(index + bool(self._language))
        if self._room < 0 and not self._is_uncut:
            return [_edge(self._glyphs.cut), *[_edge("")] * (self._width - 1)]
        runs: list[Run] = []
        end = start + len(self._text[start:end].rstrip("\n"))
        room = self._shift + self._room
        if self._is_uncut:
            room = max(room, _extent(self._text[start:end]))
        stop = min(end, start + (room + 1) * _MARKS)
        used = self._fill(runs, start, stop, room)
        is_cut = stop < end or used > room
        if is_cut:
            used = _crop(runs, room)
        is_cut_before = self._shift > 0 and used > 0
        if self._shift:
            runs = _beyond(runs, self._shift)
        blank = room - max(used, self._shift)
        shown = [
            _edge(self._glyphs.cut_before if is_cut_before else ""),
            mark(" " * (_LEFT - 1), Role.CODE_BLOCK),
            *runs,
            mark(" " * blank, Role.CODE_BLOCK),
            _edge(self._glyphs.cut if is_cut else ""),
        ]
        return [part for part in shown if part.cells]

    def _fill(self, runs: list[Run], start: int, stop: int, room: int) -> int:
        """Adds the runs of start..stop as long as they begin in the room; the cells they take."""
        if self._words is None:
            self._words = Words(self._text, self._language)
        used = 0
        for first, last, role in self._words.within(start, stop):
            for part in _parts(self._text, first, last, used, _brush(role)):
                runs.append(part)
                used += part.cells
            if used > room:
                break
        return used


def _brush(role: Role) -> Brush:
    return Brush(
        role,
        is_bold=role is Role.SYNTAX_KEYWORD,
        is_italic=role is Role.SYNTAX_COMMENT,
    )


def _edge(sign: str) -> Run:
    return mark(sign, Role.CODE_CUT) if sign else mark(" ", Role.CODE_BLOCK)


def _lines(text: str) -> tuple[list[int], int]:
    """Where the lines begin and how wide the widest is, the line feeds at the end left out."""
    starts: list[int] = []
    longest = start = 0
    for text_line in text.rstrip("\n").split("\n"):
        starts.append(start)
        start += len(text_line) + 1
        longest = max(longest, _extent(text_line))
    return starts, longest


def _extent(text: str) -> int:
    if "\t" in text:
        text = text.expandtabs(TAB)
    return cells(text)


def _parts(text: str, start: int, end: int, column: int, brush: Brush) -> list[Run]:
    """The runs of text with its tabs expanded and what is never printed left out."""
    while start < end and start and is_within_cluster(text, start):
        start += 1
    while end < len(text) and is_within_cluster(text, end):
        end += 1
    found: list[Run] = []
    for number, part in enumerate(text[start:end].split("\t")):
        if number:
            blanks = TAB - column % TAB
            found.append(run(" " * blanks, brush))
            column += blanks
        offset = start
        for piece in UNPRINTED.split(part):
            if piece:
                found.append(run(piece, brush, offset))
                column += found[-1].cells
            offset += len(piece) + 1
        start += len(part) + 1
    return found


def _crop(runs: list[Run], room: int) -> int:
    """Takes runs away from the end until they fit; the cells that are left."""
    used = sum(part.cells for part in runs)
    while used > room:
        last = runs.pop()
        used -= last.cells
        if used < room and last.text.strip():
            kept = _head(last.text, room - used)
            if kept:
                brush = Brush(last.role, is_bold=last.is_bold, is_italic=last.is_italic)
                runs.append(run(kept, brush, last.at))
                used += runs[-1].cells
            break
    return used


def _beyond(runs: list[Run], shift: int) -> list[Run]:
    """What is left of runs without so many cells of them; of a wide sign cut in half a blank."""
    for number, part in enumerate(runs):
        if part.cells <= shift:
            shift -= part.cells
            continue
        head = _head(part.text, shift)
        if cells(head) < shift:  # half a sign is left out, with all of it that is one cluster
            head = part.text[: len(head) + 1]
            while len(head) < len(part.text) and is_within_cluster(part.text, len(head)):
                head = part.text[: len(head) + 1]
        brush = Brush(part.role, is_bold=part.is_bold, is_italic=part.is_italic)
        at = part.at + len(head) if part.at >= 0 else -1
        half = mark(" " * (cells(head) - shift), Role.CODE_BLOCK)
        return [half, run(part.text[len(head) :], brush, at), *runs[number + 1 :]]
    return []


def _head(text: str, room: int) -> str:
    """The beginning of a text that fits."""
    if is_narrow(text):
        return text[:room]
    end = min(len(text), room * _MARKS)
    while end and (cells(text[:end]) > room or (end < len(text) and is_within_cluster(text, end))):
        end -= 1
    return text[:end]
