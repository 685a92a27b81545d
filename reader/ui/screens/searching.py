"""Which articles the list shows: a shelf, or what is searched for; and the typing of a search."""

import re
from asyncio import sleep
from typing import TYPE_CHECKING, NamedTuple

from textual import events, on
from textual.reactive import reactive

from reader.i18n import _
from reader.model import query as queries
from reader.model import sanitize
from reader.model.listing import Results, Row
from reader.model.query import EVERY, Query, QueryError, Sort
from reader.ui import messages
from reader.ui.desk import Desk
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink
from reader.ui.orders import ordered
from reader.ui.screens.seated import Seated
from reader.ui.typed_ahead import TypedAhead, type_into
from reader.ui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from reader.ui.history import History
    from reader.ui.offers import Offers
    from reader.ui.widgets.search_bar import SearchBar, SearchInput


PATIENCE = 0.025
"""Seconds that an answer is waited for with everything painted as it was. Nearly all come sooner;
then letter and list are painted at once, where the list would have waited for the letter's frame
to be over."""
NARROW = 80
"""Columns below which the list has no blank line that the search line's hint could lie over."""


class Before(NamedTuple):
    """What the list showed when a search began: where Esc leads back to."""

    query: Query
    results: Results | None
    file: int | None
    """The file under the cursor; None in an empty list."""


