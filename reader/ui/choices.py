"""What a person left and comes back to: query, theme and width, kept as words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reader.model.listing import Query, Shelf
from reader.themes import PALETTES, PLAIN
from reader.ui.sentences import ORDERS, order

NARROWEST, WIDEST = 20, 200
"""The measures that look like a page, in cells."""
STEP = 4
"""Cells that one press changes the measure by."""


@dataclass(frozen=True, slots=True)
class Choices:
    """How the screens look and what the list shows."""

    query: Query
    theme: str
    measure: int


def choices(kept: Mapping[str, str], *, theme: str, measure: int, no_color: bool) -> Choices:
    """What was kept, else what is configured; a word that means nothing counts as not kept."""
    names = {palette.name for palette in PALETTES}
    chosen = kept.get("theme", theme)
    width = kept.get("measure", "")
    return Choices(
        query=_query(kept),
        theme=PLAIN.name if no_color else chosen if chosen in names else theme,
        measure=clamped(int(width)) if width.isdecimal() and len(width) < 5 else clamped(measure),
    )


def kept_query(query: Query) -> dict[str, str]:
    """What is kept of a query: not its words."""
    return {"shelf": query.shelf.value, "order": str(order(query))}


def clamped(measure: int) -> int:
    """The nearest measure that looks like a page."""
    return max(NARROWEST, min(measure, WIDEST))


def next_order(query: Query) -> Query:
    """The query in the next order, the first after the last."""
    sort, is_descending, _name = ORDERS[(order(query) + 1) % len(ORDERS)]
    return replace(query, sort=sort, is_descending=is_descending)


def _query(kept: Mapping[str, str]) -> Query:
    shelf = kept.get("shelf", "")
    number = kept.get("order", "0")
    index = int(number) if number.isdecimal() and len(number) < 3 else 0
    sort, is_descending, _name = ORDERS[index % len(ORDERS)]
    known = {item.value: item for item in Shelf}
    return Query(known.get(shelf, Shelf.ALL), "", sort, is_descending)
