"""An article that was changed since it was read: said, and shown paragraph by paragraph."""

from time import monotonic

from textual import on

from reader.i18n import _
from reader.ui import messages, reading_lines
from reader.ui.bindings import command
from reader.ui.desk import Desk
from reader.ui.finish import Sitting
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.screens.noting import Noting


class Comparing(Noting, inherit_bindings=False):
    """What the text was when it was read, and what it is now."""

    def __init__(self, desk: Desk, glyphs: Glyphs, ink: Ink) -> None:
        super().__init__(desk, glyphs, ink)
        self._has_seen_changes = False

    def meet_links(self) -> None:
        """Another article is on the screen, or the same one again."""
        self._has_seen_changes = False
        super().meet_links()

    @property
    def _is_all_changed(self) -> bool:
        """The text is another than when it was read; a page is not its article."""
        is_page = self.asked is not None and self.asked.is_page
        return self.annotations.is_changed and not is_page

    def link_line(self) -> tuple[Piece, ...]:
        """That the text has changed, where there is nothing else to say."""
        line = super().link_line()
        if line or self.sheet is None or not self._is_all_changed:
            return line
        said = "  " + _("changed since you read it")
        title = reading_lines.title_line(self.sheet, self.marks, self.glyphs)
        return (*title, Piece(said, Tone.ACCENT, command("changes")))

    def action_changes(self) -> None:
        """Show what has changed."""
        body = self.annotations.body
        if self.sheet is None:
            return
        if body is None and (self.marks.is_read or self.marks.last_read):
            self.say(_("What its text was when it was read was not kept, so nothing can be told."))
        elif body is None:
            self.say(_("You have not read this article before."))
        elif not self._is_all_changed:
            self.say(_("This article is as it was when you read it."))
        else:
            self.desk.compare(self.sheet.opened, body)

    @on(messages.TextsCompared)
    def _compared(self, event: messages.TextsCompared) -> None:
        if self.sheet is None or event.opened is not self.sheet.opened or not self.is_active:
            return
        from reader.ui.changed_lines import changed_lines
        from reader.ui.screens.looking import ChangesScreen

        self._has_seen_changes = True
        self.app.push_screen(
            ChangesScreen(
                _("Changed since you read it"),
                lambda width: changed_lines(event.differences, width, self.glyphs),
                self.ink,
            )
        )

    def leave(self, *, is_going_on: bool = False) -> None:
        """The person turns away: what the text was is kept, once it has been read."""
        sitting = self.sitting
        has_read = sitting is not None and self.has_read_anew(sitting)
        super().leave(is_going_on=is_going_on)
        is_page = self.asked is not None and self.asked.is_page
        if self.sheet is None or is_page or sitting is None:
            return
        annotations = self.annotations
        is_first = annotations.body is None and (
            has_read or self.marks.is_read or self.view.place is not None
        )
        if is_first or (annotations.is_changed and (has_read or self._has_seen_changes)):
            self.desk.keep_body(self.sheet.opened)
        elif annotations.body is not None and not annotations.is_changed:
            self.desk.keep_fingerprint(self.sheet.opened, annotations.body)

    def has_read_anew(self, sitting: Sitting) -> bool:
        """More than the end was read, in the time that this takes."""
        words = self.sheet.words if self.sheet is not None else 0
        return sitting.words * 2 >= words and sitting.is_finished_by_leaving(monotonic())
