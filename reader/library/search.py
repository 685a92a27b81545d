"""From a query to SQL: which files, in which order, without walking more of them than are shown."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reader.library.rows import marks
from reader.library.schema import DAY
from reader.model.query import Query, Sort, is_ranked

if TYPE_CHECKING:
    from reader.library.conditions import Conditions
    from reader.model.terms import Term

# What looks at terms is imported when there is one: the list mostly opens with none. And tuples are
# made in an eighth of the millisecond that a dataclass takes.

RANKED_MOST = 10_000
"""Articles up to which what is searched for comes best first unless another order is asked for:
bm25 takes some 1.5 us for each."""

_WEIGHTS = "8.0, 4.0, 1.0, 3.0, 3.0, 1.0"
"""What a word counts in the title, headings, body, authors, tags and site."""

_KEYS = {
    Sort.DATE: ("epoch", "epoch IS NOT NULL", "epoch IS NULL"),
    Sort.TITLE: ("title_key", "", ""),
    Sort.AUTHOR: ("author COLLATE NOCASE", "author <> ''", "author = ''"),
    Sort.SITE: ("file.site", "file.site <> ''", "file.site = ''"),
    Sort.WORDS: ("words", "words IS NOT NULL", "words IS NULL"),
    Sort.LEFT: ("words * (1 - progress * NOT is_read)", "words IS NOT NULL", "words IS NULL"),
    Sort.ADDED: ("added", "", ""),
    Sort.READ: ("last_read", "last_read > 0", "last_read = 0"),
}
"""The order, what holds for the files that have a place in it, and for those that have none."""

_COUNTED = ("unread", "starred", "started", "archived")
"""States that `folder` counts, each in the column of its name."""
_JOINED = 32
_FIRST_DATED = 1 << DAY
"""Docs below this are of articles without a date."""


class Condition(NamedTuple):
    """What holds for a file, with the values of its question marks; empty for anything."""

    sql: str
    values: tuple[object, ...] = ()
    is_rare: bool = False
    """It names the few files for which it holds: they are looked up, and then put into order."""


class Statement(NamedTuple):
    """A question whose rows are file numbers; with `is_by_doc` (doc, epoch, title_key, number)."""

    sql: str
    values: tuple[object, ...]
    is_by_doc: bool = False


class Search(NamedTuple):
    """How a query is answered: its statements' rows, one after the other."""

    query: Query
    sort: Sort
    is_descending: bool
    statements: tuple[Statement, ...]
    total: Statement | int | None
    """How many there are, or what tells it faster than walking them; None where nothing does."""


