"""Pictures: their dots where they are known, else a frame; what they show, and their caption."""

from collections.abc import Iterator, Sequence

from reader.i18n import _
from reader.model.document import Document, Figure, Inline, Span, Style, leaves
from reader.model.picture import Size, is_remote
from reader.typeset.addresses import file_name, site_or_name
from reader.typeset.blocks import Laid, Text, between
from reader.typeset.flow import Flow, Notes, flow
from reader.typeset.lines import Dots, Line, Role, Run, Settings
from reader.typeset.page import Page
from reader.typeset.paint import Brush, mark, run
from reader.typeset.width import cells

_ALT = Brush(Role.ALT)
_CAPTION = Brush(Role.CAPTION, is_italic=True)
_REMOTE = Brush(Role.ALT)
_INSET = 2
"""Cells on either side of the alternative text."""


def with_pictures(page: Page, settings: Settings) -> Page:
    """A page with what is known of its pictures now; all else in it stays as it is set."""
    return page.with_laid(
        lambda laid: laid.again(settings) if isinstance(laid, Framed) else laid, Framed
    )


def figure(figure: Figure, width: int, notes: Notes, settings: Settings) -> Laid:
    """The lines of a picture."""
    size = settings.pictures.fitted(figure.source, width)
    if size is not None:
        return Pictured(figure, width, notes, settings, size)
    # What a page embeds of another site may have come along with it.
    if is_remote(figure.source):
        return Remote(figure, width, notes, settings, above=0, below=0)
    return Framed(figure, width, notes, settings)


def dots(source: str, size: Size, row: int, link: str = "") -> Dots:
    """A row of a picture."""
    return Dots(
        " " * size.width, Role.IMAGE, size.width, target=link, source=source, row=row, size=size
    )


