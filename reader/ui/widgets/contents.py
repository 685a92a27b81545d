"""The contents panel: headings beside the text, or over it where there is no room."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from reader.i18n import _
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.outline import Outline
from reader.ui.widgets.bar import Bar
from reader.ui.widgets.choice_list import ChoiceList

MOVES = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1, "home": -100_000, "end": 100_000}
"""Lines that keys move the cursor by."""
LETTERS = {"j": 1, "k": -1, "g": -100_000, "G": 100_000}
"""The same for letters, as long as nothing has been typed."""


class Contents(Vertical, can_focus=False):
    """Headings; the screen hands it the keys, so that none is lost before it is painted."""

    def __init__(self, outline: Outline, ink: Ink, glyphs: Glyphs) -> None:
        super().__init__()
        self.outline = outline
        self._ink, self._glyphs = ink, glyphs

    def compose(self) -> ComposeResult:
        """A line that says what this is, the headings, and what the keys do."""
        yield Bar(id="contents-head", classes="-raised")
        yield ChoiceList(self._ink)
        yield Bar(id="contents-keys", classes="-raised")

    def on_mount(self) -> None:
        """Everything in the colours of the theme."""
        for bar in self.query(Bar):
            bar.ink = self._ink
        self.query_one("#contents-keys", Bar).left = (
            Piece(f" {self._glyphs.enter}", Tone.ACCENT, "screen.enter_contents"),
            Piece(" " + _("go") + "  ", Tone.QUIET, "screen.enter_contents"),
            Piece("Esc", Tone.ACCENT, "screen.back"),
            Piece(" " + _("stay") + " ", Tone.QUIET, "screen.back"),
        )

    def on_resize(self) -> None:
        """Another width has room for other words."""
        self._put()

    def _put(self) -> None:
        outline, view = self.outline, self.query_one(ChoiceList)
        view.choices = outline.choices(view.size.width, self._glyphs)
        if outline.shown:
            view.choose(outline.chosen)
        else:
            view.chosen = None
        head, count = self.query_one("#contents-head", Bar), len(outline.shown)
        typed = (
            Piece(f" {outline.typed}▏" if not self._glyphs.is_ascii else f" {outline.typed}_"),
        )
        hint = (Piece("  " + _("type to narrow"), Tone.QUIET),)
        head.left = (
            Piece(" " + _("Contents"), Tone.STRONG),
            *(typed if outline.typed else hint),
        )
        head.right = (Piece(f"{count} ", Tone.QUIET),) if outline.typed else ()

    def take(self, event: events.Key) -> bool:
        """Act on a key that is for the cursor or for the words that narrow; False for others."""
        outline, typed = self.outline, self.outline.typed
        page = max(self.size.height - 4, 1)
        moves = {**MOVES, "pagedown": page, "pageup": -page, **({} if typed else LETTERS)}
        if event.key in moves:
            changed = outline.moved(moves[event.key])
        elif event.key == "backspace":
            changed = outline.narrowed(typed[:-1])
        elif event.key == "ctrl+u":
            changed = outline.narrowed("")
        elif event.is_printable and event.character:
            changed = outline.narrowed((typed + event.character).lstrip(" /"))
        else:
            return False
        self.outline = changed
        if self.is_mounted:
            self._put()
        return True
