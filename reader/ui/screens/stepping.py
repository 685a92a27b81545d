"""The history: everything that was done to articles, each step of it to be undone or done again."""

from collections.abc import Mapping, Sequence
from datetime import date

from textual import events, on
from textual.binding import Binding

from reader.i18n import _
from reader.model.history import Step
from reader.model.row import ArticleId
from reader.model.sanitize import Shown
from reader.ui import messages
from reader.ui.bindings import closing_bindings, movement_bindings
from reader.ui.desk import Desk
from reader.ui.glyphs import Glyphs
from reader.ui.history_lines import lines
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.screens.modal import ToldSheet
from reader.ui.widgets.bar import Bar
from reader.ui.widgets.choice_list import Choice, ChoiceList

ROOM_FOR_KEYS = 60
"""Cells in which there is room for what the keys do."""


class HistoryScreen(ToldSheet, inherit_bindings=False):
    """The steps, the newest first, as they are now in every window."""

    BINDINGS = [  # noqa: RUF012 - the type that Textual gives it
        *closing_bindings("history"),
        *movement_bindings(),
        Binding("enter,u,r", "take", show=False),
        Binding("U", "undo_last", show=False),
        Binding("ctrl+r", "redo_last", show=False),
    ]

    def __init__(self, desk: Desk, ink: Ink, glyphs: Glyphs) -> None:
        super().__init__(desk, ink, glyphs)
        self._steps: Sequence[Step] | None = None
        """None until they have come."""
        self._titles: Mapping[ArticleId, Shown] = {}
        self._lines: list[tuple[Choice, Step | None]] = []
        self._said: tuple[Piece, ...] = ()

    def ask(self) -> None:
        """All of them."""
        self.desk.read_history()

    @on(messages.HistoryRead)
    def _read(self, event: messages.HistoryRead) -> None:
        self._steps, self._titles = event.steps, event.titles
        self.put()

    @on(messages.MarksChanged)
    def _marks_changed(self, event: messages.MarksChanged) -> None:
        if event.said:
            self._said = (Piece(event.said, Tone.ACCENT),)
        self.desk.read_history()

    @on(messages.Told)
    def _told(self, event: messages.Told) -> None:
        tone = Tone.DANGER if event.is_error else Tone.ACCENT
        self._said = (Piece(event.text, tone),)
        self._put_bar()

    def put(self) -> None:
        """As they are now, the cursor where it was."""
        view, steps = self.query_one(ChoiceList), self._steps
        if steps is None:
            return
        before = self._step
        width = self.query_one("#sheet").content_size.width
        self._lines = lines(steps, self._titles, self._glyphs, date.today(), width)
        nothing = (Choice((Piece(" " + _("Nothing was done yet."), Tone.QUIET),)),)
        view.choices = tuple(choice for choice, _step in self._lines) or nothing
        view.chosen = None
        numbers = [step.number if step is not None else 0 for _choice, step in self._lines]
        if before is not None and before.number in numbers:
            view.choose(numbers.index(before.number))
        else:
            self._choose(0, 1)
        self._put_bar()

    def _put_bar(self) -> None:
        bar = self.query_one(Bar)
        bar.left = self._said or (Piece(_("History"), Tone.STRONG),)
        has_room = bar.size.width >= ROOM_FOR_KEYS and not self._said
        keys = _("Enter undoes, or does again") + " · " if has_room else ""
        bar.right = (Piece("  " + keys + _("Esc closes") + " ", Tone.QUIET),)

    @property
    def _step(self) -> Step | None:
        number = self.query_one(ChoiceList).chosen
        if number is None or number >= len(self._lines):
            return None
        return self._lines[number][1]

    def _choose(self, number: int, way: int) -> None:
        """Put the cursor on the first step from a line on."""
        while 0 <= number < len(self._lines):
            if self._lines[number][1] is not None:
                self.query_one(ChoiceList).choose(number)
                return
            number += way

    def action_move(self, count: int) -> None:
        """So many steps down; up where negative."""
        view, way = self.query_one(ChoiceList), 1 if count > 0 else -1
        for _number in range(min(abs(count), len(self._lines))):
            self._choose((view.chosen if view.chosen is not None else -1) + way, way)

    def action_move_pages(self, pages: int) -> None:
        """So many pages down; up where negative."""
        self.action_move(pages * max(self.query_one(ChoiceList).size.height - 1, 1))

    def action_take(self) -> None:
        """Undo the step under the cursor, or do it again."""
        if self._step is not None:
            self.action_turn(self._step.number)

    def action_turn(self, number: int) -> None:
        """Undo a step, or do it again where it is undone."""
        for line, (_choice, step) in enumerate(self._lines):
            if step is not None and step.number == number:
                self.query_one(ChoiceList).choose(line)
                self.desk.turn_step(step)

    def action_undo_last(self) -> None:
        """Take the last step back."""
        self.desk.undo()

    def action_redo_last(self) -> None:
        """Make the step again that was taken back last."""
        self.desk.redo()

    @on(ChoiceList.Chosen)
    async def _clicked(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        await self.run_action(event.action)

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet puts it away."""
        if event.widget is self:
            self.dismiss()
