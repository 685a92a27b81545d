"""What keys do in an open article, and what becomes of it when the person turns away."""

from time import monotonic

from textual.reactive import reactive

from reader.i18n import _, ngettext
from reader.model.listing import Results, Row
from reader.model.marks import Change, Field, Marks, Stop
from reader.model.places_in_text import Place, place_at
from reader.ui.choices import STEP, clamped, over
from reader.ui.desk import Desk
from reader.ui.finish import Sitting
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink
from reader.ui.messages import Asked
from reader.ui.screens.seated import Mover, Seated, Subject
from reader.ui.sheet import Sheet
from reader.ui.table import with_keys
from reader.ui.widgets.document_view import DocumentView


class Paging(Seated, inherit_bindings=False):
    """The keys of the reading screen, and what they change."""

    marks: reactive[Marks] = reactive(Marks(), repaint=False)
    measure: reactive[int] = reactive(68, init=False, repaint=False)

    def __init__(self, desk: Desk, glyphs: Glyphs, ink: Ink) -> None:
        super().__init__(desk, glyphs, ink)
        self.asked: Asked | None = None
        self.sheet: Sheet | None = None
        self._come: Asked | None = None
        self.results: Results | None = None
        """The list that the article was opened from: what next and previous mean."""
        self.sitting: Sitting | None = None
        self.kept_place: Place | None = None
        """Where the text stood when its place was last as it is on disk."""

    @property
    def view(self) -> DocumentView:
        """The text."""
        return self.query_one(DocumentView)

    @property
    def is_over(self) -> bool:
        """The article has been read, and its end is on the screen."""
        return self.marks.is_read and self.view.is_at_end

    def settle(self) -> None:
        """Send the place to disk, if there is a new one."""
        raise NotImplementedError

    def moves(self) -> list[Change]:
        """What is to be kept of where the text stands; nothing where that is kept already."""
        sheet = self.sheet
        if sheet is None or (place := self.view.place) == self.kept_place:
            return []
        self.kept_place = place
        kept = place_at(sheet.document, place.block, place.offset) if place else Place()
        stop, article = Stop(kept, self.view.progress), sheet.opened.article
        return [Change(article, Field.PLACE, stop), Change(article, Field.FURTHEST, stop)]

    def leave(self, *, is_going_on: bool = False) -> None:
        """The person turns away from this article."""
        self.settle()
        if self.sitting is not None:
            by_going_on = is_going_on and self.sitting.is_finished_by_going_on()
            if by_going_on or self.sitting.is_finished_by_leaving(monotonic()):
                self.finish()
        self.sitting = None

    def finish(self) -> None:
        """The article was read to its end."""
        raise NotImplementedError

    @property
    def pace(self) -> int:
        """Words a minute."""
        return self.desk.reader.config.reading.words_a_minute

    @property
    def mover(self) -> Mover:
        """The text."""
        return self.view

    @property
    def row(self) -> Row | None:
        """The open article, where a list holds it."""
        return self.asked.row if self.asked is not None else None

    @property
    def article_path(self) -> str:
        """The open article's file."""
        return self.asked.path if self.asked is not None else ""

    @property
    def subject(self) -> Subject | None:
        """The open article."""
        if self.sheet is None:
            return None
        marks = self.marks
        article = self.sheet.opened.article
        return Subject(article, marks.is_read, marks.is_starred, marks.is_archived)

    def action_page_down(self) -> None:
        """A page on; from the end, the article has been read."""
        self._page_on(1)

    def action_half_page_down(self) -> None:
        """Half a page on; from the end, the article has been read."""
        self._page_on(0.5)

    def _page_on(self, pages: float) -> None:
        if self.view.is_at_end and self.sitting is not None:
            if self.sitting.is_finished_by_going_on():
                self.finish()
            said = _("The end. {next_article} goes to the next, {close_article} back to the list.")
            self.say(with_keys(said))
        self.view.move_pages(pages)

    def action_half_page_up(self) -> None:
        """Half a page back."""
        self.view.move_pages(-0.5)

    def action_next_article(self) -> None:
        """The next article of the list."""
        self._step(1)

    def action_previous_article(self) -> None:
        """The previous article of the list."""
        self._step(-1)

    def _step(self, step: int) -> None:
        row = neighbour(self.results, self.asked, step)
        if row is None:
            self.say(_("This is the last article.") if step > 0 else _("This is the first one."))
        else:
            self.leave(is_going_on=step > 0)
            self.leeslamp.open_article(row)

    def action_select(self) -> None:
        """Select the open article in the list, or no longer."""
        if self.subject is not None:
            self.leeslamp.library.articles.select(self.subject.article)
            self._say_selected()

    def action_select_all(self) -> None:
        """Select every article of the list, or none."""
        self.leeslamp.library.articles.select_all()
        self._say_selected()

    def _say_selected(self) -> None:
        articles = self.leeslamp.library.articles
        count = articles.selection.count(articles.count)
        self.say(ngettext("{n} selected", "{n} selected", count))

    def action_narrower(self) -> None:
        """A narrower column."""
        self._set_measure(min(self.measure, self.view.form.measure) - STEP)

    def action_wider(self) -> None:
        """A wider column."""
        self._set_measure(self.measure + STEP)

    def action_usual_width(self) -> None:
        """The column as configured."""
        self._set_measure(self.desk.reader.config.reading.measure)

    def _set_measure(self, measure: int) -> None:
        self.measure = clamped(measure)
        usual = self.desk.reader.config.reading.measure
        self.desk.prefer("measure", over(str(self.measure), str(usual)))
        self.say(_("Column of {n} cells").format(n=self.view.form.measure))

    def action_original(self) -> None:
        """Open the original in the browser."""
        self.show_original(self.sheet.opened.metadata.url if self.sheet is not None else "")

    def action_refresh(self) -> None:
        """Look at the disk, and read this file again."""
        self.desk.refresh()
        if self.asked is not None and self.sheet is not None:
            self.settle()
            self.leeslamp.open_again()

    def action_archive(self) -> None:
        """Done with it: out of sight, and back to the list. Or out of the archive, and read on."""
        subject = self.subject
        super().action_archive()
        if subject is not None and not subject.is_archived:
            self.action_close_article()

    def action_close_article(self) -> None:
        """Back to the list."""
        self.leeslamp.close_article()

    def action_back(self) -> None:
        """Back to the list."""
        self.action_close_article()


def neighbour(results: Results | None, asked: Asked | None, step: int) -> Row | None:
    """The article so many rows further in the list; None where there is none."""
    if results is None or asked is None or asked.row is None:
        return None
    position = results.position(asked.row.file)
    if position is None or not 0 <= position + step < len(results):
        return None
    return results.page(position + step, 1)[0]
