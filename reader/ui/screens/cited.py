"""The articles with a link to the open one: choose one to read."""

from collections.abc import Sequence
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from reader.i18n import _
from reader.model.listing import Row
from reader.ui.bindings import closing_bindings, movement_bindings
from reader.ui.days import short_day
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.screens.modal import Modal
from reader.ui.widgets.choice_list import Choice, ChoiceList

ABOVE = 2
"""Lines above the first article."""
ROOM = 60
"""Cells of a window from which the dialogue says all its keys."""


class CitedScreen(Modal[Row], inherit_bindings=False):
    """The articles; the one that is chosen is the result."""

    BINDINGS = [  # noqa: RUF012 - the type that Textual gives it
        *closing_bindings("backlinks"),
        *movement_bindings(),
        Binding("enter", "show", show=False),
    ]
    AUTO_FOCUS = "ChoiceList"

    def __init__(self, rows: Sequence[Row], ink: Ink) -> None:
        super().__init__()
        self._rows, self._ink = rows, ink

    def compose(self) -> ComposeResult:
        """One sheet in the middle."""
        with Vertical(id="sheet"):
            yield ChoiceList(self._ink)

    def on_mount(self) -> None:
        """From the first."""
        view, has_room = self.query_one(ChoiceList), self.app.size.width >= ROOM
        view.choices = cited_lines(self._rows, date.today(), has_room=has_room)
        view.choose(ABOVE)

    @on(ChoiceList.Chosen)
    async def _clicked(self, event: ChoiceList.Chosen) -> None:
        await self.run_action(event.action)

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet puts it away."""
        if event.widget is self:
            self.dismiss()

    def action_show(self) -> None:
        """Read the chosen article."""
        chosen = self.query_one(ChoiceList).chosen
        if chosen is not None and chosen >= ABOVE:
            self.action_read(chosen - ABOVE)

    def action_read(self, number: int) -> None:
        """Read the article of this number, 0 and up."""
        self.dismiss(self._rows[number])

    def action_move(self, lines: int) -> None:
        """So many articles down; up where negative."""
        view = self.query_one(ChoiceList)
        view.choose(max((view.chosen or 0) + lines, ABOVE))

    def action_move_pages(self, pages: int) -> None:
        """So many pages down; up where negative."""
        self.action_move(pages * max(self.query_one(ChoiceList).size.height - 1, 1))


def cited_lines(rows: Sequence[Row], today: date, *, has_room: bool) -> tuple[Choice, ...]:
    """The dialogue: a line for each article."""
    title = (Piece(" " + _("Articles that link here"), Tone.STRONG),)
    keys = _("Enter reads · Esc closes") if has_room else _("Esc closes")
    lines = [Choice(title, (Piece(f"  {keys} ", Tone.QUIET),)), Choice(())]
    for number, row in enumerate(rows):
        when = short_day(row.date.day, today, has_year=False) if row.date else ""
        right = (Piece(f"  {when} ", Tone.QUIET),)
        lines.append(Choice((Piece(f" {row.title}"),), right, f"screen.read({number})"))
    return tuple(lines)
