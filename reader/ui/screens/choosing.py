"""What keys do with many articles: their order, the way from month to month, which are selected."""

from collections.abc import Callable, Sequence
from functools import partial

from textual import on

from reader.i18n import _
from reader.model.marks import Field
from reader.model.query import Sort
from reader.model.row import ArticleId
from reader.ui import messages
from reader.ui.groups import Unit
from reader.ui.orders import order
from reader.ui.screens.searching import Searching
from reader.ui.selection import NOTHING


class Choosing(Searching, inherit_bindings=False):
    """The keys of the library screen that look beyond the article under the cursor."""

    # Which articles a verb is for.

    @property
    def scope(self) -> Callable[[], Sequence[ArticleId]] | None:
        """The selection, where the keys are for the list."""
        selection, results = self.articles.selection, self.articles.shown
        if selection == NOTHING or results is None or self.subject is None:
            return None
        return partial(selection.articles, results)

    def read_all(self) -> None:
        """Mark every article of the query in force read, also while its list is still coming."""
        results, query = self.articles.shown, self.query_asked
        if results is not None and results.query == query:
            self.desk.mark_many(results.articles, Field.READ, value=True)
        else:
            answer = self.desk.reader.results
            self.desk.mark_many(lambda: answer(query).articles(), Field.READ, value=True)

    def action_select(self) -> None:
        """Select the article under the cursor, or no longer."""
        if self.subject is not None:
            self.articles.select_here()

    def action_select_all(self) -> None:
        """Select every article of the list, or none."""
        self.articles.select_all()

    def action_archive(self) -> None:
        """Put out of sight, or back; what leaves the list is selected no longer."""
        super().action_archive()
        self.articles.select_none()

    def action_back(self) -> None:
        """Clear the search, else the selection, else stop looking at the disk."""
        query = self.query_asked
        if self.clear_search():
            self.leeslamp.return_from(query)
        elif not self.articles.select_none() and self.desk.cancel():
            self.say(_("Stopped looking at the disk; ctrl+l goes on."))

    # In which order.

    def action_sort(self) -> None:
        """Let an order be chosen."""
        from reader.ui.screens.sorting import SortScreen

        here = order(self.query_asked, self.results)
        dialogue = SortScreen(self.query_asked.term, here, self.ink, self.glyphs)
        self.app.push_screen(dialogue, self._sorted)

    def _sorted(self, chosen: tuple[Sort, bool] | None) -> None:
        if chosen is not None:
            self.sort_by(chosen[0], is_descending=chosen[1])

    # How to get far.

    def action_next_group(self) -> None:
        """The next month."""
        self._step_group(1)

    def action_previous_group(self) -> None:
        """The previous month."""
        self._step_group(-1)

    def action_next_year(self) -> None:
        """The next year."""
        self._step_by(1, Unit.YEAR)

    def action_previous_year(self) -> None:
        """The previous year."""
        self._step_by(-1, Unit.YEAR)

    def _step_group(self, step: int) -> None:
        self._step_by(step, Unit.MONTH)

    def _step_by(self, step: int, unit: Unit) -> None:
        if not self.articles.move_by_time(step, unit):
            self.say(_("No months here: the list is not sorted by a time."))

    def action_next_unread(self) -> None:
        """The next unread article."""
        self._step_unread(1)

    def action_previous_unread(self) -> None:
        """The previous unread article."""
        self._step_unread(-1)

    def _step_unread(self, step: int) -> None:
        articles, results = self.articles, self.articles.shown
        found, is_known = articles.near_unread(step)
        if results is not None and not is_known:
            self.desk.seek_unread(results, articles.cursor, step)
        else:
            self._go_unread(found, step)

    @on(messages.UnreadSought)
    def _sought(self, event: messages.UnreadSought) -> None:
        if event.results is self.articles.shown:
            self._go_unread(event.position, event.step)

    def _go_unread(self, position: int | None, step: int) -> None:
        if position is None:
            self.say(_("No unread article further on.") if step > 0 else _("None before this."))
        else:
            self.articles.move_to(position)
