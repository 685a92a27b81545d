"""What keys do to select words of the open article, and what is done with them."""

from textual import events, on

from reader.i18n import N_, _, ngettext
from reader.model.passages import Text
from reader.model.places_in_text import Place
from reader.model.plaintext import count_words
from reader.model.units import Unit
from reader.ui.desk import Desk
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.lights import SELECTED, Light, Lights
from reader.ui.reading_lines import ROOM_FOR_SECTION
from reader.ui.screens.handling import Handling
from reader.ui.text_selection import TextSelection, begun
from reader.ui.widgets.lit_view import LitView

_STEPS = {"right": 1, "l": 1, "left": -1}
_LEAVES = {"down": 1, "j": 1, "up": -1, "k": -1}
_UNITS = {"w": Unit.WORD, "s": Unit.SENTENCE, "p": Unit.PARAGRAPH}
_TITLES = {
    Unit.WORD: N_("By word"),
    Unit.SENTENCE: N_("By sentence"),
    Unit.PARAGRAPH: N_("By paragraph"),
}


class Selecting(Handling, inherit_bindings=False):
    """A selection in the text: it is moved, grown, copied."""

    def __init__(self, desk: Desk, glyphs: Glyphs, ink: Ink) -> None:
        super().__init__(desk, glyphs, ink)
        self.selection: TextSelection | None = None
        self._text: tuple[object, Text] = (None, Text(()))

    @property
    def text(self) -> Text:
        """The logical text of what is shown."""
        document = self.sheet.document if self.sheet is not None else None
        if self._text[0] is not document:
            self._text = (document, Text.of(document) if document is not None else Text(()))
        return self._text[1]

    @property
    def lights(self) -> list[Light]:
        """What is marked besides the selection, the uppermost last."""
        return []

    def put_lights(self) -> None:
        """Show what is marked now."""
        lights = self.lights
        if self.selection is not None:
            lights = [*lights, Light(self.selection.passage, SELECTED)]
        self.view.light(Lights(self.text, lights))

    # Beginning and ending.

    def action_select_text(self) -> None:
        """Select the sentence at the top of the screen, or the one that was gone to."""
        if self.sheet is None:
            return
        selection = self._begun()
        if selection is None:
            self.say(_("There is no text here to be selected."))
            return
        self.fall_silent()
        self._select(selection)

    def _begun(self) -> TextSelection | None:
        """The sentence of the hit that was gone to, else the first that begins on the screen."""
        view, sheet = self.view, self.view.sheet
        if sheet is None:
            return None
        hit = view.found.hits[view.hit] if view.hit is not None else None
        if hit is not None and self._is_seen(hit.block, hit.start):
            return begun(self.text, self.text.at(hit.block, hit.start))
        if view.is_lit_alone:
            return begun(self.text, self.text.at(sheet.place_of(view.line_lit)[0], 0))
        at = self.text.at(*sheet.place_of(max(view.top, len(sheet.opening))))
        first = begun(self.text, at)
        if first is not None and first.head.start < at:
            following = first.moved(1)
            return following if self._is_seen(*self.text.place(following.head.start)) else first
        return first

    def _is_seen(self, block: int, offset: int) -> bool:
        view, sheet = self.view, self.view.sheet
        line = sheet.line_of(Place(block, offset)) if sheet is not None else -1
        return view.top <= line < view.top + view.size.height

    def _select(self, selection: TextSelection | None) -> None:
        self.selection = selection
        if selection is not None:
            head = selection.head
            self.view.unfold(self.text.place(head.start)[0])
            self.view.show_passage(self.text, head)
        self.put_lights()

    def stop_selecting(self) -> None:
        """Nothing is selected."""
        if self.selection is not None:
            self._select(None)

    def meet_links(self) -> None:
        """Another article is on the screen."""
        self.selection = None
        super().meet_links()

    def action_back(self) -> None:
        """Away with the selection first."""
        if self.selection is not None:
            self.stop_selecting()
        else:
            super().action_back()

    # Keys.

    def takes_key(self, event: events.Key) -> bool:
        """While something is selected, letters are for the selection."""
        if self.selection is None or not self.is_active:
            return super().takes_key(event)
        key = event.character if event.is_printable and event.character else event.key
        return self.act_on_selection(key) or event.is_printable

    def act_on_selection(self, key: str) -> bool:
        """Do with the selection what a key means; False where it means nothing."""
        selection = self.selection
        if selection is None:
            return False
        moved = self._moved(selection, key)
        if moved is not None:
            self._select(moved)
        elif key in ("escape", "q"):
            self.stop_selecting()
        elif key == "y":
            text = selection.text
            self.stop_selecting()
            self.copy(text)
        else:
            return False
        return True

    def _moved(self, selection: TextSelection, key: str) -> TextSelection | None:
        """The selection after a key that changes it."""
        bare = key.removeprefix("shift+").lower()
        is_shifted = key != bare
        if bare in _STEPS or bare in _LEAVES:
            held = selection.growing() if is_shifted else selection
            if bare in _STEPS:
                return held.moved(_STEPS[bare])
            return self._moved_down(held, _LEAVES[bare])
        match key:
            case "w" | "s" | "p":
                return selection.by(_UNITS[key])
            case "v" | "space" | " ":
                return selection.let_go() if selection.is_growing else selection.growing()
            case "o":
                return selection.turned()
            case _:
                return None

    def _moved_down(self, selection: TextSelection, step: int) -> TextSelection:
        """A line on by word, else a paragraph."""
        sheet = self.view.sheet
        if selection.unit is not Unit.WORD or sheet is None:
            return selection.moved_leaf(step)
        block, offset = self.text.place(selection.head.start)
        number = sheet.line_of(Place(block, offset))
        across = offset - sheet[number].start
        number += step
        while len(sheet.opening) <= number < len(sheet):
            line = sheet[number]
            if line.start < line.end:
                offset = min(line.start + across, line.end - 1)
                return selection.moved_to(self.text.at(line.block, offset))
            number += step
        return selection

    def action_act_on_selection(self, key: str) -> None:
        """The same by a click."""
        self.act_on_selection(key)

    def link_line(self) -> tuple[Piece, ...]:
        """What is selected and what keys do with it, while something is."""
        selection = self.selection
        if selection is None:
            return super().link_line()
        words = count_words(selection.text)
        title = _(_TITLES[selection.unit])
        told = ngettext("{n} word", "{n} words", words)
        said = f"{title} · {told}" if self.size.width >= ROOM_FOR_SECTION else told
        pieces = [Piece(f" {said}  ", Tone.QUIET)]
        for key, name in self.offers(selection):
            action = f"screen.act_on_selection('{key}')"
            pieces += [Piece(f" {key}", Tone.LAMP, action), Piece(f" {name} ", Tone.QUIET, action)]
        return tuple(pieces)

    def offers(self, selection: TextSelection) -> list[tuple[str, str]]:
        """The keys and what they do, the most needed first."""
        offers = [("v", _("one only") if selection.is_growing else _("hold and grow"))]
        if selection.is_growing:
            offers.append(("o", _("other end")))
        units = {"w": _("words"), "s": _("sentences"), "p": _("paragraphs")}
        offers += [item for item in units.items() if _UNITS[item[0]] is not selection.unit]
        return [*offers, ("y", _("copy"))]

    @on(LitView.Dragged)
    def _dragged(self, event: LitView.Dragged) -> None:
        if self.sheet is None:
            return
        begin = begun(self.text, self.text.at(*event.start), Unit.WORD)
        if begin is not None:
            self.selection = begin.growing().moved_to(self.text.at(*event.end))
            self.put_lights()
