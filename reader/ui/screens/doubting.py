"""Files that may be known articles: the same or another, as the person says."""

from collections.abc import Sequence
from pathlib import Path

from textual import events, on
from textual.binding import Binding

from reader.core.doubts import Doubt
from reader.i18n import _, ngettext
from reader.model import sanitize
from reader.model.marks import Marks
from reader.ui import messages
from reader.ui.bindings import closing_bindings, movement_bindings
from reader.ui.cut import cut
from reader.ui.desk import Desk
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone, cells_of
from reader.ui.screens.modal import ToldSheet
from reader.ui.widgets.bar import Bar, fitting
from reader.ui.widgets.choice_list import Choice, ChoiceList

LINES = 4
"""Lines of a doubt: the file, the article, what was done to it, a blank one."""


class DoubtScreen(ToldSheet, inherit_bindings=False):
    """One doubt after the other; what is decided goes from the list."""

    BINDINGS = [  # noqa: RUF012 - the type that Textual gives it
        *closing_bindings("doubts"),
        *movement_bindings(),
        Binding("enter,s", "decide(True)", show=False),
        Binding("o,d,delete", "decide(False)", show=False),
    ]

    def __init__(self, desk: Desk, ink: Ink, glyphs: Glyphs) -> None:
        super().__init__(desk, ink, glyphs)
        self._doubts: Sequence[Doubt] | None = None
        """None until they have come."""

    def ask(self) -> None:
        """All of them."""
        self.desk.find_doubts()

    @on(messages.DoubtsKnown)
    def _known(self, event: messages.DoubtsKnown) -> None:
        self._doubts = event.doubts
        self.put()

    def put(self) -> None:
        """As they are now, the cursor where it was."""
        bar, view = self.query_one(Bar), self.query_one(ChoiceList)
        if self._doubts is None:
            return
        before = view.chosen or 0
        width = self.query_one("#sheet").content_size.width
        view.choices = lines(self._doubts, self._glyphs, width)
        view.chosen = None
        if self._doubts:
            view.choose(min(before, LINES * len(self._doubts) - 1) // LINES * LINES)
        keys = [_("Enter same · o other · Esc closes"), _("Enter same · o other")]
        bar.right = fitting(keys if self._doubts else [_("Esc closes")], width)
        question = (Piece(_("Is it the same?"), Tone.STRONG),)
        bar.left = question if cells_of(question) <= width - cells_of(bar.right) else ()

    def action_decide(self, is_same: bool) -> None:
        """The file under the cursor is the known article, or another one."""
        chosen = self.query_one(ChoiceList).chosen
        if self._doubts and chosen is not None:
            self.desk.decide(self._doubts[chosen // LINES], is_same=is_same)

    def action_move(self, count: int) -> None:
        """So many doubts down; up where negative."""
        view = self.query_one(ChoiceList)
        if self._doubts:
            number = (view.chosen or 0) // LINES + count
            view.choose(max(0, min(number, len(self._doubts) - 1)) * LINES)

    def action_move_pages(self, pages: int) -> None:
        """So many pages down; up where negative."""
        self.action_move(pages * max(self.query_one(ChoiceList).size.height // LINES, 1))

    def on_click(self, event: events.Click) -> None:
        """A click chooses; one beside the sheet puts it away."""
        view = self.query_one(ChoiceList)
        if event.widget is self:
            self.dismiss()
        elif event.widget is view and self._doubts:
            number = (event.get_content_offset_capture(view).y + view.scroll_offset.y) // LINES
            view.choose(min(number, len(self._doubts) - 1) * LINES)


def lines(doubts: Sequence[Doubt], glyphs: Glyphs, width: int) -> tuple[Choice, ...]:
    """Of each doubt the file, and what it may be; where there is none, that."""
    if not doubts:
        return (
            Choice(
                (
                    Piece(
                        " " + _("It is known of every file which article it is."),
                    ),
                )
            ),
        )
    found: list[Choice] = []
    for doubt in doubts:
        # Its name first: that is what tells it from other files of the same title.
        name = cut(sanitize.path(Path(doubt.row.path).name), width - 2, glyphs.ellipsis)
        title = f" {glyphs.dot} {doubt.row.title}"
        where = doubt.path or doubt.article[:8]
        once = _("may be what you had as {path}").format(path=where)
        found += [
            Choice((Piece(f" {name}", Tone.STRONG), Piece(title, Tone.INK))),
            Choice((Piece(f"   {once}", Tone.QUIET),)),
            Choice((Piece(f"   {marked(doubt.marks)}", Tone.QUIET),)),
            Choice(()),
        ]
    return tuple(found[:-1])


def marked(marks: Marks) -> str:
    """What was done to an article, in a few words."""
    parts = [
        *([_("marked read")] if marks.is_read else []),
        *([_("starred")] if marks.is_starred else []),
        *([_("archived")] if marks.is_archived else []),
        *(f"#{tag}" for tag in marks.tags),
        *([_("a note")] if marks.has_note else []),
    ]
    if marks.highlights:
        parts.append(ngettext("{n} highlight", "{n} highlights", marks.highlights))
    return ", ".join(parts) or _("begun")
