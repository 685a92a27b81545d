"""The bridge: calls the core on threads that paint nothing, and posts what it answers.

The only module of the screens that knows threads. Each lane does one thing after the other, so two
marks reach the disk in the order of the keys; lanes do not wait for each other, so a slow disk
never holds up an article.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core import Reader
from reader.errors import ReaderError
from reader.i18n import _
from reader.model import sanitize
from reader.model.listing import Counts, Results, Row, Section, Value
from reader.model.marks import goes_on
from reader.model.query import Query
from reader.ui import messages
from reader.ui.lane import Lane, in_time
from reader.ui.messages import Asked
from reader.ui.moving_in import MovingIn
from reader.ui.read_ahead import LONG, ReadAhead, Signature, is_worth_it, signature
from reader.ui.records import Records
from reader.ui.refreshing import Refreshing
from reader.ui.vigil import Vigil

if TYPE_CHECKING:
    from reader.config import Search
    from reader.model.opened import Opened
    from reader.model.query_completion import Completion
    from reader.ui.album import AskedPicture

REST = 0.06
"""Seconds from the first rows of a list to the bringing and counting of the others."""


class Desk(Records, MovingIn, Refreshing):
    """Everything that screens ask of the core."""

    def __init__(self, reader: Reader, failed: Callable[[Exception], None]) -> None:
        super().__init__(reader, failed)
        lost = self.lost
        self._listing = Lane("list", lost)
        self._opening = Lane("open", lost)
        self._previewing = Lane("preview", lost)
        self._asides = Lane("asides", lost)
        self._picturing = Lane("pictures", lost)
        self._ahead = ReadAhead()
        self._vigil = Vigil(self)
        self._seen: tuple[str, Signature | None] = ("", None)
        """The open article's file, as it was when it was read."""
        self._unwatch: Callable[[], None] = lambda: None
        self._first: Results | None = None
        """The list of the first frame, until it is loaded or another one is asked for."""

    # The list.

    def first_answer(self, query: Query) -> tuple[Results, Counts]:
        """The list that the first frame shows, at once: there is nothing yet to hold up."""
        self._first = self.reader.results(query)
        return self._first, self.reader.counts()

    def seek_unread(self, results: Results, position: int, step: int) -> None:
        """Look for the nearest unread row, however far; UnreadSought follows."""

        def job() -> None:
            found = results.next_unread(position, step)
            self._tell(lambda: messages.UnreadSought(results, found, step))

        self._asides.put(job)

    def answer(
        self, query: Query, *, is_whole: bool = False, patience: float = 0.0
    ) -> Results | None:
        """Ask for a list; an earlier question that waits is forgotten. What comes within
        `patience`, in seconds, is given at once; else Answered follows.

        The first rows are enough, unless it `is_whole`: the list that is shown already is not to
        be taken away for a part of itself.
        """
        self._first = None
        reply: Future[Results] = Future()

        def job() -> None:
            self.let_marks_pass()
            results = self.reader.results(query)
            if is_whole and not results.is_loaded:
                results.load(lambda: self._listing.is_overtaken)
            if reply.set_running_or_notify_cancel():
                reply.set_result(results)
            else:
                self._tell(lambda: messages.Answered(query, results))
            self._load(results)

        if not patience:
            reply.cancel()
        self._listing.put(job, is_only=True)
        return in_time(reply, patience)

    def _load(self, results: Results) -> None:
        # The first rows are being painted, and the next letter may come.
        if self._listing.is_overtaken_within(REST):
            return
        results.load(lambda: self._listing.is_overtaken)
        if results.is_loaded:
            counts = self.reader.counts()
            self._tell(lambda: messages.Counted(results, counts))

    # Searches.

    def complete(self, text: str, completion: "Completion") -> None:
        """Ask for the values that what is typed could become; Completed follows."""

        def job() -> None:
            from reader.model.terms import Facet

            values = self.reader.complete_values(Facet(completion.kind), completion.prefix)
            self._tell(lambda: messages.Completed(text, completion, values))

        self._asides.put(job, is_only=True)

    @property
    def searches(self) -> Sequence["Search"]:
        """The saved searches."""
        return self.reader.searches

    def save_search(self, name: str, query: str) -> None:
        """Keep a search; SearchesChanged follows."""

        def change() -> None:
            self.reader.save_search(name, query)
            self.tell(_("Saved: {name}").format(name=name))

        self._change_searches(change)

    def remove_search(self, name: str) -> None:
        """Keep a search no longer; SearchesChanged follows."""
        self._change_searches(lambda: self.reader.remove_search(name))

    def rename_search(self, name: str, new: str) -> None:
        """Call a search otherwise; SearchesChanged follows."""
        self._change_searches(lambda: self.reader.rename_search(name, new))

    def _change_searches(self, change: Callable[[], None]) -> None:
        self._asides.put(change)
        self._asides.put(lambda: self._tell(messages.SearchesChanged))

    def count_searches(self, queries: Iterable[str]) -> None:
        """Count what these searches find; SearchesCounted follows."""

        def job() -> None:
            from reader.ui.searches import counted

            counts = counted(self.reader, queries)
            self._tell(lambda: messages.SearchesCounted(counts))

        self._asides.put(job)

    def values(self, sections: Iterable[Section]) -> None:
        """Ask what articles are sorted under; ValuesCounted follows, whatever happens."""

        def job() -> None:
            counted: dict[Section, Sequence[Value]] = {}
            try:
                for section in sections:
                    counted[section] = self.reader.values(section)
            finally:
                self._tell(lambda: messages.ValuesCounted(counted))

        self._asides.put(job)

    # Reading.

    def open(self, asked: Asked) -> None:
        """Read and set an article; one that waits is forgotten."""

        def job() -> None:
            from reader.ui.sheet import set_sheet

            if not asked.is_preview:
                self._seen = (asked.path, signature(asked.path))
                self._open_beginning(asked)
                if self._opening.is_overtaken:
                    return
            try:
                opened = self._read(asked)
            except ReaderError:
                self._tell(lambda: messages.NotOpened(asked))
                raise
            sheet = set_sheet(opened, asked.form, asked.wanted)
            self._tell(lambda: messages.ArticleOpened(asked, sheet))

        lane = self._previewing if asked.is_preview else self._opening
        lane.put(job, is_only=True)

    def _open_beginning(self, asked: Asked) -> None:
        """Set the screens of a long article that are to be read first."""
        row, seen = asked.row, self._seen[1]
        is_elsewhere = asked.is_page or asked.fragment or asked.wanted is not None
        if row is None or seen is None or seen[1] < LONG or is_elsewhere:
            return
        marks = self.reader.marks(row.article)
        context = marks.place.context if marks.place is not None and goes_on(marks) else ""
        parsed = self.reader.beginning(row, context) if context or not goes_on(marks) else None
        if parsed is None:
            return
        from reader.model.opened import opened
        from reader.ui.sheet import set_sheet

        first = set_sheet(opened(row, parsed, marks), asked.form, words=row.words)
        sheet = replace(first, is_whole=False)
        self._tell(lambda: messages.ArticleOpened(asked, sheet))

    def read_source(self, path: str, *, is_to_edit: bool = False) -> None:
        """Read the text of a file as it stands; SourceRead follows."""

        def job() -> None:
            from reader.parsing import fallback, files

            try:
                source = fallback.source(path)
            except files.UnreadableError as error:
                self.tell(error.problem.message)
            else:
                self._tell(lambda: messages.SourceRead(path, source, is_to_edit=is_to_edit))

        self._opening.put(job)

    def unpack(self, path: str, wanted: "Sequence[AskedPicture]") -> None:
        """Unpack pictures of an article, one after the other; a PictureCame for each. Those that
        were asked for before and have not come are forgotten.
        """

        def job() -> None:
            for asked in wanted:
                if self._picturing.is_overtaken:
                    return
                self._unpack(path, asked)

        self._picturing.put(job, is_only=True)

    def _unpack(self, path: str, asked: "AskedPicture") -> None:
        found = self.reader.pictures.picture(path, *asked)
        self._tell(lambda: messages.PictureCame(path, asked, found))

    def look_again(self, path: str) -> None:
        """Tell when the file of the open article has changed; a file that is gone has not."""

        def job() -> None:
            now = signature(path)
            if now is not None and self._seen[0] == path and self._seen[1] != now:
                self._tell(lambda: messages.FileChanged(path))

        self._previewing.put(job)

    def read_ahead(self, row: Row) -> None:
        """Read an article that may be opened next."""

        def job() -> None:
            if self._ahead.find(row.path) is None:
                with suppress(ReaderError):
                    self._ahead.keep(signature(row.path), self.reader.read(row))

        if is_worth_it(row):
            self._previewing.put(job, is_only=True)

    def _read(self, asked: Asked) -> "Opened":
        if asked.row is None:
            return self.reader.read_file(Path(asked.path), is_page=asked.is_page)
        if asked.is_page:
            return self.reader.read(asked.row, is_page=True)
        ready = self._ahead.find(asked.path)
        if ready is not None and ready.article == asked.row.article:
            return ready._replace(marks=self.reader.marks(ready.article))
        seen, opened = signature(asked.path), self.reader.read(asked.row)
        if is_worth_it(asked.row):
            self._ahead.keep(seen, opened)
        return opened

    def show_original_of(self, row: Row) -> None:
        """Hand the address of an article's original to the browser."""

        def job() -> None:
            entry = self.reader.entry(row.file)
            if entry is not None and entry.metadata.url:
                self.show_original(entry.metadata.url)
            else:
                self.tell(_("This article names no original on the web."))

        self._listing.put(job)

    def show_original(self, url: str) -> None:
        """Hand an address to the browser."""

        def job() -> None:
            self.reader.open_original(url)
            self.tell(_("Opened in the browser: {url}").format(url=sanitize.line(url)))

        self._listing.put(job)

    # The disk.

    def settle_in(self) -> None:
        """After the first frame: catch up with marks, warm the parser, look at the disk."""
        self._opening.put(self._warm)
        first, self._first = self._first, None
        if first is not None:
            self._listing.put(partial(self._load, first), is_only=True)
        self.catch_up()
        self.refresh()
        self._unwatch = self.reader.watch(self._notice).close
        self._vigil.start()

    def _warm(self) -> None:
        # Where the worker can't be started, the article that is opened says so.
        with suppress(ReaderError):
            self.reader.warm()

    def catch_up(self) -> None:
        """Take over marks that another process wrote."""

        def job() -> None:
            if self.reader.catch_up():
                self._wanted.clear()
                counts = self.reader.counts()
                self._tell(lambda: messages.RowsChanged(counts))

        self._asides.put(job)  # a look at the disk may take minutes

    def close(self) -> None:
        """Let marks reach the disk, stop everything else."""
        self._is_closing = True
        self._unwatch()
        self._vigil.close()
        self._is_cancelled.set()
        self._listing.put(lambda: None, is_only=True)
        self.settle()
        self.reader.close()
