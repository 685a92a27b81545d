"""What a person does to an article, and what that adds up to.

Everything done is a change of one key: an article, a field, and in some fields an item. A key is a
register that the last writer wins; a set, as the tags, is one key for each of its items.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from reader.model.places_in_text import Place
from reader.model.row import ArticleId
from reader.model.sanitize import Shown

if TYPE_CHECKING:
    from reader.model.highlights import Highlight


class Field(StrEnum):
    """A mark that is changed and merged by itself; the value is stored."""

    READ = "read"
    STARRED = "starred"
    ARCHIVED = "archived"
    PLACE = "place"
    FURTHEST = "furthest"
    TAG = "tag"
    HIGHLIGHT = "highlight"
    NOTE = "note"
    OPENED = "opened"
    FINISHED = "finished"
    SPENT = "spent"
    BODY = "body"


UNDOABLE = (
    Field.READ,
    Field.STARRED,
    Field.ARCHIVED,
    Field.TAG,
    Field.HIGHLIGHT,
    Field.NOTE,
)
"""What can be undone: done on purpose, each time."""
SCROLLED = frozenset({Field.PLACE, Field.FURTHEST, Field.SPENT})
"""What comes by reading on: the newest takes the place of the one before it."""


class Marks(NamedTuple):
    """Everything a person has done to one article."""

    is_read: bool = False
    is_starred: bool = False
    place: Place | None = None
    """Where reading stopped; None where it never began."""
    progress: float = 0.0
    """How far reading got, 0.0 to 1.0, at the bottom of the screen when it stopped."""
    last_read: int = 0
    """When it was last read, in seconds since 1970 by this clock; 0 for never. Told by the store:
    the time of the last change of `read` to true, of `place` or of `spent`."""
    is_archived: bool = False
    """Out of sight until it is asked for."""
    tags: tuple[Shown, ...] = ()
    """The person's own, sorted; no two of them are equal but for case."""
    furthest: float = 0.0
    """The furthest that reading ever got, 0.0 to 1.0."""
    opened: int = 0
    """When it was first opened, in seconds since 1970; 0 for never."""
    finished: int = 0
    """When it was last read to its end, in seconds since 1970; 0 for never."""
    spent: int = 0
    """Seconds of reading, on all days and devices."""
    highlights: int = 0
    has_note: bool = False


class Stop(NamedTuple):
    """Where reading stopped: what `Field.PLACE` and `Field.FURTHEST` carry."""

    place: Place
    progress: float


Value: TypeAlias = "bool | int | str | Stop | Highlight | Mapping[str, Any] | None"
"""READ, STARRED, ARCHIVED, TAG: a bool (a TAG that is false is gone). PLACE, FURTHEST: a Stop.
NOTE: a str, empty for none. HIGHLIGHT: a Highlight, None when it is gone. OPENED, FINISHED: seconds
since 1970, 0 for never. SPENT: seconds. BODY: an object of JSON."""


class Change(NamedTuple):
    """One key to be set."""

    article: ArticleId
    field: Field
    value: Value
    item: str = ""
    """TAG: the tag, one line; HIGHLIGHT: its id, 16 hexadecimal digits; SPENT: the local day and
    the device, `2026-11-22/0badcafe`; empty for every other field."""


class Marked(NamedTuple):
    """What the store answers once a change is on disk: the article's marks as they are now."""

    article: ArticleId
    marks: Marks


NONE = Marks()
"""Those of an article that nothing was ever done to."""


def goes_on(marks: Marks) -> bool:
    """Reading goes on somewhere within the article; not where it was read to its end."""
    is_over = marks.is_read and marks.progress >= 1.0
    return marks.place is not None and marks.place != Place() and not is_over


def order(field: Field, value: Value, counter: int, device: str) -> tuple[float, int, str]:
    """Of the changes of one key the greatest by this is what holds: a total order, so that to
    merge is to take a maximum. The last writer wins, but for the furthest place and the first time.
    """
    first = 0.0
    if field is Field.FURTHEST and isinstance(value, Stop):
        first = value.progress
    elif field is Field.OPENED and isinstance(value, int):
        first = -float(value or "inf")
    return first, counter, device


def changed(marks: Marks, change: Change, last_read: int | None = None, counted: int = 0) -> Marks:
    """The marks after a change that holds. `last_read` is when the article was read by it, None
    where it was not; `counted` what its key counted for before: one highlight, or seconds spent.
    """
    at = marks.last_read if last_read is None else last_read
    field, value = change.field, change.value
    # Made whole, for `replace` takes five times as long, and 100,000 may change at once.
    if field is Field.READ and isinstance(value, bool):
        return Marks._make((value, *marks[1:4], at, *marks[5:]))
    if field is Field.STARRED and isinstance(value, bool):
        return Marks._make((marks.is_read, value, *marks[2:4], at, *marks[5:]))
    if field is Field.PLACE and isinstance(value, Stop):
        return Marks._make((*marks[:2], value.place, value.progress, at, *marks[5:]))
    if field is Field.TAG and isinstance(value, bool):
        return marks._replace(tags=_with_tag(marks.tags, change.item, value))
    return marks._replace(last_read=at, **_set(marks, field, value, counted))


def _set(marks: Marks, field: Field, value: Value, counted: int) -> dict[str, Any]:
    match field, value:
        case Field.ARCHIVED, bool():
            return {"is_archived": value}
        case Field.FURTHEST, Stop():
            return {"furthest": value.progress}
        case Field.NOTE, str():
            return {"has_note": bool(value)}
        case Field.HIGHLIGHT, _ if value is None or not isinstance(value, bool | int | str | Stop):
            return {"highlights": marks.highlights + (value is not None) - counted}
        case ((Field.OPENED | Field.FINISHED), int()) if not isinstance(value, bool):
            return {field.value: value}
        case Field.SPENT, int() if not isinstance(value, bool):
            return {"spent": marks.spent + value - counted}
        case Field.BODY, Mapping() | None:
            return {}
    raise TypeError(f"{field} can't be {value!r}")


def _with_tag(tags: Iterable[Shown], tag: str, is_set: bool) -> tuple[Shown, ...]:
    by_key = {one.casefold(): one for one in tags}
    if is_set:
        known = by_key.get(tag.casefold())
        by_key[tag.casefold()] = min(known or Shown(tag), Shown(tag))
    else:
        by_key.pop(tag.casefold(), None)
    return tuple(by_key[key] for key in sorted(by_key))
