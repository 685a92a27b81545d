"""Every key, from the action table."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.actions import PLACES, Action, within
from reader.i18n import _
from reader.ui.bindings import closing_bindings, movement_bindings, shown_key
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.widgets.choice_list import Choice, ChoiceList

KEYS = 14
"""Cells of the column of keys."""


class HelpScreen(ModalScreen[None], inherit_bindings=False):
    """The keys, in their groups."""

    BINDINGS = [*closing_bindings("help"), *movement_bindings()]  # noqa: RUF012 - Textual's type
    AUTO_FOCUS = "ChoiceList"

    def __init__(self, ink: Ink, glyphs: Glyphs) -> None:
        super().__init__()
        self._ink, self._glyphs = ink, glyphs

    def compose(self) -> ComposeResult:
        """One sheet in the middle."""
        with Vertical(id="sheet"):
            yield ChoiceList(self._ink, help_lines(self._glyphs))

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet puts it away."""
        if event.widget is self:
            self.dismiss()

    def action_move(self, lines: int) -> None:
        """So many lines down; up where negative."""
        self.query_one(ChoiceList).move(lines)

    def action_move_pages(self, pages: int) -> None:
        """So many pages down; up where negative."""
        view = self.query_one(ChoiceList)
        view.move(pages * max(view.size.height - 1, 1))


def help_lines(glyphs: Glyphs) -> tuple[Choice, ...]:
    """The help: a heading for each place, a line for each action, its further sentence under it."""
    lines: list[Choice] = [
        Choice((Piece(_("Keys"), Tone.STRONG),), (Piece(_("Esc closes") + " ", Tone.QUIET),))
    ]
    for place, heading in PLACES:
        lines += [Choice(()), Choice((Piece(_(heading), Tone.LAMP),))]
        for item in within(place):
            lines += _lines(item, glyphs)
    return tuple(lines)


def _lines(item: Action, glyphs: Glyphs) -> list[Choice]:
    keys = "  ".join(shown_key(key, glyphs) for key in item.keys)
    title = (Piece(f"  {keys:<{KEYS}}", Tone.ACCENT), Piece(_(item.title), Tone.INK))
    if not item.help:
        return [Choice(title)]
    return [Choice(title), Choice((Piece(" " * (KEYS + 2)), Piece(_(item.help), Tone.QUIET)))]
