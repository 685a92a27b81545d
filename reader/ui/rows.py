"""A row of the list as pieces of text: which columns there is room for, and what stands in them."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len

from reader.i18n import _
from reader.model import pace as reading_pace
from reader.model.listing import Passage, Row
from reader.model.query import Sort
from reader.ui.cut import cut, fit
from reader.ui.days import minutes, short_day
from reader.ui.glyphs import Glyphs
from reader.ui.groups import day_of
from reader.ui.hits import cut_passage, cut_title
from reader.ui.ink import Piece, Tone

LEAD = 4
"""Cells before the title: cursor, selected or not, state, blank."""
GAP = 2
"""Cells between columns."""
CATEGORY, SITE, MINUTES, DAY = 12, 16, 7, 9
ROOMY, CATEGORY_WHEN_ROOMY, SITE_WHEN_ROOMY = 110, 16, 20
"""From so many cells on these get more: most sites have at most twenty letters."""
ROOM_FOR_TITLE = {"category": 44, "site": 36, "minutes": 25, "day": 18}
"""A column is given up when it leaves the title less than this; in this order."""
SORTED_BY = {
    Sort.AUTHOR: "category",
    Sort.SITE: "site",
    Sort.WORDS: "minutes",
    Sort.LEFT: "minutes",
    Sort.DATE: "day",
    Sort.ADDED: "day",
    Sort.READ: "day",
}
"""The column in which the value stands that a list is sorted by: it gives way last, and only when
it leaves the title less than `ROOM_BESIDE_IT`."""
ROOM_BESIDE_IT = 16


class Columns(NamedTuple):
    """The cells of each column; 0 for one that is not shown."""

    title: int
    category: int
    """Of the author, where the list is sorted by that."""
    site: int
    day: int
    """Of the time by which the list is sorted, else of the article's own."""
    minutes: int


def columns(
    width: int,
    sort: Sort = Sort.DATE,
    *,
    has_category: bool = True,
    has_site: bool = True,
    has_day: bool = True,
    has_minutes: bool = True,
) -> Columns:
    """The columns that a list of this width and order has room for."""
    wanted = {
        "category": (CATEGORY_WHEN_ROOMY if width >= ROOMY else CATEGORY) * has_category,
        "site": (SITE_WHEN_ROOMY if width >= ROOMY else SITE) * has_site,
        "minutes": MINUTES * has_minutes,
        "day": DAY * has_day,
    }
    last = SORTED_BY.get(sort, "day")
    room = width - LEAD - 1
    for name in sorted(ROOM_FOR_TITLE, key=last.__eq__):
        title = room - sum(cells + GAP for cells in wanted.values() if cells)
        if title >= (ROOM_BESIDE_IT if name == last else ROOM_FOR_TITLE[name]):
            break
        wanted[name] = 0
    title = room - sum(cells + GAP for cells in wanted.values() if cells)
    return Columns(
        max(title, 1), wanted["category"], wanted["site"], wanted["day"], wanted["minutes"]
    )


class Setting(NamedTuple):
    """What all rows of a list share."""

    columns: Columns
    glyphs: Glyphs
    today: date
    has_year: bool
    """The heading above a row names the year."""
    pace: int
    """Words a minute."""
    sort: Sort = Sort.DATE
    wanted: re.Pattern[str] | None = None
    """What is looked for; None where nothing is."""


def row_pieces(
    row: Row, setting: Setting, *, is_cursor: bool, is_selected: bool = False
) -> list[Piece]:
    """The whole line of one article."""
    glyphs = setting.glyphs
    pieces = [
        Piece(glyphs.cursor if is_cursor else " ", Tone.ACCENT),
        Piece(glyphs.selected if is_selected else " ", Tone.LAMP),
        _state(row, glyphs),
        Piece(" "),
    ]
    if row.error and not row.is_missing:
        return [*pieces, *_broken(row, setting)]
    return [*pieces, *_title(row, setting), *_details(row, setting, is_cursor=is_cursor)]


def passage_pieces(
    passage: Passage | None, setting: Setting, width: int, *, is_cursor: bool
) -> list[Piece]:
    """The line below it: where the article holds what is looked for, in a list this wide."""
    glyphs = setting.glyphs
    lead = [Piece(glyphs.cursor if is_cursor else " ", Tone.ACCENT), Piece(" " * (LEAD - 1))]
    room = max(width - LEAD - 1, 1)
    pieces = cut_passage(passage, room, glyphs.ellipsis) if passage is not None else []
    rest = room - sum(cell_len(piece.text) for piece in pieces)
    return [*lead, *pieces, Piece(" " * (rest + 1))]


