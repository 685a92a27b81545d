"""The saved searches: show one, call it otherwise, delete one, take a deletion back."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from reader.i18n import _
from reader.model import sanitize
from reader.ui import messages
from reader.ui.bindings import closing_bindings, movement_bindings
from reader.ui.days import number
from reader.ui.desk import Desk
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.screens.modal import Modal
from reader.ui.table import with_keys
from reader.ui.widgets.choice_list import Choice, ChoiceList

if TYPE_CHECKING:
    from reader.config import Search
    from reader.model.sanitize import Shown

LONGEST = 80
"""Characters of a name that can be typed."""
NAME = 30
"""Cells of the column of names, where a search has a name of its own."""


class SavedScreen(Modal[str], inherit_bindings=False):
    """The searches; the query of the one that is chosen is the result."""

    BINDINGS = [  # noqa: RUF012 - the type that Textual gives it
        *closing_bindings("saved"),
        *movement_bindings(),
        Binding("enter", "show", show=False),
        Binding("d,delete", "remove", show=False),
        Binding("n", "rename", show=False),
        Binding("U", "put_back", show=False),
    ]
    AUTO_FOCUS = "ChoiceList"

    def __init__(self, desk: Desk, ink: Ink) -> None:
        super().__init__()
        self.desk, self._ink = desk, ink
        self._searches: Sequence[Search] = desk.searches
        self._counts: Mapping[str, int] = {}
        self._removed: list[Search] = []
        self._under_way = 0

    def compose(self) -> ComposeResult:
        """One sheet in the middle."""
        with Vertical(id="sheet"):
            yield ChoiceList(self._ink)
            yield Input(placeholder=_("Name of the search"), compact=True, max_length=LONGEST)

    def on_mount(self) -> None:
        """The names at once, the counts as they come."""
        self._line.display = False
        self.desk.seat(self)
        self._count()
        self._put(0)

    def on_resize(self) -> None:
        """Another width has room for other words."""
        self._put(self._number)

    def on_unmount(self) -> None:
        """Nothing more is told."""
        self.desk.unseat(self)

    def _count(self) -> None:
        self.desk.count_searches([search.query for search in self._searches])

    @on(messages.SearchesCounted)
    def _counted(self, event: messages.SearchesCounted) -> None:
        self._counts = {**self._counts, **event.counts}
        self._put(self._number)

    def _show(self, searches: Sequence["Search"]) -> None:
        # A key that was typed ahead acts on what the one before it left.
        self._searches = searches
        self._under_way += 1
        self._put(self._number)

    @on(messages.SearchesChanged)
    def _changed(self) -> None:
        self._under_way = max(self._under_way - 1, 0)
        if not self._under_way:
            self._searches = self.desk.searches
            self._count()
            self._put(self._number)

    @property
    def _number(self) -> int:
        """The place of the chosen search."""
        chosen = self.query_one(ChoiceList).chosen
        return chosen - ABOVE if chosen is not None else 0

    def _put(self, chosen: int) -> None:
        view = self.query_one(ChoiceList)
        removed = self._removed[-1] if self._removed else None
        is_narrow = self.size.width < ROOM_FOR_KEYS
        view.choices = saved_lines(self._searches, self._counts, removed, is_narrow=is_narrow)
        if self._searches:
            view.choose(ABOVE + max(0, min(chosen, len(self._searches) - 1)))
        else:
            view.chosen = None

    @on(ChoiceList.Chosen)
    async def _clicked(self, event: ChoiceList.Chosen) -> None:
        await self.run_action(event.action)

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet puts it away."""
        if event.widget is self:
            self.dismiss()

    def action_show(self) -> None:
        """Show the chosen search."""
        if self._searches:
            self.action_show_search(self._number)

    def action_show_search(self, place: int) -> None:
        """Show the search at a place, 0 and up."""
        self.dismiss(self._searches[place].query)

    def action_remove(self) -> None:
        """Delete the chosen search."""
        if self._searches:
            removed = self._searches[self._number]
            self._removed.append(removed)
            self._show([search for search in self._searches if search is not removed])
            self.desk.remove_search(removed.name)

    @property
    def _line(self) -> Input:
        """Where a name is typed; there only while it is."""
        return self.query_one(Input)

    def action_rename(self) -> None:
        """Let another name be typed for the chosen search."""
        if self._searches:
            self._line.value = self._searches[self._number].name
            self._line.display = True
            self.set_focus(self._line)

    @on(Input.Submitted)
    def _named(self, event: Input.Submitted) -> None:
        event.stop()
        search = self._searches[self._number]
        name = sanitize.line(event.value)
        if name not in ("", search.name):
            self._call_otherwise(search, name)
        self._end_naming()

    def _call_otherwise(self, search: "Search", name: "Shown") -> None:
        is_taken = any(other.name == name for other in self._searches)
        named = search if is_taken else search._replace(name=name)
        self._show([named if other is search else other for other in self._searches])
        self.desk.rename_search(search.name, name)

    def _end_naming(self) -> None:
        self._line.display = False
        self.set_focus(self.query_one(ChoiceList))

    async def action_dismiss(self, result: str | None = None) -> None:
        """Away with the line for a name, where it is there; else with the dialogue."""
        if self._line.display:
            self._end_naming()
        else:
            await super().action_dismiss(result)

    def action_put_back(self) -> None:
        """Save the search again that was deleted last."""
        if self._removed:
            search = self._removed.pop()
            self._show([*self._searches, search])
            self.desk.save_search(search.name, search.query)

    def action_move(self, lines: int) -> None:
        """So many searches down; up where negative."""
        if self._searches:
            self._put(self._number + lines)

    def action_move_pages(self, pages: int) -> None:
        """So many pages down; up where negative."""
        self.action_move(pages * max(self.query_one(ChoiceList).size.height - 1, 1))


ABOVE = 2
"""Lines above the first search."""
ROOM_FOR_KEYS = 60
"""Columns from which the keys stand beside the title."""


def saved_lines(
    searches: Sequence["Search"],
    counts: Mapping[str, int],
    removed: "Search | None",
    *,
    is_narrow: bool,
) -> tuple[Choice, ...]:
    """The dialogue: a line for each search, and how a deleted one comes back."""
    keys = _("Enter shows · n names · d deletes · Esc closes") if searches else _("Esc closes")
    if is_narrow and searches:
        keys = _("Enter shows · n names · d deletes")
    hint = (Piece(f" {keys} ", Tone.QUIET),)
    title = (Piece(" " + _("Saved searches"), Tone.STRONG),)
    lines = [Choice(title), Choice(hint)] if is_narrow else [Choice(title, hint), Choice(())]
    for place, search in enumerate(searches):
        count = counts.get(search.query)
        right = (Piece(f" {number(count)} " if count is not None else " ", Tone.QUIET),)
        lines.append(Choice(_told(search), right, f"screen.show_search({place})"))
    if not searches:
        none = with_keys(_("None yet: {save_search} saves what is shown."))
        lines.append(Choice((Piece(f" {none}", Tone.INK),)))
    if removed is not None:
        back = " " + _("Deleted: {name}").format(name=removed.name)
        take = (Piece(" " + _("U puts it back") + " ", Tone.ACCENT),)
        lines += [Choice(()), Choice((Piece(back, Tone.QUIET),), take, "screen.put_back")]
    return tuple(lines)


def _told(search: "Search") -> tuple[Piece, ...]:
    if search.name == search.query:
        return (Piece(f" {search.name}", Tone.INK),)
    return (
        Piece(f" {search.name:<{NAME}} ", Tone.INK),
        Piece(search.query, Tone.QUIET),
    )
