"""The shelves beside the list or over it, and which pane the keys are for."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual import events, on
from textual.errors import NoWidget
from textual.reactive import reactive

from reader.i18n import _
from reader.model.listing import Counts, Section, Value
from reader.ui import messages
from reader.ui.screens.browsing import Browsing
from reader.ui.screens.seated import Mover, Subject
from reader.ui.table import with_keys
from reader.ui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from reader.ui.widgets.document_view import DocumentView
    from reader.ui.widgets.shelves import Shelves

BESIDE = 120
"""Columns from which the shelves stand beside the list; in fewer they open over it."""
WIDE = 160
"""Columns from which the article under the cursor is shown beside the list."""
ZEN = "zen_list"
"""The preference that says whether the list alone is shown."""


class Pane(StrEnum):
    """What the moving keys move."""

    LIST = "list"
    SHELVES = "shelves"
    PREVIEW = "preview"


class Shelving(Browsing, inherit_bindings=False):
    """The shelves of the library screen, and the way between its panes."""

    pane: reactive[Pane] = reactive(Pane.LIST, init=False, repaint=False)
    counts: reactive[Counts] = reactive(Counts(), repaint=False)
    is_zen: reactive[bool] = reactive(False, init=False, repaint=False)
    """The list alone is shown."""
    shelves: "Shelves | None" = None
    """None until the first frame is there and they have room, or are asked for."""
    preview: "DocumentView | None" = None
    """None until the window is wide enough for it."""
    _values: Mapping[Section, Sequence[Value]] = MappingProxyType({})
    _uncounted: frozenset[Section] = frozenset(Section)
    """Sections whose values have changed since they were asked for."""
    _is_counting = False
    _found: Mapping[str, int] = MappingProxyType({})
    """Query of a saved search -> how many articles it found when it was counted."""
    _unfound: frozenset[str] = frozenset()
    """Queries of saved searches that may find others now."""
    _is_finding = False

    @property
    def is_beside(self) -> bool:
        """The shelves stand beside the list."""
        return self.size.width >= BESIDE and not self.is_zen

    @property
    def is_wide(self) -> bool:
        """The article under the cursor is shown beside the list."""
        return self.size.width >= WIDE and not self.is_zen

    @property
    def has_shelves(self) -> bool:
        """The shelves can be seen."""
        return self.is_beside or self.pane is Pane.SHELVES

    def action_zen(self) -> None:
        """The list alone, or everything again."""
        self.is_zen = not self.is_zen
        self.desk.prefer(ZEN, "yes" if self.is_zen else "no")
        if self.is_zen:
            self.say(with_keys(_("Only the list; {zen} brings the rest back.")))

    def watch_is_zen(self, is_zen: bool) -> None:
        """What stands around the list goes or comes."""
        self.set_class(is_zen, "-zen")
        self.place_shelves()

    # What they show.

    def _mounted(self) -> "Shelves":
        """The shelves, as they were left."""
        if self.shelves is None:
            # Not at the top: a start would wait for them; their room is kept for them.
            from reader.ui.shelf_lines import folding
            from reader.ui.widgets.shelves import Shelves

            self.shelves = Shelves(self.glyphs, folding(self.desk.preferences().get("shelves")))
            self.put_shelves()
            self._unfound = frozenset(search.query for search in self.desk.searches)
            self.query_one("#body").mount(self.shelves, before=0)
            self.add_class("-shelved")
        return self.shelves

    def put_shelves(self) -> None:
        """Counts, values and the query in force, where they are to be seen."""
        if self.shelves is not None:
            from reader.ui.shelf_lines import Contents

            searches = self.desk.searches
            self.shelves.contents = Contents(self.counts, self._values, searches, self._found)
            self.shelves.query_asked = self.query_asked
            self.shelves.ink = self.ink

    def place_shelves(self) -> None:
        """Beside the list or over it, as wide as the window allows; not before the first frame."""
        self.set_class(self.is_beside, "-beside")
        if self.is_beside and self.bar is not None:
            self._mounted()
            self.count_shelves(())
            self._find()
        if self.pane is Pane.PREVIEW and not self.is_wide:
            self.pane = Pane.LIST
        self.watch_pane(self.pane)

    def count_shelves(self, sections: Iterable[Section] = Section) -> None:
        """Ask anew for what is in these sections, once the answer asked before is there."""
        self._uncounted |= frozenset(sections)
        if self.has_shelves and self._uncounted and not self._is_counting:
            self._is_counting = True
            self.desk.values(self._uncounted)
            self._uncounted = frozenset()

    def count_open_shelves(self) -> None:
        """Ask anew for what is in the sections that are open: marks have changed."""
        opened = self.shelves.folding.opened if self.shelves is not None else ()
        self.count_shelves(section for section in Section if section.value in opened)
        if self.desk.searches:
            from reader.ui.searches import changed_by_marks

            self._unfound |= frozenset(changed_by_marks(self.desk.searches))
            self._find()

    def count_searches(self) -> None:
        """Ask anew what the saved searches find."""
        self._unfound |= frozenset(search.query for search in self.desk.searches)
        self._find()

    def _find(self) -> None:
        # Not while a library is read for the first time: they would find more every second.
        is_busy = self._is_finding or self.desk.is_refreshing
        if self.shelves is None or not self._unfound or not self.has_shelves or is_busy:
            return
        from reader.ui.shelf_lines import SAVED

        if SAVED in self.shelves.folding.opened:
            self._is_finding = True
            self.desk.count_searches(self._unfound)
            self._unfound = frozenset()

    @on(messages.SearchesCounted)
    def _searches_counted(self, event: messages.SearchesCounted) -> None:
        self._is_finding = False
        self._found = {**self._found, **event.counts}
        self.put_shelves()
        self._find()

    @on(messages.ValuesCounted)
    def _values_counted(self, event: messages.ValuesCounted) -> None:
        self._is_counting = False
        self._values = {**self._values, **event.values}
        self.put_shelves()
        self.count_shelves(())

    @on(messages.SearchesChanged)
    def _searches_changed(self) -> None:
        self.put_shelves()
        self.count_searches()

    # Which pane the keys are for.

    def watch_pane(self, pane: Pane) -> None:
        """The pane with the keys can be told from the others."""
        is_shelves = pane is Pane.SHELVES
        self.set_class(is_shelves and not self.is_beside, "-over")
        self.set_class(pane is Pane.PREVIEW, "-in-preview")
        self.articles.has_keys = pane is Pane.LIST
        if self.shelves is not None:
            self.shelves.has_keys = is_shelves
            self.shelves.is_over = not self.is_beside

    @property
    def _panes(self) -> tuple[Pane, ...]:
        """From the list on, as Tab goes through them."""
        has_preview = self.is_wide
        return (Pane.LIST, Pane.SHELVES, *((Pane.PREVIEW,) if has_preview else ()))

    def action_shelves(self) -> None:
        """To the shelves; from there to the preview, or back to the list."""
        self._step_pane(1)

    def action_previous_pane(self) -> None:
        """The other way round."""
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        panes = self._panes
        pane = panes[(panes.index(self.pane) + step) % len(panes)]
        if pane is Pane.SHELVES:
            self._mounted().start()
        self.pane = pane
        self.count_shelves(())
        self._find()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The pane that is clicked gets the keys; of the shelves, only what opens and closes."""
        try:
            clicked, _region = self.get_widget_at(event.screen_x, event.screen_y)
        except NoWidget:  # the window has become smaller since
            return
        if isinstance(clicked, ArticleList):
            self.pane = Pane.LIST
        elif clicked is self.preview:
            self.pane = Pane.PREVIEW

    # What keys do in them.

    @property
    def mover(self) -> Mover:
        """The pane that the keys are for."""
        if self.pane is Pane.SHELVES and self.shelves is not None:
            return self.shelves
        if self.pane is Pane.PREVIEW and self.preview is not None:
            return self.preview
        return super().mover

    @property
    def subject(self) -> Subject | None:
        """The article under the cursor; none while the keys are for the shelves."""
        return None if self.pane is Pane.SHELVES else super().subject

    def action_open(self) -> None:
        """Show the shelf, open or close the section, or read the article."""
        if self.pane is Pane.SHELVES and self.shelves is not None:
            self.shelves.choose()
        else:
            super().action_open()

    def action_open_section(self) -> None:
        """Open a section of the shelves."""
        if self.pane is Pane.SHELVES and self.shelves is not None:
            self.shelves.unfold()

    def action_close_section(self) -> None:
        """Close a section of the shelves."""
        if self.pane is Pane.SHELVES and self.shelves is not None:
            self.shelves.fold()

    def action_search(self) -> None:
        """Let a search be typed."""
        self.pane = Pane.LIST
        super().action_search()

    def action_back(self) -> None:
        """To the list; from there what Esc does in it."""
        if self.pane is Pane.LIST:
            super().action_back()
        else:
            self.pane = Pane.LIST

    def _step_group(self, step: int) -> None:
        if self.pane is Pane.SHELVES and self.shelves is not None:
            self.shelves.move_headings(step)
        else:
            super()._step_group(step)

    # What the shelves tell.

    def on_shelves_chosen(self, event: "Shelves.Chosen") -> None:
        """Show this list; the keys are the list's."""
        self.pane = Pane.LIST
        self.show_shelf(event.query)

    def on_shelves_refused(self, event: "Shelves.Refused") -> None:
        """Say why a search can't be asked."""
        self.say(event.reason, is_error=True)

    def on_shelves_folded(self, event: "Shelves.Folded") -> None:
        """Remember what is open; what opens is counted as it is now."""
        self.pane = Pane.SHELVES
        self.desk.prefer("shelves", " ".join(sorted(event.opened)))
        self.count_open_shelves()
