"""A row of the list as pieces of text: which columns there is room for, and what stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len

from reader.i18n import _
from reader.model import pace as reading_pace
from reader.model.listing import Row
from reader.ui.cut import cut, fit
from reader.ui.days import minutes, short_day
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Piece, Tone

LEAD = 4
"""Cells before the title: cursor, blank, state, blank."""
GAP = 2
"""Cells between columns."""
CATEGORY, SITE, MINUTES, DAY = 12, 16, 7, 9
ROOMY, CATEGORY_WHEN_ROOMY, SITE_WHEN_ROOMY = 110, 16, 20
"""From so many cells on these get more: most sites have at most twenty letters."""
ROOM_FOR_TITLE = {"category": 44, "site": 36, "minutes": 25, "day": 18}
"""A column is given up when it leaves the title less than this; in this order."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The cells of each column; 0 for one that is not shown."""

    title: int
    category: int
    site: int
    day: int
    minutes: int


def columns(width: int, *, has_category: bool = True, has_site: bool = True) -> Columns:
    """The columns that a list of this width has room for."""
    wanted = {
        "category": (CATEGORY_WHEN_ROOMY if width >= ROOMY else CATEGORY) * has_category,
        "site": (SITE_WHEN_ROOMY if width >= ROOMY else SITE) * has_site,
        "minutes": MINUTES,
        "day": DAY,
    }
    room = width - LEAD - 1
    for name, least in ROOM_FOR_TITLE.items():
        title = room - sum(cells + GAP for cells in wanted.values() if cells)
        if title >= least:
            break
        wanted[name] = 0
    title = room - sum(cells + GAP for cells in wanted.values() if cells)
    return Columns(
        max(title, 1), wanted["category"], wanted["site"], wanted["day"], wanted["minutes"]
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """What all rows of a list share."""

    columns: Columns
    glyphs: Glyphs
    today: date
    has_year: bool
    """The heading above a row names the year."""
    pace: int
    """Words a minute."""


def row_pieces(row: Row, setting: Setting, *, is_cursor: bool) -> list[Piece]:
    """The whole line of one article."""
    glyphs = setting.glyphs
    pieces = [Piece(glyphs.cursor if is_cursor else " ", Tone.ACCENT), Piece(" ")]
    pieces += [_state(row, glyphs), Piece(" ")]
    if row.error:
        return [*pieces, *_broken(row, setting)]
    return [*pieces, *_title(row, setting), *_details(row, setting, is_cursor=is_cursor)]


def _state(row: Row, glyphs: Glyphs) -> Piece:
    if row.error:
        return Piece(glyphs.broken, Tone.DANGER)
    if row.is_read:
        return Piece(" ")
    if row.progress > 0:
        return Piece(glyphs.started, Tone.ACCENT)
    return Piece(glyphs.unread, Tone.ACCENT)


def _tone(row: Row) -> Tone:
    if row.is_read:
        return Tone.QUIET
    return Tone.INK if row.progress > 0 else Tone.STRONG


def _title(row: Row, setting: Setting) -> list[Piece]:
    width, glyphs = setting.columns.title + _spare(row, setting.columns), setting.glyphs
    marks: list[Piece] = []
    if row.is_starred:
        marks.append(Piece(f" {glyphs.starred}", Tone.ACCENT))
    if row.progress > 0 and not row.is_read:
        marks.append(Piece(f" {row.progress:.0%}", Tone.QUIET))
    room = width - sum(cell_len(mark.text) for mark in marks)
    shown = cut(row.title, room, glyphs.ellipsis)
    rest = room - cell_len(shown)
    return [Piece(shown, _tone(row)), *marks, Piece(" " * rest)]


def _broken(row: Row, setting: Setting) -> list[Piece]:
    column = setting.columns
    details = sum(
        cells + GAP for cells in (column.category, column.site, column.minutes, column.day) if cells
    )
    room = column.title + details
    star = f" {setting.glyphs.starred}" if row.is_starred else ""
    title = cut(row.title, max(room * 3 // 5 - len(star), 8), setting.glyphs.ellipsis)
    left = room - cell_len(title) - cell_len(star) - GAP
    reason = fit(row.error, left, setting.glyphs.ellipsis) if left > 0 else ""
    return [
        Piece(title, Tone.QUIET if row.is_read else Tone.STRONG),
        Piece(star, Tone.ACCENT),
        Piece(" " * GAP),
        Piece(reason, Tone.DANGER),
        Piece(" "),
    ]


def _details(row: Row, setting: Setting, *, is_cursor: bool) -> Sequence[Piece]:
    column, ellipsis = setting.columns, setting.glyphs.ellipsis
    quiet = Tone.INK if is_cursor and not row.is_read else Tone.QUIET
    pieces: list[Piece] = []
    if column.category and row.category:
        pieces.append(_column(fit(row.category, column.category, ellipsis), quiet))
    if column.site and (row.site or row.category):
        pieces.append(_column(fit(row.site, column.site, ellipsis), quiet))
    if column.day:
        day = short_day(row.date, setting.today, has_year=setting.has_year) if row.date else ""
        pieces.append(_column(cut(day, column.day, ellipsis).rjust(column.day), quiet))
    if column.minutes:
        pieces.append(_column(_length(row, setting.pace).rjust(column.minutes), quiet))
    return [*pieces, Piece(" ")]


def _spare(row: Row, column: Columns) -> int:
    """What the columns that this row leaves empty lend to its title."""
    if row.category and column.category:
        return 0
    spare = column.category + GAP if column.category else 0
    if column.site and not row.site and not row.category:
        spare += column.site + GAP
    return spare


def _column(text: str, tone: Tone) -> Piece:
    return Piece(" " * GAP + text, tone)


def _length(row: Row, pace: int) -> str:
    if row.minutes is None or row.minutes <= 0:
        return ""
    if row.words and 0 < row.progress < 1 and not row.is_read:
        left = max(1, reading_pace.minutes(round(row.words * (1 - row.progress)), pace))
        return _("{n} left").format(n=left)
    return minutes(row.minutes)
