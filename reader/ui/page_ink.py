"""A page's roles -> Rich styles: the theme's colours, or weight alone where there are none."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.themes import Palette
from reader.typeset.lines import Role, Run

if TYPE_CHECKING:
    from reader.ui.album import Album

_COLOURS: dict[Role, str] = {
    Role.HIT: "accent",
    Role.HEADING_1: "accent",
    Role.HEADING_2: "accent",
    Role.HEADING_3: "accent",
    Role.HEADING_4: "ink",
    Role.HEADING_5: "secondary",
    Role.HEADING_6: "secondary",
    Role.LINK: "link",
    Role.LINK_LOCAL: "accent",
    Role.LINK_HERE: "accent",
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
_UNDERLINED = (Role.LINK, Role.LINK_LOCAL, Role.EMBED)
_HEAVY = frozenset((Role.TITLE, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3))


@dataclass(slots=True)
class PageInk:
    """A theme's styles for pages, made once each."""

    palette: Palette
    album: "Album | None" = None
    """Paints the rows of pictures; without one they are blank."""
    _styles: dict[tuple[Role, int, bool], Style] = field(default_factory=dict)

    def style(self, run: Run, *, is_dim: bool = False) -> Style:
        """The style of a run; what was searched for is never dimmed."""
        key = (run.role, _attributes(run), is_dim and run.role is not Role.HIT)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._made(run, is_dim=key[2])
        return style

    def line(self, runs: Sequence[Run], indent: int, *, is_dim: bool = False) -> Strip:
        """A line of a page, so many cells from the left."""
        margin = Style(bgcolor=self.palette.ground or None)
        segments = [Segment(run.text, self.style(run, is_dim=is_dim)) for run in runs]
        if self.album is not None:
            segments = self.album.painted(runs, segments, self.palette.ground)
        return Strip([Segment(" " * max(indent, 0), margin), *segments])

    def _made(self, run: Run, *, is_dim: bool) -> Style:
        palette = self.palette
        colour = "secondary" if is_dim else _COLOURS.get(run.role, "ink")
        return Style(
            color=getattr(palette, colour) or None,
            bgcolor=self._behind(run.role) or None,
            bold=not is_dim and (run.is_bold or run.role in self._heavy),
            dim=is_dim and not palette.has_colours,
            italic=run.is_italic,
            underline=run.is_underlined or run.role in _UNDERLINED,
            strike=run.is_struck,
            reverse=run.role is Role.LINK_HERE
            or (not palette.has_colours and run.role in (Role.MARK, Role.HIT)),
        )

    @property
    def _heavy(self) -> frozenset[Role]:
        # Without colours a link to what lies here is told by its weight.
        return _HEAVY if self.palette.has_colours else _HEAVY | {Role.LINK_LOCAL}

    def _behind(self, role: Role) -> str:
        if role in _RAISED:
            return self.palette.raised
        return (
            self.palette.cursor if role in (Role.MARK, Role.HIT, Role.KEY) else self.palette.ground
        )


def _attributes(run: Run) -> int:
    return run.is_bold + 2 * run.is_italic + 4 * run.is_underlined + 8 * run.is_struck
