"""What a person does to an article, and what that adds up to."""

from dataclasses import dataclass, replace
from enum import StrEnum

from reader.model.article import ArticleId
from reader.model.places_in_text import Place


class Field(StrEnum):
    """A mark that is changed and merged by itself."""

    READ = "read"
    STARRED = "starred"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Marks:
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


@dataclass(frozen=True, slots=True)
class Stop:
    """Where reading stopped: what `Field.PLACE` carries."""

    place: Place
    progress: float


@dataclass(frozen=True, slots=True)
class Change:
    """One mark to be set on one article."""

    article: ArticleId
    field: Field
    value: bool | Stop
    """A bool for READ and STARRED, a Stop for PLACE."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What the store answers once a change is on disk: the article's marks as they are now."""

    article: ArticleId
    marks: Marks


def changed(marks: Marks, change: Change) -> Marks:
    """The marks after a change."""
    match change.field, change.value:
        case Field.READ, bool(value):
            return replace(marks, is_read=value)
        case Field.STARRED, bool(value):
            return replace(marks, is_starred=value)
        case Field.PLACE, Stop(place, progress):
            return replace(marks, place=place, progress=progress)
        case _:
            raise TypeError(f"{change.field} can't be {change.value!r}")
