"""What keys do to the open article as a thing: how it looks, what it is, copying, editing."""

from datetime import date

from textual import on
from textual.reactive import reactive

from reader.i18n import _
from reader.model import sanitize
from reader.model.places_in_text import Place
from reader.model.sanitize import Shown
from reader.ui import about, copying, messages
from reader.ui.choices import kept_over, over
from reader.ui.desk import Desk
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.reading_lines import ROOM_FOR_SECTION
from reader.ui.screens.linking import Linking
from reader.ui.source_lines import line_at
from reader.ui.table import with_keys


class Handling(Linking, inherit_bindings=False):
    """Only the text, one paragraph lit, room between lines; information, source, copy, edit."""

    is_zen: reactive[bool] = reactive(False, init=False, repaint=False)
    is_lit_alone: reactive[bool] = reactive(False, repaint=False)
    is_spaced: reactive[bool] = reactive(False, repaint=False)

    def __init__(self, desk: Desk, glyphs: Glyphs, ink: Ink) -> None:
        super().__init__(desk, glyphs, ink)
        kept = desk.preferences()
        self.set_reactive(Handling.is_lit_alone, kept.get("lit_alone") == "yes")
        self._usual_spacing = str(desk.reader.config.reading.line_spacing)
        spacing = kept_over(kept, "spacing", self._usual_spacing) or self._usual_spacing
        self.set_reactive(Handling.is_spaced, spacing == "2")
        self.set_reactive(Handling.is_zen, kept.get("zen") == "yes")
        self.set_class(self.is_zen, "-zen")

    # How it looks.

    def action_zen(self) -> None:
        """Only the text, or everything again."""
        self.is_zen = not self.is_zen
        self._prefer("zen", is_on=self.is_zen)
        if self.is_zen:
            self.say(with_keys(_("Only the text; {zen} brings the rest back.")))

    def watch_is_zen(self, is_zen: bool) -> None:
        """The lines below the text go or come."""
        self.set_class(is_zen, "-zen")

    def action_lit_alone(self) -> None:
        """Dim all but the paragraph that is read, or nothing."""
        self.is_lit_alone = not self.is_lit_alone
        self._prefer("lit_alone", is_on=self.is_lit_alone)
        self.say(_("One paragraph is lit.") if self.is_lit_alone else _("All of it is lit."))

    def action_spacing(self) -> None:
        """An empty line between every two, or none."""
        self.is_spaced = not self.is_spaced
        self.desk.prefer("spacing", over("2" if self.is_spaced else "1", self._usual_spacing))
        self.say(_("More room between lines") if self.is_spaced else _("The usual room"))

    def _prefer(self, key: str, *, is_on: bool) -> None:
        self.desk.prefer(key, "yes" if is_on else "no")

    # What it is.

    def action_information(self) -> None:
        """Show what is known of the article."""
        if self.sheet is None:
            return
        from reader.ui.screens.looking import InformationScreen

        data_dir = str(self.desk.reader.environment.data_dir)
        found = list(about.facts(self.sheet, data_dir, date.today(), self.marks))
        self.app.push_screen(
            InformationScreen(
                _("About this article"), lambda width: about.fact_lines(found, width), self.ink
            )
        )

    def action_source(self) -> None:
        """Show the file as it is."""
        if self.asked is not None and self.sheet is not None:
            self.desk.read_source(self.asked.path)

    def action_edit(self) -> None:
        """Let the person's editor have the file."""
        if self.asked is None or self.sheet is None:
            return
        self.desk.read_source(self.asked.path, is_to_edit=True)

    @on(messages.SourceRead)
    def _source_read(self, event: messages.SourceRead) -> None:
        if self.asked is None or event.path != self.asked.path or not self.is_active:
            return
        line = self._line_in(event.source)
        if event.is_to_edit:
            self._edit(event.path, line)
        else:
            self._show_source(event.source, sanitize.path(event.path), line)

    def _line_in(self, source: str) -> int:
        """The line of the file that holds the words at the top of the screen; 1 at the very top."""
        place, sheet = self.view.place, self.sheet
        if place is None or sheet is None:
            return 1
        text = copying.text_from(sheet.document, place)
        return line_at(source, text, max(0.0, self.view.top / max(len(sheet), 1)))

    def _show_source(self, source: Shown, name: str, line: int) -> None:
        if not source.strip():
            self.say(_("This file holds no text."))
            return
        from reader.ui.screens.source import SourceScreen

        self.app.push_screen(SourceScreen(name, source, line, self.ink, self.glyphs))

    def _edit(self, path: str, line: int) -> None:
        self.settle()
        if self.edit(path, line):
            self.leeslamp.open_again()

    # Copying.

    def action_copy(self) -> None:
        """Ask what is to be copied."""
        if self.sheet is None:
            return
        has_room = self.size.width >= ROOM_FOR_SECTION
        names = {
            "p": _("paragraph"),
            "l": _("link"),
            "q": _("quote with source") if has_room else _("quote"),
            "a": _("whole article") if has_room else _("all"),
        }
        offered = tuple(
            Piece(text, tone, f"screen.copy_of('{letter}')")
            for letter, name in names.items()
            for text, tone in ((f" {letter}", Tone.LAMP), (f" {name} ", Tone.QUIET))
        )
        self._ask(_("Copy:"), self.action_copy_of, offered)

    def action_copy_of(self, letter: str) -> None:
        """Copy a paragraph (p), a link (l), a quote (q) or the whole article (a)."""
        self.stop_asking()
        sheet = self.sheet
        if sheet is None:
            return
        document, metadata = sheet.document, sheet.opened.metadata
        paragraph = copying.paragraph(document, self.view.place or Place())
        match letter:
            case "p":
                text = paragraph
            case "l":
                self._copy_some_link(metadata.url)
                return
            case "q":
                text = copying.quote(paragraph, metadata) if paragraph else ""
            case "a":
                text = copying.whole(document, metadata)
            case _:
                return
        if text:
            self.copy(text)
        else:
            self.say(_("There is no text here to be copied."))

    def _copy_some_link(self, original: str) -> None:
        """The one that was gone to, else the one to the article's original."""
        is_link = self.target and self._fold_at(self.target) is None
        if target := self.target if is_link else original:
            self.copy_link(target)
        else:
            self.say(_("This article names no original on the web."))
