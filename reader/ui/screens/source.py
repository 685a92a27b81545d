"""The text of a file as it stands, and words found in it."""

from bisect import bisect_left, bisect_right

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from reader.model import matching
from reader.ui import about, reading_lines
from reader.ui.bindings import closing_bindings, finding_bindings, movement_bindings
from reader.ui.found import MOST, Found, Hit
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink
from reader.ui.screens.looking import LookingScreen
from reader.ui.widgets.bar import Bar
from reader.ui.widgets.choice_list import ChoiceList
from reader.ui.widgets.find_bar import FindBar

SAID = 26
"""Cells for what was found, as the style sheet has it."""


class SourceScreen(LookingScreen, inherit_bindings=False):
    """The text of a file as it stands; Esc takes away the find line and what was found first."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "back", show=False),
        *closing_bindings("source"),
        *movement_bindings(),
        *finding_bindings(),
    ]

    def __init__(self, title: str, source: str, line: int, ink: Ink, glyphs: Glyphs) -> None:
        super().__init__(
            title,
            lambda width: about.source_lines(source, width, [hit[1:] for hit in self._found.hits]),
            ink,
            start=lambda width: max(about.row_of_line(source, width, line) - 2, 0),
        )
        self._source, self._glyphs = source, glyphs
        self._flat = matching.flat(source.expandtabs(about.TAB))
        self._found, self._typed = Found(), ""
        self._hit: int | None = None

    def compose(self) -> ComposeResult:
        """The sheet, and in its last line what is typed."""
        with Vertical(id="sheet"):
            yield Bar(classes="-raised")
            yield ChoiceList(self._ink)
            yield FindBar()

    def on_mount(self) -> None:
        """In the colours of the theme."""
        super().on_mount()
        self.query_one(FindBar).ink = self._ink

    # Finding.

    def action_find(self) -> None:
        """Let words be typed that are found in the file."""
        self.add_class("-finding")
        self.query_one(FindBar).open(self._typed)
        self._seek(self._typed)

    @on(FindBar.Typed)
    def _sought(self, event: FindBar.Typed) -> None:
        if self.has_class("-finding"):
            self._seek(event.text)

    def _seek(self, text: str) -> None:
        self._typed = text
        wanted = matching.passage(text)
        spans = matching.hits_in_flat(self._flat, wanted) if wanted is not None else ()
        hits = tuple(Hit(0, *span) for _number, span in zip(range(MOST), spans, strict=False))
        self._found, self._hit = Found(hits), None
        self._mark()
        if hits:
            view = self.query_one(ChoiceList)
            starts = self._starts
            here = starts[min(view.scroll_offset.y, len(starts) - 1)]
            self._go_to(bisect_left(hits, (0, here, 0)) % len(hits))
        self._count()

    @property
    def _starts(self) -> list[int]:
        width = self.query_one("#sheet").size.width
        return [start for _line, start, _text in about.source_rows(self._source, width)]

    def _mark(self) -> None:
        view = self.query_one(ChoiceList)
        y = view.scroll_offset.y
        view.choices = tuple(self._lines(self.query_one("#sheet").size.width))
        view.scroll_to(y=y, animate=False, force=True)

    def _go_to(self, number: int) -> None:
        self._hit = number
        view = self.query_one(ChoiceList)
        row = bisect_right(self._starts, self._found.hits[number].start) - 1
        if not view.scroll_offset.y <= row < view.scroll_offset.y + view.size.height - 1:
            y = max(row - view.size.height // 3, 0)
            view.scroll_to(y=y, animate=False, force=True)

    def _count(self) -> None:
        self.query_one(FindBar).said = reading_lines.typed_line(
            self._typed, self._found, self._hit, self._glyphs, SAID
        )
        is_said = self.has_class("-finding")
        self.put_right(() if is_said else reading_lines.found_line(self._found, self._hit))

    @on(FindBar.Entered)
    def _entered(self) -> None:
        self._close()

    def _close(self) -> None:
        self.remove_class("-finding")
        self.set_focus(self.query_one(ChoiceList))
        self._count()

    def action_next_hit(self) -> None:
        """To the next place that holds the words."""
        self._step(1)

    def action_previous_hit(self) -> None:
        """To the one before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        if self._found.hits and self._hit is not None:
            self._go_to((self._hit + step) % len(self._found.hits))
            self._count()

    @on(Bar.Clicked)
    async def _clicked(self, event: Bar.Clicked) -> None:
        event.stop()
        await self.run_action(event.action)

    def action_back(self) -> None:
        """Away with the find line, else with what was found, else with the sheet."""
        if self.has_class("-finding"):
            self._close()
        elif self._found.hits:
            self._found, self._hit = Found(), None
            self._mark()
            self.put_right()
        else:
            self.dismiss()
