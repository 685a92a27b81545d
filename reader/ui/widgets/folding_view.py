"""A Sheet whose sections are folded and unfolded; whatever leads into one unfolds it."""

from collections.abc import Iterator, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.places_in_text import Place
from reader.ui.linking import Links, with_folds
from reader.ui.widgets.linked_view import LinkedView
from reader.ui.widgets.sheet_view import Held, SheetView, Stand

if TYPE_CHECKING:
    from reader.ui.sheet import Sheet


class FoldingView(LinkedView, can_focus=False, inherit_bindings=False):
    """The text of an article with its folds."""

    def fold_here(self) -> int | None:
        """What is to be folded or unfolded: the one that was gone to as to a link, else the first
        on the screen, else the innermost around it; by its summary. None where there is none.
        """
        sheet = self.sheet
        if sheet is None or not sheet.page.folds:
            return None
        folds = sheet.page.folds
        if self.link is not None and self.link < len(self.marked.links.all):
            at = self.marked.links.all[self.link]
            if at.block in folds and self.is_seen(self.link):
                return at.block
        end = self.top + self.size.height
        start = sheet.place_of(max(self.top, len(sheet.opening)))[0]
        inside = [block for block, fold in folds.items() if block < start < fold.end]
        seen = (block for block in sorted(folds) if self.top <= self._line(block) < end)
        shown = (block for block in seen if not sheet.page.hiding(block))
        return next(shown, max(inside, default=None))

    def fold(self, block: int) -> None:
        """Fold what is open, unfold what is folded; its summary stays where it is seen."""
        sheet = self.sheet
        if sheet is None or block not in sheet.page.folds:
            return
        y, held = self.scroll_offset.y, self._held
        self._close(sheet.page.closed ^ {block})
        line = self._line(block)
        self.scroll_to_line(min(y, line + self._air))
        is_lost = held.place is not None and self._is_hidden(held.place.block)
        if line + self._air >= y and not is_lost:
            self._held = held
        self._leave_hidden_link(block)
        self.post_message(self.Scrolled())

    def _leave_hidden_link(self, block: int) -> None:
        links, current = self.marked.links, self.marked.current
        if current is not None and self._is_hidden(links.all[current].block):
            self.mark_link(links.following(block, 0, 1))

    def unfold(self, block: int) -> None:
        """Let a leaf be seen."""
        sheet = self.sheet
        if sheet is not None and (hiding := sheet.page.hiding(block)):
            self._close(sheet.page.closed - hiding)

    def _close(self, closed: Set[int]) -> None:
        if self.sheet is None or closed == self.sheet.page.closed:
            return
        folded = replace(self.sheet, page=self.sheet.page.folded(closed))
        self.set_reactive(SheetView.sheet, folded)
        self.marked = replace(self.marked, letters={})
        self._measure()
        self._reach(self.top)
        self.refresh()

    def _line(self, block: int) -> int:
        sheet = self.sheet
        return len(sheet.opening) + sheet.page.line_of(Place(block)) if sheet is not None else 0

    def _is_hidden(self, block: int) -> bool:
        return self.sheet is not None and bool(self.sheet.page.hiding(block))

    def show(self, sheet: "Sheet", place: Place | None) -> None:
        """Show an article, folded as it was where it is shown again."""
        before = self.sheet
        if before is not None and before.opened.path == sheet.opened.path and sheet.page.folds:
            known, page = before.page, sheet.page
            closed = (page.closed - known.folds.keys()) | (known.closed & page.folds.keys())
            sheet = replace(sheet, page=page.folded(closed))
        super().show(sheet, place)

    # What leads into one.

    def _hold(self, held: Held) -> None:
        if held.place is not None:
            self.unfold(held.place.block)
        super()._hold(held)

    def go_back_to(self, stand: Stand) -> None:
        """To where the window stood, folded as it was."""
        if self.sheet is not None:
            self._close(stand.closed & self.sheet.page.folds.keys())
        super().go_back_to(stand)

    def show_hit(self, number: int, *, is_jump: bool = False) -> None:
        """Mark a hit more than the others."""
        self.unfold(self.found.hits[number].block)
        super().show_hit(number, is_jump=is_jump)

    # From link to link.

    def mark_links(self, links: Links, local: Set[str], lost: Set[str]) -> None:
        """These are its links, and these targets lead to what lies here."""
        folds = self.sheet.page.folds if self.sheet is not None else ()
        super().mark_links(with_folds(links, folds), local, lost)

    def further(self, number: int, step: int) -> int:
        """The first link from one on (step 1) or back (-1) that is not folded away; beyond the
        last one where there is none.
        """
        return next(self._further(number, step), number if step < 0 else len(self.marked.links.all))

    def _further(self, number: int, step: int) -> Iterator[int]:
        links = self.marked.links.all
        while 0 <= number < len(links):
            if not self._is_hidden(links[number].block):
                yield number
            number += step

    def is_seen(self, number: int) -> bool:
        """A link is on the screen."""
        return not self._is_hidden(self.marked.links.all[number].block) and super().is_seen(number)
