"""The list of articles, from 120 columns the shelves beside it, from 160 the article as well."""

from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.timer import Timer

from reader import i18n, resources
from reader.actions import Where
from reader.model.listing import Counts, Progress, Row
from reader.model.query import Query, holds_by_marks, is_ranked
from reader.ui import messages, sentences, top_line
from reader.ui.bindings import bindings
from reader.ui.desk import Desk
from reader.ui.glyphs import Glyphs
from reader.ui.held_keys import FirstKeys
from reader.ui.ink import Ink, Piece, cells_of
from reader.ui.messages import Asked
from reader.ui.moving_in import AGAIN
from reader.ui.screens.searching import Searching
from reader.ui.screens.seated import Seated
from reader.ui.screens.shelving import BESIDE, WIDE, ZEN, Pane, Shelving
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.banner import Banner
from reader.ui.widgets.bar import Bar
from reader.ui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from reader.ui.widgets.document_view import DocumentView

REST = 0.12
"""Seconds that the cursor rests on an article before it is read ahead, or its preview set."""
WELCOMES = {"en": "welcome.md", "nl": "welkom.md"}
"""The sample article to begin with, by language."""
FILL_EVERY = 0.5
"""Seconds between two askings of the list while it is being filled."""
FOR_KEYS = 20
"""Cells of the status line that name a key or two; with fewer it names none."""


class _Body(Horizontal):
    """What the panes stand in, side by side."""

    BLANK = True


