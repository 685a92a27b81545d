"""The notebook as lines: pure functions from pages to choices."""

from collections.abc import Sequence, Set
from textwrap import wrap
from typing import NamedTuple

from rich.cells import cell_len

from reader.core.notebook import Page
from reader.i18n import _
from reader.model.highlights import Highlight, kind_of
from reader.typeset.dates import long_date
from reader.ui.cut import cut
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Piece, Tone
from reader.ui.lights import ASCII_SIGNS, SIGNS
from reader.ui.widgets.choice_list import Choice

LINES = 4
"""Lines that are shown of a passage, and of a note."""
INDENT = 4
ROOM = 30
"""Cells that a title has before it is told where and when the article appeared."""


class Line(NamedTuple):
    """A line of the notebook, and what it leads to."""

    choice: Choice
    page: Page | None = None
    """None for a line that can't be chosen."""
    item: str = ""
    """The highlight; empty for the article."""


def lines(pages: Sequence[Page], lost: Set[str], glyphs: Glyphs, width: int) -> list[Line]:
    """A heading for each article, under it what was written and marked."""
    found: list[Line] = []
    for page in pages:
        if found:
            found.append(Line(Choice(())))
        found.append(_heading(page, glyphs, width))
        if page.note:
            found += _note(page.note, glyphs, width)
        for item, highlight in page.highlights.items():
            found += _highlight(page, item, highlight, glyphs, width, is_lost=item in lost)
    return found


def _heading(page: Page, glyphs: Glyphs, width: int) -> Line:
    if page.entry is None:
        title, told = _("An article that is no longer here"), str(page.article)[:8]
    else:
        row = page.entry.row
        day = long_date(row.date.day) if row.date is not None else ""
        title, source = row.title, row.site or row.category
        told = " · ".join(filter(None, (source, day)))
        if width - cell_len(told) < ROOM:
            told = day if width - cell_len(day) >= ROOM else ""
    right = (Piece(f"  {told} ", Tone.QUIET),) if told else ()
    room = max(width - cell_len(told) - 5, 10)
    sign = f" {glyphs.missing}" if page.entry is None else ""
    tone = Tone.QUIET if page.entry is None else Tone.LAMP
    left = (Piece(f"{sign} {cut(title, room, glyphs.ellipsis)}", tone),)
    return Line(Choice(left, right, "screen.read()"), page)


def _highlight(
    page: Page, item: str, highlight: Highlight, glyphs: Glyphs, width: int, *, is_lost: bool
) -> list[Line]:
    sign = (ASCII_SIGNS if glyphs.is_ascii else SIGNS)[kind_of(highlight)]
    quote = _shortened(" ".join(highlight.quote.split()), width, glyphs)
    tone = Tone.QUIET if is_lost else Tone.INK
    told = (Piece(" " + _("not found any more") + " ", Tone.DANGER),) if is_lost else ()
    first = Choice((Piece(f"  {sign} ", Tone.ACCENT), Piece(quote[0], tone)), told, "screen.read()")
    rest = [Choice((Piece(" " * INDENT), Piece(line, tone))) for line in quote[1:]]
    found = [Line(first, page, item), *map(Line, rest)]
    return [*found, *_note(highlight.note, glyphs, width)] if highlight.note else found


def _note(note: str, glyphs: Glyphs, width: int) -> list[Line]:
    shown = [line for part in note.split("\n") for line in wrap(part, max(width - 8, 10)) or [""]]
    if len(shown) > LINES:
        shown = [*shown[: LINES - 1], shown[LINES - 1] + glyphs.ellipsis]
    signs = [glyphs.note, *[" "] * len(shown)]
    return [
        Line(Choice((Piece(f"    {sign} ", Tone.ACCENT), Piece(line, Tone.QUIET))))
        for sign, line in zip(signs, shown, strict=False)
    ]


def _shortened(text: str, width: int, glyphs: Glyphs) -> list[str]:
    shown = wrap(text, max(width - INDENT - 2, 10)) or [""]
    if len(shown) > LINES:
        shown = [*shown[: LINES - 1], shown[LINES - 1] + glyphs.ellipsis]
    return shown
