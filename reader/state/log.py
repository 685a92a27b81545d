"""Changes as they are written down, and what they add up to. Pure."""

from collections.abc import Container, Mapping, Sequence
from typing import Any, NamedTuple

from reader.model.article import ArticleId
from reader.model.marks import NONE, Change, Field, Marks, Stop, changed
from reader.state.values import decoded, encoded, held

_ANOTHER_READING = 1800.0
"""Seconds after which a place that is the same was come back to."""


class Entry(NamedTuple):
    """One row of the change table; what each column means stands in schema.py.

    A tuple, for making 100,000 dataclasses and rows of them took most of the time of marking.
    """

    number: int
    time: float
    device: str
    article: ArticleId
    field: Field
    value: str
    previous: str | None
    step: int
    undoes: int | None

    @classmethod
    def of(cls, row: Sequence[Any]) -> "Entry":
        """The entry that a row holds."""
        number, time, device, article, field, *rest = row
        return cls(number, time, device, ArticleId(article), Field(field), *rest)


def fold(entries: Sequence[Entry], marks: Mapping[ArticleId, Marks]) -> dict[ArticleId, Marks]:
    """The marks after these entries, oldest first.

    `last_read` is right where whatever an entry undoes is among the entries.
    """
    folded = dict(marks)
    undone = {entry.undoes for entry in entries}
    for entry in entries:
        change = Change(entry.article, entry.field, decoded(entry.value))
        at = int(entry.time) if _is_reading(entry, undone) else None
        folded[entry.article] = changed(folded.get(entry.article, NONE), change, at)
    return folded


def _is_reading(entry: Entry, undone: Container[int | None]) -> bool:
    """Whether the entry says that the article was read then; schema.LAST_READ asks the same."""
    if entry.field is Field.PLACE:
        return True
    is_read = entry.field is Field.READ and entry.value == "true"
    return is_read and entry.undoes is None and entry.step not in undone


def entries(
    changes: Sequence[Change],
    marks: Mapping[ArticleId, Marks],
    newest: Entry | None,
    *,
    device: str,
    time: float,
    undoes: int | None = None,
) -> tuple[list[Entry], int]:
    """What to write down for a step, and the number of the entry that it replaces (0: none).

    A change that changes nothing is left out, unless it undoes a step: that one must count as
    undone, and a place that is come back to later: that was a reading. A place replaces the place
    before it, so that scrolling does not grow the log.
    """
    made: list[Entry] = []
    now: dict[tuple[ArticleId, Field], bool | Stop | None] = {}
    replaced = 0
    first = newest.number + 1 if newest else 1
    for change in changes:
        mark = change.article, change.field
        stood = marks.get(change.article, NONE)
        before = now[mark] if mark in now else held(stood, change.field)
        if before == change.value and undoes is None and not _reads_again(change, stood, time):
            continue
        previous = encoded(before)
        if not made and newest and _scrolls_on(newest, change, device):
            replaced, previous = newest.number, newest.previous
        value = encoded(change.value) or ""
        number = first + len(made)
        row = (number, time, device, change.article, change.field, value, previous, first, undoes)
        made.append(Entry._make(row))
        now[mark] = change.value
    return made, replaced


def _reads_again(change: Change, stood: Marks, time: float) -> bool:
    return change.field is Field.PLACE and time - stood.last_read >= _ANOTHER_READING


def _scrolls_on(newest: Entry, change: Change, device: str) -> bool:
    is_place = newest.field is change.field is Field.PLACE
    return is_place and newest.article == change.article and newest.device == device