def lead(source: str, document: Document, settings: Settings) -> list[Line]:
    """The rows of the picture that an article names for itself, and a blank line.

    None where the text shows it as well, or where nothing is known of it.
    """
    size = settings.pictures.fitted(source, settings.measure)
    if size is None or is_in(document, source):
        return []
    rows = [Line((dots(source, size, row),), 0, 0, 0) for row in range(-(-size.height // 2))]
    return [*rows, Line((), 0, 0, 0)]


def is_in(document: Document, source: str) -> bool:
    """A picture of this name is in the text."""
    name = file_name(source)
    return any(
        isinstance(leaf, Figure) and file_name(leaf.source) == name
        for leaf in leaves(document.blocks)
    )


class Framed:
    """Corners, the alternative text between them, the caption below."""

    __slots__ = (
        *("_above", "_alt", "_below", "_caption", "_figure", "_notes", "_settings", "_width"),
        "height",
    )

    def __init__(
        self,
        figure: Figure,
        width: int,
        notes: Notes,
        settings: Settings,
        *,
        above: int = 1,
        below: int = 1,
    ) -> None:
        self._above = above  # rows above the alternative text
        self._below = below  # rows between that and the caption
        self._figure = figure
        self._notes = notes
        self._settings = settings
        self._width = width
        caption = figure.caption if figure.caption and figure.caption.text else None
        is_repeated = caption is not None and caption.text == figure.alt
        self._alt = self._described(is_repeated=is_repeated, is_own=caption is None)
        self._caption = self._said(caption, notes) if caption else None
        self.height = self._first + self._below + _height(self._caption)

    def again(self, settings: Settings) -> Laid:
        """The same picture with what is known of it now."""
        return figure(self._figure, self._width, self._notes, settings)

    def span(self, row: int) -> tuple[int, int]:
        """The caption's lines hold the logical text; where there is no caption, the others do."""
        if self._caption is not None:
            first = self.height - self._caption.height
            return self._caption.span(row - first) if row >= first else (0, 0)
        row -= self._above
        if self._alt is None or not 0 <= row < self._alt.height:
            return 0, 0
        return self._alt.span(row)

    def runs(self, row: int) -> Sequence[Run]:
        """The runs of a row."""
        if row < self._above:
            return self._top(row)
        if self._alt is not None and row < self._first:
            return self._inset(self._alt.runs(row - self._above))
        if row < self._first + self._below:
            left, right = self._settings.glyphs.corners[2:]
            return [mark(left + " " * (self._width - 2) + right, Role.FRAME)]
        text = self._caption
        return self._inset(text.runs(row - self._first - self._below) if text else ())

    def row_of(self, offset: int) -> int:
        """The row that shows an offset."""
        if self._caption is not None:
            return self.height - self._caption.height + self._caption.row_of(offset)
        return 0 if self._alt is None or not offset else self._above + self._alt.row_of(offset)

    @property
    def _first(self) -> int:
        """The row below the alternative text."""
        return self._above + _height(self._alt)

    @property
    def _margin(self) -> int:
        return _INSET if self._width > 4 * _INSET else 0

    def _inset(self, runs: Sequence[Run]) -> Sequence[Run]:
        return [mark(" " * self._margin, Role.TEXT), *runs]

    def _described(self, *, is_repeated: bool, is_own: bool) -> Text | None:
        """What it shows; `is_own` where that is the logical text."""
        shown = self._figure.alt or self._name
        if is_repeated or not shown.strip():
            return None
        is_own = is_own and bool(self._figure.alt)
        length = len(shown) if is_own else 0
        text = Flow(shown, pieces=() if is_own else ((0, 0, False),), length=length)
        return Text(text, _ALT, self._width - 2 * self._margin)

    @property
    def _name(self) -> str:
        """What is said of a picture that nobody has described."""
        return file_name(self._figure.source)

    def _said(self, caption: Inline, notes: Notes) -> Text:
        return Text(flow(caption, notes), _CAPTION, self._width - 2 * self._margin)

    def _top(self, _row: int) -> list[Run]:
        left, right = self._settings.glyphs.corners[:2]
        figure = self._figure
        label = next((text for text in self._labels() if cells(text) <= self._width - 4), None)
        if label is None:
            return [mark(left + " " * (self._width - 2) + right, Role.FRAME)]
        return [
            mark(f"{left} ", Role.FRAME),
            run(label, Brush(Role.QUIET, target=figure.link or figure.source)),
            mark(" " * (self._width - 3 - cells(label)) + right, Role.FRAME),
        ]

    def _labels(self) -> Iterator[str]:
        """What the frame may say at its top, the best first."""
        label = _("Picture")
        refusal = self._settings.pictures.refusals.get(self._figure.source)
        if refusal:
            yield f"{label} {self._settings.glyphs.dot} {refusal}"
            yield refusal
        yield label


class Pictured(Framed):
    """The dots, what they show below them, and the caption."""

    __slots__ = ("_size",)

    def __init__(
        self, figure: Figure, width: int, notes: Notes, settings: Settings, size: Size
    ) -> None:
        self._size = size
        super().__init__(figure, width, notes, settings, above=-(-size.height // 2), below=0)

    def row_of(self, offset: int) -> int:
        """The row that shows an offset; the top of the picture for where its text begins."""
        return super().row_of(offset) if offset else 0

    @property
    def _margin(self) -> int:
        return 0

    @property
    def _name(self) -> str:
        return ""

    def _top(self, row: int) -> list[Run]:
        return [dots(self._figure.source, self._size, row, self._figure.link)]


class Remote(Framed):
    """A picture on the web, which is not fetched: one quiet line of what it shows and where."""

    __slots__ = ()

    @property
    def _margin(self) -> int:
        return 0

    def _described(self, *, is_repeated: bool, is_own: bool) -> Text | None:
        source, glyphs = self._figure.source, self._settings.glyphs
        shown = "" if is_repeated else self._figure.alt or self._name
        dot = f" {glyphs.dot} "
        is_own = is_own and bool(self._figure.alt)
        words = Flow(shown, pieces=() if is_own else ((0, 0, False),), length=len(shown) * is_own)
        before = glyphs.embed + " " + _("Picture") + (dot if shown else "")
        origin = site_or_name(source)
        whole = between(before, words, dot + origin if origin else "")
        start = len(whole.text) - len(origin)
        link = Span(start, len(whole.text), Style.LINK, self._figure.link or source)
        spans = (link,) if origin else ()
        return Text(Flow(whole.text, spans, whole.pieces, whole.length), _REMOTE, self._width)


def _height(text: Text | None) -> int:
    return text.height if text else 0
