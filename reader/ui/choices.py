"""What a person left and comes back to: shelf, theme and width, kept as words."""

from collections.abc import Mapping
from typing import NamedTuple

from reader.config import USUAL_LIST, Config, query_line
from reader.model import query as queries
from reader.model.query import EVERY, Query, QueryError, Sort
from reader.ui.wardrobe import Wardrobe

NARROWEST, WIDEST = 20, 200
"""The measures that look like a page, in cells."""
STEP = 4
"""Cells that one press changes the measure by."""
_OVER = " over "


class Choices(NamedTuple):
    """How the screens look and what the list shows."""

    query: Query
    theme: str
    measure: int


def choices(kept: Mapping[str, str], configured: Config, wardrobe: Wardrobe) -> Choices:
    """What was kept, else what is configured; a word that means nothing counts as not kept."""
    reading, listing = configured.reading, configured.list
    chosen = kept_over(kept, "theme", wardrobe.usual)
    width = kept_over(kept, "measure", str(reading.measure))
    is_number = width.isdecimal() and len(width) < 5
    return Choices(
        query=_sorted(_query(query_line(listing.query) or kept.get("query", "")), listing.sort),
        theme=wardrobe.palette(chosen if chosen in wardrobe.names else wardrobe.usual).name,
        measure=clamped(int(width) if is_number else reading.measure),
    )


def kept_over(kept: Mapping[str, str], key: str, configured: str) -> str:
    """What was kept in place of what is configured; empty where that has become another since:
    whoever changes the configuration wants to see it.
    """
    value, _over, before = kept.get(key, "").partition(_OVER)
    return value if not before or before == configured else ""


def over(value: str, configured: str) -> str:
    """A value as it is kept in place of what is configured."""
    return f"{value}{_OVER}{configured}"


def clamped(measure: int) -> int:
    """The nearest measure that looks like a page."""
    return max(NARROWEST, min(measure, WIDEST))


def order_of(sort: str) -> tuple[Sort, bool]:
    """A configured order: by what, and whether it is descending."""
    return Sort(sort.removeprefix("-")), sort.startswith("-")


def _query(text: str) -> Query:
    try:
        return queries.parse(text) if text else EVERY
    except QueryError:
        return EVERY


def _sorted(query: Query, sort: str) -> Query:
    if sort == USUAL_LIST.sort or query.sort is not None or queries.is_ranked(query.term):
        return query
    by, is_descending = order_of(sort)
    return query._replace(sort=by, is_descending=is_descending)
