"""A page's roles -> Rich styles: the theme's colours, or weight alone where there are none."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.model.highlights import Kind
from reader.themes import TINT, Palette, mixed, tag_colours
from reader.typeset.lines import TAGS, Role, Run
from reader.ui.lights import SELECTED, Lit

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
_LIT: dict[str, str] = {
    Kind.KEY: "accent",
    Kind.QUOTE: "fresh",
    Kind.QUESTION: "link",
    Kind.DOUBT: "danger",
    SELECTED: "ink",
}
"""The palette's colour that tints the ground of what is marked."""
_UNDERLINED = (Role.LINK, Role.LINK_LOCAL, Role.EMBED)
_HEAVY = frozenset((Role.TITLE, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3))


@dataclass(slots=True)
class PageInk:
    """A theme's styles for pages, made once each."""

    palette: Palette
    album: "Album | None" = None
    """Paints the rows of pictures; without one they are blank."""
    _styles: dict[tuple[Role, int, bool, str], Style] = field(default_factory=dict)

    def style(self, run: Run, *, is_dim: bool = False) -> Style:
        """The style of a run; what was searched for is never dimmed."""
        ground = run.ground if isinstance(run, Lit) else ""
        key = (run.role, _attributes(run), is_dim and run.role is not Role.HIT, ground)
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
        if isinstance(run, Lit) and not is_dim:
            return self._made_lit(run)
        palette = self.palette
        colour = "secondary" if is_dim else _COLOURS.get(run.role, "ink")
        return Style(
            color=self._colour(run.role, colour) or None,
            bgcolor=self._behind(run.role) or None,
            bold=not is_dim and (run.is_bold or run.role in self._heavy),
            dim=is_dim and not palette.has_colours,
            italic=run.is_italic,
            underline=run.is_underlined or run.role in _UNDERLINED,
            strike=run.is_struck,
            reverse=run.role is Role.LINK_HERE
            or (not palette.has_colours and run.role in (Role.MARK, Role.HIT)),
        )

    def _made_lit(self, run: Lit) -> Style:
        base = self._made(_bare(run), is_dim=False)
        palette, is_hit = self.palette, run.role is Role.HIT
        if not palette.has_colours:
            is_selected = run.ground == SELECTED
            return base + Style(reverse=is_selected or is_hit, underline=True)
        tint = mixed(palette.ground, getattr(palette, _LIT.get(run.ground, "accent")), TINT)
        is_quiet = _COLOURS.get(run.role) == "secondary"
        return base + Style(
            color=palette.ink if is_quiet else None,
            bgcolor=palette.cursor if is_hit and run.ground != SELECTED else tint,
        )

    def _colour(self, role: Role, name: str) -> str:
        if role in TAGS and name == "ink":
            return tag_colours(self.palette)[TAGS.index(role)]
        colour: str = getattr(self.palette, name)
        return colour

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


def _bare(run: Run) -> Run:
    """The same run on the page's own ground."""
    return Run(
        run.text, run.role, run.cells, run.at, run.target,
        run.is_bold, run.is_italic, run.is_underlined, run.is_struck,
    )  # fmt: skip


def _attributes(run: Run) -> int:
    return run.is_bold + 2 * run.is_italic + 4 * run.is_underlined + 8 * run.is_struck
