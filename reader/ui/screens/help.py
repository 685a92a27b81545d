"""Every key, from the action table."""

from textwrap import wrap

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.actions import PLACES, Action, Where, within
from reader.i18n import _
from reader.ui.bindings import closing_bindings, movement_bindings, shown_key
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.widgets.choice_list import Choice, ChoiceList

KEYS = 14
"""Cells of the column of keys."""
WIDTH, PADDING = 84, 5
"""Cells of the sheet, as the style sheet has it, and those that it keeps to itself."""


class HelpScreen(ModalScreen[None], inherit_bindings=False):
    """The keys, in their groups, those of the screen that it was opened over first."""

    BINDINGS = [*closing_bindings("help"), *movement_bindings()]  # noqa: RUF012 - Textual's type
    AUTO_FOCUS = "ChoiceList"

    def __init__(self, here: Where, ink: Ink, glyphs: Glyphs) -> None:
        super().__init__()
        self._here, self._ink, self._glyphs = here, ink, glyphs

    def compose(self) -> ComposeResult:
        """One sheet in the middle."""
        with Vertical(id="sheet"):
            yield ChoiceList(self._ink)

    def on_resize(self) -> None:
        """Another width breaks the sentences elsewhere."""
        view = self.query_one(ChoiceList)
        view.choices = help_lines(self._here, self._glyphs, min(self.size.width, WIDTH) - PADDING)

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


def help_lines(here: Where, glyphs: Glyphs, width: int) -> tuple[Choice, ...]:
    """The help: a heading for each place, a line for each action, its further sentence under it;
    where one is comes first.
    """
    lines: list[Choice] = [
        Choice((Piece(_("Keys"), Tone.STRONG),), (Piece(_("Esc closes") + " ", Tone.QUIET),))
    ]
    for place, heading in sorted(PLACES, key=lambda group: group[0] is not here):
        lines += [Choice(()), Choice((Piece(_(heading), Tone.LAMP),))]
        for item in within(place):
            lines += _lines(item, glyphs, width)
    return tuple(lines)


def _lines(item: Action, glyphs: Glyphs, width: int) -> list[Choice]:
    keys = "  ".join(shown_key(key, glyphs) for key in item.keys)
    title = (Piece(f"  {keys:<{KEYS}}", Tone.ACCENT), Piece(_(item.title), Tone.INK))
    more = wrap(_(item.help), max(width - KEYS - 2, 10))
    indent = Piece(" " * (KEYS + 2))
    return [Choice(title), *(Choice((indent, Piece(line, Tone.QUIET))) for line in more)]
