"""Values as the tables of state.db, and files that are exchanged, hold them."""

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from reader.i18n import _
from reader.model import sanitize
from reader.model.marks import Field, Marked, Marks, Stop, Value
from reader.model.places_in_text import Place
from reader.model.row import ArticleId
from reader.model.sanitize import Shown
from reader.storage.sqlite import CorruptDatabaseError

MarkRow: TypeAlias = tuple[
    str, int, int, str | None, float, int, int, str, float, int, int, int, int, int
]
"""A row of `mark`, in the order of `schema.MARK_COLUMNS`."""

FIELDS: Mapping[str, Field] = {field.value: field for field in Field}
"""By what is written down; calling `Field` takes five times as long."""
_SWITCHES = (Field.READ, Field.STARRED, Field.ARCHIVED, Field.TAG)
_SECONDS = (Field.OPENED, Field.FINISHED, Field.SPENT)
_STOPS = (Field.PLACE, Field.FURTHEST)
_EMPTY: Mapping[Field, str] = {
    Field.TAG: "false",
    Field.HIGHLIGHT: "null",
    Field.NOTE: '""',
    Field.SPENT: "0",
    Field.BODY: "null",
}
ITEMIZED = tuple(_EMPTY)
"""The fields whose values are kept in `item`; of the others, in `mark`."""


def mark_row(article: ArticleId, marks: Marks) -> MarkRow:
    """The marks as a row of `mark`."""
    at = marks.place
    place = None if at is None else json.dumps([at.block, at.offset, at.context])
    tags = "\n".join(marks.tags)
    # A bool goes through SQLite's adapters: four of them were 40 % of writing 100,000 rows.
    return (
        article,
        int(marks.is_read),
        int(marks.is_starred),
        place,
        *marks[3:5],
        int(marks.is_archived),
        tags,
        *marks[7:-1],
        int(marks.has_note),
    )


def marked(row: MarkRow) -> Marked:
    """The marks that a row of `mark` holds."""
    marks = Marks(
        bool(row[1]),
        bool(row[2]),
        _place(row[3]) if row[3] else None,
        row[4],
        row[5],
        bool(row[6]),
        tuple(map(Shown, row[7].split("\n"))) if row[7] else (),
        row[8],
        row[9],
        row[10],
        row[11],
        row[12],
        bool(row[13]),
    )
    return Marked(ArticleId(row[0]), marks)


def empty(field: Field) -> str:
    """What an item stands at that was never set, or is gone, as JSON."""
    return _EMPTY[field]


def encoded(value: Value) -> str:
    """A value of a change as JSON."""
    if isinstance(value, bool):  # all but all of them
        return "true" if value else "false"
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def plain(value: Value) -> Any:
    """A value as what JSON knows."""
    if isinstance(value, Stop):
        place = value.place
        return [place.block, place.offset, place.context, value.progress]
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, tuple):
        from reader.model import highlights

        return highlights.to_json(value)
    return dict(value)


def decoded(field: Field, text: str) -> Value:
    """The value that `encoded` wrote. Raises CorruptDatabaseError where a bit was flipped in it,
    ValueError where it is one of another field.
    """
    if text in ("true", "false") and field in _SWITCHES:
        return text == "true"
    try:
        found = json.loads(text)
    except ValueError as error:
        raise CorruptDatabaseError(_("A change that was kept is damaged.")) from error
    return value_of(field, found)


def value_of(field: Field, found: object) -> Value:
    """The value of a field from what `plain` made, also on another device. Raises ValueError."""
    if field in _SWITCHES and isinstance(found, bool):
        return found
    if field in _SECONDS and type(found) is int and 0 <= found < 2**53:
        return found
    if field in _STOPS:
        return _stop(found)
    if field is Field.NOTE and isinstance(found, str):
        return sanitize.clean(found)
    if field is Field.HIGHLIGHT:
        from reader.model import highlights

        return None if found is None else highlights.from_json(found)
    if field is Field.BODY and (found is None or isinstance(found, dict)):
        return found
    raise ValueError(f"{field} can't be {found!r}")


def _stop(found: object) -> Stop:
    match found:
        case [int(block), int(offset), str(context), (int() | float()) as progress]:
            if block >= 0 and offset >= 0 and 0 <= progress <= 1:
                return Stop(Place(block, offset, context), float(progress))
    raise ValueError(f"no place is {found!r}")


def _place(text: str) -> Place | None:
    try:
        block, offset, context = json.loads(text)
    except (ValueError, TypeError):
        return None  # a place that a bit flipped in must not hide the marks beside it
    return Place(block, offset, context)
