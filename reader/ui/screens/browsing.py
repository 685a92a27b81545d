"""What keys do in the list: which articles it shows, where its cursor goes."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.reactive import reactive

from reader.i18n import _
from reader.model.listing import Query, Results, Shelf
from reader.ui.choices import kept_query, next_order
from reader.ui.screens.seated import Mover, Seated, Subject
from reader.ui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from reader.ui.widgets.filter_line import FilterLine


class Browsing(Seated, inherit_bindings=False):
    """The keys of the library screen, and what they change."""

    results: reactive[Results | None] = reactive(None, always_update=True)
    query_asked: reactive[Query] = reactive(Query())
    is_filtering: reactive[bool] = reactive(False)
    filter_line: "FilterLine | None" = None
    """None until the first frame has been painted."""
    keeps_read = False
    """Marks were made since the list was asked for: what was read must not go by itself."""
    is_asked_by_key = False
    """The disk is being looked at because the person said so."""

    @property
    def articles(self) -> ArticleList:
        """The list."""
        return self.query_one(ArticleList)

    # What the person asks for.

    def ask(self, query: Query) -> None:
        """Show another list."""
        self.keeps_read = False
        self.query_asked = query
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
        if row is not None:
            self.desk.show_original_of(row)

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
        self.is_asked_by_key = True
        self.ask(self.query_asked)
        self.desk.refresh()

    def action_leave_library(self) -> None:
        """Quit."""
        self.leeslamp.action_quit_now()
