"""Terms of a query as SQL: of words the index of words is asked, of all else the rows."""

import os
import re
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from reader.library import globs, notes, related
from reader.library.facets import LONGEST
from reader.library.folding import fold
from reader.library.rows import marks
from reader.library.search import Condition, joined
from reader.model import matching
from reader.model.terms import (
    Ago,
    And,
    Bound,
    Clock,
    Day,
    Facet,
    Has,
    In,
    Is,
    Key,
    Like,
    Not,
    Note,
    Or,
    Path,
    Quantity,
    Range,
    Span,
    State,
    Term,
    Text,
    Thing,
    Undated,
    Unit,
)

FINISHED = 0.95
"""Progress from which an article counts as read to its end: what follows is seldom its text."""
COMMON = 10
"""A value that one article in so many has is common: the list is walked, and each is asked."""

_ZONES = 14 * 3600  # seconds that a day may begin earlier, or end later, than in UTC

_STATES = {
    State.UNREAD: "is_read = 0",
    State.READ: "is_read = 1",
    State.STARRED: "is_starred = 1",
    State.STARTED: "last_read > 0 AND progress > 0 AND is_read = 0",
    State.ARCHIVED: "is_archived = 1",
    State.FINISHED: f"is_read = 1 AND (finished > 0 OR max(progress, furthest) >= {FINISHED})",
    State.MISSING: "folder IN (SELECT number FROM folder WHERE is_missing = 1)",
    State.BROKEN: "error <> ''",
    State.CHANGED: "is_changed = 1",
}
_THINGS = {
    Thing.IMAGE: "has_image = 1",
    Thing.NOTE: "article IN (SELECT article FROM noted WHERE has_note = 1)",
    Thing.HIGHLIGHT: "highlights > 0",
}


_LITERAL = re.compile(r"[^*?\[]*")


