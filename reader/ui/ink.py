"""Roles -> Rich styles: the theme's colours, or weight alone where there are none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.themes import Palette
from reader.typeset.lines import Role, Run


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
    FAINT = "faint"
    """A rule that should hardly be seen; never text."""


class Ground(StrEnum):
    """What a line lies on."""

    PAGE = "ground"
    CURSOR = "cursor"
    RAISED = "raised"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text in one tone."""

    text: str
    tone: Tone = Tone.INK
    action: str = ""
    """The action that a click on it does; empty for none."""


_COLOURS: dict[Role, str] = {
    Role.HEADING_1: "accent",
    Role.HEADING_2: "accent",
    Role.HEADING_3: "accent",
    Role.HEADING_4: "ink",
    Role.HEADING_5: "secondary",
    Role.HEADING_6: "secondary",
    Role.LINK: "link",
    Role.FOOTNOTE: "link",
    Role.NOTE: "secondary",
    Role.KEY: "accent",
    Role.IMAGE: "secondary",
    Role.QUIET: "secondary",
    Role.QUOTE: "secondary",
    Role.QUOTE_BAR: "accent",
    Role.ATTRIBUTION: "secondary",
    Role.LIST_MARK: "accent",
    Role.RULE: "secondary",
    Role.FRAME: "secondary",
    Role.ALT: "secondary",
    Role.CAPTION: "secondary",
    Role.EMBED: "link",
    Role.CODE_LANGUAGE: "secondary",
    Role.CODE_CUT: "secondary",
    Role.SYNTAX_KEYWORD: "accent",
    Role.SYNTAX_NAME: "link",
    Role.SYNTAX_STRING: "fresh",
    Role.SYNTAX_NUMBER: "accent",
    Role.SYNTAX_COMMENT: "secondary",
    Role.SYNTAX_ADDED: "fresh",
    Role.SYNTAX_REMOVED: "danger",
    Role.KICKER: "accent",
    Role.KICKER_QUIET: "secondary",
    Role.TITLE_RULE: "accent",
}
"""The palette's colour of each role; ink for those not named."""

_RAISED = frozenset(
    role for role in Role if role is Role.CODE or role.value.startswith(("code-", "syntax-"))
)
_HEAVY = frozenset((Role.TITLE, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3))
_TONES: dict[Tone, str] = {
    Tone.INK: "ink",
    Tone.STRONG: "ink",
    Tone.QUIET: "secondary",
    Tone.ACCENT: "accent",
    Tone.LAMP: "accent",
    Tone.DANGER: "danger",
    Tone.LINK: "link",
    Tone.FAINT: "cursor",
}


@dataclass(slots=True)
class Ink:
    """A theme's styles, made once each."""

    palette: Palette
    _tones: dict[tuple[Tone, Ground], Style] = field(default_factory=dict)
    _runs: dict[tuple[Role, int], Style] = field(default_factory=dict)

    def tone(self, tone: Tone, ground: Ground = Ground.PAGE) -> Style:
        """The style of a tone on a ground."""
        style = self._tones.get((tone, ground))
        if style is None:
            style = self._tones[tone, ground] = self._made_tone(tone, ground)
        return style

    def run(self, run: Run) -> Style:
        """The style of a run of the page."""
        key = (run.role, _attributes(run))
        style = self._runs.get(key)
        if style is None:
            style = self._runs[key] = self._made_run(run)
        return style

    def strip(self, pieces: Iterable[Piece], ground: Ground = Ground.PAGE) -> Strip:
        """A line of pieces."""
        return Strip([Segment(piece.text, self.tone(piece.tone, ground)) for piece in pieces])

    def page_line(self, runs: Sequence[Run], indent: int) -> Strip:
        """A line of a page, so many cells from the left."""
        segments = [Segment(run.text, self.run(run)) for run in runs]
        return Strip([Segment(" " * max(indent, 0), self.tone(Tone.INK)), *segments])

    def blank(self, width: int, ground: Ground = Ground.PAGE) -> Strip:
        """An empty line."""
        return Strip.blank(width, self.tone(Tone.INK, ground))

    def _made_tone(self, tone: Tone, ground: Ground) -> Style:
        palette = self.palette
        is_plain = not palette.has_colours
        return Style(
            color=getattr(palette, _TONES[tone]) or None,
            bgcolor=getattr(palette, ground.value) or None,
            bold=tone in (Tone.STRONG, Tone.LAMP) or (is_plain and tone is Tone.DANGER),
            dim=is_plain and tone in (Tone.FAINT,),
            reverse=is_plain and ground is Ground.CURSOR,
        )

    def _made_run(self, run: Run) -> Style:
        palette = self.palette
        is_link = run.role in (Role.LINK, Role.EMBED)
        return Style(
            color=getattr(palette, _COLOURS.get(run.role, "ink")) or None,
            bgcolor=self._behind(run.role) or None,
            bold=run.is_bold or run.role in _HEAVY,
            italic=run.is_italic,
            underline=run.is_underlined or is_link,
            strike=run.is_struck,
            reverse=not palette.has_colours and run.role is Role.MARK,
        )

    def _behind(self, role: Role) -> str:
        if role in _RAISED:
            return self.palette.raised
        return self.palette.cursor if role in (Role.MARK, Role.KEY) else self.palette.ground


def _attributes(run: Run) -> int:
    return run.is_bold + 2 * run.is_italic + 4 * run.is_underlined + 8 * run.is_struck


def cells_of(pieces: Sequence[Piece]) -> int:
    """How wide pieces are together."""
    from rich.cells import cell_len

    return sum(cell_len(piece.text) for piece in pieces)