def _state(row: Row, glyphs: Glyphs) -> Piece:
    if row.is_missing:
        return Piece(glyphs.missing, Tone.QUIET)
    if row.error:
        return Piece(glyphs.broken, Tone.DANGER)
    if row.is_read:
        return Piece(" ")
    if row.progress > 0:
        return Piece(glyphs.started, Tone.ACCENT)
    return Piece(glyphs.unread, Tone.ACCENT)


def _tone(row: Row) -> Tone:
    if row.is_read or row.is_missing:
        return Tone.QUIET
    return Tone.INK if row.progress > 0 else Tone.STRONG


def _title(row: Row, setting: Setting) -> list[Piece]:
    width, glyphs = setting.columns.title + _spare(row, setting), setting.glyphs
    marks: list[Piece] = []
    if row.is_starred:
        marks.append(Piece(f" {glyphs.starred}", Tone.ACCENT))
    if row.has_note or row.highlights:
        marks.append(Piece(f" {glyphs.note}", Tone.ACCENT))
    if row.progress > 0 and not row.is_read:
        marks.append(Piece(f" {row.progress:.0%}", Tone.QUIET))
    if row.is_archived:
        marks.append(Piece(" " + _("archived"), Tone.QUIET))
    room = width - sum(cell_len(mark.text) for mark in marks)
    pieces = cut_title(row.title, room, setting.wanted, _tone(row), glyphs.ellipsis)
    rest = room - sum(cell_len(piece.text) for piece in pieces)
    own = _tags(row, rest)
    rest -= sum(cell_len(tag.text) for tag in own)
    return [*pieces, *marks, *own, Piece(" " * rest)]


def _tags(row: Row, room: int) -> list[Piece]:
    """The person's own tags, as many as the title leaves room for."""
    if not row.tags:
        return []
    from reader.ui.tag_lines import pieces

    return pieces(row.tags, room - GAP)


def _broken(row: Row, setting: Setting) -> list[Piece]:
    column, ellipsis = setting.columns, setting.glyphs.ellipsis
    details = sum(
        cells + GAP for cells in (column.category, column.site, column.minutes, column.day) if cells
    )
    room = column.title + details
    star = f" {setting.glyphs.starred}" if row.is_starred else ""
    tone = Tone.QUIET if row.is_read else Tone.STRONG
    most = max(room * 3 // 5 - len(star), 8)
    title = cut_title(row.title, most, setting.wanted, tone, ellipsis)
    left = room - sum(cell_len(piece.text) for piece in title) - cell_len(star) - GAP
    reason = fit(row.error, left, ellipsis) if left > 0 else ""
    return [
        *title,
        Piece(star, Tone.ACCENT),
        Piece(" " * GAP),
        Piece(reason, Tone.DANGER),
        Piece(" "),
    ]


def _details(row: Row, setting: Setting, *, is_cursor: bool) -> Sequence[Piece]:
    column, ellipsis = setting.columns, setting.glyphs.ellipsis
    quiet = Tone.INK if is_cursor and not row.is_read and not row.is_missing else Tone.QUIET
    category = _category(row, setting)
    pieces: list[Piece] = []
    if category:
        pieces.append(_column(fit(category, column.category, ellipsis), quiet))
    if column.site and (row.site or category):
        pieces.append(_column(fit(row.site, column.site, ellipsis), quiet))
    if column.day:
        day = day_of(row, setting.sort)
        short = short_day(day, setting.today, has_year=setting.has_year) if day else ""
        pieces.append(_column(cut(short, column.day, ellipsis).rjust(column.day), quiet))
    if column.minutes:
        pieces.append(_column(_length(row, setting.pace).rjust(column.minutes), quiet))
    return [*pieces, Piece(" ")]


def _category(row: Row, setting: Setting) -> str:
    """What stands in the first column; empty where that is not shown."""
    if not setting.columns.category:
        return ""
    return row.author if setting.sort is Sort.AUTHOR else row.category


def _spare(row: Row, setting: Setting) -> int:
    """What the columns that this row leaves empty lend to its title."""
    column = setting.columns
    if _category(row, setting):
        return 0
    spare = column.category + GAP if column.category else 0
    return spare + (column.site + GAP if column.site and not row.site else 0)


def _column(text: str, tone: Tone) -> Piece:
    return Piece(" " * GAP + text, tone)


def _length(row: Row, pace: int) -> str:
    if row.minutes is None or row.minutes <= 0:
        return ""
    if row.words and 0 < row.progress < 1 and not row.is_read:
        left = max(1, reading_pace.minutes(round(row.words * (1 - row.progress)), pace))
        return _("{n} left").format(n=left)
    return minutes(row.minutes)
