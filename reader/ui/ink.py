"""Roles -> Rich styles: the theme's colours, or weight alone where there are none."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.model.direction import has_right_to_left
from reader.themes import Palette, tag_colours


class Tone(StrEnum):
    """What a piece of text on a bar or in the list is."""

    INK = "ink"
    STRONG = "strong"
    QUIET = "quiet"
    ACCENT = "accent"
    LAMP = "lamp"
    """Accent and bold: our own name, the keys."""
    DANGER = "danger"
    LINK = "link"
    HIT = "hit"
    """What was looked for: accent and bold, and underlined where there are no colours."""
    FAINT = "faint"
    """A rule that should hardly be seen; never text."""
    TAG_0 = "tag-0"
    TAG_1 = "tag-1"
    TAG_2 = "tag-2"
    TAG_3 = "tag-3"
    TAG_4 = "tag-4"
    TAG_5 = "tag-5"


TAGS = (Tone.TAG_0, Tone.TAG_1, Tone.TAG_2, Tone.TAG_3, Tone.TAG_4, Tone.TAG_5)
"""Each tag always has the same one of these."""


class Ground(StrEnum):
    """What a line lies on."""

    PAGE = "ground"
    CURSOR = "cursor"
    RAISED = "raised"


class Piece(NamedTuple):
    """Some text in one tone."""

    text: str
    tone: Tone = Tone.INK
    action: str = ""
    """The action that a click on it does; empty for none."""


_TONES: dict[Tone, str] = {
    Tone.INK: "ink",
    Tone.STRONG: "ink",
    Tone.QUIET: "secondary",
    Tone.ACCENT: "accent",
    Tone.LAMP: "accent",
    Tone.DANGER: "danger",
    Tone.LINK: "link",
    Tone.HIT: "accent",
    Tone.FAINT: "cursor",
}


class Ink:
    """A theme's styles, made once each."""

    __slots__ = ("_bidi", "_tones", "palette")

    def __init__(self, palette: Palette, bidi: str = "terminal") -> None:
        self.palette = palette
        self._bidi = bidi
        self._tones: dict[tuple[Tone, Ground], Style] = {}

    def of(self, palette: Palette) -> "Ink":
        """The same with the styles of another theme."""
        return Ink(palette, self._bidi)

    def tone(self, tone: Tone, ground: Ground = Ground.PAGE) -> Style:
        """The style of a tone on a ground."""
        style = self._tones.get((tone, ground))
        if style is None:
            style = self._tones[tone, ground] = self._made_tone(tone, ground)
        return style

    def strip(self, pieces: Iterable[Piece], ground: Ground = Ground.PAGE) -> Strip:
        """A line of pieces."""
        return Strip(
            [Segment(self._seen(piece.text), self.tone(piece.tone, ground)) for piece in pieces]
        )

    def blank(self, width: int, ground: Ground = Ground.PAGE) -> Strip:
        """An empty line."""
        return Strip.blank(width, self.tone(Tone.INK, ground))

    def _seen(self, text: str) -> str:
        """Right-to-left text as it is seen, in terminals that leave it as it comes."""
        if self._bidi == "terminal" or not has_right_to_left(text):
            return text
        from reader.typeset import bidi

        return bidi.seen(text, self._bidi)

    def _colour(self, tone: Tone) -> str:
        if tone in TAGS:
            return tag_colours(self.palette)[TAGS.index(tone)]
        colour: str = getattr(self.palette, _TONES[tone])
        return colour

    def _made_tone(self, tone: Tone, ground: Ground) -> Style:
        palette = self.palette
        is_plain = not palette.has_colours
        return Style(
            color=self._colour(tone) or None,
            bgcolor=getattr(palette, ground.value) or None,
            bold=tone in (Tone.STRONG, Tone.LAMP, Tone.HIT) or (is_plain and tone is Tone.DANGER),
            dim=is_plain and tone in (Tone.FAINT,),
            underline=is_plain and tone is Tone.HIT,
            reverse=is_plain and ground is Ground.CURSOR,
        )


def cells_of(pieces: Sequence[Piece]) -> int:
    """How wide pieces are together."""
    return sum(cell_len(piece.text) for piece in pieces)
