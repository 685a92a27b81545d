"""Changes as they are written down, and what they add up to. Pure."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from reader.model.article import ArticleId
from reader.model.marks import (
    NONE,
    SCROLLED,
    UNDOABLE,
    Change,
    Field,
    Marks,
    Stop,
    Value,
    changed,
    order,
)
from reader.model.places_in_text import Place
from reader.state.merge import Key, Told, merged
from reader.state.values import FIELDS, ITEMIZED, decoded, empty, encoded

Items: TypeAlias = Mapping[Key, str]
"""What items stand at, as JSON; one that is gone, or never was, is not among them."""

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
    counter: int
    item: str = ""

    @classmethod
    def of(cls, row: Sequence[Any]) -> "Entry":
        """The entry that a row holds."""
        number, time, device, article, field, *rest = row
        return cls(number, time, device, ArticleId(article), FIELDS[field], *rest)

    @property
    def key(self) -> Key:
        """What it sets."""
        return self.article, self.field, self.item

    @property
    def told(self) -> Told:
        """The change, as other devices are told of it."""
        change = Change(self.article, self.field, decoded(self.field, self.value), self.item)
        return Told(change, self.counter, self.device, self.time)

    @property
    def order(self) -> tuple[float, int, str, str]:
        """As `Told.order`: of the entries with one key the greatest holds."""
        value = decoded(self.field, self.value)
        return *order(self.field, value, self.counter, self.device), self.value


class Folded(NamedTuple):
    """What changes add up to."""

    marks: dict[ArticleId, Marks]
    items: dict[Key, str]


def fold(entries: Sequence[Entry]) -> Folded:
    """What all entries of some articles add up to, in whatever order they came."""
    marks: dict[ArticleId, Marks] = {}
    items: dict[Key, str] = {}
    for entry in merged(entries).values():
        if entry.field in ITEMIZED:
            marks.setdefault(entry.article, NONE)
            if entry.value == empty(entry.field):
                continue
            items[entry.key] = entry.value
        change = Change(entry.article, entry.field, decoded(entry.field, entry.value), entry.item)
        marks[entry.article] = changed(marks.get(entry.article, NONE), change)
    for article, (_counter, _device, time) in _readings(entries).items():
        marks[article] = marks[article]._replace(last_read=int(time))
    return Folded(marks, items)


def folded_on(entries: Sequence[Entry], stood: Folded) -> Folded:
    """What stands after these entries, oldest first, each of which won when it was made.

    `last_read` is right where whatever an entry undoes is among the entries.
    """
    marks, items = dict(stood.marks), dict(stood.items)
    undone = undone_steps(entries)
    for entry in entries:
        value = decoded(entry.field, entry.value)
        change = Change(entry.article, entry.field, value, entry.item)
        at = int(entry.time) if _is_reading(entry, undone) else None
        counted = _counted(entry.field, items.get(entry.key)) if entry.item else 0
        stood_at = marks.get(entry.article, NONE)
        marks[entry.article] = changed(stood_at, change, at, counted)
        if entry.field in ITEMIZED:
            items[entry.key] = entry.value
            if entry.value == empty(entry.field):
                del items[entry.key]
    return Folded(marks, items)


def undone_steps(entries: Iterable[Entry]) -> set[int]:
    """The steps that are undone: taken back by a step that was not taken back itself."""
    return undone_among((entry.step, entry.undoes) for entry in entries if entry.undoes is not None)


def undone_among(taken_back: Iterable[tuple[int, int]]) -> set[int]:
    """The same of pairs: a step, and the step that it takes back."""
    by = set(taken_back)
    redone = {undoes for _step, undoes in by}
    return {undoes for step, undoes in by if step not in redone}


def _readings(entries: Sequence[Entry]) -> dict[ArticleId, tuple[int, str, float]]:
    """When each article was last read: counter, device and time; schema.LAST_READ asks the same."""
    undone = undone_steps(entries)
    last: dict[ArticleId, tuple[int, str, float]] = {}
    for entry in entries:
        if _is_reading(entry, undone):
            found = entry.counter, entry.device, entry.time
            last[entry.article] = max(last.get(entry.article, found), found)
    return last


def _is_reading(entry: Entry, undone: Container[int]) -> bool:
    """Whether the entry says that the article was read then."""
    if entry.field is Field.PLACE or entry.field is Field.SPENT:
        return True
    is_read = entry.field is Field.READ and entry.value == "true"
    return is_read and entry.undoes is None and entry.step not in undone


def _counted(field: Field, value: str | None) -> int:
    if field is Field.SPENT:
        return int(value or 0)
    return int(field is Field.HIGHLIGHT and value is not None)


# Writing down


def entries(
    changes: Iterable[Change],
    stood: Folded,
    newest: Sequence[Entry],
    *,
    device: str,
    time: float,
    undoes: int | None = None,
    step: int = 0,
) -> tuple[list[Entry], list[int]]:
    """What to write down for a step, and the numbers of the entries that it replaces; `step` is the
    step that these changes are more of, if they are.

    A change that changes nothing is left out, unless it undoes a step: that one must count as
    undone; and unless it is a place that is come back to later: that was a reading. `newest` are
    the last entries that there are, the newest first: what scrolling made of them is replaced by
    what it makes now, so that reading on does not grow the log.
    """
    made: list[Entry] = []
    now: dict[Key, str | None] = {}
    first = newest[0].number + 1 if newest else 1
    scrolled = _scrolled(newest, device)
    replaced: list[int] = []
    for change in _spelled(changes, stood.items) if undoes is None else changes:
        key = change.article, change.field, change.item
        before = now[key] if key in now else _before(stood, key)
        if not isinstance(change.value, bool):
            changed(NONE, change)  # raises for a value that the field can't have
        value = encoded(change.value)
        if undoes is None and _is_nothing(change, value, before, stood, time):
            continue
        if key in scrolled:
            replaced.append(scrolled.pop(key))
        number = first + len(made)
        row = (number, time, device, change.article, change.field, value)
        kept = before if change.field in UNDOABLE else None
        made.append(Entry._make((*row, kept, step or first, undoes, number, change.item)))
        now[key] = value
    return made, replaced


def _spelled(changes: Iterable[Change], items: Items) -> Iterator[Change]:
    """The changes, each tag as it is spelled already; one that is to go in all its spellings."""
    tags: dict[tuple[ArticleId, str], list[str]] = {}
    for article, field, item in items:
        if field is Field.TAG:
            tags.setdefault((article, item.casefold()), []).append(item)
    for change in changes:
        if change.field is not Field.TAG:
            yield change
            continue
        known = tags.setdefault((change.article, change.item.casefold()), [])
        spelled = known or [change.item]
        yield from (change._replace(item=item) for item in spelled[: 1 if change.value else None])
        if not known:
            known.append(change.item)


def _before(stood: Folded, key: Key) -> str | None:
    """What a key stands at; None for a reading that never began."""
    article, field, _item = key
    if field in ITEMIZED:
        return stood.items.get(key, empty(field))
    marks = stood.marks.get(article, NONE)
    value: Value = None
    match field:
        case Field.READ:
            value = marks.is_read
        case Field.STARRED:
            value = marks.is_starred
        case Field.ARCHIVED:
            value = marks.is_archived
        case Field.OPENED:
            value = marks.opened
        case Field.FINISHED:
            value = marks.finished
        case Field.PLACE if marks.place is not None:
            value = Stop(marks.place, marks.progress)
        case Field.FURTHEST:
            value = Stop(Place(), marks.furthest)
    return None if value is None else encoded(value)


def _is_nothing(change: Change, value: str, before: str | None, stood: Folded, time: float) -> bool:
    """Whether a change leaves all as it is: it sets what is set, or another one holds."""
    marks = stood.marks.get(change.article, NONE)
    match change.field, change.value:
        case (Field.FURTHEST | Field.OPENED) as field, _:
            stands = decoded(field, before) if before else None
            return order(field, change.value, 0, "") <= order(field, stands, 0, "")
        case Field.PLACE, _:
            return value == before and time - marks.last_read < _ANOTHER_READING
    return value == before


def _scrolled(newest: Sequence[Entry], device: str) -> dict[Key, int]:
    """What scrolling made of the newest entries, by what it set."""
    found: dict[Key, int] = {}
    for entry in newest:
        is_same = entry.device == device and entry.article == newest[0].article
        if not is_same or entry.field not in SCROLLED or entry.key in found:
            break
        found[entry.key] = entry.number
    return found
