"""Values as the tables of state.db hold them."""

import json
from typing import Any

from reader.model.marks import Field, Marked, Marks, Stop
from reader.model.places_in_text import Place
from reader.model.row import ArticleId


def mark_row(article: ArticleId, marks: Marks) -> tuple[str, bool, bool, str | None, float, int]:
    """The marks as a row of `mark`, in the order of `schema.MARK_COLUMNS`."""
    at = marks.place
    place = None if at is None else json.dumps([at.block, at.offset, at.context])
    return article, marks.is_read, marks.is_starred, place, marks.progress, marks.last_read


def marked(row: tuple[str, int, int, str | None, float, int]) -> Marked:
    """The marks that a row of `mark` holds."""
    article, is_read, is_starred, place, progress, last_read = row
    marks = Marks(bool(is_read), bool(is_starred), _place(place), progress, last_read)
    return Marked(ArticleId(article), marks)


def held(marks: Marks, field: Field) -> bool | Stop | None:
    """What a field stands at; None for a reading that never began."""
    match field:
        case Field.READ:
            return marks.is_read
        case Field.STARRED:
            return marks.is_starred
        case Field.PLACE:
            return None if marks.place is None else Stop(marks.place, marks.progress)


def encoded(value: bool | Stop | None) -> str | None:
    """A value of a change as JSON."""
    match value:
        case None:
            return None
        case Stop(place, progress):
            return json.dumps([place.block, place.offset, place.context, progress])
    return "true" if value else "false"


def decoded(text: str) -> bool | Stop:
    """The value that `encoded` wrote."""
    if text in ("true", "false"):
        return text == "true"
    value: Any = json.loads(text)
    if isinstance(value, list):
        block, offset, context, progress = value
        return Stop(Place(block, offset, context), progress)
    return bool(value)


def _place(text: str | None) -> Place | None:
    if text is None:
        return None
    try:
        block, offset, context = json.loads(text)
    except (ValueError, TypeError):
        return None  # a place that a bit flipped in must not hide the marks beside it
    return Place(block, offset, context)
