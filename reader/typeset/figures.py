"""A picture that can't be shown here: the corners of its frame, what it shows, and its caption."""

from collections.abc import Sequence

from reader.i18n import _
from reader.model.document import Figure, Inline
from reader.typeset.addresses import file_name
from reader.typeset.blocks import Text
from reader.typeset.flow import Flow, Notes, flow
from reader.typeset.lines import Glyphs, Role, Run
from reader.typeset.paint import Brush, mark, run
from reader.typeset.width import cells

_ALT = Brush(Role.ALT)
_CAPTION = Brush(Role.CAPTION, is_italic=True)
_INSET = 2
"""Cells on either side of the alternative text."""


class Framed:
    """Corners, the alternative text between them, the caption below."""

    __slots__ = ("_alt", "_caption", "_figure", "_glyphs", "_width", "height")

    def __init__(self, figure: Figure, width: int, notes: Notes, glyphs: Glyphs) -> None:
        self._figure = figure
        self._glyphs = glyphs
        self._width = width
        caption = figure.caption if figure.caption and figure.caption.text else None
        shown = figure.alt or file_name(figure.source)
        is_repeated = caption is not None and caption.text == figure.alt
        self._alt = (
            None
            if is_repeated or not shown.strip()
            else self._inside(shown, is_own=caption is None)
        )
        self._caption = self._below(caption, notes) if caption else None
        self.height = 2 + _height(self._alt) + _height(self._caption)

    def span(self, row: int) -> tuple[int, int]:
        """The caption's lines hold the logical text; where there is no caption, the others do."""
        if self._caption is not None:
            first = self.height - self._caption.height
            return self._caption.span(row - first) if row >= first else (0, 0)
        if self._alt is None or not 0 < row <= self._alt.height:
            return 0, 0
        return self._alt.span(row - 1)

    def runs(self, row: int) -> Sequence[Run]:
        """The runs of a row."""
        bottom = 1 + _height(self._alt)
        if row == 0:
            return self._top()
        if row == bottom:
            left, right = self._glyphs.corners[2:]
            return [mark(left + " " * (self._width - 2) + right, Role.FRAME)]
        text, first = (self._alt, 1) if row < bottom else (self._caption, bottom + 1)
        return [mark(" " * self._inset, Role.TEXT), *(text.runs(row - first) if text else ())]

    def row_of(self, offset: int) -> int:
        """The row that shows an offset."""
        if self._caption is not None:
            return self.height - self._caption.height + self._caption.row_of(offset)
        return 0 if self._alt is None or not offset else 1 + self._alt.row_of(offset)

    @property
    def _inset(self) -> int:
        return _INSET if self._width > 4 * _INSET else 0

    def _inside(self, shown: str, *, is_own: bool) -> Text:
        is_own = is_own and bool(self._figure.alt)
        length = len(shown) if is_own else 0
        text = Flow(shown, pieces=() if is_own else ((0, 0, False),), length=length)
        return Text(text, _ALT, self._width - 2 * self._inset)

    def _below(self, caption: Inline, notes: Notes) -> Text:
        return Text(flow(caption, notes), _CAPTION, self._width - 2 * self._inset)

    def _top(self) -> list[Run]:
        left, right = self._glyphs.corners[:2]
        figure, label = self._figure, _("Picture")
        room = self._width - 4 - cells(label)
        if room < 0:
            return [mark(left + " " * (self._width - 2) + right, Role.FRAME)]
        return [
            mark(f"{left} ", Role.FRAME),
            run(label, Brush(Role.QUIET, target=figure.link or figure.source)),
            mark(" " * (room + 1) + right, Role.FRAME),
        ]


def _height(text: Text | None) -> int:
    return text.height if text else 0
