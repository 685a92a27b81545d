"""Every key, from the table of actions in force."""

from collections.abc import Sequence
from textwrap import wrap

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from reader.actions import PLACES, Action, Where
from reader.i18n import _
from reader.model import sanitize
from reader.ui.bindings import closing_bindings, movement_bindings, shown_key
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.screens.modal import Modal
from reader.ui.table import action, within
from reader.ui.widgets.choice_list import Choice, ChoiceList

KEYS = 14
"""Cells of the column of keys."""
ROOM_FOR_BOTH, NARROW_KEYS, NARROW = 56, 11, 6
"""Cells from which sentences stand below their title; where there are fewer, those of the column
of keys, and the indent of sentences.
"""
WIDTH, PADDING = 84, 5
"""Cells of the sheet, as the style sheet has it, and those that it keeps to itself."""


class HelpScreen(Modal[None], inherit_bindings=False):
    """The keys, in their groups, those of the screen that it was opened over first; what is typed
    narrows them.
    """

    BINDINGS = [*closing_bindings("help"), *movement_bindings()]  # noqa: RUF012 - Textual's type
    AUTO_FOCUS = "ChoiceList"

    def __init__(self, here: Where, ink: Ink, glyphs: Glyphs) -> None:
        super().__init__()
        self._here, self._ink, self._glyphs = here, ink, glyphs
        self._typed = ""

    def compose(self) -> ComposeResult:
        """One sheet in the middle."""
        with Vertical(id="sheet"):
            yield ChoiceList(self._ink)

    def on_resize(self) -> None:
        """Another width breaks the sentences elsewhere."""
        self._put()

    def takes_key(self, event: events.Key) -> bool:
        """Letters narrow the keys; as long as there are none, the key of the help closes it."""
        if super().takes_key(event):
            return True
        letter = event.character if event.is_printable else None
        if event.key == "backspace":
            self._typed = self._typed[:-1]
        elif event.key == "escape" and self._typed:
            self._typed = ""
        elif letter and (self._typed or letter not in (" ", *action("help").keys)):
            self._typed += letter
        else:
            return False
        self._put()
        return True

    def _put(self) -> None:
        view, width = self.query_one(ChoiceList), min(self.size.width, WIDTH) - PADDING
        view.choices = help_lines(self._here, self._glyphs, width, self._typed)

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


def help_lines(here: Where, glyphs: Glyphs, width: int, typed: str = "") -> tuple[Choice, ...]:
    """The help: a heading for each place, a line for each action, its further sentence under it;
    where one is comes first. Of the actions those that hold every word that was typed.
    """
    words = typed.casefold().split()
    lines: list[Choice] = [_top_line(typed)]
    for place, heading in sorted(PLACES, key=lambda group: group[0] is not here):
        found = [line for item in within(place) for line in _lines(item, glyphs, width, words)]
        if found:
            lines += [Choice(()), Choice((Piece(_(heading), Tone.LAMP),)), *found]
    if typed and len(lines) == 1:
        nothing = _("Nothing found for: {query}").format(query=sanitize.line(typed))
        lines += [Choice(()), Choice((Piece(nothing, Tone.INK),))]
    return tuple(lines)


def _top_line(typed: str) -> Choice:
    does = _("Esc shows all") if typed else _("Type to narrow · Esc closes")
    narrowed = (Piece("  "), Piece(sanitize.clean(typed), Tone.INK), Piece("▏", Tone.LAMP))
    left = (Piece(_("Keys"), Tone.STRONG), *(narrowed if typed else ()))
    return Choice(left, (Piece(does + " ", Tone.QUIET),))


def _lines(item: Action, glyphs: Glyphs, width: int, words: Sequence[str]) -> list[Choice]:
    keys = "  ".join(shown_key(key, glyphs) for key in item.keys)
    told = " ".join((_(item.title), _(item.help), keys, item.id)).casefold()
    if not all(word in told for word in words):
        return []
    column, indent = (KEYS, KEYS + 2) if width >= ROOM_FOR_BOTH else (NARROW_KEYS, NARROW)
    title = (Piece(f"  {keys:<{column - 1}} ", Tone.ACCENT), Piece(_(item.title), Tone.INK))
    more = wrap(_(item.help), max(width - indent, 10))
    return [
        Choice(title),
        *(Choice((Piece(" " * indent), Piece(line, Tone.QUIET))) for line in more),
    ]
