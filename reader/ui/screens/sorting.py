"""In which order the list stands: every order by name, each with its direction."""

from collections.abc import Mapping

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from reader.i18n import N_, _
from reader.model.query import Sort, is_ranked
from reader.model.terms import Term
from reader.ui.bindings import closing_bindings, movement_bindings
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.orders import ORDERS
from reader.ui.screens.modal import Modal
from reader.ui.widgets.choice_list import Choice, ChoiceList

NAMES: Mapping[Sort, str] = {
    Sort.DATE: N_("Date"),
    Sort.TITLE: N_("Title"),
    Sort.AUTHOR: N_("Author"),
    Sort.SITE: N_("Site"),
    Sort.WORDS: N_("Length"),
    Sort.LEFT: N_("Minutes left"),
    Sort.ADDED: N_("Added"),
    Sort.READ: N_("Last read"),
    Sort.RELEVANCE: N_("Relevance"),
}
"""What an article is sorted by, as a person says it."""

LETTERS = (Sort.TITLE, Sort.AUTHOR, Sort.SITE)
"""What is sorted by the alphabet."""

NAME = 16
"""Cells of the column of names."""

Order = tuple[Sort, bool]
"""A sort, and whether it is descending."""


class SortScreen(Modal[Order], inherit_bindings=False):
    """The orders; the result is the chosen one."""

    BINDINGS = [  # noqa: RUF012 - the type that Textual gives it
        *closing_bindings("sort"),
        *movement_bindings(),
        Binding("enter", "take", show=False),
    ]
    AUTO_FOCUS = "ChoiceList"

    def __init__(self, term: Term | None, here: Order, ink: Ink, glyphs: Glyphs) -> None:
        super().__init__()
        self._orders = orders(term, here)
        self._here, self._ink, self._glyphs = here, ink, glyphs

    def compose(self) -> ComposeResult:
        """One sheet in the middle."""
        with Vertical(id="sheet"):
            yield ChoiceList(self._ink)

    def on_mount(self) -> None:
        """The cursor stands on the order in force."""
        view = self.query_one(ChoiceList)
        has_room = self.app.size.width >= ROOM
        view.choices = order_lines(self._orders, self._here, self._glyphs, has_room=has_room)
        view.choose(ABOVE + self._number)

    @property
    def _number(self) -> int:
        return next(n for n, (sort, _down) in enumerate(self._orders) if sort is self._here[0])

    @on(ChoiceList.Chosen)
    async def _clicked(self, event: ChoiceList.Chosen) -> None:
        await self.run_action(event.action)

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet puts it away."""
        if event.widget is self:
            self.dismiss()

    def action_take(self) -> None:
        """Sort by the chosen line."""
        chosen = self.query_one(ChoiceList).chosen
        if chosen is not None:
            self.action_sort_by(chosen - ABOVE)

    def action_sort_by(self, number: int) -> None:
        """Sort by a line, 0 and up; the order in force is turned round."""
        self.dismiss(self._orders[number])

    def action_move(self, lines: int) -> None:
        """So many lines down; up where negative."""
        view = self.query_one(ChoiceList)
        number = (view.chosen or ABOVE) - ABOVE + lines
        view.choose(ABOVE + max(0, min(number, len(self._orders) - 1)))

    def action_move_pages(self, pages: int) -> None:
        """To the first line or the last."""
        self.action_move(pages * len(self._orders))


ABOVE = 2
"""Lines above the first order."""
ROOM = 70
"""Columns of a window in which there is room for what choosing the order in force does."""


def orders(term: Term | None, here: Order) -> tuple[Order, ...]:
    """What each line leads to: every sort in its usual direction, the one in force turned round."""
    usual = dict(reversed(list(ORDERS)))  # the usual direction of a sort comes first
    return tuple(
        (sort, not here[1] if sort is here[0] else usual[sort])
        for sort in NAMES
        if sort is not Sort.RELEVANCE or is_ranked(term) or here[0] is sort
    )


def order_lines(
    found: tuple[Order, ...], here: Order, glyphs: Glyphs, *, has_room: bool = True
) -> tuple[Choice, ...]:
    """The dialogue: a line for each sort, the one in force marked."""
    keys = _("Enter sorts · Esc closes") if has_room else _("Esc closes")
    lines = [Choice((Piece(" " + _("Sort"), Tone.STRONG),), (Piece(f"{keys} ", Tone.QUIET),))]
    lines.append(Choice(()))
    for number, (sort, is_descending) in enumerate(found):
        is_here = sort is here[0]
        mark = Piece(f" {glyphs.selected if is_here else ' '} ", Tone.ACCENT)
        name = Piece(f"{_(NAMES[sort]):<{NAME}}", Tone.STRONG if is_here else Tone.INK)
        words = Piece(direction(here if is_here else (sort, is_descending)), Tone.QUIET)
        turned = _("turn round: {order}").format(order=direction((sort, is_descending)))
        right = (Piece(f"{turned} ", Tone.ACCENT),) if is_here and has_room else ()
        lines.append(Choice((mark, name, words), right, f"screen.sort_by({number})"))
    return tuple(lines)


def direction(chosen: Order) -> str:
    """Which articles come first."""
    sort, is_descending = chosen
    if sort in LETTERS:
        return _("Z to A") if is_descending else _("A to Z")
    return _(ORDERS[chosen])
