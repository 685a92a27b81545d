"""What a person did, step by step."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.model.marks import Field, Marked, Value
from reader.model.row import ArticleId

LATEST = 253_402_128_000.0
"""The last of December 9999, but for two days: seconds that are a day in every zone."""


class Step(NamedTuple):
    """Everything done at once, as one line of the history."""

    number: int
    """Its name, for `undo_step`; a greater one was done later."""
    time: float
    """Seconds since 1970 by the clock of then."""
    field: Field
    value: Value
    """What the field was set to: on all of the articles the same, but for highlights and notes."""
    item: str
    """The tag, or the id of the highlight; else empty."""
    articles: int
    """How many, 1 and more."""
    first: ArticleId
    """One of them."""
    is_undone: bool
    device: str = ""
    """Which other machine did it, 8 hexadecimal digits; empty for what was done here."""


class Written(NamedTuple):
    """A note as one machine wrote it last."""

    device: str
    """8 hexadecimal digits."""
    time: float
    """Seconds since 1970 by its clock."""
    text: str
    """Empty where it took the note away."""
    is_shown: bool
    """It is what the note says now."""


class Undone(NamedTuple):
    """What became of a step that was taken back, or made again."""

    marked: Sequence[Marked]
    """The marks of its articles as they are now; empty where there was no such step."""
    kept: int = 0
    """How many of its marks were changed again later, and stay as they are."""
