"""What keys do in the list: where its cursor goes, what is asked of the article under it."""

from reader.i18n import _
from reader.model.query import EVERY, STARRED, UNREAD
from reader.model.terms import And, Clock, Is, Not, Or, Quantity, Range, Span, State, Term
from reader.ui.orders import next_order
from reader.ui.screens.searching import Searching
from reader.ui.screens.seated import Mover, Subject


class Browsing(Searching, inherit_bindings=False):
    """The keys of the library screen, and what they change."""

    is_asked_by_key = False
    """The disk is being looked at because the person said so."""

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

    def action_back(self) -> None:
        """Clear the search, else stop looking at the disk."""
        if not self.clear_search() and self.desk.cancel():
            self.say(_("Stopped looking at the disk; ctrl+l goes on."))

    def action_sort(self) -> None:
        """The next order."""
        sort, is_descending = next_order(self.query_asked, self.results)
        self.sort_by(sort, is_descending=is_descending)

    def action_show_all(self) -> None:
        """All articles."""
        self.show_shelf(EVERY)

    def action_show_unread(self) -> None:
        """Unread articles."""
        self.show_shelf(UNREAD)

    def action_show_starred(self) -> None:
        """Starred articles."""
        self.show_shelf(STARRED)

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
