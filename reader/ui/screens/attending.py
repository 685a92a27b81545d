"""When an article was first opened, how long it was read, and when to its end."""

from time import monotonic, time

from textual import events, on

from reader.model.marks import Change, Field
from reader.model.row import ArticleId
from reader.ui.attention import Attention
from reader.ui.desk import Desk
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink
from reader.ui.screens.picturing import Picturing
from reader.ui.widgets.document_view import DocumentView

TELL_EVERY = 30
"""Seconds of reading that a crash may lose, where the text is not moved."""


class Attending(Picturing, inherit_bindings=False):
    """The time that is spent on the open article."""

    def __init__(self, desk: Desk, glyphs: Glyphs, ink: Ink) -> None:
        super().__init__(desk, glyphs, ink)
        self.attention = Attention()
        self._attended = ArticleId("")
        self._opened_at = 0
        """When it was opened first, where nobody was told yet; else 0."""
        self._has_finished = False

    def on_mount(self) -> None:
        """Nothing counts while the program is stopped."""
        app = self.app
        # At once: what is put off is done when the program goes on.
        app.app_suspend_signal.subscribe(self, lambda _app: self._turn_away(), immediate=True)
        app.app_resume_signal.subscribe(self, lambda _app: self._attend(), immediate=True)

    @on(events.ScreenResume)
    def _attend(self) -> None:
        """The article is on the screen, with nothing over it."""
        if self.is_active and self.sheet is not None:
            self.attention.start(monotonic())

    @on(events.ScreenSuspend)
    def _turn_away(self) -> None:
        """Something else is, or nothing."""
        self.attention.stop(monotonic())

    def meet_links(self) -> None:
        """Another article is on the screen, or the same one again."""
        super().meet_links()
        opened = self.sheet.opened if self.sheet is not None else None
        if opened is not None and opened.article != self._attended:
            self.attention = Attention()
            self._attended, self._has_finished = opened.article, False
            self._opened_at = 0 if opened.marks.opened else int(time())
        self._attend()

    def takes_key(self, event: events.Key) -> bool:
        """A key is a sign of life."""
        self.attention.stir(monotonic())
        return super().takes_key(event)

    @on(DocumentView.Scrolled)
    def _stirred(self) -> None:
        self.attention.stir(monotonic())

    def settle(self) -> None:
        """Send the place to disk if there is a new one, and the time from time to time."""
        self._keep(is_all=self.attention.spent(monotonic()) >= TELL_EVERY)

    def leave(self, *, is_going_on: bool = False) -> None:
        """The person turns away: what is known of this sitting is kept."""
        self._keep(is_all=True)
        super().leave(is_going_on=is_going_on)
        self._attended = ArticleId("")

    def _keep(self, *, is_all: bool) -> None:
        changes = self.moves()
        if self.sheet is None or not (changes or is_all):
            return
        seconds = self.attention.take(monotonic())
        if self._opened_at:
            changes.append(Change(self.sheet.opened.article, Field.OPENED, self._opened_at))
            self._opened_at = 0
        if changes or seconds:
            self.desk.keep_reading(self.sheet.opened.article, changes, seconds)

    def finish(self) -> None:
        """It was read to its end; again, where it was read anew."""
        sitting, sheet = self.sitting, self.sheet
        if sitting is None or sheet is None or self._has_finished:
            return
        if self.marks.is_read and not self.has_read_anew(sitting):
            return
        self._has_finished = True
        article = sheet.opened.article
        finished = Change(article, Field.FINISHED, int(time()))
        read = [] if self.marks.is_read else [Change(article, Field.READ, True)]
        self.desk.mark(*read, finished)
