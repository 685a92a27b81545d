"""One article, and nothing else on the screen but how far one has come."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.reactive import reactive
from textual.timer import Timer

from reader.actions import Where
from reader.i18n import _
from reader.model import sanitize
from reader.model.listing import Results, Row
from reader.model.marks import Marks, goes_on
from reader.model.places_in_text import Place
from reader.ui import messages, reading_lines, sentences
from reader.ui.bindings import bindings
from reader.ui.desk import Desk
from reader.ui.finish import Sitting
from reader.ui.glyphs import Glyphs
from reader.ui.held_keys import MOVING, STEPPING, is_for
from reader.ui.ink import Ink, Piece, cells_of
from reader.ui.messages import Asked
from reader.ui.reading_lines import Standing
from reader.ui.screens.attending import Attending
from reader.ui.screens.finding import Finding
from reader.ui.screens.handling import Handling
from reader.ui.screens.paging import Paging, neighbour
from reader.ui.screens.picturing import Picturing
from reader.ui.screens.seated import Seated
from reader.ui.sheet import Form, Sheet, waiting_sheet
from reader.ui.trail import Spot
from reader.ui.widgets.banner import Banner
from reader.ui.widgets.bar import Bar
from reader.ui.widgets.document_view import DocumentView
from reader.ui.widgets.find_bar import FindBar
from reader.ui.widgets.pictured_view import PicturedView
from reader.ui.widgets.progress_rule import ProgressRule
from reader.ui.widgets.sheet_view import form_of
from reader.ui.widgets.too_small import TooSmall

PATIENCE = 0.3
"""Seconds after which an article that has not come is said to be coming."""
PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
SETTLE_EVERY = 2.0
"""Seconds of scrolling that a crash may lose."""


class Left(NamedTuple):
    """An article that is to be reopened as it was left."""

    asked: Asked
    results: Results | None
    spot: Spot


class ReadingScreen(Attending, inherit_bindings=False):
    """The open article."""

    places = (Where.READING, Where.ARTICLES, Where.EVERYWHERE)
    BINDINGS = bindings(*places)

    progress: reactive[float] = reactive(0.0, repaint=False)
    left: reactive[tuple[Piece, ...]] = reactive((), repaint=False)
    right: reactive[tuple[Piece, ...]] = reactive((), repaint=False)
    complaint: reactive[tuple[Piece, ...]] = reactive((), repaint=False)
    faults: reactive[tuple[tuple[Piece, ...], ...]] = reactive((), repaint=False)

    def __init__(self, desk: Desk, glyphs: Glyphs, ink: Ink, measure: int) -> None:
        super().__init__(desk, glyphs, ink)
        self.set_reactive(Paging.measure, measure)
        self._patience: Timer | None = None
        self.is_coming = False
        """An article was asked for, and not all of it is there."""

    def compose(self) -> ComposeResult:
        """From the top down."""
        cls = ReadingScreen
        yield TooSmall(sentences.too_small(20, 5))
        yield Banner(id="faults").data_bind(ink=Seated.ink, sentences=cls.faults)
        reading = self.desk.reader.config.reading
        yield PicturedView(is_ascii=self.glyphs.is_ascii, reading=reading).data_bind(
            ink=Seated.ink,
            measure=Paging.measure,
            is_lit_alone=Handling.is_lit_alone,
            is_spaced=Handling.is_spaced,
            is_pictured=Picturing.is_pictured,
        )
        yield ProgressRule(self.glyphs).data_bind(ink=Seated.ink, progress=cls.progress)
        yield Bar(id="trouble").data_bind(ink=Seated.ink, left=cls.complaint)
        yield Bar(id="status").data_bind(ink=Seated.ink, left=cls.left, right=cls.right)
        yield FindBar().data_bind(ink=Seated.ink, said=Finding.counted)

    def on_mount(self) -> None:
        """Keep the place now and then."""
        self.set_interval(SETTLE_EVERY, self.settle)

    def on_resize(self) -> None:
        """Another width has room for other words."""
        self.place_contents()
        self._put()

    def takes_key(self, event: events.Key) -> bool:
        """The contents are asked first."""
        panel = self.contents
        if panel is None:
            return super().takes_key(event)
        if event.key == "enter":
            self.action_enter_contents()
        elif is_for(event, ("contents", "close_article")) and not panel.outline.typed:
            self.close_contents()
        else:
            return panel.take(event)
        return True

    def form_for(self, size: Size) -> Form:
        """How a sheet is to be set for a window of this size."""
        reading = self.desk.reader.config.reading
        form = form_of(size, self.measure, is_ascii=self.glyphs.is_ascii, reading=reading)
        return replace(form, is_spaced=self.is_spaced)

    @property
    def has_come(self) -> bool:
        """What was asked for is on the screen."""
        return self.sheet is not None and self._come is self.asked

    # Opening and leaving.

    def expect(self, asked: Asked, results: Results | None, *, patience: float = PATIENCE) -> None:
        """An article was asked for; when it is not there in so many seconds, say what is coming."""
        if self.asked is not None and asked.path != self.asked.path:
            self.left_for_another()
        self.asked, self.results, self.is_coming = asked, results, True
        self.desk.open(asked)
        if self._patience is not None:
            self._patience.stop()
        self._patience = self.leeslamp.set_timer(patience, self._lose_patience)

    @property
    def acting(self) -> Collection[str]:
        """Actions whose keys act while an article is coming."""
        is_first = self._beginning is not None and not _is_within(self._beginning)
        return STEPPING + MOVING if is_first else STEPPING

    def give_up(self) -> None:
        """What was asked for is not to be shown any more."""
        self.is_coming = False
        if not self.has_come:
            self.asked = None

    def as_left(self) -> Left | None:
        """The open article, to be reopened as it is now."""
        spot = self._spot(self.view.stand)
        if spot is None or self.asked is None:
            return None
        asked = self.asked._replace(wanted=self.wanted, form=self.view.form)
        return Left(asked, self.results, spot)

    def reopen(self, left: Left) -> None:
        """Go on where an article was left."""
        self.landing = left.spot
        self.expect(left.asked, left.results)

    def action_whole_page(self) -> None:
        """All of a saved web page instead of its article, and back, at the same words."""
        if self.asked is not None and self.has_come:
            if not self.asked.path.lower().endswith(PAGES):
                self.say(_("This article is no web page."))
                return
            self.settle()
            is_page = not self.asked.is_page
            asked = self.asked._replace(is_page=is_page, form=self.view.form)
            self.expect(asked, self.results)
            self.say(_("The whole page") if is_page else _("The article of the page"))

    def _lose_patience(self) -> None:
        asked = self.asked
        if asked is not None and not self.has_come:
            self.wait(asked.row, sanitize.path(Path(asked.path).name))
            self.desk.glance(asked)
            self.leeslamp.show_reading()

    def wait(self, row: Row | None, name: str) -> None:
        """It takes long: say what is coming."""
        self._show(None)
        self.view.show(waiting_sheet(row, name, self.view.form), None)

    @on(messages.WordsGlanced)
    def _glanced(self, event: messages.WordsGlanced) -> None:
        if event.asked is self.asked and event.words and not self.has_come:
            row, name = event.asked.row, sanitize.path(Path(event.asked.path).name)
            self.view.show(waiting_sheet(row, name, self.view.form, event.words), None)

    @on(messages.ArticleOpened)
    def _opened(self, event: messages.ArticleOpened) -> None:
        if event.asked is not self.asked:
            return
        if not event.sheet.is_whole:
            self._begin(event.sheet)
        else:
            self._come, self.wanted, self.is_coming = event.asked, event.asked.wanted, False
            self._show(event.sheet)
            following = neighbour(self.results, self.asked, 1)
            if following is not None:
                self.desk.read_ahead(following)
            self.leeslamp.show_reading()
            self.leeslamp.let_go()

    @on(messages.NotOpened)
    def _not_opened(self, event: messages.NotOpened) -> None:
        if event.asked is self.asked:
            self.is_coming = False
            if self._patience is not None:
                self._patience.stop()
            self.leeslamp.drop_held()

    def _begin(self, sheet: Sheet) -> None:
        """Show the screens of an article that are read first until the whole of it has come."""
        is_again = self.sheet is not None and self.sheet.opened.path == sheet.opened.path
        if (is_again and self.is_active) or self.landing is not None:
            return
        if self._patience is not None:
            self._patience.stop()
        self._show(None)
        self.view.show(sheet, resumed_at(sheet, sheet.opened.marks))
        self.leeslamp.show_reading()

    @property
    def _beginning(self) -> Sheet | None:
        """What is shown of an article that has not come as a whole."""
        shown = self.view.sheet
        return shown if shown is not None and not shown.is_whole else None

    def _show(self, sheet: Sheet | None) -> None:
        self.close_contents()
        self.stop_asking()
        before = self.sheet or self._beginning
        is_again = _is_again(before, sheet)
        if sheet is not None and not is_again:
            self.fall_silent()  # while the view still shows what the lines are then put for
        self.sheet = sheet
        self.faults = sentences.faults(sheet.opened.parsed.problems) if sheet is not None else ()
        if sheet is None:
            self.view.clear()
            return
        marks = sheet.opened.marks
        if is_again and before is not None and not self._is_put_back(before):
            place = moved(self.view.place, before, sheet)
        else:
            place = resumed_at(sheet, marks)
        self.set_reactive(Paging.marks, marks)
        self.sitting = self._sat_down(sheet, marks)
        self.view.show(sheet, place)
        self.meet_links()
        landing, self.landing = self.landing, None
        if landing is not None and self.asked is not None and landing.path == self.asked.path:
            self.land(landing)
        elif self.asked is not None and self.asked.fragment and not is_again:
            self.arrive(self.asked.fragment)
        elif sheet.found.hits and not is_again:
            self.view.go_to_hit(0)
        self.kept_place = self.view.place
        self._put()

    def _is_put_back(self, before: Sheet) -> bool:
        """Where reading stopped is where it goes on, whatever is seen now."""
        return self.is_over if before.is_whole else _is_within(before)

    def _sat_down(self, sheet: Sheet, marks: Marks) -> Sitting | None:
        if sheet.opened.parsed.problems and not sheet.document.blocks:
            return None  # nobody reads what can't be read
        left = sheet.words if marks.is_read else round(sheet.words * (1 - marks.progress))
        pace = self.desk.reader.config.reading.finish_words_a_minute
        return Sitting(left, pace, monotonic())

    # What is told.

    @on(DocumentView.Scrolled)
    def _scrolled(self) -> None:
        if self.sitting is not None:
            self.sitting.see(is_end=self.view.is_at_end)
        self._put()

    @on(messages.MarksChanged)
    def _marks_changed(self, event: messages.MarksChanged) -> None:
        for marked in event.marked:
            if self.sheet is not None and marked.article == self.sheet.opened.article:
                self.marks = marked.marks
                self.query_one(PicturedView).show_tags(marked.marks)
        if event.said and self.is_active:
            self.say(event.said)

    @on(messages.RefreshEnded)
    def _refresh_ended(self, event: messages.RefreshEnded) -> None:
        if self.asked is not None and event.report is not None and event.report.changed:
            self.desk.look_again(self.asked.path)

    @on(messages.FileChanged)
    def _file_changed(self, event: messages.FileChanged) -> None:
        if self.asked is not None and self.is_active and event.path == self.asked.path:
            self.settle()
            self.leeslamp.open_again()
            self.say(_("The file has changed: this is what it holds now."))

    def _put(self) -> None:
        """The lines anew."""
        self.complaint = sentences.not_kept(self.trouble)
        self.set_class(bool(self.trouble), "-complaining")
        is_selecting = self.selection is not None
        self.set_class(bool(self.spoken) or is_selecting, "-speaking")
        if self.sheet is None:
            self.left, self.right = self.spoken, ()
            return
        view, sheet = self.view, self.sheet
        self.progress = view.progress
        title = reading_lines.title_line(sheet, self.marks, self.glyphs)
        self.left = self.spoken or self.link_line() or title
        section = sheet.sections[view.here].title if view.here is not None else ""
        at = Standing(section, self.progress, view.left_here)
        found = reading_lines.found_line(view.found, view.hit)
        progress = reading_lines.progress_line(at, sheet.words, self.pace, self.size.width)
        right = (*found, *progress)
        has_room = cells_of(self.spoken) + cells_of(right) <= self.size.width
        self.right = right if not is_selecting and (has_room or not self.spoken) else ()

    watch_spoken = watch_trouble = watch_marks = _put


def _is_again(before: Sheet | None, after: Sheet | None) -> bool:
    """The same article, its file read anew or as a whole."""
    return before is not None and after is not None and before.opened.path == after.opened.path


def _is_within(sheet: Sheet) -> bool:
    """Only some screens of an article, and not its first."""
    return not sheet.is_whole and goes_on(sheet.opened.marks)


def moved(place: Place | None, before: Sheet, after: Sheet) -> Place | None:
    """The same words in an article whose file may have changed."""
    from reader.model.places_in_text import place_at, resolve

    if place is None or before.document is after.document:
        return place
    return resolve(place_at(before.document, place.block, place.offset), after.document)


def resumed_at(sheet: Sheet, marks: Marks) -> Place | None:
    """Where reading goes on: where it stopped, from the top once the article has been read."""
    from reader.model.places_in_text import resolve

    if marks.place is None or not goes_on(marks):
        return None
    return resolve(marks.place, sheet.document)
