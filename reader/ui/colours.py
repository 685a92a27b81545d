"""Our palettes as Textual's themes: where its own widgets and the style sheets get colours."""

from textual.theme import Theme

from reader.themes import Palette

TERMINAL = "ansi_default"
"""Textual's name for the terminal's own colour."""


def theme(palette: Palette) -> Theme:
    """The palette as Textual knows themes; every colour in the style sheets comes from here."""
    ink, ground = palette.ink or TERMINAL, palette.ground or TERMINAL
    accent, raised = palette.accent or TERMINAL, palette.raised or TERMINAL
    return Theme(
        name=palette.name,
        primary=accent,
        secondary=palette.secondary or TERMINAL,
        accent=accent,
        warning=accent,
        error=palette.danger or TERMINAL,
        success=palette.fresh or TERMINAL,
        foreground=ink,
        background=ground,
        surface=ground,
        panel=raised,
        boost=raised,
        dark=palette.is_dark,
        ansi=not palette.has_colours,
        variables={
            # Textual's own style sheets ask for these two where a theme is the terminal's.
            "ansi-background": "ansi_black",
            "ansi-foreground": "ansi_white",
            "quiet": palette.secondary or TERMINAL,
            "veil": f"{ground} 70%" if palette.has_colours else TERMINAL,
            "faint": palette.cursor or TERMINAL,
            "input-cursor-background": ink,
            "input-cursor-foreground": ground,
            "input-selection-background": palette.cursor or TERMINAL,
            "scrollbar": palette.cursor or TERMINAL,
            "scrollbar-hover": palette.secondary or TERMINAL,
            "scrollbar-active": accent,
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
        },
    )
