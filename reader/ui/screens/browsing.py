"""What keys do in the list: which articles it shows, where its cursor goes."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.reactive import reactive

from reader.i18n import _
from reader.model import query as queries
from reader.model.listing import Results
from reader.model.query import EVERY, STARRED, UNREAD, Query, Sort
from reader.model.terms import And, Clock, Is, Not, Or, Quantity, Range, Span, State, Term
from reader.ui.orders import next_order, ordered
from reader.ui.screens.seated import Mover, Seated, Subject
from reader.ui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from reader.ui.widgets.filter_line import FilterLine


@dataclass(frozen=True, slots=True)
class Before:
    """What the list showed when a search began: where Esc leads back to."""

    query: Query
    file: int | None
    """The file under the cursor; None in an empty list."""


class Browsing(Seated, inherit_bindings=False):
    """The keys of the library screen, and what they change."""

    results: reactive[Results | None] = reactive(None, always_update=True)
    query_asked: reactive[Query] = reactive(EVERY)
    is_filtering: reactive[bool] = reactive(False)
    filter_line: "FilterLine | None" = None
    """None until the first frame has been painted."""
    before: Before | None = None
    """None while a shelf is shown."""
    keeps_read = False
    """Marks were made since the list was asked for: what was read must not go by itself."""
    is_asked_by_key = False
    """The disk is being looked at because the person said so."""

    @property
    def articles(self) -> ArticleList:
        """The list."""
        return self.query_one(ArticleList)

    # What the person asks for.

    def show(self, query: Query) -> None:
        """Show a shelf; it is there again at the next start."""
        self.before = None
        self.is_filtering = False
        self.ask(query)
        self.desk.prefer("query", str(query))

    def search(self, query: Query) -> None:
        """Show what a search finds; Esc leads back to the shelf."""
        if self.before is None:
            row = self.articles.row
            self.before = Before(self.query_asked, row.file if row is not None else None)
        self.ask(query)

    def sort_by(self, sort: Sort, *, is_descending: bool) -> None:
        """Put what is shown into another order."""
        self._order(ordered(self.query_asked, sort, is_descending=is_descending))

    def _order(self, query: Query) -> None:
        if self.before is None:
            self.show(query)
        else:
            self.ask(query)

    def ask(self, query: Query) -> None:
        """Show another list."""
        self.keeps_read = False
        self.query_asked = query
        self.desk.answer(query)

    def on_filter_line_typed(self, event: "FilterLine.Typed") -> None:
        """Show what fits."""
        self.search(queries.parse(event.words, is_typing=True))

    def on_filter_line_left(self) -> None:
        """The words stay; the keys are the list's again."""
        self.set_focus(None)
        self.is_filtering = False

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

    def action_search(self) -> None:
        """Let the words of a title be typed."""
        self.is_filtering = True
        if self.filter_line is not None:
            self.filter_line.focus()

    def action_back(self) -> None:
        """Clear the filter, else stop looking at the disk."""
        if self.is_filtering or self.before is not None:
            self.is_filtering = False
            self.set_focus(None)
            if self.before is not None:
                self.show(self.before.query)
        elif self.desk.cancel():
            self.say(_("Stopped looking at the disk; ctrl+l goes on."))

    def action_sort(self) -> None:
        """The next order."""
        self._order(next_order(self.query_asked, self.results))

    def action_show_all(self) -> None:
        """All articles."""
        self._show_shelf(EVERY)

    def action_show_unread(self) -> None:
        """Unread articles."""
        self._show_shelf(UNREAD)

    def action_show_starred(self) -> None:
        """Starred articles."""
        self._show_shelf(STARRED)

    def _show_shelf(self, shelf: Query) -> None:
        """A shelf in the order that the last one was in."""
        shown = self.before.query if self.before is not None else self.query_asked
        self.show(replace(shelf, sort=shown.sort, is_descending=shown.is_descending))

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


def holds_by_marks(term: Term | None) -> bool:
    """Which articles a query finds changes with what the person reads."""
    match term:
        case Is(state):
            return state not in (State.BROKEN, State.DUPLICATE, State.MISSING)
        case Not(inner):
            return holds_by_marks(inner)
        case And(terms) | Or(terms):
            return any(map(holds_by_marks, terms))
        case Range(quantity):
            return quantity is Quantity.LEFT
        case Span(clock):
            return clock is Clock.READ
    return False