class Conditions:
    """Makes conditions for one index, some of its folders, and a day."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        folders: Sequence[int],
        words_a_minute: int,
        today: date,
    ) -> None:
        self._connection = connection
        self._folders = tuple(folders)
        self._pace = words_a_minute
        self._today = today
        connection.create_function("fits_path", 2, _fits_path, deterministic=True)
        connection.create_function("has_key", 3, _has_key, deterministic=True)

    def split(self, term: Term | None) -> tuple[str, list[Condition]]:
        """What the index of words is asked (empty for nothing), and what else must hold."""
        if term is None:
            return "", []
        terms = term.terms if isinstance(term, And) else (term,)
        asked = [one for one in terms if _is_textual(one) and not isinstance(one, Not)]
        refused = [one for one in terms if _is_textual(one) and isinstance(one, Not)]
        rest = [one for one in terms if not _is_textual(one)]
        if not asked:
            return "", [self.condition(one) for one in terms]
        match = " AND ".join(self._match(one) for one in asked)
        if refused:
            match = f"({match}) NOT ({' OR '.join(self._match(one.term) for one in refused)})"
        conditions = [self.condition(one) for one in rest]
        return match, [
            *conditions,
            *(self._not_itself(one) for one in asked if isinstance(one, Like)),
        ]

    def condition(self, term: Term) -> Condition:
        """What holds for the files that a term means."""
        match term:
            case Is(state):
                return self._in_state(state)
            case Has(thing):
                return Condition(_THINGS[thing])
            case In():
                return self._in(term)
            case Path(glob):
                return _path(glob)
            case Key(key, value):
                held = (
                    "EXISTS (SELECT 1 FROM detail WHERE file = number AND has_key(metadata, ?, ?))"
                )
                return Condition(held, (key.casefold(), fold(value).strip()))
            case Note(text, is_prefix):
                found = "article IN (SELECT article FROM noted WHERE instr(words, ?))"
                return Condition(found, (notes.asked(text, is_prefix=is_prefix),))
            case Undated():
                return Condition("epoch IS NULL")
            case Span():
                return self._span(term)
            case Range():
                return self._range(term)
            case _:
                return self._nested(term)

    def _in_state(self, state: State) -> Condition:
        if state is not State.DUPLICATE:
            return Condition(_STATES[state])
        folders = f"folder IN ({marks(self._folders)})"
        twice = f"SELECT article FROM file WHERE {folders} GROUP BY article HAVING count(*) > 1"
        return Condition(f"article IN ({twice})", self._folders)

    def _nested(self, term: Term) -> Condition:
        if isinstance(term, Text | Like):
            match = "doc IN (SELECT rowid FROM search WHERE search MATCH ?)"
            return Condition(match, (self._match(term),))
        if isinstance(term, Not):
            inner = self.condition(term.term)
            # What is not known of a file does not hold for it.
            return Condition(f"NOT ifnull({inner.sql}, 0)", inner.values)
        assert isinstance(term, And | Or)
        return joined(
            [self.condition(one) for one in term.terms], "AND" if isinstance(term, And) else "OR"
        )

    def tally(self, term: In) -> Condition:
        """How many files are sorted under a value, by what was counted; for the beginning of a
        value each file counts once for every value that begins so.
        """
        values = self._values(term)
        asked = (
            f"SELECT ifnull(sum(every), 0) FROM tally WHERE {values.sql}"
            f" AND folder IN ({marks(self._folders)})"
        )
        return Condition(asked, (*values.values, *self._folders))

    def _match(self, term: Term) -> str:
        match term:
            case Text(text, _, is_prefix, in_title):
                phrase = '"' + " ".join(matching.words(text)) + '"' + "*" * is_prefix
                return f"{{title}} : {phrase}" if in_title else phrase
            case Like(article):
                return f"({related.match(self._connection, article)})"
            case Or(terms):
                return "(" + " OR ".join(map(self._match, terms)) + ")"
            case And(terms):
                asked = [self._match(one) for one in terms if not isinstance(one, Not)]
                refused = [self._match(one.term) for one in terms if isinstance(one, Not)]
                return "(" + " NOT ".join(["(" + " AND ".join(asked) + ")", *refused]) + ")"
            case _:
                raise AssertionError(term)

    def _not_itself(self, like: Like) -> Condition:
        return Condition("substr(article, 1, ?) <> ?", (len(like.article), like.article))

    def _values(self, term: In) -> Condition:
        """Which facets a term means."""
        key = fold(term.value).strip()[:LONGEST]
        if term.facet is Facet.LANG:
            key = key.partition("-")[0]
        last = f"{key}\U0010ffff" if term.is_prefix else key
        found = "SELECT number FROM facet WHERE section = ? AND key >= ? AND key <= ?"
        return Condition(f"facet IN ({found})", (term.facet.value, key, last))

    def _in(self, term: In) -> Condition:
        values, tally = self._values(term), self.tally(term)
        (held,) = self._connection.execute(tally.sql, tally.values).fetchone()
        (every,) = self._connection.execute("SELECT ifnull(sum(every), 0) FROM folder").fetchone()
        if held * COMMON > every:
            found = f"EXISTS (SELECT 1 FROM member WHERE {values.sql} AND file = file.number)"
            return Condition(found, values.values)
        found = f"file.number IN (SELECT file FROM member WHERE {values.sql})"
        return Condition(found, values.values, is_rare=True)

    def _span(self, span: Span) -> Condition:
        first = self._first_day(span.first) if span.first else None
        last = self._last_day(span.last) if span.last else None
        conditions = []
        for day, sign, shift in ((first, ">=", -_ZONES), (last, "<", _ZONES)):
            if day is None:
                continue
            if span.clock is Clock.DATE:
                # The author's own day; the time in UTC is what the order of dates is held by.
                conditions.append(Condition(f"epoch {sign} ?", (_epoch(day) + shift,)))
                conditions.append(Condition(f"date {sign} ?", (day.isoformat(),)))
            else:
                column = "added" if span.clock is Clock.ADDED else "last_read"
                at = _local(day)
                conditions.append(Condition(f"{column} {sign} ?", (at,)))
        if span.clock is Clock.READ:
            conditions.append(Condition("last_read > 0"))
        return joined(conditions)

    def _first_day(self, bound: Bound) -> date:
        if isinstance(bound, Day):
            return date(bound.year, bound.month or 1, bound.day or 1)
        return ago(self._today, bound)

    def _last_day(self, bound: Bound) -> date | None:
        """The day after the last one; None where the calendar ends before it."""
        try:
            if isinstance(bound, Ago):
                return ago(self._today, bound) + timedelta(days=1)
            if bound.day:
                return date(bound.year, bound.month, bound.day) + timedelta(days=1)
            if bound.month:
                return date(bound.year + bound.month // 12, bound.month % 12 + 1, 1)
            return date(bound.year + 1, 1, 1)
        except (ValueError, OverflowError):
            return None

    def _range(self, asked: Range) -> Condition:
        conditions = []
        value, unit = "words", 1
        if asked.quantity is Quantity.LEFT:
            # Minutes are rounded up, so as many are left as words above the minute before.
            value, unit = "words * (1 - progress * NOT is_read)", self._pace
        if asked.least is not None:
            least = (asked.least - 1) * unit + 1 if unit > 1 else asked.least
            conditions.append(Condition(f"{value} >= ?", (least,)))
        if asked.most is not None:
            conditions.append(Condition(f"{value} <= ?", (asked.most * unit,)))
        return joined(conditions)


def ago(today: date, bound: Ago) -> date:
    """The day so long before today; the first of all days where that lies before the calendar."""
    try:
        match bound.unit:
            case Unit.DAYS:
                return today - timedelta(days=bound.count)
            case Unit.WEEKS:
                return today - timedelta(weeks=bound.count)
            case Unit.MONTHS:
                months = today.year * 12 + today.month - 1 - bound.count
                return _in_month(today, *divmod(months, 12))
            case Unit.YEARS:
                return _in_month(today, today.year - bound.count, today.month - 1)
    except (ValueError, OverflowError):
        return date.min


def _in_month(today: date, year: int, month: int) -> date:
    for day in range(today.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            if year < 1:
                raise
    return date(year, month + 1, min(today.day, 28))


def _is_textual(term: Term) -> bool:
    """The index of words alone can tell."""
    match term:
        case Text() | Like():
            return True
        case Not(inner):
            return _is_textual(inner) and not isinstance(inner, Not)
        case Or(terms):
            return all(_is_textual(one) and not isinstance(one, Not) for one in terms)
        case And(terms):
            return all(map(_is_textual, terms)) and not isinstance(terms[0], Not)
        case _:
            return False


def _local(day: date) -> int:
    """When a day begins here; in UTC where the system knows no zones so far off."""
    try:
        return int(datetime(day.year, day.month, day.day).timestamp())
    except (ValueError, OverflowError, OSError):
        return _epoch(day)


def _epoch(day: date) -> int:
    return (day.toordinal() - 719_163) * 86400


def _path(glob: str) -> Condition:
    """Within the part of the index that begins like the glob; a whole folder also by the name that
    it is shown by, which says more than the bytes of a name that are no text.
    """
    fits = Condition("fits_path(path, ?)", (glob,))
    glob = glob.strip("/").removeprefix("./")
    literal = _literal(glob)
    start = os.fsencode(literal) if "/" in glob else b""
    if not start:
        return fits
    within = joined([Condition("path >= ? AND path < ?", (start, start + b"\xff" * 256)), fits])
    if glob != f"{literal}**" or not literal.endswith("/"):
        return within
    named = (
        "file.number IN (SELECT file FROM member JOIN facet ON facet.number = member.facet"
        " WHERE section = 'folder' AND value = ?)"
    )
    return joined([within, Condition(named, (literal,))], "OR")


def _literal(glob: str) -> str:
    found = _LITERAL.match(glob)
    return found[0] if found else ""


_matcher = lru_cache(globs.matcher)  # asked for every file of a library, of one glob or two


def _fits_path(path: bytes, glob: str) -> bool:
    return _matcher((glob,))(os.fsdecode(path))


def _has_key(metadata: str, key: str, value: str) -> bool:
    import json

    # What is no ASCII is escaped in the record.
    if key.isascii() and f'"{key}"' not in metadata.casefold():
        return False
    extra = json.loads(metadata).get("extra", {})
    return any(
        fold(held).strip() == value
        for name, value_held in extra.items()
        if name.casefold() == key
        for held in _strings(value_held)
    )


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
