"""The line above the list: our name, which articles it shows, how many, in which order."""

from reader.i18n import _
from reader.model import query as queries
from reader.model.listing import Counts, Results, Row
from reader.model.query import Query
from reader.ui.bindings import command
from reader.ui.days import number
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Piece, Tone
from reader.ui.orders import order_name
from reader.ui.sentences import counted, shown

ROOM_FOR_NAME = 70
"""Columns from which our name is in the line."""
ROOM_FOR_ORDER = 60
"""Columns from which the order is."""


def query_pieces(
    query: Query,
    counts: Counts,
    glyphs: Glyphs,
    width: int,
    *,
    has_shelves: bool,
    like: Row | None = None,
) -> tuple[Piece, ...]:
    """What the list shows: the query, or where no shelves stand beside the list those.

    `like` is the article that others were asked for the like of, to be called by its title.
    """
    leads = command("shelves")
    name = (Piece("  "), Piece("Leeslamp", Tone.LAMP, leads), Piece("   "))
    start = name if width >= ROOM_FOR_NAME else (Piece(f"{glyphs.menu} ", Tone.ACCENT, leads),)
    if has_shelves or not is_shelf(query):
        text = shown(query) or _("All articles")
        if like is not None and text == f"like:{like.article}":
            text = _("Like: {title}").format(title=like.title)
        return (*start, Piece(text, Tone.STRONG, command("search")))
    return (*start, *_tabs(query, counts, glyphs, width))


def count_pieces(
    query: Query, results: Results | None, counts: Counts, width: int, *, has_shelves: bool
) -> tuple[Piece, ...]:
    """What stands at the right of it: how many, of how many, in which order."""
    pieces = [Piece(" ")]
    if results is not None and _has_counted(counts) and (has_shelves or not is_shelf(query)):
        pieces.append(Piece(found(results, counts), Tone.QUIET))
        pieces.append(Piece(" · " if width >= ROOM_FOR_ORDER else " ", Tone.QUIET))
    if results is not None and width >= ROOM_FOR_ORDER:
        pieces.append(Piece(f"{order_name(results)} ", Tone.QUIET, command("sort")))
    return tuple(pieces)


def found(results: Results, counts: Counts) -> str:
    """How many articles a list holds, of all that there are."""
    if results.is_counted and len(results) >= counts.all:
        return counted(results)
    return _("{count} of {all}").format(count=counted(results), all=number(counts.all))


def _has_counted(counts: Counts) -> bool:
    """There is something, or it is known that there is nothing: the disk has been looked at."""
    return counts.all > 0 or counts.left_out is not None


def is_shelf(query: Query) -> bool:
    """It is one of the shelves that have a key of their own."""
    return _shelf(query) != ""


def _shelf(query: Query) -> str:
    """The shelf's action; empty for any other query."""
    if query.term is None:
        return "show_all"
    shelves = {queries.UNREAD.term: "show_unread", queries.STARRED.term: "show_starred"}
    return shelves.get(query.term, "")


def _tabs(query: Query, counts: Counts, glyphs: Glyphs, width: int) -> list[Piece]:
    shelves = (
        (glyphs.unread, _("Unread"), counts.unread, "show_unread"),
        ("", _("All"), counts.all, "show_all"),
        (glyphs.starred, _("Starred"), counts.starred, "show_starred"),
    )
    gap = "   " if width >= ROOM_FOR_NAME else " "
    pieces: list[Piece] = []
    here = _shelf(query)
    for glyph, name, count, shelf in shelves:
        is_here, does = shelf == here, command(shelf)
        if glyph:
            pieces.append(Piece(f"{glyph} ", Tone.ACCENT if is_here else Tone.QUIET, does))
        pieces.append(Piece(name, Tone.STRONG if is_here else Tone.QUIET, does))
        tone = Tone.INK if is_here else Tone.QUIET
        told = f" {number(count)}" if _has_counted(counts) else ""
        pieces.append(Piece(f"{told}{gap}", tone, does))
    return pieces
