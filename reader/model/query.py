"""The query language: what a person types -> Query, and back.

Bare words are all meant; `"a phrase"`, `begin*`, `"a phr*"`, `OR`, `-no`, `NOT no`, parentheses,
fields (`FIELDS` in `model/query_fields.py`), `key:value` for any other key of the front matter, and
`sort:date`, `sort:-date`. How values, quotation marks and backslashes are read stands in
`model/query_tokens.py`, dates and numbers in `model/query_spans.py`.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

# Terms and faults are many, and the list opens with a query that has none: they are imported with
# the first one that is made or looked at.
if TYPE_CHECKING:
    from reader.model.query_error import MESSAGES, QueryError, UnfinishedError
    from reader.model.terms import Term, Text

    UNREAD: "Query"
    STARRED: "Query"

__all__ = [
    "EVERY",
    "MESSAGES",
    "STARRED",
    "UNREAD",
    "Query",
    "QueryError",
    "Sort",
    "UnfinishedError",
    "holds_by_marks",
    "is_ranked",
    "parse",
    "texts",
]


class Sort(StrEnum):
    """In which order. Articles without the value come last either way."""

    DATE = "date"
    TITLE = "title"
    AUTHOR = "author"
    SITE = "site"
    WORDS = "words"
    LEFT = "left"
    """Minutes of reading that are left."""
    ADDED = "added"
    READ = "read"
    """When it was last read."""
    RELEVANCE = "relevance"


class Query(NamedTuple):
    """Which articles, in which order."""

    term: "Term | None" = None
    """None for every article."""
    sort: Sort | None = None
    """None for the usual order: the best first where words are looked for and few are found, else
    the newest first."""
    is_descending: bool = True
    """True where `sort` is None, or by relevance: the best are always first."""

    def __str__(self) -> str:
        """The query as it is typed; `parse` of it is the same query."""
        text = ""
        if self.term is not None:
            from reader.model.query_printing import printed

            text = printed(self.term)
        if self.sort is None:
            return text
        is_marked = self.is_descending and self.sort is not Sort.RELEVANCE
        return f"{text} sort:{'-' if is_marked else ''}{self.sort}".strip()


EVERY = Query()


def __getattr__(name: str) -> object:
    if name in ("MESSAGES", "QueryError", "UnfinishedError"):
        from reader.model import query_error

        return getattr(query_error, name)
    if name not in ("UNREAD", "STARRED"):
        raise AttributeError(name)
    from reader.model.terms import Is, State

    shelf = Query(Is(State[name]))
    globals()[name] = shelf
    return shelf


def parse(text: str, *, is_typing: bool = False) -> Query:
    """What a text asks for; a blank one asks for every article. QueryError for what is no query.

    While typing, the word or value at the very end may go on, and what is begun there and not
    finished is left out: a list can follow every letter.
    """
    # 35 ms to import (ten times this module), and the list opens with a query that nobody typed.
    from reader.model.query_parser import parsed

    return parsed(text, is_typing=is_typing)


def texts(term: "Term | None") -> "Iterator[Text]":
    """The words that an article is wanted for, from left to right; not those it must not have."""
    if term is None:
        return
    from reader.model.terms import Not, Text

    match term:
        case Text():
            yield term
        case Not():
            return
        case _:
            for inner in getattr(term, "terms", ()):
                yield from texts(inner)


def is_ranked(term: "Term | None") -> bool:
    """Some of what is found answers the query better than the rest."""
    if term is None:
        return False
    from reader.model.terms import And, Like

    return (
        isinstance(term, Like)
        or (isinstance(term, And) and any(isinstance(one, Like) for one in term.terms))
        or next(texts(term), None) is not None
    )


def holds_by_marks(term: "Term | None") -> bool:
    """Which articles are found changes with what the person does."""
    if term is None:
        return False
    from reader.model.terms import And, Clock, Is, Not, Or, Quantity, Range, Span, State

    match term:
        case Is(state):
            return state not in (State.BROKEN, State.DUPLICATE, State.MISSING)
        case Not(inner):
            return holds_by_marks(inner)
        case And(terms) | Or(terms):
            return any(map(holds_by_marks, terms))
        case Range(quantity):
            return quantity is Quantity.LEFT
        case Span(clock):
            return clock is Clock.READ
    return False
