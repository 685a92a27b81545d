"""Who is told what happens, and the marks: put on disk in the order of the keys."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from textual.message import Message
from textual.message_pump import MessagePump

from reader.core import Reader
from reader.errors import ReaderError, StoreError
from reader.i18n import _
from reader.model import sanitize
from reader.model.marks import Change, Field, Marked
from reader.model.row import ArticleId
from reader.model.sanitize import EMPTY, Shown
from reader.ui import messages, sweep
from reader.ui.lane import Lane
from reader.ui.table import first_key

if TYPE_CHECKING:
    from reader.model.history import Step, Undone

FAREWELL = 5.0
"""Seconds that quitting waits for marks that are on their way to a slow disk."""

MOMENT = 0.5
"""Seconds that a list waits for marks asked for before it; on a slower disk it lacks them."""

LOOKED_BACK = 8
"""Steps among which the one that was taken back is looked for; of one before, less is said."""

LONG = 5000
"""Articles that take long enough to mark, some 0.2 seconds, to be told of it at once."""

_Kept = TypeVar("_Kept")


class Marking:
    """What the desk does for what the person does."""

    def __init__(self, reader: Reader, failed: Callable[[Exception], None]) -> None:
        self.reader = reader
        self._seats: list[MessagePump] = []
        self._failed = failed
        self._marking = Lane("marks", self.lost)
        self._wanted: dict[tuple[ArticleId, Field], bool] = {}
        self._trouble = EMPTY

    def lost(self, error: Exception) -> None:
        """A job ended in an error: what a person can read is said; else it is a fault of ours."""
        if isinstance(error, ReaderError):
            self._say(error)
        else:
            self._failed(error)

    def seat(self, screen: MessagePump) -> None:
        """Tell this screen everything that happens."""
        if screen not in self._seats:
            self._seats.append(screen)

    def unseat(self, screen: MessagePump) -> None:
        """Tell it nothing more."""
        if screen in self._seats:
            self._seats.remove(screen)

    def _tell(self, message: Callable[[], Message]) -> None:
        for screen in tuple(self._seats):
            screen.post_message(message())

    # Saying.

    def tell(self, text: str) -> None:
        """Say something quietly on every screen."""
        self._tell(lambda: messages.Told(text))

    def _tell_begun(self, count: int) -> None:
        if count > LONG:
            self._tell(lambda: messages.Told(sweep.begun(count), is_lasting=True))

    def _say(self, error: ReaderError) -> None:
        text = sanitize.line(f"{error.message} {error.hint}".strip())
        self._tell(lambda: messages.Told(text, is_error=True))

    # Marks.

    def toggle(self, article: ArticleId, field: Field, *, is_set: bool) -> None:
        """Set what is not set and the other way round, counting what no screen shows yet."""
        value = not self._wanted.get((article, field), is_set)
        self.mark(Change(article, field, value))

    def mark(self, *changes: Change) -> None:
        """Put marks on disk; MarksChanged follows when they are there."""
        for change in changes:
            if isinstance(change.value, bool):
                self._wanted[change.article, change.field] = change.value
        self._marking.put(lambda: self._mark(changes))

    def mark_many(
        self,
        articles: Callable[[], Sequence[ArticleId]],
        field: Field,
        *,
        value: bool | None = None,
    ) -> None:
        """Mark all of these, one step to undo, and say how many that were; without a value, mark
        them unless all are. Which they are is asked where it holds up no key.
        """

        def job() -> None:
            meant = articles()
            self._tell_begun(len(meant))
            changes = sweep.changes(self.reader.marks_of(meant), field, value)
            for change in changes:
                self._wanted.pop((change.article, field), None)
            if self._mark(changes):
                self.tell(sweep.said(changes, first_key("undo")))

        self._marking.put(job)

    def undo(self) -> None:
        """Take back the newest step."""
        self._step(self.reader.undo, _("There is nothing to undo."))

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        self._step(self.reader.redo, _("There is nothing to do again."), is_redo=True)

    def turn_step(self, step: "Step") -> None:
        """Take back a step of the history; make it again where it is taken back. Of another machine
        what was written can be had again, where something else has taken its place.
        """
        if step.device:
            self._turn_foreign(step)
        elif step.is_undone:
            nothing = _("That was done again already.")
            self._step(lambda: self.reader.redo(step.number), nothing, step, is_redo=True)
        else:
            nothing = _("That was taken back already.")
            self._step(lambda: self.reader.undo_step(step.number), nothing, step)

    def _turn_foreign(self, step: "Step") -> None:
        if step.field in (Field.NOTE, Field.HIGHLIGHT) and step.value and step.articles == 1:
            self.mark(Change(step.first, step.field, step.value, step.item))
            self.tell(
                _("It says what was written there. {key} takes it back.").format(
                    key=first_key("undo")
                )
            )
        else:
            self.tell(_("That was done on another machine, and is undone there."))

    def _step(
        self,
        make: "Callable[[], Undone]",
        nothing: str,
        step: "Step | None" = None,
        *,
        is_redo: bool = False,
    ) -> None:
        def job() -> None:
            before = self._looked_back() if step is None else (step,)
            turns = (one.articles for one in before if one.is_undone is is_redo)
            self._tell_begun(next(turns, 0))
            undone = self._kept(make)
            if undone is None:
                return
            if not undone.marked:
                self.tell(nothing)
                return
            from reader.ui import history_lines

            self._wanted.clear()
            counts = self.reader.counts()
            turned = step or history_lines.turned(before, self._looked_back())
            said = history_lines.said(turned, undone.kept, is_redo=is_redo)
            self._tell(lambda: messages.MarksChanged(undone.marked, counts, said))

        self._marking.put(job)

    def _looked_back(self) -> "Sequence[Step]":
        return self.reader.history(LOOKED_BACK, is_own=True)

    def show_marks(self, marked: Sequence[Marked]) -> None:
        """Marks are on disk that another window may have made."""
        articles = {one.article for one in marked}
        for key in [key for key in tuple(self._wanted) if key[0] in articles]:
            self._wanted.pop(key, None)
        counts = self.reader.counts()
        self._tell(lambda: messages.MarksChanged(marked, counts))

    def let_marks_pass(self) -> None:
        """Wait a moment for marks that are on their way: a list that is asked for now has them."""
        self._marking.let_pass(MOMENT)

    def settle(self) -> None:
        """Wait until every mark is on disk: the program is being ended."""
        self._marking.close(FAREWELL)

    def _mark(self, changes: Sequence[Change]) -> bool:
        marked = self._kept(lambda: self.reader.mark(changes))
        if marked is None:
            for change in changes:
                self._wanted.pop((change.article, change.field), None)
        if marked:
            counts = self.reader.counts()
            self._tell(lambda: messages.MarksChanged(marked, counts))
        return marked is not None

    def _kept(self, job: Callable[[], _Kept]) -> _Kept | None:
        before = self.trouble
        try:
            kept = job()
        except StoreError as error:
            self._trouble = reason = self._not_kept(error)
            self._tell(lambda: messages.MarksNotKept(reason))
            return None
        self._trouble = EMPTY
        if before != self.trouble:  # what could not be kept can be again
            reason = self.trouble
            self._tell(lambda: messages.MarksNotKept(reason))
        return kept

    def _not_kept(self, error: StoreError) -> Shown:
        if error.message == self.reader.trouble:
            return self.reader.trouble
        said = _("Marks are not being kept: {reason}").format(reason=error.message)
        return sanitize.line(f"{said} {error.hint}")

    @property
    def trouble(self) -> Shown:
        """Why marks are not being kept; empty when they are."""
        return self._trouble or self.reader.trouble

    # The person.

    def preferences(self) -> Mapping[str, str]:
        """What the person left."""
        return self.reader.preferences()

    def prefer(self, key: str, value: str) -> None:
        """Remember a choice; where choices can't be kept this one holds until the end."""

        self._marking.put(lambda: self._kept(lambda: self.reader.prefer(key, value)))
