"""The find line: what is to be found in the open article, typed at the foot of the screen."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from reader.model import sanitize
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.widgets.bar import Bar, Pieces

LONGEST = 500
"""Characters that can be typed."""


class FindInput(Input):
    """The text itself."""

    virtual_size = reactive(Size(0, 0))
    """As Textual has it, but that a letter more need not lay out the whole screen anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "screen.next_hit", show=False),
        Binding("up,ctrl+p", "screen.previous_hit", show=False),
    ]

    is_quiet = False
    """Nothing is told of other text."""

    def watch_value(self, value: str) -> None:
        """Tell the screen at once: what is found should be marked before the letter is painted."""
        if not self.is_quiet and self.is_mounted:
            self.screen.post_message(FindBar.Typed(value))

    def _on_paste(self, event: events.Paste) -> None:
        super()._on_paste(events.Paste(sanitize.line(event.text)))
        event.stop()
        event.prevent_default()


class FindBar(Horizontal):
    """A sign, the text, and what was found."""

    ink: reactive[Ink | None] = reactive(None)
    said: reactive[Pieces] = reactive(())
    """What was found so far."""

    class Typed(Message):
        """Other text stands in the line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Entered(Typed):
        """What was found is to stay marked."""

    def compose(self) -> ComposeResult:
        """From left to right."""
        yield Bar(id="find-sign", classes="-raised")
        yield FindInput(compact=True, max_length=LONGEST)
        yield Bar(id="find-said", classes="-raised")

    def on_mount(self) -> None:
        """Everything in the colours of the theme."""
        self.line.cursor_blink = False
        self.query_one("#find-sign", Bar).left = (Piece(f"{'/':>3}", Tone.ACCENT),)
        self.watch_ink(self.ink)

    @property
    def line(self) -> FindInput:
        """Where the text is typed."""
        return self.query_one(FindInput)

    def open(self, text: str) -> None:
        """Begin with this text, chosen whole: the first letter takes its place."""
        self.line.is_quiet = True
        self.line.value = text
        self.line.is_quiet = False
        self.screen.set_focus(self.line)

    def watch_ink(self, ink: Ink | None) -> None:
        """Another theme."""
        for bar in self.query(Bar):
            bar.ink = ink

    def watch_said(self, said: Pieces) -> None:
        """Something else was found."""
        if self.is_mounted:
            self.query_one("#find-said", Bar).right = said

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered(event.value))
