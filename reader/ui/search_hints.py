"""The line under the search line: what is wrong, what could come next, what the keys do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.i18n import _
from reader.model.query import QueryError
from reader.ui.cut import cut
from reader.ui.days import number
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Piece, Tone, cells_of
from reader.ui.widgets.bar import Pieces

if TYPE_CHECKING:
    from reader.ui.offers import Offers

LEAD = 4
"""Cells before the line's text: the search line's own."""
LONGEST_OFFER = 40
"""Cells of an offer that are shown."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What is said under the search line."""

    line: Pieces = ()
    right: Pieces = ()
    """At the end of the line."""
    more: tuple[Pieces, ...] = ()
    """What found no room in the line; wrapped below it."""


def complaint(error: QueryError, start: int, end: int, width: int) -> Hint:
    """What is wrong, with carets under the cells from `start` to `end` that are to blame."""
    start = max(0, min(start, width - 2))
    carets = "^" * max(1, min(end, width - 1) - start)
    said, hint = _told(error)
    whole = f"{said} {hint}".strip()
    after = start + len(carets) + 1
    if after + cell_len(whole) < width:
        return _hint(f"{' ' * start}{carets} {whole}")
    if after + cell_len(said) < width:
        return _hint(f"{' ' * start}{carets} {said}", hint)
    if LEAD + cell_len(whole) < start:
        return _hint(f"{' ' * (start - cell_len(whole) - 1)}{whole} {carets}")
    return _hint(f"{' ' * start}{carets}", whole)


def _hint(line: str, more: str = "") -> Hint:
    below = ((Piece(more, Tone.DANGER),),) if more else ()
    return Hint((Piece(line, Tone.DANGER),), more=below)


def message(error: QueryError) -> str:
    """What is wrong with a query and what to write instead, in the person's language."""
    return " ".join(filter(None, _told(error)))


def _told(error: QueryError) -> tuple[str, str]:
    return error.filled(_(error.template)), error.filled(_(error.hint_template))


def offers_hint(offered: "Offers", width: int) -> Hint:
    """What Tab puts in, each to be clicked too; the one that was taken is always to be seen."""
    start, key = Piece(" " * (LEAD - 1)), Piece(" Tab ", Tone.ACCENT, "screen.take_offer(0)")
    room = width - cells_of((start, key))
    shown = [_offer(offered, place) for place in range(len(offered.texts))]
    first, taken = 0, offered.taken
    while taken is not None and first < taken and _cells(shown[first : taken + 1]) > room:
        first += 1
    return Hint((start, *(piece for pieces in shown[first:] for piece in pieces)), (key,))


def _offer(offered: "Offers", place: int) -> Pieces:
    does = f"screen.take_offer({place})"
    tone = Tone.LAMP if place == offered.taken else Tone.INK
    text = Piece(f" {cut(offered.texts[place], LONGEST_OFFER)} ", tone, does)
    if not offered.counts:
        return (text,)
    return (text, Piece(f"{number(offered.counts[place])} ", Tone.QUIET, does))


def _cells(shown: Sequence[Pieces]) -> int:
    return sum(map(cells_of, shown))


def keys_hint(glyphs: Glyphs, *, has_text: bool) -> Hint:
    """What the keys of the search line do."""
    hints: tuple[tuple[str, str, str], ...]
    if has_text:
        hints = (
            (glyphs.enter, _("keep"), "screen.keep_search"),
            ("Esc", _("back to the shelf"), "screen.back"),
        )
    else:
        hints = (
            ("?", _("explains the language"), "screen.explain"),
            (glyphs.up, _("earlier searches"), "screen.recall"),
            ("Esc", _("back"), "screen.back"),
        )
    pieces = [Piece(" " * (LEAD - 1))]
    for key, text, does in hints:
        pieces += [Piece(f" {key}", Tone.ACCENT, does), Piece(f" {text} ", Tone.QUIET, does)]
    return Hint(tuple(pieces))
