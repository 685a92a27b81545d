"""Rows of the list as lines of text, fitted to a terminal; whole where there is no terminal."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.i18n import _
from reader.model import sanitize

if TYPE_CHECKING:
    from reader.model.listing import Passage, Row

INDENT = "     "
"""Before a passage: as wide as the signs of the line above it."""
LABEL = 16
"""Cells for the category, or the site where there is no category."""
FIRST_WITH_DATE = 40
"""Columns of the narrowest terminal that shows dates, ..."""
FIRST_WITH_MINUTES = 56
FIRST_WITH_LABEL = 80


class Signs(NamedTuple):
    """The signs of the table, one cell each; `more` says that text was cut."""

    unread: str
    started: str
    starred: str
    broken: str
    more: str


UNICODE = Signs("●", "◐", "★", "⚠", "…")
ASCII = Signs("*", "~", "+", "!", "~")


def signs_for(encoding: str) -> Signs:
    """The signs that an encoding can carry."""
    try:
        "●◐★⚠…".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE


def table_line(row: Row, width: int | None, signs: Signs) -> str:
    """One article: signs, date, minutes, category or site, title. Width None cuts nothing."""
    parts = [_states(row, signs)]
    if _has(width, FIRST_WITH_DATE):
        parts.append(row.date.iso[:10] if row.date else " " * 10)
    if _has(width, FIRST_WITH_MINUTES):
        minutes = "" if row.minutes is None else _("{n} min").format(n=row.minutes)
        parts.append(f"{minutes:>8}")
    if _has(width, FIRST_WITH_LABEL):
        label = sanitize.line(row.category or row.site)
        parts.append(_padded(label if width is None else cut(label, LABEL, signs.more), LABEL))
    title = sanitize.line(row.title)
    before = "  ".join([*parts, ""])
    room = None if width is None else max(1, width - cells(before))
    return before + (title if room is None else cut(title, room, signs.more))


def passage_line(passage: Passage, width: int | None, signs: Signs, *, is_plain: bool) -> str:
    """Where an article holds what was looked for, below its line; bold unless plain."""
    room = None if width is None else max(1, width - len(INDENT))
    shown = passage.text if room is None else cut(passage.text, room, signs.more)
    if is_plain:
        return INDENT + shown
    parts, at = [], 0
    for start, end in passage.hits:
        if start >= len(shown):
            break
        parts += [shown[at:start], "\x1b[1m", shown[start:end], "\x1b[m"]
        at = end
    return "".join([INDENT, *parts, shown[at:]])


def cut(text: str, room: int, more: str) -> str:
    """The text in at most this many cells, cut at a word where one ends in its last third."""
    if cells(text) <= room:
        return text
    end = _end_within(text, room - 1)
    blank = text.rfind(" ", end * 2 // 3, end + 1)
    return text[: blank if blank > 0 else end].rstrip() + more


def cells(text: str) -> int:
    """How many cells a text takes."""
    if text.isascii() or (text.isprintable() and max(text) < "\u0300"):
        return len(text)
    from reader.typeset import width

    return width.cells(text)


def _end_within(text: str, room: int) -> int:
    if text.isascii():
        return room
    from reader.typeset import width

    end = bisect_right(width.offsets(text), room) - 1
    while end > 0 and width.is_within_cluster(text, end):
        end -= 1
    return end


def _has(width: int | None, first: int) -> bool:
    return width is None or width >= first


def _states(row: Row, signs: Signs) -> str:
    unread = signs.started if row.progress > 0 else signs.unread
    state = " " if row.is_read else unread
    starred = signs.starred if row.is_starred else " "
    return state + starred + (signs.broken if row.error else " ")


def _padded(text: str, room: int) -> str:
    return text + " " * (room - cells(text))