class Searching(Seated, inherit_bindings=False):
    """One query is in force; it is a shelf's, or one that was searched for."""

    results: reactive[Results | None] = reactive(None, always_update=True, repaint=False)
    query_asked: reactive[Query] = reactive(EVERY, repaint=False)
    is_searching: reactive[bool] = reactive(False, repaint=False)
    """The search line is open."""
    before: Before | None = None
    """None while a shelf is shown."""
    chosen_order: tuple[Sort, bool] | None = None
    """The order that the person put a shelf into."""
    keeps_read = False
    """Marks were made since the list was asked for: what was read must not go by itself."""
    like: Row | None = None
    """The article that others were asked for the like of."""
    bar: "SearchBar | None" = None
    """None until the first frame has been painted."""
    _history: "History | None" = None
    _offers: "Offers | None" = None
    _complains = False

    def __init__(self, desk: Desk, glyphs: Glyphs, ink: Ink) -> None:
        super().__init__(desk, glyphs, ink)
        self._ahead = TypedAhead()

    @property
    def articles(self) -> ArticleList:
        """The list."""
        return self.query_one(ArticleList)

    @property
    def wanted(self) -> "re.Pattern[str] | None":
        """What the list was searched for, as it stands in texts; None where it was not."""
        from reader.model import matching

        results = self.results
        return matching.pattern(queries.texts(results.query.term)) if results is not None else None

    def show_like(self, row: Row) -> None:
        """Show what resembles an article, as a search: Esc leads back."""
        from reader.model.terms import Like

        self.like = row
        self.search(Query(Like(row.article)))

    # What is asked for.

    def show_shelf(self, shelf: Query) -> None:
        """Show a shelf, in the order that the person chose last unless it has one of its own."""
        if shelf.sort is None and self.chosen_order is not None:
            sort, is_descending = self.chosen_order
            shelf = ordered(shelf, sort, is_descending=is_descending)
        self._show(shelf)

    def _show(self, query: Query) -> None:
        """Show a shelf; it is there again at the next start, unless words are looked for in it."""
        self.before = None
        self._close()
        self.ask(query)
        if not queries.is_ranked(query.term):
            self.desk.prefer("query", str(query))

    def search(self, query: Query) -> None:
        """Show what a search finds; Esc leads back to the shelf."""
        if self.before is None:
            row = self.articles.row
            file = row.file if row is not None else None
            self.before = Before(self.query_asked, self.results, file)
        self.ask(query)

    def ask(self, query: Query) -> None:
        """Show another list, or the same one as it is now."""
        self.keeps_read = False
        is_same = self.results is not None and self.results.query == query
        results = self.desk.answer(query, is_whole=is_same, patience=PATIENCE)
        if results is not None:
            self.results = results
        self.query_asked = query

    def sort_by(self, sort: Sort, *, is_descending: bool) -> None:
        """Put what is shown into another order; shelves stay in it."""
        query = ordered(self.query_asked, sort, is_descending=is_descending)
        if self.before is None:
            self.chosen_order = (sort, is_descending)
            self._show(query)
        else:
            self.ask(query)

    def clear_search(self) -> bool:
        """Show the shelf as it was before the search; False where nothing was searched for."""
        was_open, before, self.before = self.is_searching, self.before, None
        self._close()
        if before is not None:
            self._show_again(before)
        return was_open or before is not None

    def _show_again(self, before: Before) -> None:
        if before.results is not None:
            self.results = before.results
            if before.file is not None:
                self.articles.place_cursor(before.file)
        self.ask(before.query)

    # The search line.

    @property
    def _line(self) -> "SearchInput":
        assert self.bar is not None
        return self.bar.line

    def action_search(self) -> None:
        """Let a search be typed, or the one in force be changed."""
        self.leeslamp.prepare_library()
        assert self.bar is not None
        if self.bar.is_mounted:
            self._open()
        else:  # typed before everything was there
            self._ahead.wait()
            self.bar.call_later(self._open_late)

    def _open(self) -> None:
        assert self.bar is not None
        self.is_searching = True
        text = str(self.query_asked) if self.before is not None else ""
        self.bar.open(text)
        self._hint_keys(text)

    def _open_late(self) -> None:
        if self._ahead.is_waiting:
            self._open()
            type_into(self._line, self._ahead.end())

    def takes_key(self, event: events.Key) -> bool:
        """Letters are for the search line from the moment on that it was asked for."""
        if not self._ahead.take(event):
            return super().takes_key(event)
        if self._ahead.is_entered:  # what is typed behind it is for what is found
            self._search_ahead(self._ahead.end())
        return True

    def _search_ahead(self, text: str) -> None:
        if text.strip():
            self._search_for(text)
            self._remember(text)

    def keep_search(self) -> None:
        """What was found stays; the keys are the list's again."""
        if self.is_searching:
            if not self._complains:
                self._remember(self._line.value)
            self._close()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Who clicks into the list is done with typing."""
        if isinstance(event.widget, ArticleList):
            self.keep_search()

    def watch_is_searching(self, is_searching: bool) -> None:
        """The search line is there while it is used."""
        # A class of the screen's own would have all that is on it styled anew.
        if self.bar is not None:
            self.bar.display = is_searching
        for body in self.query("#body"):
            body.set_class(is_searching and self.size.width < NARROW, "-below-search")

    def _close(self) -> None:
        if self.is_searching:
            self.is_searching = False
            self._offers = None
            self.set_focus(None)

    async def on_search_bar_typed(self, event: "SearchBar.Typed") -> None:
        """Show what fits, with every letter."""
        if self.is_searching and event.text == self._line.value:
            self._typed(event.text)
            if not self._complains:
                self._complete(event.text)
            # Each widget tells by itself that it is to be painted: one frame for all of them.
            await sleep(0)

    def on_search_bar_entered(self) -> None:
        """The search is to stay."""
        self.action_keep_search()

    def action_keep_search(self) -> None:
        """Let the search stay, unless it is not finished: then say so."""
        try:
            queries.parse(self._line.value)
        except QueryError as error:
            self._complain(error)
        else:
            self.keep_search()

    def _typed(self, text: str) -> None:
        try:
            query = queries.parse(text, is_typing=True)
        except QueryError as error:
            self._complain(error)
            return
        self._complains = False
        if text.strip():
            if query != self.query_asked or self.before is None:
                self.search(query)
        elif self.before is not None:
            before, self.before = self.before, None
            self._show_again(before)

    def _complain(self, error: QueryError) -> None:
        self._complains, self._offers = True, None
        if self.bar is not None:
            self.bar.complain(error)

    def _hint_keys(self, text: str) -> None:
        self._offers = None
        if self.bar is not None:
            self.bar.tell_keys(self.glyphs, has_text=bool(text))

    # What Tab, the arrows and ? do in it.

    def _complete(self, text: str) -> None:
        from reader.model.query_completion import complete
        from reader.model.terms import Facet
        from reader.ui.offers import offers

        completion = complete(text, self._line.cursor_position)
        if completion is None:
            self._hint_keys(text)
        elif isinstance(completion.kind, Facet):
            self._offers = None
            self.desk.complete(text, completion)
        else:
            self._offer(offers(completion), text)

    @on(messages.Completed)
    def _completed(self, event: messages.Completed) -> None:
        from reader.ui.offers import offers

        if self.is_searching and event.text == self._line.value and not self._complains:
            self._offer(offers(event.completion, event.values), event.text)

    def _offer(self, offered: "Offers | None", text: str) -> None:
        if offered is None:
            self._hint_keys(text)
        elif self.bar is not None:
            self._offers = offered
            self.bar.offer(offered)

    def action_take_offer(self, number: int) -> None:
        """Put an offer into the line."""
        if self._offers is None or self.bar is None or number >= len(self._offers.texts):
            return
        text, cursor, offered = self._offers.take(self._line.value, number)
        self.bar.put_quietly(text, cursor)
        self._typed(text)
        if self._complains:
            return
        if len(offered.texts) > 1:
            self._offer(offered, text)
        else:
            self._complete(text)

    def on_search_input_told(self, event: "SearchInput.Told") -> None:
        """A key that the text has no use for."""
        if event.what == "taken" and self._offers is not None:
            self.action_take_offer(self._offers.next(event.step))
        elif event.what == "recalled":
            self.action_recall(event.step)
        elif event.what == "explained":
            self.action_explain()

    def action_recall(self, step: int = -1) -> None:
        """An earlier search (step -1), or a later one (step 1)."""
        if self.bar is not None:
            self.bar.put(self._past().step(step, self._line.value))

    def action_explain(self) -> None:
        """Show what can be written in the search line."""
        from reader.ui.screens.language import LanguageScreen

        self.app.push_screen(LanguageScreen(self.ink, self.glyphs), self._exemplified)

    def _exemplified(self, example: str | None) -> None:
        if example and self.bar is not None:
            text = self._line.value
            self.bar.put(f"{text} {example}".strip() if text.strip() else example)

    # Saved searches.

    def action_saved(self) -> None:
        """Show the saved searches."""
        from reader.ui.screens.saved import SavedScreen

        self.app.push_screen(SavedScreen(self.desk, self.ink), self._found_again)

    def _found_again(self, text: str | None) -> None:
        if text is not None:
            self._search_for(text)

    def _search_for(self, text: str) -> None:
        try:
            self.search(queries.parse(text))
        except QueryError as error:
            from reader.ui.search_hints import message

            self.say(message(error), is_error=True)

    def action_save_search(self) -> None:
        """Save the query in force under its own words."""
        text = str(self.query_asked)
        if not text:
            self.say(_("Every article is shown: there is no search to save."))
        elif any(text in (search.name, search.query) for search in self.desk.searches):
            self.say(_("This search is saved already; f shows it."))
        else:
            self.desk.save_search(sanitize.line(text), text)

    # What was searched for before.

    def _past(self) -> "History":
        if self._history is None:
            from reader.ui.history import history

            self._history = history(self.desk.preferences().get("search_history", ""))
        return self._history

    def _remember(self, text: str) -> None:
        past = self._past()
        past.rest()
        if text.strip():
            past.add(text.strip())
            self.desk.prefer("search_history", past.kept)
