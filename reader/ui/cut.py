"""Text made to fit a number of cells: cut at a word where one ends near, never within a glyph."""

import re

from rich.cells import cell_len, split_graphemes

NEAR = 0.7
"""A word's end is taken when it leaves at least this much of the room used."""
_SINGLE = re.compile("[ -~\xa1-\xac\xae-\u02ff\u2010-\u2027]*")
"""Characters that are a glyph of one cell each, whatever comes before or after another of them."""


def cut(text: str, cells: int, ellipsis: str = "…") -> str:
    """The text, at most so many cells wide; what was cut is told by the ellipsis."""
    if cell_len(text) <= cells:
        return text
    room = cells - cell_len(ellipsis)
    if room <= 0:
        return ellipsis if room == 0 else ""
    kept = _within(text, room + 1)
    space = kept.rfind(" ")
    at_word = kept[:space].rstrip(" ,;:–—-") if space > 0 else ""
    if cell_len(at_word) >= room * NEAR:
        return at_word + ellipsis
    return _within(text, room).rstrip() + ellipsis


def fit(text: str, cells: int, ellipsis: str = "…") -> str:
    """The text cut to, or padded with blanks to, exactly so many cells."""
    shown = cut(text, cells, ellipsis)
    return shown + " " * (cells - cell_len(shown))


def _within(text: str, cells: int) -> str:
    if _SINGLE.fullmatch(text, 0, cells + 1):
        return text[:cells]
    # Of a long text only the start is taken apart: few glyphs are made of more characters.
    for part in (text[: 4 * cells], text):
        used = 0
        for start, _, width in split_graphemes(part)[0]:
            if used + width > cells:
                return text[:start]
            used += width
    return text