class LibraryScreen(Shelving, inherit_bindings=False):
    """Shelves, list, status; nothing here touches the disk."""

    places = (Where.LIBRARY, Where.ARTICLES, Where.EVERYWHERE)
    BINDINGS = bindings(*places)

    looking: reactive[Progress | None] = reactive(None, repaint=False)
    """How far the looking at the disk is; None when it is over."""
    position: reactive[int] = reactive(0, repaint=False)
    unsearched = 0
    """Articles whose words are still to be read, as far as that is known."""
    selected: reactive[int] = reactive(0, repaint=False)
    """How many articles are selected."""

    query_line: reactive[tuple[Piece, ...]] = reactive((), repaint=False)
    count_line: reactive[tuple[Piece, ...]] = reactive((), repaint=False)
    notice: reactive[tuple[Piece, ...]] = reactive((), repaint=False)
    status: reactive[tuple[Piece, ...]] = reactive((), repaint=False)
    where: reactive[tuple[Piece, ...]] = reactive((), repaint=False)
    complaint: reactive[tuple[Piece, ...]] = reactive((), repaint=False)
    welcome: reactive[tuple[tuple[Piece, ...], ...]] = reactive((), repaint=False)

    def __init__(self, desk: Desk, glyphs: Glyphs, ink: Ink, query: Query) -> None:
        super().__init__(desk, glyphs, ink)
        results, counts = desk.first_answer(query)
        self.set_reactive(Searching.results, results)
        self.set_reactive(Shelving.counts, counts)
        self.set_reactive(Searching.query_asked, query)
        if query.sort is not None and top_line.is_shelf(query):
            self.chosen_order = (query.sort, query.is_descending)
        self.set_reactive(Shelving.is_zen, desk.preferences().get(ZEN) == "yes")
        self.set_class(self.is_zen, "-zen", update=False)
        self._filled_at = 0.0
        self._stamp = counts.stamp
        self._stage = ""
        self._has_looked = False
        self._missing: Sequence[str] = ()
        self._rests: Timer | None = None
        self._first_keys = FirstKeys()

    def compose(self) -> ComposeResult:
        """From the top down."""
        cls = LibraryScreen
        yield TooSmall(sentences.too_small(40, 12))
        yield Bar(id="top", classes="-raised").data_bind(
            ink=Seated.ink, left=cls.query_line, right=cls.count_line
        )
        yield Banner(id="welcome").data_bind(ink=Seated.ink, sentences=cls.welcome)
        self.take_size()
        is_beside = self.app.size.width >= BESIDE and not self.is_zen
        self.set_class(is_beside, "-beside", update=False)
        with _Body(id="body"):
            config = self.desk.reader.config
            pace = config.reading.words_a_minute
            yield ArticleList(self.glyphs, pace=pace, manner=config.list).data_bind(
                ink=Seated.ink, results=Searching.results, notice=cls.notice
            )
            if self.app.size.width >= WIDE:
                yield self._made_preview()
        yield Bar(id="trouble").data_bind(ink=Seated.ink, left=cls.complaint)
        yield Bar(id="status", classes="-raised").data_bind(
            ink=Seated.ink, left=cls.status, right=cls.where
        )

    def on_mount(self) -> None:
        """The lines say how things stand."""
        self._put()

    def on_resize(self) -> None:
        """Another width leaves room for other words, and a wide one for the preview."""
        self.place_shelves()
        if self.size.width >= WIDE and self.preview is None:
            self.query_one("#body").mount(self._made_preview())

    def _made_preview(self) -> "DocumentView":
        from reader.ui.widgets.document_view import DocumentView

        reading = self.desk.reader.config.reading
        self.preview = DocumentView(is_ascii=self.glyphs.is_ascii, reading=reading)
        self.preview.ink = self.ink
        return self.preview

    def prepare(self) -> None:
        """After the first frame: what it did not need."""
        from reader.ui.widgets.search_bar import SearchBar

        self.bar = SearchBar()
        self.bar.ink, self.bar.count = self.ink, self.count_line
        self.mount(self.bar, after="#top")
        self.place_shelves()

    def greet(self) -> None:
        """Welcome whoever is here for the first time."""
        if self.desk.is_new_here:
            from reader.ui.screens.welcome import WelcomeScreen

            self.app.push_screen(WelcomeScreen(self.desk, self.ink, self.glyphs), self._greeted)

    def _greeted(self, folders: Sequence[Path] | None) -> None:
        self.desk.moved_in()
        if folders:
            self.leeslamp.end(AGAIN)
            return
        # of the two that bid welcome, the one in the person's language
        row = self.desk.row_of(resources.sample_articles() / WELCOMES[i18n.language()])
        if row is not None:
            self.articles.place_cursor(row.file)

    # What the lines say.

    def _put(self) -> None:
        """Every line anew."""
        self._put_query()
        self._put_status()
        self.complaint = sentences.not_kept(self.trouble)
        self.set_class(bool(self.trouble), "-complaining")
        if self.desk.reader.is_sample:
            is_short = self.size.width < 70 or self.size.height < 20
            self.welcome = sentences.welcome(is_short=is_short)
        if self.is_searching:
            # Hardly a letter changes anything in them: the list need not wait for them to see.
            self.call_after_refresh(self.put_shelves)
        else:
            self.put_shelves()

    def _put_answer(self) -> None:
        """What an answer changes."""
        self._put_query()
        self._put_status()

    def _put_query(self) -> None:
        """What is shown, and how many there are."""
        asked, counts, width = self.query_asked, self.counts, self.size.width
        has_shelves = self.is_beside or self.is_searching
        count = top_line.count_pieces(asked, self.results, counts, width, has_shelves=has_shelves)
        if self.bar is not None:
            self.bar.count = count
        # Below the search line nothing need be painted.
        if not self.is_searching:
            self.count_line = count
            self.query_line = top_line.query_pieces(
                asked, counts, self.glyphs, width, has_shelves=has_shelves, like=self.like
            )
        if self.results is not None and not len(self.results):
            self.notice = sentences.empty(
                asked,
                counts,
                is_search=self.before is not None,
                is_looking=self._is_looking,
                unsearched=self.unsearched,
                missing=self._missing,
            )

    def _put_status(self) -> None:
        """Where one is, what was said, which keys there are."""
        said = self.spoken or sentences.selection(self.selected)[:1]
        room = self.size.width - cells_of(said)
        if self.looking is not None:
            room = min(room, self.size.width - FOR_KEYS) if self.size.width >= 80 else room
            self.where = sentences.progress(self.looking, room)
        else:
            self.where = sentences.position(self.results, self.position, self.counts, room)
        if self.is_zen:
            self.set_class(bool(self.spoken), "-speaking")
        self.status = self.spoken or self._hints(self.size.width - cells_of(self.where))

    def _hints(self, room: int) -> tuple[Piece, ...]:
        chosen = sentences.selection(self.selected)
        chosen = chosen if cells_of(chosen) <= room else chosen[:1]
        room -= cells_of(chosen)
        has_room = self.size.width >= 80 and room >= FOR_KEYS and not self.is_searching
        return chosen + self._keys(room) if has_room else chosen

    def _keys(self, room: int) -> tuple[Piece, ...]:
        if self.pane is Pane.SHELVES:
            return sentences.shelf_hint_pieces(self.glyphs, room)
        return sentences.hint_pieces(self.places, self.glyphs, room)

    def watch_pane(self, pane: Pane) -> None:
        """Other keys hold."""
        super().watch_pane(pane)
        self._put()

    watch_trouble = watch_counts = watch_query_asked = _put
    watch_results = _put_answer
    watch_spoken = watch_looking = watch_position = watch_selected = _put_status

    def watch_is_searching(self, is_searching: bool) -> None:
        """Other keys hold."""
        super().watch_is_searching(is_searching)
        self._put()

    def watch_ink(self, ink: Ink) -> None:
        """Another theme; the preview and the search line came later than the bindings."""
        if self.bar is not None:
            self.bar.ink = ink
        if self.preview is not None:
            self.preview.ink = ink
        self.put_shelves()

    # What is typed before there is anything to read.

    def takes_key(self, event: events.Key) -> bool:
        """The search line is asked first."""
        if super().takes_key(event):
            return True
        is_empty = self._is_looking and not self.is_searching and self.pane is Pane.LIST
        return self._first_keys.take(event, is_empty=is_empty and not self._has_rows)

    @property
    def _is_looking(self) -> bool:
        is_to_begin = self.counts.left_out is None and not self._has_looked
        return self.desk.is_refreshing or is_to_begin

    @property
    def _has_rows(self) -> bool:
        return self.results is not None and len(self.results) > 0

    def _open_first(self) -> None:
        if not self._first_keys.is_waiting:
            return
        if self.results is not None and self._has_rows:
            (row,), keys = self.results.page(0, 1), self._first_keys.end()
            self.leeslamp.open_article(row)
            self.leeslamp.hold(keys)
        elif not self.desk.is_refreshing:
            self._first_keys.end()

    # What the desk tells.

    @on(messages.Answered)
    def _answered(self, event: messages.Answered) -> None:
        if event.query == self.query_asked:
            self.results = event.results
            self._open_first()

    @on(messages.Counted)
    def _counted(self, event: messages.Counted) -> None:
        if event.results is self.results:
            self.counts = event.counts
            self.articles.counted()
            self._put_answer()

    @on(messages.MarksChanged)
    def _marks_changed(self, event: messages.MarksChanged) -> None:
        self.keeps_read = True
        self.articles.marks_changed({marked.article for marked in event.marked})
        self._recount(event.counts)
        if event.said and self.is_active:
            self.say(event.said)

    @on(messages.RowsChanged)
    def _rows_changed(self, event: messages.RowsChanged) -> None:
        self._recount(event.counts)
        self.articles.rows_changed()

    def _recount(self, counts: Counts) -> None:
        """Marks have changed; what went into the archive, or came out of it, goes or comes."""
        is_moved, self.counts = counts.archived != self.counts.archived, counts
        self.count_open_shelves()
        if is_moved:
            self.desk.answer(self.query_asked, is_whole=True)

    @on(messages.RefreshProgressed)
    def _progressed(self, event: messages.RefreshProgressed) -> None:
        self.looking = event.progress
        stage, now = event.progress.stage, monotonic()
        has_all_heads = stage == "words" and self._stage != "words"
        self._stage = stage
        self.unsearched = event.progress.total - event.progress.done if stage == "words" else 0
        if has_all_heads:
            self.articles.regroup()
        if has_all_heads or (stage != "scan" and now - self._filled_at >= FILL_EVERY):
            self._filled_at = now
            self._fill(is_new=has_all_heads or stage == "heads" or self._is_for_words)

    @on(messages.RefreshEnded)
    def _refresh_ended(self, event: messages.RefreshEnded) -> None:
        report = event.report
        self._missing = report.missing if report is not None else ()
        self._has_looked = True
        self.looking, self.counts = None, event.counts
        has_changed = report is not None and bool(report.new or report.changed or report.gone)
        # What this look found nothing new in may have been filled by another window meanwhile.
        is_other, self._stamp = event.counts.stamp != self._stamp, event.counts.stamp
        if not (has_changed or is_other):
            self._first_keys.end()
        self.articles.regroup()
        self._fill(is_new=has_changed or is_other or self.is_asked_by_key)
        self.count_shelves()  # languages come with the words, of files that are new to nobody
        self.count_searches()
        if report is not None and (has_changed or report.missing or self.is_asked_by_key):
            self.say(sentences.refreshed(report, event.counts))
        self._put()

    @property
    def _is_for_words(self) -> bool:
        """What the query finds grows with the words that have been read."""
        return is_ranked(self.query_asked.term)

    def _fill(self, *, is_new: bool) -> None:
        """What the disk brings comes into the list; but nothing that was read goes by itself."""
        self.count_shelves()  # of a library that is new, what it is sorted by comes with the words
        if is_new and not (self.keeps_read and holds_by_marks(self.query_asked.term)):
            self.desk.answer(self.query_asked, is_whole=True)
        else:
            self.articles.rows_changed()

    # What the list tells.

    @on(ArticleList.Moved)
    def _moved(self, event: ArticleList.Moved) -> None:
        self.position = event.position
        if self._rests is not None:
            self._rests.stop()
        self._rests = self.set_timer(REST, self._preview)

    @on(ArticleList.Selected)
    def _selected(self, event: ArticleList.Selected) -> None:
        self.selected = event.count

    @on(ArticleList.Chosen)
    def _chosen(self, event: ArticleList.Chosen) -> None:
        self.keep_search()
        self.leeslamp.open_article(event.row)

    def _preview(self) -> None:
        row = self.articles.row
        if row is None or not self.is_active:
            return
        if not self.has_class("-wide"):
            self.desk.read_ahead(row)
        if self.preview is not None:
            form = self.preview.form
            self.desk.open(Asked(row, row.path, form, is_preview=True, wanted=self.wanted))

    @on(messages.ArticleOpened)
    def _previewed(self, event: messages.ArticleOpened) -> None:
        row, view = self.articles.row, self.preview
        if view is not None and event.asked.is_preview and row is not None and is_of(event, row):
            view.show(event.sheet, None)


def is_of(event: messages.ArticleOpened, row: Row) -> bool:
    """What was opened is the article of this row."""
    return event.asked.row is not None and event.asked.row.file == row.file
