"""The search line: where a query is typed, its count beside it, what is to be said of it below."""

from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from reader.i18n import _
from reader.model import sanitize
from reader.model.query import QueryError
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.offers import Offers
from reader.ui.search_hints import LEAD, Hint, complaint, keys_hint, offers_hint
from reader.ui.widgets.banner import Banner
from reader.ui.widgets.bar import Bar, Pieces

LONGEST = 2000
"""Characters that can be typed: more than anyone types, and a paste that went wrong stays small."""


class SearchInput(Input):
    """The text itself; keys that a line of text has no use for are told."""

    virtual_size = reactive(Size(0, 0))
    """As Textual has it, but that a letter more need not lay out the whole screen anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "tell('taken', 1)", show=False),
        Binding("shift+tab", "tell('taken', -1)", show=False),
        Binding("up", "tell('recalled', -1)", show=False),
        Binding("down", "tell('recalled', 1)", show=False),
        Binding("f1", "tell('explained', 0)", show=False),
    ]

    is_quiet = False
    """Nothing is told of other text."""

    def watch_value(self, value: str) -> None:
        """Tell the screen at once: the question should be asked before the letter is painted."""
        if not self.is_quiet and self.is_mounted:
            self.screen.post_message(SearchBar.Typed(value))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Nobody else need hear of it."""
        event.stop()

    class Told(Message):
        """A key of the search line: `taken`, `recalled` with a step, or `explained`."""

        def __init__(self, what: str, step: int) -> None:
            super().__init__()
            self.what, self.step = what, step

    def action_tell(self, what: str, step: int) -> None:
        """Tell a key."""
        self.post_message(self.Told(what, step))

    async def _on_key(self, event: events.Key) -> None:
        if event.character == "?" and not self.value:
            event.stop()
            event.prevent_default()
            self.action_tell("explained", 0)
        else:
            await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        super()._on_paste(events.Paste(sanitize.line(event.text)))
        event.stop()
        event.prevent_default()


class SearchBar(Vertical):
    """The line and what is said under it."""

    ink: reactive[Ink | None] = reactive(None)
    count: reactive[Pieces] = reactive((), repaint=False)
    """How many were found."""
    hint: reactive[Hint] = reactive(Hint(), repaint=False)

    class Typed(Message, bubble=False):
        """Other text stands in the line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Entered(Message):
        """The search is to stay."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def compose(self) -> ComposeResult:
        """The line, and under it one more."""
        with Horizontal(id="search-line"):
            yield Bar(id="search-sign", classes="-raised")
            yield SearchInput(
                placeholder=_("words, or tag: date: is: …"), compact=True, max_length=LONGEST
            )
            yield Bar(id="search-count", classes="-raised")
        yield Bar(id="search-hint", classes="-raised")
        yield Banner(id="search-more")

    def on_mount(self) -> None:
        """Everything in the colours of the theme."""
        self.line.cursor_blink = False
        self.query_one("#search-sign", Bar).left = (Piece(f"{'/':>{LEAD - 1}}", Tone.ACCENT),)
        self.watch_ink(self.ink)

    @property
    def line(self) -> SearchInput:
        """Where the text is typed."""
        return self.query_one(SearchInput)

    def open(self, text: str) -> None:
        """Begin with this text, chosen whole: the first letter takes its place."""
        self.line.is_quiet = True
        self.line.value = text
        self.line.is_quiet = False
        self.screen.set_focus(self.line)

    def put(self, text: str, *, cursor: int | None = None) -> None:
        """Other text, told like text that was typed; the cursor at its end."""
        self.line.value = text
        self.line.cursor_position = len(text) if cursor is None else cursor

    def put_quietly(self, text: str, cursor: int) -> None:
        """Other text, of which nothing is told."""
        self.line.is_quiet = True
        self.put(text, cursor=cursor)
        self.line.is_quiet = False

    def cells(self, position: int) -> int:
        """Cells from the left edge to a character of the text, as far as it is scrolled."""
        before = cell_len(self.line.value[:position])
        return LEAD + before - self.line.scroll_offset.x

    def complain(self, error: QueryError) -> None:
        """Say what is wrong, and point at it."""
        start, end = self.cells(error.start), self.cells(error.end)
        self.hint = complaint(error, start, end, self.size.width)

    def offer(self, offered: Offers) -> None:
        """Say what Tab puts in."""
        self.hint = offers_hint(offered, self.size.width)

    def tell_keys(self, glyphs: Glyphs, *, has_text: bool) -> None:
        """Say what the keys do."""
        self.hint = keys_hint(glyphs, has_text=has_text)

    def watch_ink(self, ink: Ink | None) -> None:
        """Another theme."""
        for part in self.query("Bar, Banner"):
            part.ink = ink  # type: ignore[attr-defined]

    def watch_count(self, count: Pieces) -> None:
        """Another answer."""
        if self.is_mounted:
            self.query_one("#search-count", Bar).right = count

    def watch_hint(self, hint: Hint) -> None:
        """Something else to say."""
        if self.is_mounted:
            line = self.query_one("#search-hint", Bar)
            line.left, line.right = hint.line, hint.right
            self.query_one("#search-more", Banner).sentences = hint.more

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered(event.value))
