"""What the lines under an open article say: pure functions from values to pieces."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.i18n import _
from reader.model.pace import minutes
from reader.ui.bindings import command
from reader.ui.cut import cut
from reader.ui.days import minutes_left, number
from reader.ui.found import Found
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Piece, Tone, cells_of

if TYPE_CHECKING:
    from reader.model.marks import Marks
    from reader.ui.sheet import Sheet

Pieces = tuple[Piece, ...]

ROOM_FOR_MINUTES, ROOM_FOR_SECTION, ROOM_FOR_BOTH = 40, 60, 100
"""Columns from which the minutes left, the section, and the minutes left in it are told."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one has come."""

    section: str
    """The heading that one reads under; empty before the first."""
    seen: float
    """How much of the article lies above the bottom of the screen, 0.0 to 1.0."""
    left_here: float
    """How much of it the section still holds, 0.0 to 1.0."""


def title_line(sheet: "Sheet", marks: "Marks", glyphs: Glyphs) -> Pieces:
    """The left of the status line: star and title."""
    star = glyphs.starred if marks.is_starred else " "
    read = "  " + _("marked read") if marks.is_read else ""
    return (
        Piece(f" {star} ", Tone.ACCENT, command("star")),
        Piece(sheet.opened.metadata.title, Tone.QUIET),
        Piece(read, Tone.ACCENT, command("read")),
    )


def progress_line(at: Standing, words: int, pace: int, width: int) -> Pieces:
    """The right of it: section, percent, minutes left."""
    parts = [f"{at.seen:.0%}"]
    left = minutes(round(words * (1 - at.seen)), pace)
    if left and width >= ROOM_FOR_MINUTES:
        parts.append(minutes_left(left))
    pieces = [Piece(f"{' · '.join(parts)} ", Tone.QUIET)]
    if at.section and width >= ROOM_FOR_SECTION:
        here = minutes(round(words * at.left_here), pace)
        more = " " + _("{n} min").format(n=here) if here and width >= ROOM_FOR_BOTH else ""
        section = f"{cut(at.section, width // 3)}{more} · "
        pieces.insert(0, Piece(section, Tone.QUIET, command("contents")))
    return (Piece("  "), *pieces)


def found_line(found: Found, hit: int | None) -> Pieces:
    """Which hit one is at; nothing where nothing is marked."""
    if not found.hits:
        return ()
    said = (
        counted(found)
        if hit is None
        else _("{n} of {all} found").format(n=number(hit + 1), all=count(found))
    )
    return (Piece(f"  {said} ", Tone.ACCENT, command("next_hit")),)


def counted(found: Found) -> str:
    """`17 found`."""
    return _("{n} found").format(n=count(found))


def count(found: Found) -> str:
    """How many hits there are: `17`, or `2,000+` where there are too many to go through."""
    return number(len(found.hits)) + ("" if found.is_all else "+")


def typed_line(text: str, found: Found, hit: int | None, glyphs: Glyphs, room: int) -> Pieces:
    """The right of the find line: what was found so far, and ways on for the mouse; in short where
    so many cells have no room for the words.
    """
    if not text.strip():
        return (Piece(_("words of this article"), Tone.QUIET), Piece(" "))
    if not found.hits:
        return (Piece(_("not found"), Tone.DANGER), Piece(" "))
    told = (
        Piece(f" {glyphs.up} ", Tone.ACCENT, command("previous_hit")),
        Piece(f" {glyphs.down} ", Tone.ACCENT, command("next_hit")),
        *found_line(found, hit),
    )
    if hit is None or cells_of(told) <= room:
        return told
    short = f"  {number(hit + 1)}/{count(found)} "
    return (*told[:2], Piece(short, Tone.ACCENT, command("next_hit")))
