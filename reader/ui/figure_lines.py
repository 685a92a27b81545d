"""Figures as lines: pure."""

from collections.abc import Sequence
from datetime import date
from textwrap import wrap

from rich.cells import cell_len

from reader.core import calendar
from reader.core.figures import Figures, Share
from reader.i18n import _, ngettext
from reader.ui.cut import cut
from reader.ui.days import month
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Piece, Tone
from reader.ui.tag_lines import tone
from reader.ui.widgets.choice_list import Choice

SHOWN = 12
"""Months, tags and sites of which a line tells."""
BAR = 16
"""Cells of the longest bar, where there is room for it."""
ROOM_FOR_BARS, ROOM_FOR_COUNTS = 64, 48
"""Cells from which bars are drawn, and from which articles are counted beside their time."""


def lines(found: Figures, width: int, glyphs: Glyphs) -> list[Choice]:
    """The figures in so many cells; where nothing was read, what to do about it."""
    if not found.days:
        said = (_("Nothing was read yet."), _("Read an article to its end, and it stands here."))
        return [line for text in said for line in _wrapped(text, width)]
    days = ngettext("{n} day", "{n} days", len(found.days))
    told = [_quiet(calendar.told(found.all), Tone.STRONG)]
    told += [_quiet(days), *_wrapped(calendar.in_a_row(found), width), Choice(())]
    drawn = calendar.calendar(found.days, found.last, width, found.first, is_ascii=glyphs.is_ascii)
    told += [_quiet(drawn[0]), *map(_heat, drawn[1:])]
    told += [Choice(()), *_wrapped(calendar.legend(is_ascii=glyphs.is_ascii), width)]
    told += _shares(_("Months"), list(map(_said, found.months[-SHOWN:][::-1])), width, glyphs)
    told += _shares(_("Tags"), found.tags[:SHOWN], width, glyphs, is_tag=True)
    told += _shares(_("Sites"), found.sites[:SHOWN], width, glyphs)
    return told


def _said(share: Share) -> Share:
    return share._replace(name=month(date.fromisoformat(f"{share.name}-01")))


def _quiet(text: str, tone: Tone = Tone.QUIET) -> Choice:
    return Choice((Piece(f" {text}", tone),))


def _wrapped(text: str, width: int) -> list[Choice]:
    return [_quiet(line) for line in wrap(text, max(width - 2, 10))]


def _heat(line: str) -> Choice:
    name, signs = line[: calendar.LEAD], line[calendar.LEAD :]
    return Choice((Piece(f" {name}", Tone.QUIET), Piece(signs, Tone.ACCENT)))


def _shares(
    title: str, shares: Sequence[Share], width: int, glyphs: Glyphs, *, is_tag: bool = False
) -> list[Choice]:
    if not shares:
        return []
    most = max(share.amount.seconds for share in shares)
    found = [Choice(()), Choice((Piece(f" {title}", Tone.ACCENT),))]
    for share in shares:
        told = calendar.told(share.amount)
        if width < ROOM_FOR_COUNTS:
            told = calendar.duration(share.amount.seconds)
        length = max(round(BAR * share.amount.seconds / most), 1) if most else 0
        bar = glyphs.rule * length if width >= ROOM_FOR_BARS else ""
        right = f"  {told}  {bar:<{BAR}} " if width >= ROOM_FOR_BARS else f"  {told} "
        room = max(width - cell_len(right) - 2, 6)
        name = cut(f"#{share.name}" if is_tag else share.name, room, glyphs.ellipsis)
        ink = tone(share.name) if is_tag else Tone.INK
        found.append(Choice((Piece(f" {name}", ink),), (Piece(right, Tone.QUIET),)))
    return found
