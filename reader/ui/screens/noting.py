"""What keys do with highlights and notes of the open article."""

from collections.abc import Callable
from secrets import token_hex
from time import time

from textual import events, on

from reader.core.notebook import TITLES
from reader.i18n import _, ngettext
from reader.model.highlights import KINDS, LONGEST, Highlight, Kind, kind_of
from reader.model.marks import Change, Field
from reader.model.passages import Passage, marked
from reader.model.sanitize import EMPTY, Shown
from reader.ui import messages
from reader.ui.annotating import Annotations
from reader.ui.cut import cut
from reader.ui.desk import Desk
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.lights import ASCII_SIGNS, SELECTED, SIGNS, Light
from reader.ui.screens.selecting import Selecting
from reader.ui.table import with_keys
from reader.ui.text_selection import TextSelection

Offer = tuple[str, str]
_DIGITS = {str(number): kind for number, kind in enumerate(KINDS, 1)}


class Noting(Selecting, inherit_bindings=False):
    """Highlights: made, walked, changed, removed; and notes on them and on the article."""

    def __init__(self, desk: Desk, glyphs: Glyphs, ink: Ink) -> None:
        super().__init__(desk, glyphs, ink)
        self.annotations = Annotations()
        self._kind = Kind.KEY
        """Of the next highlight: that of the last."""
        self._at = ""
        """The highlight that was gone to, by its id; empty for none."""
        self._made = ""
        """The highlight that the last key made; empty for none."""
        self.wanted_highlight = ""
        """The highlight to go to in the article that was asked for."""
        self._write_again: Callable[[], None] | None = None
        """Opens the note again that is on its way to disk."""

    @property
    def lights(self) -> list[Light]:
        """The highlights; over them the one that was gone to."""
        highlights, places = self.annotations.highlights, self.annotations.places
        lights = [
            Light(places[item], kind_of(highlight), is_noted=bool(highlight.note))
            for item, highlight in highlights.items()
            if item in places
        ]
        if self._at in places and self.selection is None:
            is_noted = bool(highlights[self._at].note)
            lights.append(Light(places[self._at], SELECTED, is_noted=is_noted))
        return lights

    # What is known.

    def meet_links(self) -> None:
        """Another article is on the screen, or the same one again."""
        super().meet_links()
        if self.sheet is None:
            return
        opened, before = self.sheet.opened, self.annotations
        if before.article != opened.article:
            self.annotations, self._at = Annotations(opened.article), ""
        self.desk.know_notes(opened, self.sheet.document, is_new=True)

    @on(messages.NotesKnown)
    def _notes_known(self, event: messages.NotesKnown) -> None:
        if self.sheet is None or event.opened.article != self.sheet.opened.article:
            return
        self.annotations = event.annotations
        if self._at not in event.annotations.places:
            self._at = ""
        wanted, self.wanted_highlight = self.wanted_highlight, ""
        self.put_lights()
        self.go_to_highlight(wanted)
        lost = len(event.annotations.highlights) - len(event.annotations.places)
        if event.is_new and lost:
            said = ngettext(
                "{n} highlight is no longer found in this text; the notebook keeps it.",
                "{n} highlights are no longer found in this text; the notebook keeps them.",
                lost,
            )
            self.say(said)

    @on(messages.MarksChanged)
    def _notes_changed(self, event: messages.MarksChanged) -> None:
        sheet = self.sheet
        if sheet is not None and any(one.article == sheet.opened.article for one in event.marked):
            self._write_again = None
            self.desk.know_notes(sheet.opened, sheet.document)

    @on(messages.MarksNotKept)
    def _note_not_kept(self, event: messages.MarksNotKept) -> None:
        again, self._write_again = self._write_again, None
        if event.reason and again is not None:
            again()

    def leave(self, *, is_going_on: bool = False) -> None:
        """The person turns away: a note that is being written is kept."""
        from reader.ui.screens.note import NoteScreen

        for screen in self.app.screen_stack:
            if isinstance(screen, NoteScreen) and screen.is_mounted:
                screen.settle()
        super().leave(is_going_on=is_going_on)

    # Making and changing.

    def action_highlight(self) -> None:
        """Highlight what is selected; without that go to the next highlight."""
        if self.selection is not None:
            self._highlight(self._kind)
        else:
            self._step_highlight(1)

    def action_previous_highlight(self) -> None:
        """To the highlight before."""
        self._step_highlight(-1)

    def _highlight(self, kind: Kind, note: Shown = EMPTY) -> None:
        highlight = self._selected(kind)
        if highlight is not None:
            self._kind = kind
            self.stop_selecting()
            self._made = token_hex(8)
            self._keep_highlight(self._made, highlight._replace(note=note))
            said = _("Highlighted as {kind}; {highlight} goes to it, {undo} takes it back.")
            self.say(with_keys(said, kind=_(TITLES[kind])))

    def _selected(self, kind: Kind) -> Highlight | None:
        """What is selected as a highlight; None, and why, where it can't be one."""
        selection = self.selection
        if selection is None:
            return None
        if len(selection.text) > LONGEST:
            self.say(with_keys(_("This is too long for a highlight; copy it with {copy} instead.")))
            return None
        return marked(self.text, selection.passage, kind, int(time()))

    def _keep_highlight(self, item: str, highlight: Highlight | None) -> None:
        """Keep a highlight as it is now, None for no longer; it is shown at once."""
        before = self.annotations
        highlights, places = dict(before.highlights), dict(before.places)
        if highlight is None:
            highlights.pop(item, None)
            places.pop(item, None)
        else:
            if item not in highlights:
                start = self.text.at(highlight.block, highlight.offset)
                places[item] = Passage(start, start + highlight.length)
            highlights[item] = highlight
        self.annotations = before._replace(highlights=highlights, places=places)
        self.put_lights()
        self.desk.mark(Change(before.article, Field.HIGHLIGHT, highlight, item))

    # Keys.

    def act_on_selection(self, key: str) -> bool:
        """Do with the selection what a key means."""
        if key in ("h", "enter"):
            self._highlight(self._kind)
        elif key in _DIGITS:
            self._highlight(_DIGITS[key])
        elif key == "a":
            self._note_selection()
        else:
            return super().act_on_selection(key)
        return True

    def offers(self, selection: TextSelection) -> list[Offer]:
        """The keys and what they do, the most needed first."""
        first, *others = super().offers(selection)
        kinds = [(digit, _(TITLES[kind])) for digit, kind in _DIGITS.items()]
        return [("h", _("highlight")), first, ("a", _("note")), *others, *kinds]

    def takes_key(self, event: events.Key) -> bool:
        """At a highlight some keys are for it."""
        if event.key != "a":
            self._made = ""
        highlight = self.annotations.highlights.get(self._at)
        if self.selection is not None or highlight is None or not self.is_active:
            return super().takes_key(event)
        if event.character and event.character in _DIGITS:
            self._kind = _DIGITS[event.character]
            self._keep_highlight(self._at, highlight._replace(kind=self._kind))
        elif event.key in ("x", "delete", "backspace"):
            self._keep_highlight(self._at, None)
            self._at = ""
            self.say(with_keys(_("The highlight is removed; {undo} brings it back.")))
        elif event.key == "enter" and highlight.note:
            self.action_note()
        else:
            return super().takes_key(event)
        return True

    def action_back(self) -> None:
        """Away from the highlight first."""
        if self._at and self.selection is None:
            self._at = ""
            self.put_lights()
        else:
            super().action_back()

    # From one to the next.

    def _step_highlight(self, step: int) -> None:
        places = sorted(self.annotations.places.items(), key=lambda one: (one[1], one[0]))
        sheet = self.view.sheet
        if sheet is None or not places:
            said = _(
                "Nothing is highlighted here; {select_text} selects, {highlight} highlights that."
            )
            self.say(with_keys(said))
            return
        ids = [item for item, _passage in places]
        if self._at in ids:
            number = ids.index(self._at) + step
        else:
            here = self.text.at(*sheet.place_of(max(self.view.top, len(sheet.opening))))
            before = sum(passage.start < here for _item, passage in places)
            number = before if step > 0 else before - 1
        self.go_to_highlight(ids[number % len(ids)])

    def go_to_highlight(self, item: str) -> None:
        """Be at a highlight, if it is in the text."""
        passage = self.annotations.places.get(item)
        if passage is None:
            return
        self._at = item
        self.fall_silent()
        with self.jumping():
            self.view.unfold(self.text.place(passage.start)[0])
            self.view.show_passage(self.text, passage)
        self.put_lights()

    def link_line(self) -> tuple[Piece, ...]:
        """The highlight that was gone to, while nothing is selected."""
        highlight = self.annotations.highlights.get(self._at)
        if highlight is None or self.selection is not None:
            return super().link_line()
        kind = kind_of(highlight)
        sign = (ASCII_SIGNS if self.glyphs.is_ascii else SIGNS)[kind]
        told = [Piece(f" {sign} {_(TITLES[kind])}  ", Tone.ACCENT)]
        if highlight.note:
            first = highlight.note.partition("\n")[0]
            told.append(Piece(cut(first, max(self.size.width // 2, 10)) + "  ", Tone.INK, NOTE))
        for key, name in (("a", _("note")), ("1-4", _("kind")), ("x", _("remove"))):
            told += [Piece(f" {key}", Tone.LAMP), Piece(f" {name} ", Tone.QUIET)]
        return tuple(told)

    # Notes.

    def action_note(self) -> None:
        """Write on the highlight that was gone to or just made, else on the article."""
        item = self._at or self._made
        highlight = self.annotations.highlights.get(item)
        if self.sheet is None:
            return
        if highlight is None:
            self._note_article(self.annotations.note)
        else:
            self._note_highlight(item, highlight, highlight.note)

    def _note_article(self, text: str, *, is_kept: bool = True) -> None:
        annotations = self.annotations

        def keep(note: Shown) -> None:
            self.annotations = annotations._replace(note=note)
            self._write_again = lambda: self._note_article(note, is_kept=False)
            self.desk.mark(Change(annotations.article, Field.NOTE, note))

        self._open_note(_("A note on this article"), text, keep, is_kept=is_kept)

    def _note_highlight(
        self, item: str, highlight: Highlight, text: str, *, is_kept: bool = True
    ) -> None:
        def keep(note: Shown) -> None:
            self._write_again = lambda: self._note_highlight(item, highlight, note, is_kept=False)
            self._keep_highlight(item, highlight._replace(note=note))

        self._open_note(_about(highlight), text, keep, is_kept=is_kept)

    def _note_selection(self) -> None:
        highlight = self._selected(self._kind)
        if highlight is not None:
            self.stop_selecting()
            self._note_highlight(token_hex(8), highlight, "")

    def _open_note(
        self, about: str, text: str, keep: Callable[[Shown], None], *, is_kept: bool
    ) -> None:
        from reader.ui.screens.note import NoteScreen

        screen = NoteScreen(about, text, keep, self.ink)
        screen.is_kept = is_kept
        self.app.push_screen(screen)


NOTE = "screen.note"


def _about(highlight: Highlight) -> str:
    quote = cut(" ".join(highlight.quote.split()), 46)
    return _("A note on “{quote}”").format(quote=quote)
