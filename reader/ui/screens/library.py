"""The list of articles, and from 160 columns the article under the cursor beside it."""

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.timer import Timer

from reader.actions import Where
from reader.i18n import _
from reader.model.listing import Counts, Query, Results, Shelf
from reader.ui import messages, sentences
from reader.ui.bindings import bindings
from reader.ui.choices import kept_query, next_order
from reader.ui.desk import Desk
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, cells_of
from reader.ui.messages import Asked
from reader.ui.screens.seated import Mover, Seated, Subject
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.banner import Banner
from reader.ui.widgets.bar import Bar
from reader.ui.widgets.document_view import DocumentView
from reader.ui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from reader.ui.widgets.filter_line import FilterLine

WIDE = 160
"""Columns from which the article under the cursor is shown beside the list."""
REST = 0.12
"""Seconds that the cursor rests on an article before its preview is set."""
FILL_EVERY = 0.5
"""Seconds between two askings of the list while it is being filled."""


class LibraryScreen(Seated, inherit_bindings=False):
    """Shelves, list, status; nothing here touches the disk."""

    places = (Where.LIBRARY, Where.ARTICLES, Where.EVERYWHERE)
    BINDINGS = bindings(*places)

    results: reactive[Results | None] = reactive(None, always_update=True)
    counts: reactive[Counts] = reactive(Counts())
    query_asked: reactive[Query] = reactive(Query())
    is_filtering: reactive[bool] = reactive(False)
    looking: reactive[tuple[Piece, ...]] = reactive(())
    """How far the looking at the disk is; nothing when it is over."""
    position: reactive[int] = reactive(0)

    shelf_line: reactive[tuple[Piece, ...]] = reactive(())
    order_line: reactive[tuple[Piece, ...]] = reactive(())
    notice: reactive[tuple[Piece, ...]] = reactive(())
    status: reactive[tuple[Piece, ...]] = reactive(())
    where: reactive[tuple[Piece, ...]] = reactive(())
    complaint: reactive[tuple[Piece, ...]] = reactive(())
    welcome: reactive[tuple[tuple[Piece, ...], ...]] = reactive(())

    def __init__(self, desk: Desk, glyphs: Glyphs, ink: Ink, query: Query) -> None:
        super().__init__(desk, glyphs, ink)
        results, counts = desk.first_answer(query)
        self.set_reactive(LibraryScreen.results, results)
        self.set_reactive(LibraryScreen.counts, counts)
        self.set_reactive(LibraryScreen.query_asked, query)
        self._filled_at = 0.0
        self._keeps_read = False
        self._is_asked_by_key = False
        self._rests: Timer | None = None
        self.filter_line: FilterLine | None = None
        """None until the first frame has been painted."""

    def compose(self) -> ComposeResult:
        """From the top down."""
        cls = LibraryScreen
        yield TooSmall(sentences.too_small(40, 12))
        yield Bar(id="shelves", classes="-raised").data_bind(
            ink=Seated.ink, left=cls.shelf_line, right=cls.order_line
        )
        yield Banner(id="welcome").data_bind(ink=Seated.ink, sentences=cls.welcome)
        with Horizontal(id="body"):
            yield ArticleList(self.glyphs).data_bind(
                ink=Seated.ink, results=cls.results, notice=cls.notice
            )
            if self.app.size.width >= WIDE:
                yield self._made_preview()
        yield Bar(id="trouble").data_bind(ink=Seated.ink, left=cls.complaint)
        yield Bar(id="status", classes="-raised").data_bind(
            ink=Seated.ink, left=cls.status, right=cls.where
        )

    @property
    def articles(self) -> ArticleList:
        """The list."""
        return self.query_one(ArticleList)

    def on_mount(self) -> None:
        """The lines say how things stand."""
        self._put()

    def on_resize(self) -> None:
        """Another width leaves room for other words, and a wide one for the preview."""
        self._put()
        if self.size.width >= WIDE and not self.query(DocumentView):
            self.query_one("#body").mount(self._made_preview())

    def _made_preview(self) -> DocumentView:
        preview = DocumentView(is_ascii=self.glyphs.is_ascii)
        preview.ink = self.ink
        return preview

    def prepare(self) -> None:
        """After the first frame: what it did not need."""
        from reader.ui.widgets.filter_line import FilterLine

        self.filter_line = FilterLine()
        self.mount(self.filter_line, after="#shelves")

    # What the lines say.

    def _put(self) -> None:
        """The lines anew: something that they tell has changed."""
        width = self.size.width
        asked, counts = self.query_asked, self.counts
        self.shelf_line = sentences.shelf_pieces(asked, counts, self.glyphs, width)
        self.order_line = sentences.order_pieces(asked) if width >= 60 else ()
        count = len(self.results) if self.results is not None else 0
        self.where = self.looking or sentences.position(count, self.position, counts)
        room = width - cells_of(self.where)
        hints = sentences.hint_pieces(self.places, self.glyphs, room) if width >= 80 else ()
        self.status = self.spoken or hints
        self.complaint = sentences.not_kept(self.trouble)
        self.set_class(bool(self.trouble), "-complaining")
        if self.desk.reader.is_sample:
            self.welcome = sentences.welcome(is_short=width < 70 or self.size.height < 20)
        self.notice = sentences.empty(asked, counts, is_looking=self.desk.is_refreshing)

    watch_spoken = watch_trouble = watch_looking = watch_position = watch_counts = _put

    def watch_ink(self, ink: Ink) -> None:
        """Another theme; the preview came later than the bindings."""
        for view in self.query(DocumentView):
            view.ink = ink

    # What the desk tells.

    @on(messages.Answered)
    def _answered(self, event: messages.Answered) -> None:
        if event.query == self.query_asked:
            self.results, self.counts = event.results, event.counts
            self._put()

    @on(messages.MarksChanged)
    def _marks_changed(self, event: messages.MarksChanged) -> None:
        self._keeps_read = True
        self.articles.marks_changed({marked.article for marked in event.marked})
        self.counts = event.counts
        if event.is_undo and self.is_active:
            self.say(_("Undone."))

    @on(messages.RowsChanged)
    def _rows_changed(self, event: messages.RowsChanged) -> None:
        self.counts = event.counts
        self.articles.rows_changed()

    @on(messages.RefreshProgressed)
    def _progressed(self, event: messages.RefreshProgressed) -> None:
        self.looking = sentences.progress(event.progress)
        now = monotonic()
        if event.progress.stage != "scan" and now - self._filled_at >= FILL_EVERY:
            self._filled_at = now
            self._fill(is_new=event.progress.stage == "heads")

    @on(messages.RefreshEnded)
    def _refresh_ended(self, event: messages.RefreshEnded) -> None:
        self.looking, self.counts, report = (), event.counts, event.report
        has_changed = report is not None and bool(report.new or report.changed or report.gone)
        self._fill(is_new=has_changed or self._is_asked_by_key)
        if report is not None and (has_changed or report.missing or self._is_asked_by_key):
            self.say(sentences.refreshed(report, event.counts))
        self._is_asked_by_key = False
        self._put()

    def _fill(self, *, is_new: bool) -> None:
        """What the disk brings comes into the list; but nothing that was read goes by itself."""
        if is_new and not (self._keeps_read and self.query_asked.shelf is Shelf.UNREAD):
            self.desk.answer(self.query_asked)
        else:
            self.articles.rows_changed()

    # What the list tells.

    @on(ArticleList.Moved)
    def _moved(self, event: ArticleList.Moved) -> None:
        self.position = event.position
        if self.has_class("-wide"):
            if self._rests is not None:
                self._rests.stop()
            self._rests = self.set_timer(REST, self._preview)

    @on(ArticleList.Chosen)
    def _chosen(self, event: ArticleList.Chosen) -> None:
        self.leeslamp.open_article(event.row)

    def _preview(self) -> None:
        row = self.articles.row
        for view in self.query(DocumentView) if self.is_active else ():
            if row is None:
                view.clear()
                continue
            self.desk.open(Asked(row, row.path, view.form, is_preview=True))

    @on(messages.ArticleOpened)
    def _previewed(self, event: messages.ArticleOpened) -> None:
        row = self.articles.row
        if event.asked.is_preview and row is not None and row == event.asked.row:
            for view in self.query(DocumentView):
                view.show(event.sheet, None)

    # What the person asks for.

    def ask(self, query: Query) -> None:
        """Show another list."""
        self._keeps_read = False
        self.query_asked = query
        self._put()
        self.desk.answer(query)

    def on_filter_line_typed(self, event: "FilterLine.Typed") -> None:
        """Show what fits."""
        self.ask(replace(self.query_asked, title=event.words))

    def on_filter_line_left(self) -> None:
        """The words stay; the keys are the list's again."""
        self.set_focus(None)
        self.is_filtering = bool(self.query_asked.title)

    def watch_is_filtering(self, is_filtering: bool) -> None:
        """The line for the words is there while it is used."""
        self.set_class(is_filtering, "-filtering")

    # What keys do here.

    @property
    def mover(self) -> Mover:
        """The list."""
        return self.articles

    @property
    def subject(self) -> Subject | None:
        """The article under the cursor."""
        row = self.articles.row
        return Subject(row.article, row.is_read, row.is_starred) if row is not None else None

    def action_open(self) -> None:
        """Read the article under the cursor."""
        row = self.articles.row
        if row is not None:
            self.leeslamp.open_article(row)

    def action_original(self) -> None:
        """Open the original of the article under the cursor."""
        row = self.articles.row
        entry = self.desk.reader.entry(row.file) if row is not None else None
        self.show_original(entry.metadata.url if entry is not None else "")

    def action_filter(self) -> None:
        """Let the words of a title be typed."""
        self.is_filtering = True
        if self.filter_line is not None:
            self.filter_line.focus()

    def action_back(self) -> None:
        """Clear the filter, else stop looking at the disk."""
        if self.is_filtering or self.query_asked.title:
            self.is_filtering = False
            self.set_focus(None)
            if self.filter_line is not None:
                self.filter_line.value = ""
        elif self.desk.cancel():
            self.say(_("Stopped looking at the disk; ctrl+l goes on."))

    def action_sort(self) -> None:
        """The next order."""
        self._choose(next_order(self.query_asked))

    def action_show_all(self) -> None:
        """All articles."""
        self._choose(replace(self.query_asked, shelf=Shelf.ALL))

    def action_show_unread(self) -> None:
        """Unread articles."""
        self._choose(replace(self.query_asked, shelf=Shelf.UNREAD))

    def action_show_starred(self) -> None:
        """Starred articles."""
        self._choose(replace(self.query_asked, shelf=Shelf.STARRED))

    def _choose(self, query: Query) -> None:
        self.ask(query)
        for key, value in kept_query(query).items():
            self.desk.prefer(key, value)

    def action_next_unread(self) -> None:
        """The next unread article."""
        self._step_unread(1)

    def action_previous_unread(self) -> None:
        """The previous unread article."""
        self._step_unread(-1)

    def _step_unread(self, step: int) -> None:
        found = self.results.next_unread(self.articles.cursor, step) if self.results else None
        if found is None:
            self.say(_("No unread article further on.") if step > 0 else _("None before this."))
        else:
            self.articles.move_to(found)

    def action_next_group(self) -> None:
        """The next month or year."""
        self._step_group(1)

    def action_previous_group(self) -> None:
        """The previous month or year."""
        self._step_group(-1)

    def _step_group(self, step: int) -> None:
        if not self.articles.move_groups(step):
            self.say(_("The list has months only when it is sorted by date."))

    def action_refresh(self) -> None:
        """Look at the disk, and ask the list again."""
        self._is_asked_by_key = True
        self.ask(self.query_asked)
        self.desk.refresh()

    def action_leave_library(self) -> None:
        """Quit."""
        self.leeslamp.action_quit_now()
