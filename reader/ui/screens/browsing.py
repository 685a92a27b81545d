"""What keys do in the list: which shelf it shows, what is asked of the article under its cursor."""

from reader.model import query as queries
from reader.model.listing import Row
from reader.ui.screens.choosing import Choosing
from reader.ui.screens.seated import Mover, Subject


class Browsing(Choosing, inherit_bindings=False):
    """The keys of the library screen, and what they change."""

    is_asked_by_key = False
    """The disk is being looked at because the person said so."""

    @property
    def mover(self) -> Mover:
        """The list."""
        return self.articles

    @property
    def row(self) -> Row | None:
        """The article under the cursor."""
        return self.articles.row

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

    def action_show_all(self) -> None:
        """All articles."""
        self.show_shelf(queries.EVERY)

    def action_show_unread(self) -> None:
        """Unread articles."""
        self.show_shelf(queries.UNREAD)

    def action_show_starred(self) -> None:
        """Starred articles."""
        self.show_shelf(queries.STARRED)

    def action_refresh(self) -> None:
        """Look at the disk, and ask the list again."""
        self.is_asked_by_key = True
        self.ask(self.query_asked)
        self.desk.refresh()

    def action_leave_library(self) -> None:
        """Quit."""
        self.leeslamp.action_quit_now()
