"""One article, and nothing else on the screen but how far one has come."""

from time import monotonic

from textual import on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.reactive import reactive

from reader.actions import Where
from reader.i18n import _
from reader.model import sanitize
from reader.model.listing import Results, Row
from reader.model.marks import Change, Field, Marks, Stop
from reader.model.places_in_text import Place, place_at
from reader.ui import messages, sentences
from reader.ui.bindings import bindings
from reader.ui.choices import STEP, clamped
from reader.ui.desk import Desk
from reader.ui.finish import Sitting
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece
from reader.ui.messages import Asked
from reader.ui.screens.seated import Mover, Seated, Subject
from reader.ui.sheet import Form, Sheet, waiting_sheet
from reader.ui.widgets.banner import Banner
from reader.ui.widgets.bar import Bar
from reader.ui.widgets.document_view import DocumentView, form_of
from reader.ui.widgets.progress_rule import ProgressRule
from reader.ui.widgets.too_small import TooSmall

SETTLE_EVERY = 2.0
"""Seconds of scrolling that a crash may lose."""


class ReadingScreen(Seated, inherit_bindings=False):
    """The open article."""

    places = (Where.READING, Where.ARTICLES, Where.EVERYWHERE)
    BINDINGS = bindings(*places)

    marks: reactive[Marks] = reactive(Marks())
    measure: reactive[int] = reactive(68, init=False)
    progress: reactive[float] = reactive(0.0)
    left: reactive[tuple[Piece, ...]] = reactive(())
    right: reactive[tuple[Piece, ...]] = reactive(())
    complaint: reactive[tuple[Piece, ...]] = reactive(())
    faults: reactive[tuple[tuple[Piece, ...], ...]] = reactive(())

    def __init__(self, desk: Desk, glyphs: Glyphs, ink: Ink, measure: int) -> None:
        super().__init__(desk, glyphs, ink)
        self.set_reactive(ReadingScreen.measure, measure)
        self.asked: Asked | None = None
        self.sheet: Sheet | None = None
        self._come: Asked | None = None
        self.results: Results | None = None
        """The list that the article was opened from: what next and previous mean."""
        self._sitting: Sitting | None = None
        self._kept_place: Place | None = None
        """Where the text stood when its place was last as it is on disk."""

    def compose(self) -> ComposeResult:
        """From the top down."""
        cls, pace = ReadingScreen, self.desk.reader.config.reading.words_a_minute
        yield TooSmall(sentences.too_small(20, 5))
        yield Banner(id="faults").data_bind(ink=Seated.ink, sentences=cls.faults)
        yield DocumentView(is_ascii=self.glyphs.is_ascii, words_a_minute=pace).data_bind(
            ink=Seated.ink, measure=cls.measure
        )
        yield ProgressRule(self.glyphs).data_bind(ink=Seated.ink, progress=cls.progress)
        yield Bar(id="trouble").data_bind(ink=Seated.ink, left=cls.complaint)
        yield Bar(id="status").data_bind(ink=Seated.ink, left=cls.left, right=cls.right)

    @property
    def view(self) -> DocumentView:
        """The text."""
        return self.query_one(DocumentView)

    def on_mount(self) -> None:
        """Keep the place now and then."""
        self.set_interval(SETTLE_EVERY, self.settle)

    def form_for(self, size: Size) -> Form:
        """How a sheet is to be set for a window of this size."""
        return form_of(size, self.measure, is_ascii=self.glyphs.is_ascii, pace=self.pace)

    @property
    def pace(self) -> int:
        """Words a minute."""
        return self.desk.reader.config.reading.words_a_minute

    @property
    def has_come(self) -> bool:
        """What was asked for is on the screen."""
        return self.sheet is not None and self._come is self.asked

    # Opening and leaving.

    def expect(self, asked: Asked, results: Results | None) -> None:
        """An article was asked for."""
        self.asked, self.results = asked, results
        self.desk.open(asked)

    def wait(self, row: Row | None, name: str) -> None:
        """It takes long: say what is coming."""
        self._show(None)
        self.view.show(waiting_sheet(row, name, self.view.form), None)

    @on(messages.ArticleOpened)
    def _opened(self, event: messages.ArticleOpened) -> None:
        if event.asked is self.asked:
            self._come = event.asked
            self._show(event.sheet)
            self.leeslamp.show_reading()

    def _show(self, sheet: Sheet | None) -> None:
        before, self.sheet = self.sheet, sheet
        self.faults = sentences.faults(sheet.opened.parsed.problems) if sheet is not None else ()
        if sheet is None:
            self.view.clear()
            return
        marks = sheet.opened.marks
        self.set_reactive(ReadingScreen.marks, marks)
        is_again = before is not None and before.opened.article == sheet.opened.article
        place = self.view.place if is_again and self._sitting else resumed_at(sheet, marks)
        self._sitting = self._sat_down(sheet, marks)
        self.view.show(sheet, place)
        self._kept_place = self.view.place
        self._put()

    def _sat_down(self, sheet: Sheet, marks: Marks) -> Sitting:
        left = sheet.words if marks.is_read else round(sheet.words * (1 - marks.progress))
        pace = self.desk.reader.config.reading.finish_words_a_minute
        return Sitting(left, pace, monotonic())

    def settle(self) -> None:
        """Send the place to disk, if there is a new one."""
        place = self.view.place
        if self.sheet is not None and place != self._kept_place:
            self._kept_place = place
            kept = place_at(self.sheet.document, place.block, place.offset) if place else Place()
            stop = Stop(kept, self.view.progress)
            self.desk.mark(Change(self.sheet.opened.article, Field.PLACE, stop))

    def leave(self, *, is_going_on: bool = False) -> None:
        """The person turns away from this article."""
        self.settle()
        if self._sitting is not None:
            by_going_on = is_going_on and self._sitting.is_finished_by_going_on()
            if by_going_on or self._sitting.is_finished_by_leaving(monotonic()):
                self._finish()
        self._sitting = None

    def _finish(self) -> None:
        if self.sheet is not None and not self.marks.is_read:
            self.desk.mark(Change(self.sheet.opened.article, Field.READ, True))

    # What is told.

    @on(DocumentView.Scrolled)
    def _scrolled(self) -> None:
        if self._sitting is not None:
            self._sitting.see(is_end=self.view.is_at_end)
        self._put()

    @on(messages.MarksChanged)
    def _marks_changed(self, event: messages.MarksChanged) -> None:
        for marked in event.marked:
            if self.sheet is not None and marked.article == self.sheet.opened.article:
                self.marks = marked.marks
        if event.is_undo and self.is_active:
            self.say(_("Undone."))

    @on(DocumentView.Followed)
    def _followed(self, event: DocumentView.Followed) -> None:
        target = event.target
        if target.startswith("#"):
            if not self.view.move_to_anchor(target[1:]):
                self.say(_("This link leads to nowhere in the article."))
            return
        url = sanitize.url(target)
        if url is not None:
            self.desk.show_original(url)
        else:
            shown = sanitize.line(target)[:80]
            self.say(_("Links between files are not followed yet: {link}").format(link=shown))

    def _put(self) -> None:
        """The lines anew."""
        self.complaint = sentences.not_kept(self.trouble)
        self.set_class(bool(self.trouble), "-complaining")
        if self.sheet is None:
            self.left, self.right = self.spoken, ()
            return
        self.progress = self.view.progress
        pace = self.desk.reader.config.reading.words_a_minute
        self.left = self.spoken or sentences.title_line(self.sheet, self.marks, self.glyphs)
        self.right = sentences.progress_line(
            self.view.section, self.progress, self.sheet.words, pace, self.size.width
        )

    watch_spoken = watch_trouble = watch_marks = _put

    # What keys do here.

    @property
    def mover(self) -> Mover:
        """The text."""
        return self.view

    @property
    def subject(self) -> Subject | None:
        """The open article."""
        if self.sheet is None:
            return None
        return Subject(self.sheet.opened.article, self.marks.is_read, self.marks.is_starred)

    def action_page_down(self) -> None:
        """A page on; from the end, the article has been read."""
        self._page_on(1)

    def action_half_page_down(self) -> None:
        """Half a page on; from the end, the article has been read."""
        self._page_on(0.5)

    def _page_on(self, pages: float) -> None:
        if self.view.is_at_end and self._sitting is not None:
            if self._sitting.is_finished_by_going_on():
                self._finish()
            self.say(_("The end. J goes to the next article, q back to the list."))
        self.view.move_pages(pages)

    def action_half_page_up(self) -> None:
        """Half a page back."""
        self.view.move_pages(-0.5)

    def action_next_article(self) -> None:
        """The next article of the list."""
        self._step(1)

    def action_previous_article(self) -> None:
        """The previous article of the list."""
        self._step(-1)

    def _step(self, step: int) -> None:
        row = neighbour(self.results, self.asked, step)
        if row is None:
            self.say(_("This is the last article.") if step > 0 else _("This is the first one."))
        else:
            self.leave(is_going_on=step > 0)
            self.leeslamp.open_article(row)

    def action_narrower(self) -> None:
        """A narrower column."""
        self._set_measure(min(self.measure, self.view.form.measure) - STEP)

    def action_wider(self) -> None:
        """A wider column."""
        self._set_measure(self.measure + STEP)

    def action_usual_width(self) -> None:
        """The column as configured."""
        self._set_measure(self.desk.reader.config.reading.measure)

    def _set_measure(self, measure: int) -> None:
        self.measure = clamped(measure)
        self.desk.prefer("measure", str(self.measure))
        self.say(_("Column of {n} cells").format(n=self.view.form.measure))

    def action_original(self) -> None:
        """Open the original in the browser."""
        self.show_original(self.sheet.opened.metadata.url if self.sheet is not None else "")

    def action_refresh(self) -> None:
        """Look at the disk, and read this file again."""
        self.desk.refresh()
        if self.asked is not None and self.sheet is not None:
            self.settle()
            self.leeslamp.open_again()

    def action_close_article(self) -> None:
        """Back to the list."""
        self.leeslamp.close_article()

    action_back = action_close_article


def resumed_at(sheet: Sheet, marks: Marks) -> Place | None:
    """Where reading goes on: where it stopped, from the top once the article has been read."""
    from reader.model.places_in_text import resolve

    if marks.place is None or (marks.is_read and marks.progress >= 1.0):
        return None
    return resolve(marks.place, sheet.document)


def neighbour(results: Results | None, asked: Asked | None, step: int) -> Row | None:
    """The article so many rows further in the list; None where there is none."""
    if results is None or asked is None or asked.row is None:
        return None
    position = results.position(asked.row.file)
    if position is None or not 0 <= position + step < len(results):
        return None
    return results.page(position + step, 1)[0]
