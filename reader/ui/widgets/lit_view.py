"""A Sheet with highlights and a selection in it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from reader.model.highlights import Kind
from reader.model.passages import Part, Passage, Text
from reader.model.places_in_text import Place
from reader.ui.ink import Ink, Tone
from reader.ui.lights import ASCII_SIGNS, SELECTED, SIGNS, Light, Lights, lit
from reader.ui.widgets.document_view import DocumentView

if TYPE_CHECKING:
    from reader.typeset.lines import Line, Run
    from reader.ui.sheet import Sheet

_TONES = {Kind.QUESTION: Tone.LINK, Kind.DOUBT: Tone.DANGER}
_NONE = Lights(Text(()))
_AROUND = 2
"""Lines that are seen above and below what is selected."""


class LitView(DocumentView, can_focus=False, inherit_bindings=False):
    """The text of an article with what is marked in it."""

    class Dragged(Message):
        """The mouse was pulled over the text, from one leaf and offset to another."""

        def __init__(self, start: tuple[int, int], end: tuple[int, int]) -> None:
            super().__init__()
            self.start, self.end = start, end

    lights = _NONE
    _pressed: tuple[int, int] | None = None
    """Where the mouse went down, as leaf and offset."""
    is_dragged = False
    """The mouse was pulled since it went down: that it goes up is no click."""

    def show(self, sheet: "Sheet", place: Place | None) -> None:
        """Show an article, from a place on."""
        if self.sheet is None or self.sheet.document is not sheet.document:
            self.lights = _NONE
        super().show(sheet, place)

    def light(self, lights: Lights) -> None:
        """Mark these, and nothing else."""
        self.lights = lights
        self.refresh()
        self.post_message(self.Scrolled())

    def show_passage(self, text: Text, passage: Passage) -> None:
        """Scroll no further than needed to see a passage, its beginning where it is long."""
        if self.sheet is None:
            return
        self._line_of(Place(*text.place(passage.end - 1)))
        first = self._line_of(Place(*text.place(passage.start))) + self._air
        last = self.sheet.line_of(Place(*text.place(passage.end - 1))) + self._air
        y, height = self.scroll_offset.y, self.size.height
        around = min(_AROUND, height // 6)
        if first - around < y:
            self.scroll_to_line(max(first - around, 0))
        elif last + around >= y + height:
            self.scroll_to_line(min(last + around - height + 1, first - around))

    @property
    def line_selected(self) -> int | None:
        """The first line on the screen that something is selected of."""
        sheet = self.sheet
        if sheet is None:
            return None
        seen = range(
            max(self.top, len(sheet.opening)), min(self.top + self.size.height, len(sheet))
        )
        return next(
            (number for number in seen if _is_selected(self.lights.on(sheet[number]))), None
        )

    # Painting.

    def _dressed(self, line: "Line") -> "Sequence[Run]":
        return lit(line, super()._dressed(line), self.lights)

    def _painted_line(self, number: int, ink: Ink, width: int) -> Strip:
        strip, sheet = super()._painted_line(number, ink, width), self.sheet
        if not self.lights or sheet is None or number < len(sheet.opening):
            return strip
        line = sheet[number]
        return self._signed(strip, line, ink) if self.lights.on(line) else strip

    def _signed(self, strip: Strip, line: "Line", ink: Ink) -> Strip:
        signs = ASCII_SIGNS if self._is_ascii else SIGNS
        margin, width = self._left - min(self._left, 2), self.size.width
        if _is_selected(self.lights.on(line)):
            bar = "|" if self._is_ascii else "▌"
            strip = put(strip, margin, Segment(bar, ink.tone(Tone.ACCENT)), self._left)
        elif (light := self.lights.starting(line)) is not None:
            kind = Kind(light.ground)
            sign = Segment(signs[kind], ink.tone(_TONES.get(kind, Tone.ACCENT)))
            strip = put(strip, margin, sign, self._left)
        ending = self.lights.ending(line)
        if ending is not None and ending.is_noted:
            pencil = Segment("&" if self._is_ascii else "✎", ink.tone(Tone.QUIET))
            strip = put(strip, self._left + line.cells + 1, pencil, width)
        return strip

    # The mouse.

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Perhaps something is selected from here on."""
        self.is_dragged = False
        self._pressed = self._place_at(event) if event.button == 1 else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the mouse went down."""
        if self._pressed is None or event.button != 1:
            return
        place = self._place_at(event)
        if place is not None and (self.is_dragged or place != self._pressed):
            self.is_dragged = True
            self.post_message(self.Dragged(self._pressed, place))

    def on_mouse_up(self) -> None:
        """What is selected stays so."""
        self._pressed = None

    def _target_at(self, x: int, y: int) -> str:
        return "" if self.is_dragged else super()._target_at(x, y)

    def _place_at(self, event: events.MouseEvent) -> tuple[int, int] | None:
        """The leaf and the offset under the mouse; None outside the text."""
        x, y = event.get_content_offset_capture(self)
        number = y + self.scroll_offset.y - self._air
        sheet = self.sheet
        if sheet is None or not len(sheet.opening) <= number < len(sheet):
            return None
        line, x = sheet[number], x - self._left
        if line.start == line.end:
            return None
        offset = line.start
        for run in line.runs:
            if run.at >= 0 and x >= 0:
                offset = run.at + _character(run.text, x)
            x -= run.cells
        return line.block, min(offset, line.end - 1)


def _is_selected(found: Sequence[tuple[Part, Light]]) -> bool:
    return any(light.ground == SELECTED for _part, light in found)


def put(strip: Strip, cell: int, sign: Segment, end: int) -> Strip:
    """A strip with a sign over it, where there is room before a cell."""
    after = cell + cell_len(sign.text)
    if cell < 0 or after > end:
        return strip
    width = strip.cell_length
    return Strip.join([strip.crop(0, cell), Strip([sign]), strip.crop(after, width)])


def _character(text: str, cell: int) -> int:
    """The character that lies over a cell, the last one beyond the end."""
    for number in range(len(text)):
        cell -= cell_len(text[number])
        if cell < 0:
            return number
    return max(len(text) - 1, 0)