class Scope:
    """What is searched: some folders of an index, on some day, by somebody's pace."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        folders: Sequence[int],
        words_a_minute: int,
        today: date,
    ) -> None:
        self._connection = connection
        self._folders = tuple(folders)
        (others,) = connection.execute(
            "SELECT EXISTS (SELECT 1 FROM folder WHERE every + archived > 0"
            f" AND number NOT IN ({marks(folders)}))",
            folders,
        ).fetchone()
        self._is_whole = not others
        (self._archived,) = connection.execute(
            f"SELECT ifnull(sum(archived), 0) FROM folder WHERE number IN ({marks(folders)})",
            folders,
        ).fetchone()
        self._pace = words_a_minute
        self._today = today

    @cached_property
    def _conditions(self) -> "Conditions":
        from reader.library.conditions import Conditions

        return Conditions(self._connection, self._folders, self._pace, self._today)

    def search(self, query: Query) -> Search:
        """How to answer a query."""
        match, rest = self._conditions.split(query.term) if query.term is not None else ("", [])
        if self._archived and not names_archived(query.term):
            rest = [*rest, Condition("is_archived = 0")]
        if match:
            return self._matched(query, match, rest)
        sort = query.sort if query.sort not in (None, Sort.RELEVANCE) else Sort.DATE
        assert sort is not None
        scope = self._scope(is_whole=False)
        if any(one.is_rare for one in rest):
            # Without the plus SQLite would walk the whole order and ask of each whether it is one.
            scope = Condition(f"+{scope.sql}", scope.values)
        where = joined([scope, *rest])
        statements = tuple(
            Statement(f"SELECT number FROM file WHERE {one.sql} ORDER BY {order}", one.values)
            for one, order in _parts(sort, where, is_descending=query.is_descending)
        )
        return Search(query, sort, query.is_descending, statements, self._count(query.term))

    def _scope(self, *, is_whole: bool) -> Condition:
        if is_whole and self._is_whole:
            return Condition("")
        if len(self._folders) == 1:  # so that an index gives the order
            return Condition("folder = ?", self._folders)
        return Condition(f"folder IN ({marks(self._folders)})", self._folders)

    def _matched(self, query: Query, match: str, rest: Sequence[Condition]) -> Search:
        where = joined([Condition("search MATCH ?", (match,)), self._scope(is_whole=True), *rest])
        counting = None
        if self._is_whole and not rest:
            asked = "SELECT count(*) FROM search WHERE search MATCH ?"
            counting = Statement(asked, (match,))
        sort: Sort | None = query.sort
        count: Statement | int | None = counting
        if sort is None:
            sort, count = self._usual(query, match, counting)
        if sort is Sort.RELEVANCE:
            rank = f"bm25(search, {_WEIGHTS})"
            statement = Statement(
                f"SELECT number FROM search CROSS JOIN file ON doc = search.rowid WHERE {where.sql}"
                f" ORDER BY {rank}, number",
                where.values,
            )
            return Search(query, sort, True, (statement,), count)
        found = "search CROSS JOIN file ON doc = search.rowid"
        if sort is not Sort.DATE:
            statements = [
                Statement(
                    f"SELECT number FROM {found} WHERE {one.sql} ORDER BY {order}", one.values
                )
                for one, order in _parts(sort, where, is_descending=query.is_descending)
            ]
            return Search(query, sort, query.is_descending, tuple(statements), count)
        columns = f"SELECT doc, epoch, title_key, number FROM {found} WHERE {where.sql}"
        down = "DESC" if query.is_descending else "ASC"
        statements = [
            Statement(
                f"{columns} AND search.rowid >= ? ORDER BY search.rowid {down}",
                (*where.values, _FIRST_DATED),
                is_by_doc=True,
            ),
            Statement(
                f"SELECT number FROM {found} WHERE {where.sql} AND search.rowid < ?"
                " ORDER BY title_key, number",
                (*where.values, _FIRST_DATED),
            ),
        ]
        return Search(query, sort, query.is_descending, tuple(statements), count)

    def _usual(
        self, query: Query, match: str, counting: Statement | None
    ) -> tuple[Sort, Statement | int | None]:
        """The order where none is asked for, and the count where that told it."""
        if not is_ranked(query.term):
            return Sort.DATE, counting
        # A prefix of three letters and more is put together for every question that it is in.
        asked = counting or Statement(
            "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)",
            (match, RANKED_MOST + 1),
        )
        (found,) = self._connection.execute(asked.sql, asked.values).fetchone()
        return Sort.RELEVANCE if found <= RANKED_MOST else Sort.DATE, found if counting else None

    def _count(self, term: "Term | None") -> Statement | None:
        column = "every"
        if term is not None:
            from reader.model.terms import In, Is

            if isinstance(term, In) and not term.is_prefix:
                tally = self._conditions.tally(term)
                return Statement(tally.sql, tally.values)
            if not isinstance(term, Is) or term.state.value not in _COUNTED:
                return None
            column = term.state.value
        asked = (
            f"SELECT ifnull(sum({column}), 0) FROM folder WHERE number IN ({marks(self._folders)})"
        )
        return Statement(asked, self._folders)


def _parts(sort: Sort, where: Condition, *, is_descending: bool) -> list[tuple[Condition, str]]:
    """Those with the value in order, then those without it, by title."""
    down, up = ("DESC", "ASC") if is_descending else ("ASC", "DESC")
    key, has, has_not = _KEYS[sort]
    if sort is Sort.TITLE:
        return [(where, f"title_key {down}, number {down}")]
    order = f"{key} {down}, title_key {up}, number {up}"
    if not has:
        return [(where, order)]
    return [
        (joined([where, Condition(has)]), order),
        (joined([where, Condition(has_not)]), "title_key, number"),
    ]


def names_archived(term: "Term | None") -> bool:
    """The term asks about what is archived; else that is out of sight."""
    if term is None:
        return False
    from reader.model.terms import And, Is, Not, Or, State

    match term:
        case Is(state):
            return state is State.ARCHIVED
        case Not(inner):
            return names_archived(inner)
        case And(terms) | Or(terms):
            return any(map(names_archived, terms))
    return False


def joined(conditions: Iterable[Condition], word: str = "AND") -> Condition:
    """All of them hold, or one of them does."""
    held = [one for one in conditions if one.sql]
    if len(held) == 1:
        return held[0]
    parts = [f"({one.sql})" for one in held]
    while len(parts) > _JOINED:  # SQLite takes expressions of a depth of a thousand at most
        groups = [parts[start : start + _JOINED] for start in range(0, len(parts), _JOINED)]
        parts = [f"({f' {word} '.join(group)})" for group in groups]
    sql = f" {word} ".join(parts) or "1"
    return Condition(sql, tuple(value for one in held for value in one.values))
