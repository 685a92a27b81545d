"""How a line of the shelves is set: mark, sign, name, one figure or two."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.ui.cut import fit
from reader.ui.days import number
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Piece, Tone, cells_of
from reader.ui.shelf_lines import SAVED, Kind, Line

LEAD = 4
"""Cells before the name: mark, blank, sign, blank; as in the list."""
ROOM_FOR_NAME = 12
"""Cells of a name below which one figure is shown instead of two."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What all lines share."""

    width: int
    glyphs: Glyphs
    unread: int
    """Cells of the column of unread files; 0 where there is one figure a line."""
    every: int
    """Cells of the column of all files."""


def setting(lines: Sequence[Line], width: int, glyphs: Glyphs) -> Setting:
    """How lines are set in so many cells: two figures each where they say more and fit."""
    values = [line for line in lines if line.kind is Kind.VALUE]
    every = len(number(max((line.every for line in values), default=0)))
    unread = len(number(max((line.unread for line in values), default=0)))
    says_more = any(0 < line.unread < line.every for line in values)
    fits = width - LEAD - (unread + 2) - (every + 2) - 1 >= ROOM_FOR_NAME
    return Setting(width, glyphs, unread if says_more and fits else 0, every)


def line_pieces(line: Line, setting: Setting, *, is_in_force: bool) -> list[Piece]:
    """The whole line; bold, with a bar before it, where it asks for what the list shows."""
    glyphs = setting.glyphs
    bar = Piece(glyphs.cursor if is_in_force else " ", Tone.ACCENT)
    if line.trouble:
        sign = Piece(glyphs.broken, Tone.DANGER)
    else:
        sign = Piece(line.glyph, Tone.ACCENT if is_in_force else Tone.QUIET)
    figures = _figures(line, setting, is_in_force=is_in_force)
    room = setting.width - LEAD - 1 - cells_of(figures)
    name = fit("  " * line.depth + line.name, max(room, 0), glyphs.ellipsis)
    tone = Tone.STRONG if is_in_force else _tone(line)
    return [bar, Piece(" "), sign, Piece(" "), Piece(name, tone), *figures, Piece(" ")]


def _tone(line: Line) -> Tone:
    if line.kind is Kind.VALUE:
        return Tone.INK if line.unread or line.section == SAVED else Tone.QUIET
    return Tone.INK if line.kind is Kind.SHELF else Tone.QUIET


def _figures(line: Line, setting: Setting, *, is_in_force: bool) -> list[Piece]:
    if not line.every:
        return []
    ink = Tone.STRONG if is_in_force else Tone.INK
    if line.kind is Kind.VALUE and setting.unread:
        return [
            _figure(line.unread, setting.unread, ink),
            _figure(line.every, setting.every, Tone.QUIET),
        ]
    is_ink = is_in_force or bool(line.unread)
    return [_figure(line.unread or line.every, 0, ink if is_ink else Tone.QUIET)]


def _figure(count: int, cells: int, tone: Tone) -> Piece:
    return Piece(f"  {number(count) if count else '':>{cells}}", tone)
