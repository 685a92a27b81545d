"""Which step is to be taken back or made again, and what is then to be set.

A step that is taken back is one that was never taken: each key stands at what the latest of the
steps that count set it to. So any step can be taken back by itself, in any order, and what was set
again later stays.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Sequence
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from reader.model.article import ArticleId
from reader.model.history import LATEST, Step
from reader.model.marks import UNDOABLE, Change, Field
from reader.state.asking import AT_ONCE, among
from reader.state.log import Entry, undone_among
from reader.state.merge import Key
from reader.state.schema import CHANGE_COLUMNS, IS_UNDONE
from reader.state.values import FIELDS, ITEMIZED, decoded, empty

_ABOVE_ALL = 2**63 - 1
_UNDOABLE = f"field IN ({', '.join(repr(field.value) for field in UNDOABLE)})"
_IS_UNDONE = f"SELECT {IS_UNDONE} FROM change AS one WHERE number = ?"


class Plan(NamedTuple):
    """What is to be set so that a step counts no longer, or again."""

    undoes: int
    """What the new step takes back: the step, or the step that took it back."""
    changes: Sequence[Change]
    kept: int
    """How many of them set what stands, for another step set it later."""


def to_undo(connection: sqlite3.Connection, device: str, step: int = 0) -> Plan | None:
    """How to take back this step, or the newest that was not; None where there is none."""
    for number, undoes, _end in _steps(connection, device, step + 1 if step else _ABOVE_ALL):
        if undoes is None and not _is_undone(connection, number):
            return _plan(connection, number, number, is_undo=True)
        if step:
            break
    return None


def to_redo(connection: sqlite3.Connection, device: str, step: int = 0) -> Plan | None:
    """How to make the newest step again that was taken back; None where something was done since,
    or nothing was taken back. A step that is named is made again whatever came after it.
    """
    if step:
        return _to_redo(connection, step)
    redone: set[int] = set()
    for number, undoes, _end in _steps(connection, device, _ABOVE_ALL):
        if undoes is None:
            return None
        target = connection.execute(
            "SELECT undoes FROM change WHERE number = ?", (undoes,)
        ).fetchone()
        if target is not None and target[0] is not None:
            redone.add(undoes)
        elif number not in redone:
            return _plan(connection, undoes, number, is_undo=False)
    return None


def _to_redo(connection: sqlite3.Connection, step: int) -> Plan | None:
    if not _is_undone(connection, step):
        return None
    newest = "SELECT max(number) FROM change WHERE undoes = ? AND number = step"
    (by,) = connection.execute(newest, (step,)).fetchone()
    return _plan(connection, step, by, is_undo=False)


def history(
    connection: sqlite3.Connection, device: str, limit: int, *, is_own: bool = False
) -> list[Step]:
    """The newest steps, in the order in which they were made or heard of, the newest first; those
    that took one back are not among them. `is_own` for what was done here alone.
    """
    own = _own_steps(connection, device)
    foreign = () if is_own else _foreign_steps(connection, device)
    both = merge(own, foreign, key=itemgetter(0), reverse=True)
    return [step for _number, step in islice(both, limit)]


def _own_steps(connection: sqlite3.Connection, device: str) -> Iterator[tuple[int, Step]]:
    for number, undoes, end in _steps(connection, device, _ABOVE_ALL):
        if undoes is None:
            yield number, _step(connection, number, end)


def _foreign_steps(connection: sqlite3.Connection, device: str) -> Iterator[tuple[int, Step]]:
    """What was done elsewhere: of one step, as it was told, is what bears one time."""
    newest = (
        f"SELECT number, time, device FROM change WHERE number < ? AND device <> ? AND {_UNDOABLE}"
        " ORDER BY number DESC LIMIT 1"
    )
    before = (
        "SELECT ifnull(max(number), 0) FROM change WHERE number < ?"
        f" AND device <> ? AND (device, time) <> (?, ?) AND {_UNDOABLE}"
    )
    end = _ABOVE_ALL
    while row := connection.execute(newest, (end, device)).fetchone():
        number, time, other = row
        (start,) = connection.execute(before, (number, device, other, time)).fetchone()
        within = f"FROM change WHERE number > ? AND number <= ? AND device = ? AND {_UNDOABLE}"
        asked = start, number, other
        (count,) = connection.execute(f"SELECT count(DISTINCT article) {within}", asked).fetchone()
        first = Entry.of(
            connection.execute(f"SELECT {CHANGE_COLUMNS} {within} LIMIT 1", asked).fetchone()
        )
        value = decoded(first.field, first.value)
        when = min(time, LATEST)  # by a clock of anybody's
        told = first.number, when, first.field, value, first.item, count, first.article
        yield number, Step(*told, is_undone=False, device=other)
        end = start + 1


def _steps(
    connection: sqlite3.Connection, device: str, end: int
) -> Iterator[tuple[int, int | None, int]]:
    """The steps of this device below a number, the newest first: number, what it takes back, and a
    number above all of its entries.
    """
    question = (
        f"SELECT step, undoes, number FROM change WHERE number < ? AND device = ? AND {_UNDOABLE}"
        " ORDER BY number DESC LIMIT 1"
    )
    while row := connection.execute(question, (end, device)).fetchone():
        if row[0] <= row[2]:  # else a bit was flipped, and this would never end
            yield row[0], row[1], end
        end = min(row[0], row[2])


def _step(connection: sqlite3.Connection, number: int, end: int) -> Step:
    within = f"FROM change WHERE number >= ? AND number < ? AND step = ? AND {_UNDOABLE}"
    asked = (number, end, number)
    first = connection.execute(
        f"SELECT {CHANGE_COLUMNS} {within} ORDER BY number LIMIT 1", asked
    ).fetchone()
    entry = Entry.of(first)
    (count,) = connection.execute(f"SELECT count(DISTINCT article) {within}", asked).fetchone()
    return Step(
        number,
        entry.time,
        entry.field,
        decoded(entry.field, entry.value),
        entry.item,
        count,
        entry.article,
        _is_undone(connection, number),
    )


def _is_undone(connection: sqlite3.Connection, step: int) -> bool:
    row = connection.execute(_IS_UNDONE, (step,)).fetchone()
    return bool(row and row[0])


def _plan(connection: sqlite3.Connection, step: int, undoes: int, *, is_undo: bool) -> Plan:
    """As everything ever done to the keys of the step tells; but that is read only of articles that
    another step set since. Of 100,000 it took 6 seconds, and 2 more each time it was undone.
    """
    steps = _with_undos(connection, step)
    held = _held(connection, step)
    before = {article for article, _field, _item in held}
    entries_of = _entries(connection, held, before & _set_since(connection, step, steps, before))
    undone = _undone(connection)
    without, with_it = undone | {step}, undone - {step}
    changes: list[Change] = []
    kept = 0
    for key, (previous, value) in held.items():
        article, field, item = key
        stands = (previous or _nothing(field)) if is_undo else value
        if key in entries_of:
            kept += standing(entries_of[key], with_it)[1] != step
            stands, _source = standing(entries_of[key], without if is_undo else with_it)
        changes.append(Change(article, field, decoded(field, stands), item))
    return Plan(undoes, changes, kept)


def _with_undos(connection: sqlite3.Connection, step: int) -> set[int]:
    """The step, those that took it back, those that took one of these back, and so on."""
    found, waiting = {step}, [step]
    while waiting:
        rows = connection.execute(
            "SELECT step FROM change WHERE undoes = ? AND number = step", (waiting.pop(),)
        )
        new = {by for (by,) in rows} - found
        found |= new
        waiting += new
    return found


def _held(connection: sqlite3.Connection, step: int) -> dict[Key, tuple[str | None, str]]:
    """What stood before the step at each key that it set, and what it set there."""
    rows = connection.execute(
        "SELECT article, field, item, previous, value FROM change WHERE number >= ? AND number < ?"
        f" AND step = ? AND {_UNDOABLE} ORDER BY number",
        (step, _end(connection, step), step),
    )
    held: dict[Key, tuple[str | None, str]] = {}
    for article, field, item, previous, value in rows:
        key = ArticleId(article), FIELDS[field], item
        held[key] = held[key][0] if key in held else previous, value
    return held


def _end(connection: sqlite3.Connection, step: int) -> int:
    """A number above all entries of the step."""
    row = connection.execute(
        "SELECT number FROM change WHERE number > ? AND step <> ? ORDER BY number LIMIT 1",
        (step, step),
    ).fetchone()
    return int(row[0]) if row else _ABOVE_ALL


def _set_since(
    connection: sqlite3.Connection, step: int, steps: Collection[int], articles: Collection[str]
) -> set[ArticleId]:
    """Articles to which something was done after the step by another one than these, of these
    articles if they are few.
    """
    mine = ", ".join(map(str, steps))
    question = (
        f"SELECT DISTINCT article FROM change WHERE number > {step} AND step NOT IN ({mine})"
        f" AND {_UNDOABLE}"
    )
    if len(articles) <= AT_ONCE:
        rows = among(connection, f"{question} AND article IN", articles)
    else:
        rows = connection.execute(question).fetchall()
    return {ArticleId(article) for (article,) in rows}


def _entries(
    connection: sqlite3.Connection, keys: Container[Key], articles: Collection[ArticleId]
) -> dict[Key, list[Entry]]:
    """Everything ever done to these keys of these articles, in the order of arrival."""
    question = f"SELECT {CHANGE_COLUMNS} FROM change WHERE {_UNDOABLE} AND article IN"
    found: defaultdict[Key, list[Entry]] = defaultdict(list)
    for entry in map(Entry.of, among(connection, question, articles, " ORDER BY number")):
        if entry.key in keys:
            found[entry.key].append(entry)
    return found


def _undone(connection: sqlite3.Connection) -> set[int]:
    """All steps that are undone."""
    rows = connection.execute(
        "SELECT step, undoes FROM change WHERE undoes IS NOT NULL AND number = step"
    )
    return undone_among(rows)


def _nothing(field: Field) -> str:
    return empty(field) if field in ITEMIZED else "false"


def standing(entries: Sequence[Entry], undone: Collection[int]) -> tuple[str, int]:
    """What a key stands at by everything ever done to it, in the order of arrival, when these steps
    do not count; and the step that set it, 0 for none.
    """
    first = entries[0]
    value, source = first.previous or _nothing(first.field), 0
    top = -1, ""
    for entry in entries:
        if (entry.counter, entry.device) < top:
            continue  # of another device, and too old when it came
        top = entry.counter, entry.device
        if entry.undoes is None and entry.step not in undone:
            value, source = entry.value, entry.step
    return value, source
