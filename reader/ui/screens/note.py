"""A note being written: a few lines over the article, kept however they are left."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import TextArea

from reader.i18n import _
from reader.model import sanitize
from reader.model.sanitize import Shown
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.screens.modal import Modal
from reader.ui.widgets.bar import Bar


class NoteArea(TextArea):
    """The text itself."""

    async def _on_paste(self, event: events.Paste) -> None:
        await super()._on_paste(events.Paste(sanitize.clean(event.text)))
        event.stop()
        event.prevent_default()


class NoteScreen(Modal[None], inherit_bindings=False):
    """The note of one passage, or of the article."""

    BINDINGS = [  # noqa: RUF012 - the type that Textual gives it
        Binding("ctrl+s,escape,ctrl+c", "save", show=False, priority=True),
        Binding("ctrl+q", "app.quit", show=False, priority=True),
    ]
    AUTO_FOCUS = "NoteArea"

    def __init__(self, about: str, text: str, keep: Callable[[Shown], None], ink: Ink) -> None:
        super().__init__()
        self._about, self._text, self._keep, self._ink = about, text, keep, ink
        self.is_kept = True
        """What it began with is on disk."""
        self._ahead = ""
        """What was typed before there was an area for it."""

    def compose(self) -> ComposeResult:
        """One sheet in the middle."""
        with Vertical(id="sheet"):
            yield Bar(classes="-raised")
            yield NoteArea(self._text, theme="css", soft_wrap=True, compact=True)

    def on_mount(self) -> None:
        """What the note is on; the cursor stands behind what was written before."""
        bar, area = self.query_one(Bar), self.query_one(NoteArea)
        bar.ink = self._ink
        bar.left = (Piece(self._about, Tone.STRONG),)
        bar.right = (Piece("  " + _("Esc keeps it") + " ", Tone.QUIET),)
        area.cursor_blink = False
        area.move_cursor(area.document.end)
        area.insert(self._ahead)

    def takes_key(self, event: events.Key) -> bool:
        """Letters that come here are for the area: it has not had the focus when they were sent."""
        typed = "\n" if event.key == "enter" else event.character if event.is_printable else None
        if not typed:
            return False
        if self.is_mounted:
            self.query_one(NoteArea).insert(typed)
        else:
            self._ahead += typed
        return True

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet keeps the note and puts it away."""
        if event.widget is self:
            self.action_save()

    def settle(self) -> None:
        """Keep what is written, whatever comes next."""
        text = sanitize.clean(self.query_one(NoteArea).text).strip()
        if not self.is_kept or text != self._text.strip():
            self._text, self.is_kept = text, True
            self._keep(Shown(text))

    def action_save(self) -> None:
        """Keep it and put it away."""
        self.settle()
        self.dismiss()
