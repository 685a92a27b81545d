"""What keys do in the list: which shelf it shows, what is asked of the article under its cursor."""

from typing import TYPE_CHECKING

from textual import on

from reader.i18n import _, ngettext
from reader.model import query as queries
from reader.model import sanitize
from reader.model.listing import Row
from reader.ui import messages
from reader.ui.screens.choosing import Choosing
from reader.ui.screens.seated import Mover, Subject
from reader.ui.table import action, first_key

if TYPE_CHECKING:
    from reader.model.article import Metadata
    from reader.ui.about import Fact
    from reader.ui.screens.looking import InformationScreen


class Browsing(Choosing, inherit_bindings=False):
    """The keys of the library screen, and what they change."""

    is_asked_by_key = False
    """The disk is being looked at because the person said so."""
    _information: "InformationScreen | None" = None
    _facts: "list[Fact]"
    """What that sheet shows."""

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
        if row is None:
            return None
        return Subject(row.article, row.is_read, row.is_starred, row.is_archived)

    def action_open(self) -> None:
        """Read the article under the cursor."""
        row = self.articles.row
        if row is not None:
            self.leeslamp.open_article(row)

    def action_notebook(self) -> None:
        """Show what was marked and written in all articles."""
        from reader.ui.screens.notebook import NotebookScreen, Wanted

        def go(wanted: Wanted | None) -> None:
            if wanted is not None:
                self.leeslamp.reading.wanted_highlight = wanted.item
                self.leeslamp.open_article(wanted.row)

        self.app.push_screen(NotebookScreen(self.desk, self.ink, self.glyphs), go)

    def action_original(self) -> None:
        """Open the original of the article under the cursor."""
        row = self.articles.row
        if row is not None:
            self.desk.show_original_of(row)

    def action_copy(self) -> None:
        """Copy title, address and path of the article under the cursor."""
        if self.row is not None:
            self.desk.read_entry(self.row, is_to_copy=True)

    def action_information(self) -> None:
        """Show what is known of the article under the cursor: a sheet at once, that has the keys
        which are typed behind this one, and the facts as soon as they are read.
        """
        if self.row is None:
            return
        from reader.ui import about
        from reader.ui.screens.looking import InformationScreen

        self._facts = found = list[about.Fact]()
        self._information = InformationScreen(
            _("About this article"), lambda width: about.fact_lines(found, width), self.ink
        )
        self.app.push_screen(self._information)
        self.desk.read_entry(self.row)

    @on(messages.EntryRead)
    def _entry_read(self, event: messages.EntryRead) -> None:
        row, metadata = event.row, event.metadata
        if not event.is_to_copy:
            self._show_facts(row, metadata)
        elif self.is_active:
            from reader.ui import copying

            path = sanitize.path(row.path)
            self.copy(copying.reference(row.title, sanitize.line(metadata.url), path))

    def _show_facts(self, row: Row, metadata: "Metadata") -> None:
        from datetime import date

        from reader.ui import about

        data_dir = str(self.desk.reader.environment.data_dir)
        self._facts[:] = about.row_facts(row, metadata, data_dir, date.today())
        sheet = self._information
        if sheet is not None and sheet.is_mounted and sheet.display:  # not being closed
            sheet.on_resize()

    def action_edit(self) -> None:
        """Let the person's editor have the file of the article under the cursor."""
        if self.row is not None:
            self.desk.read_source(self.row.path, is_to_edit=True)

    @on(messages.SourceRead)
    def _source_read(self, event: messages.SourceRead) -> None:
        if self.is_active and event.is_to_edit and self.edit(event.path, 1):
            self.desk.refresh()

    def action_figures(self) -> None:
        """Show what was read."""
        from reader.ui.screens.reckoning import FiguresScreen

        self.leeslamp.prepare_library()
        self.app.push_screen(FiguresScreen(self.desk, self.ink, self.glyphs))

    def action_doubts(self) -> None:
        """Ask which files are articles that were marked."""
        from reader.ui.screens.doubting import DoubtScreen

        self.leeslamp.prepare_library()
        self.app.push_screen(DoubtScreen(self.desk, self.ink, self.glyphs))

    def action_faults(self) -> None:
        """Show what is wrong with the configuration."""
        from reader.ui.screens.complaining import FaultsScreen

        reader = self.desk.reader
        sheet = FaultsScreen(reader.environment.config_file, reader.config, self.ink)
        self.leeslamp.prepare_library()
        self.app.push_screen(sheet)

    @on(messages.RefreshEnded)
    def _look_for_doubts(self, event: messages.RefreshEnded) -> None:
        if event.report is not None and (event.report.new or event.report.gone):
            self.desk.find_doubts()

    @on(messages.DoubtsKnown)
    def _doubts_known(self, event: messages.DoubtsKnown) -> None:
        if event.doubts and self.is_active:
            said = ngettext(
                "{n} file may be an article that you marked.",
                "{n} files may be articles that you marked.",
                len(event.doubts),
            )
            asks = _("{key} finds: {name}").format(
                key=first_key("palette"), name=_(action("doubts").title)
            )
            self.say(f"{said} {asks}")

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
        self.leeslamp.end()
