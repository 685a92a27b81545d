"""A Sheet whose links can be walked along and chosen by letters."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from reader.model.places_in_text import Place
from reader.ui.ink import Ground, Ink, Tone
from reader.ui.linking import Letters, Links, Marked, dressed, seen
from reader.ui.widgets.lit_view import LitView

if TYPE_CHECKING:
    from reader.typeset.lines import Line, Run
    from reader.ui.sheet import Sheet


class LinkedView(LitView, can_focus=False, inherit_bindings=False):
    """The text of an article with its links."""

    marked = Marked()

    def show(self, sheet: "Sheet", place: Place | None) -> None:
        """Show an article, from a place on."""
        self.marked = Marked()
        super().show(sheet, place)

    def set_again(self) -> None:
        """The same place in another form."""
        self.marked = replace(self.marked, letters={})
        super().set_again()

    def mark_links(self, links: Links, local: Set[str], lost: Set[str]) -> None:
        """These are its links; these targets lead to what lies here, and those are followed to
        nowhere.
        """
        self.marked = replace(self.marked, links=links, local=local, lost=lost)
        self.refresh()

    def mark_link(self, number: int | None) -> None:
        """Show one link unlike the others, or none; scroll to it where it is not seen."""
        self.marked = replace(self.marked, current=number)
        if number is not None and not self.is_seen(number):
            link = self.marked.links.all[number]
            self._line_of(Place(link.block, link.start))
            self.scroll_to_line(max(self._line_of_link(number) - self.size.height // 3, 0))
        self.refresh()
        self.post_message(self.Scrolled())

    def mark_letters(self, letters: Mapping[int, Sequence[Letters]]) -> None:
        """Show letters over links, by line."""
        self.marked = replace(self.marked, letters=letters)
        self.refresh()

    @property
    def _may_be_counted_anew(self) -> bool:
        return not self.marked.letters

    @property
    def left(self) -> int:
        """Cells of the screen left of the text."""
        return self.content_region.x + self._left

    @property
    def link(self) -> int | None:
        """The link that was gone to."""
        return self.marked.current

    def is_seen(self, number: int) -> bool:
        """A link is on the screen."""
        line = self._line_of_link(number)
        return self.scroll_offset.y <= line < self.scroll_offset.y + self.size.height

    def _line_of_link(self, number: int) -> int:
        link = self.marked.links.all[number]
        place = Place(link.block, link.start)
        if self.sheet is None:
            return 0
        # The beginning of the text stands below the opening lines, not at the very top.
        return max(self.sheet.line_of(place), len(self.sheet.opening)) + self._air

    def link_from_here(self, step: int) -> int | None:
        """The first link on the screen or below it (step 1), or the last on it or above (-1)."""
        if self.sheet is None:
            return None
        line = self.top if step > 0 else self.top + self.size.height
        line -= len(self.sheet.opening)
        if line < 0:
            return self.marked.links.following(0, 0, step)
        if line >= len(self.sheet.page):
            return self.marked.links.following(len(self.marked.links.all), 0, step)
        return self.marked.links.following(*self.sheet.page.place_of(line), step)

    def seen_links(self) -> Sequence[tuple[int, int, int]]:
        """The links on the screen: number, line, cell."""
        sheet = self.sheet
        if sheet is None:
            return ()
        last = min(self.top + self.size.height - (self._air if not self.top else 0), len(sheet))
        lines = ((line, sheet[line]) for line in range(max(self.top, len(sheet.opening)), last))
        return list(seen(self.marked.links, lines))

    def _dressed(self, line: "Line") -> "Sequence[Run]":
        return dressed(line, super()._dressed(line), self.marked)

    def _painted_line(self, number: int, ink: Ink, width: int) -> Strip:
        line, letters = super()._painted_line(number, ink, width), self.marked.letters.get(number)
        return _lettered(line, letters, self._left, ink) if letters else line


def _lettered(line: Strip, letters: Iterable[Letters], left: int, ink: Ink) -> Strip:
    style = ink.tone(Tone.LAMP, Ground.CURSOR)
    width = line.cell_length
    for one in letters:
        start = left + one.cell
        label = Strip([Segment(one.text, style)])
        line = Strip.join([line.crop(0, start), label, line.crop(start + len(one.text), width)])
    return line.crop(0, width)
