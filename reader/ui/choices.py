"""What a person left and comes back to: shelf, theme and width, kept as words."""

from collections.abc import Mapping
from typing import NamedTuple

from reader.model import query as queries
from reader.model.query import EVERY, Query, QueryError
from reader.themes import PALETTES, PLAIN

NARROWEST, WIDEST = 20, 200
"""The measures that look like a page, in cells."""
STEP = 4
"""Cells that one press changes the measure by."""


class Choices(NamedTuple):
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
        query=_query(kept.get("query", "")),
        theme=PLAIN.name if no_color else chosen if chosen in names else theme,
        measure=clamped(int(width)) if width.isdecimal() and len(width) < 5 else clamped(measure),
    )


def clamped(measure: int) -> int:
    """The nearest measure that looks like a page."""
    return max(NARROWEST, min(measure, WIDEST))


def _query(text: str) -> Query:
    try:
        return queries.parse(text) if text else EVERY
    except QueryError:
        return EVERY
