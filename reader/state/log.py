"""Changes as they are written down, and what they add up to. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from reader.model.article import ArticleId
from reader.model.marks import Change, Field, Marks, changed
from reader.state.schema import decoded, encoded, held


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the change table; what each column means stands in schema.py."""

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

    def row(self) -> tuple[Any, ...]:
        """The columns in their order."""
        return astuple(self)


def fold(entries: Iterable[Entry], marks: Mapping[ArticleId, Marks]) -> dict[ArticleId, Marks]:
    """The marks after these entries, oldest first."""
    folded = dict(marks)
    for entry in entries:
        change = Change(entry.article, entry.field, decoded(entry.value))
        folded[entry.article] = changed(folded.get(entry.article, Marks()), change)
    return folded


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
    undone. A place replaces the place before it, so that scrolling does not grow the log.
    """
    made: list[Entry] = []
    now = dict(marks)
    replaced = 0
    first = newest.number + 1 if newest else 1
    for change in changes:
        before = held(now.get(change.article, Marks()), change.field)
        if before == change.value and undoes is None:
            continue
        previous = encoded(before)
        if not made and newest and _scrolls_on(newest, change, device):
            replaced, previous = newest.number, newest.previous
        value = encoded(change.value) or ""
        number = first + len(made)
        row = (number, time, device, change.article, change.field, value, previous, first, undoes)
        made.append(Entry(*row))
        now[change.article] = changed(now.get(change.article, Marks()), change)
    return made, replaced


def _scrolls_on(newest: Entry, change: Change, device: str) -> bool:
    is_place = newest.field is change.field is Field.PLACE
    return is_place and newest.article == change.article and newest.device == device
