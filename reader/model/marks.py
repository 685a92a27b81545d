"""What a person does to an article, and what that adds up to."""

from enum import StrEnum
from typing import NamedTuple

from reader.model.places_in_text import Place
from reader.model.row import ArticleId


class Field(StrEnum):
    """A mark that is changed and merged by itself."""

    READ = "read"
    STARRED = "starred"
    PLACE = "place"


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
    the time of the last change of `read` to true, or of `place`."""


class Stop(NamedTuple):
    """Where reading stopped: what `Field.PLACE` carries."""

    place: Place
    progress: float


class Change(NamedTuple):
    """One mark to be set on one article."""

    article: ArticleId
    field: Field
    value: bool | Stop
    """A bool for READ and STARRED, a Stop for PLACE."""


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


def changed(marks: Marks, change: Change, last_read: int | None = None) -> Marks:
    """The marks after a change; `last_read` is when the article was read by it, None where it
    was not.
    """
    at = marks.last_read if last_read is None else last_read
    field, value = change.field, change.value
    # Made whole, for `replace` takes five times as long, and 100,000 may change at once.
    if field is Field.READ and isinstance(value, bool):
        return Marks(value, marks.is_starred, marks.place, marks.progress, at)
    if field is Field.STARRED and isinstance(value, bool):
        return Marks(marks.is_read, value, marks.place, marks.progress, at)
    if field is Field.PLACE and isinstance(value, Stop):
        return Marks(marks.is_read, marks.is_starred, value.place, value.progress, at)
    raise TypeError(f"{field} can't be {value!r}")
