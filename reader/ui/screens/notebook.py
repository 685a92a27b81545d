"""The notebook: what was marked and written in all articles, narrowed by typing."""

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from reader.core.notebook import Page, narrowed
from reader.i18n import N_, _, ngettext
from reader.model.listing import Row
from reader.ui import messages
from reader.ui.bindings import closing_bindings
from reader.ui.desk import Desk
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone, cells_of
from reader.ui.notebook_lines import Line, lines
from reader.ui.screens.modal import Modal
from reader.ui.table import with_keys
from reader.ui.widgets.bar import Bar, fitting
from reader.ui.widgets.choice_list import Choice, ChoiceList

NOTHING_YET = N_(
    "Nothing is marked yet: in an article {select_text} selects, {highlight} highlights,"
    " {note} writes a note."
)
MOST_LINES = 5000
"""Lines that are shown: of more, one narrows them."""


class Wanted(NamedTuple):
    """Where the person wants to go."""

    row: Row
    item: str
    """The highlight; empty for where reading stopped."""


class NotebookScreen(Modal[Wanted], inherit_bindings=False):
    """A line to type in, and what was marked and written; the chosen one is the result."""

    BINDINGS = [  # noqa: RUF012 - the type that Textual gives it
        *closing_bindings("palette"),
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+p", "move(-1)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self, desk: Desk, ink: Ink, glyphs: Glyphs) -> None:
        super().__init__()
        self.desk, self._ink, self._glyphs = desk, ink, glyphs
        self._pages: Sequence[Page] | None = None
        """None until they have come."""
        self._lost: set[str] = set()
        self._lines: list[Line] = []

    def compose(self) -> ComposeResult:
        """One sheet in the middle."""
        with Vertical(id="sheet"):
            yield Bar(classes="-raised")
            yield Input(placeholder=_("Find in quotes and notes"), compact=True, max_length=200)
            yield ChoiceList(self._ink)

    def on_mount(self) -> None:
        """Ask for the pages."""
        bar = self.query_one(Bar)
        bar.ink = self._ink
        bar.left = (Piece(_("Notebook"), Tone.STRONG),)
        self.query_one(Input).cursor_blink = False
        self.desk.seat(self)
        self.desk.read_notebook()

    def on_unmount(self) -> None:
        """Nothing more is told."""
        self.desk.unseat(self)
        self.desk.stop_notebook()

    def on_resize(self) -> None:
        """Another width breaks the lines elsewhere."""
        self._put()

    @on(messages.NotebookRead)
    def _read(self, event: messages.NotebookRead) -> None:
        self._pages = event.pages
        self._put()

    @on(messages.HighlightsLost)
    def _were_lost(self, event: messages.HighlightsLost) -> None:
        if not event.items <= self._lost:
            self._lost |= event.items
            self._put()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._put(is_narrowed=True)

    def _put(self, *, is_narrowed: bool = False) -> None:
        view = self.query_one(ChoiceList)
        if self._pages is None:
            return
        kept = narrowed(self._pages, self.query_one(Input).value)
        width = self.query_one("#sheet").content_size.width
        chosen = None if is_narrowed else view.chosen
        self._lines = lines(kept, self._lost, self._glyphs, width)[:MOST_LINES]
        view.choices = tuple(line.choice for line in self._lines) or self._nothing(width)
        view.chosen = None
        self._choose(chosen if chosen is not None else 0, 1)
        count = sum(len(page.highlights) + bool(page.note) for page in kept)
        told = ngettext("{n} passage or note", "{n} passages and notes", count)
        bar = self.query_one(Bar)
        bar.left = (Piece(_("Notebook"), Tone.STRONG), Piece(f" · {told}", Tone.ACCENT))
        bar.right = fitting(
            (_("Enter goes there · Esc closes"), _("Esc closes")), width - cells_of(bar.left)
        )

    def _nothing(self, width: int) -> tuple[Choice, ...]:
        said = _("Nothing of this was found.") if self._pages else with_keys(_(NOTHING_YET))
        lines = wrap(said, max(width - 2, 10))
        return tuple(Choice((Piece(f" {line}", Tone.QUIET),)) for line in lines)

    def _choose(self, number: int, step: int) -> None:
        """Put the cursor on the first line from one on that can be chosen."""
        while 0 <= number < len(self._lines):
            if self._lines[number].page is not None:
                self.query_one(ChoiceList).choose(number)
                return
            number += step

    def action_move(self, count: int) -> None:
        """So many passages down; up where negative."""
        view, step = self.query_one(ChoiceList), 1 if count > 0 else -1
        for _number in range(abs(count)):
            self._choose((view.chosen if view.chosen is not None else -1) + step, step)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_read()

    @on(ChoiceList.Chosen)
    def _clicked(self, event: ChoiceList.Chosen) -> None:
        event.stop()

    def action_read(self) -> None:
        """Go to the passage under the cursor."""
        chosen = self.query_one(ChoiceList).chosen
        line = self._lines[chosen] if chosen is not None and chosen < len(self._lines) else None
        if line is None or line.page is None:
            return
        if line.page.entry is None:
            self.query_one(Bar).left = (Piece(_("Its file is no longer here."), Tone.DANGER),)
            return
        self.dismiss(Wanted(line.page.entry.row, line.item))

    def on_click(self, event: events.Click) -> None:
        """A click on a passage goes there; one beside the sheet puts it away."""
        view = self.query_one(ChoiceList)
        if event.widget is self:
            self.dismiss()
        elif event.widget is view:
            y = event.get_content_offset_capture(view).y + view.scroll_offset.y
            self._choose(y, -1)
            self.action_read()
