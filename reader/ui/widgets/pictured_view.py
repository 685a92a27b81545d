"""A Sheet with its pictures: which are wanted, and what has come put in without moving the text."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive

from reader.model.document import Figure, Span, leaves, pictures_within
from reader.model.picture import SAVED, Picture, Refusal, Size, is_remote
from reader.model.places_in_text import Place
from reader.ui.album import Album, AskedPicture
from reader.ui.half_blocks import HalfBlocks, Painter
from reader.ui.ink import Ink
from reader.ui.sliced import Slice
from reader.ui.widgets.sheet_view import SheetView, Stand
from reader.ui.widgets.shifting_view import ShiftingView

if TYPE_CHECKING:
    from reader.model.marks import Marks
    from reader.typeset.lines import Dots, Pictures
    from reader.ui.page_ink import PageInk
    from reader.ui.sheet import Sheet

LEAST = 4
"""Lines that a picture may take in the lowest window."""


class PicturedView(ShiftingView, can_focus=False, inherit_bindings=False):
    """The text of an article with its pictures."""

    is_pictured: reactive[bool] = reactive(True, repaint=False)
    """Pictures are shown where the theme has colours."""

    class PictureClicked(Message):
        """A picture was clicked."""

        def __init__(self, source: str) -> None:
            super().__init__()
            self.source = source

    album: Album | None = None
    painter: Painter = HalfBlocks()
    _shown: tuple[str, tuple[tuple[int, str], ...]] = ("", ())
    """The file that the album is of, and the leaves and sources of its figures."""
    _within: tuple[tuple[int, Span], ...] = ()
    """The pictures between words, and their leaves."""
    _turned: tuple[Stand | None, Stand | None] = (None, None)
    """Where the window stood before and after pictures were turned off or on last."""

    def show(self, sheet: "Sheet", place: Place | None) -> None:
        """Show an article, from a place on; what is known of its pictures at once."""
        path, figures = sheet.opened.path, tuple(_figures(sheet))
        self._within = tuple(_within(sheet))
        if self.album is None or path != self._shown[0]:
            self.forget_painted()
            self.album = Album(self.painter)
        self.album.forget_asked()
        self._turned = None, None
        self._shown = path, figures
        super().show(self._with_known(sheet), place)

    def set_again(self) -> None:
        """The same place in another form, and pictures of another height."""
        super().set_again()
        if self.sheet is not None and self.sheet.pictures not in (None, self._known):
            self._put()

    def watch_is_pictured(self) -> None:
        """Pictures come or go; who turns them off and on again without moving stands as before."""
        if self.sheet is None:
            return
        before, (stood, left) = self.stand, self._turned
        self._put(self._line_read)
        if stood is not None and before == left:
            self.go_back_to(stood)
        self._turned = before, self.stand

    def watch_ink(self) -> None:
        """Another theme, with colours or without."""
        super().watch_ink()
        if self.sheet is not None and self.sheet.pictures not in (None, self._known):
            self._put(self._line_read)

    # What is wanted.

    @property
    def shows_pictures(self) -> bool:
        """They are wanted, and there are colours for them."""
        return self.is_pictured and self.ink is not None and self.ink.palette.has_colours

    def wanted(self) -> list[AskedPicture]:
        """The pictures on the screen and a screen above and below that have not been asked for,
        in the order in which they stand.
        """
        if self.album is None or not self.shows_pictures or self.ink is None:
            return []
        ground = self.ink.palette.ground
        scale, slicing = self.painter.scale, self.painter.slicing
        near = (
            AskedPicture(source, Size(scale * box.width, scale * box.height), ground, slicing)
            for source, box in self._near()
        )
        return self.album.unasked(near)

    def use(self, painter: Painter) -> None:
        """Paint pictures in another way from here on."""
        self.forget_painted()
        self.painter = painter
        if self.album is not None:
            self.album = Album(painter)
            self._inked = None
            self._put()

    def slices(self) -> Iterator[Slice]:
        """What is to be written over the rows of pictures that are seen, in cells of the window."""
        from reader.typeset.lines import Dots

        sheet, album = self.sheet, self.album
        if sheet is None or album is None or self.painter.slicing is None:
            return
        for y in range(self.size.height):
            number, x = y + self.scroll_offset.y - self._air, self._left
            for run in sheet[number].runs if 0 <= number < len(sheet) else ():
                if isinstance(run, Dots) and (data := album.slice(run)):
                    yield Slice(x, y, run.size.width, data)
                x += cell_len(run.text)

    def forget_painted(self) -> None:
        """What was painted is seen no longer, or the terminal has lost it."""
        if self.album is not None:
            self.album.forget_painted()
            self.refresh()

    def _near(self) -> Iterator[tuple[str, Size]]:
        sheet = self.sheet
        if sheet is None:
            return
        lead = sheet.opened.metadata.image
        if not (lead or self._shown[1]):
            return
        box = Size(sheet.form.measure, 2 * self._tallest)
        first, last = self.top - self.size.height, self.top + 2 * self.size.height
        if lead and first <= 0 and not is_remote(lead):
            yield lead, box
        start = sheet.place_of(max(first, len(sheet.opening)))[0]
        end = sheet.place_of(last)[0]
        for block, source in self._shown[1]:
            if start <= block <= end and not sheet.page.hiding(block):
                dots = self._dots_of(block)
                # What is folded away has no line of its own.
                is_its = dots is not None and dots.source == source
                yield source, dots.size if dots is not None and is_its else box

    def _dots_of(self, block: int) -> "Dots | None":
        assert self.sheet is not None
        return _dots_in(self.sheet, len(self.sheet.opening) + self.sheet.page.line_of(Place(block)))

    def take(self, asked: AskedPicture, found: Picture | Refusal) -> None:
        """A picture has come, or the reason why it does not."""
        if self.album is None or self.sheet is None:
            return
        if self.album.take(asked, found):
            self._put()
        else:
            self.refresh()

    @property
    def picture_here(self) -> str:
        """The source of the picture nearest to the middle of the screen, also of one of which only
        the words are seen; empty for none on it.
        """
        sheet = self.sheet
        if sheet is None:
            return ""
        last = min(self.scroll_offset.y - self._air + self.size.height, len(sheet))
        middle = self.top + self.size.height // 2
        for number in sorted(range(self.top, last), key=lambda number: abs(number - middle)):
            dots = _dots_in(sheet, number)
            source = dots.source if dots is not None else self._picture_within(number)
            if source:
                return source
        return ""

    def _picture_within(self, number: int, words: str = "") -> str:
        """The source of a picture between the words of a line, one of these words if any."""
        sheet = self.sheet
        if sheet is None or not self.shows_pictures or number < len(sheet.opening):
            return ""
        line = sheet[number]
        for block, span in self._within:
            is_on_it = span.start < line.end and line.start <= span.start
            if block == line.block and is_on_it and words in ("", span.target):
                return span.target
        return ""

    # Putting them in.

    @property
    def _tallest(self) -> int:
        return max(LEAST, self.size.height * 3 // 5)

    @property
    def _known(self) -> "Pictures":
        from reader.typeset.lines import Pictures

        if self.album is None or not self.shows_pictures:
            return Pictures()
        return self.album.known(self._tallest)

    def _with_known(self, sheet: "Sheet") -> "Sheet":
        from reader.ui.sheet import with_pictures

        known = self._known
        if not (known.sizes or known.refusals):
            return sheet
        return with_pictures(sheet, known)

    @property
    def _line_read(self) -> int | None:
        """The text a third down the screen, or nearest to it; None at the very top."""
        sheet, y = self.sheet, self.scroll_offset.y
        if sheet is None or not y:
            return None
        read = self.top + self.size.height // 3
        end = min(self.top + self.size.height, len(sheet))
        seen = range(max(self.top, len(sheet.opening)), end)
        figures = {block for block, _source in self._shown[1]}
        lines = ((number, sheet[number]) for number in seen)
        texts = (n for n, line in lines if line.end > line.start and line.block not in figures)
        return min(texts, key=lambda number: abs(number - read), default=None)

    @property
    def _line_hit(self) -> int | None:
        """The hit that was gone to, while it is on the screen."""
        if self.sheet is None or self.hit is None:
            return None
        line, y = self.sheet.line_of(self.found.hits[self.hit].place), self.scroll_offset.y
        return line if y <= line + self._air < y + self.size.height else None

    def _put(self, kept: int | None = None) -> None:
        """Set the pictures that are known now. A hit on the screen stays where it is, else the line
        that is to be kept, else the first.
        """
        from reader.ui.sheet import with_pictures

        before = self.sheet
        if before is None:
            return
        after = with_pictures(before, self._known)
        y, hit = self.scroll_offset.y, self._line_hit
        kept = hit if hit is not None else y - self._air if kept is None else kept
        line = kept - len(before.opening)
        if line >= 0:
            y += len(after.opening) - len(before.opening) + before.page.shift(line, after.page)
        held = self._held
        self.set_reactive(SheetView.sheet, after)
        self._measure()
        self.scroll_to_line(y)
        self._held = held
        self.refresh()
        self.post_message(self.Scrolled())

    def show_tags(self, marks: "Marks") -> None:
        """The person's tags above the title are others now."""
        sheet = self.sheet
        if sheet is not None and sheet.opened.marks.tags != marks.tags:
            opened = sheet.opened._replace(marks=sheet.opened.marks._replace(tags=marks.tags))
            self.set_reactive(SheetView.sheet, replace(sheet, opened=opened))
            self._put()

    @property
    def pointed(self) -> Offset | None:
        """The cell of the window where the line begins that is read now: of what is selected, the
        link or hit that was gone to, else the one that is lit where only one paragraph is.
        """
        if self.sheet is None:
            return None
        selected, hit, link = self.line_selected, self._line_hit, self.link
        if selected is not None:
            line = selected
        elif link is not None and self.is_seen(link):
            line = self._line_of_link(link) - self._air
        else:
            line = self.line_lit if hit is None else hit
        y = line + self._air - self.scroll_offset.y
        return Offset(self._left, max(0, min(y, self.size.height - 1)))

    # Painting, and the mouse.

    def _page_ink(self, ink: Ink) -> "PageInk":
        inked = super()._page_ink(ink)
        inked.album = self.album if self.album is not None and self.album.has_pictures else None
        return inked

    def on_click(self, event: events.Click) -> None:
        """Show the picture under the mouse, or follow the link."""
        _x, y = event.get_content_offset_capture(self)
        number = y + self.scroll_offset.y - self._air
        dots = _dots_in(self.sheet, number) if self.sheet is not None else None
        target = self._target_at(*event.get_content_offset_capture(self))
        source = dots.source if dots is not None else ""
        if target and not source:
            source = self._picture_within(number, target)
        if source:
            event.stop()
            event.prevent_default()
            self.post_message(self.PictureClicked(source))


def _figures(sheet: "Sheet") -> Iterator[tuple[int, str]]:
    is_saved = sheet.opened.path.lower().endswith(SAVED)
    for block, leaf in enumerate(leaves(sheet.document.blocks)):
        if isinstance(leaf, Figure) and leaf.source and (is_saved or not is_remote(leaf.source)):
            yield block, leaf.source


def _within(sheet: "Sheet") -> Iterator[tuple[int, Span]]:
    is_saved = sheet.opened.path.lower().endswith(SAVED)
    for block, leaf in enumerate(leaves(sheet.document.blocks)):
        for span in pictures_within(leaf):
            if is_saved or not is_remote(span.target):
                yield block, span


def _dots_in(sheet: "Sheet", number: int) -> "Dots | None":
    from reader.typeset.lines import Dots

    if not 0 <= number < len(sheet):
        return None
    return next((run for run in sheet[number].runs if isinstance(run, Dots)), None)
