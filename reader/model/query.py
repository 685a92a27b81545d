"""The query language: what a person types -> Query, and back."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reader.errors import UsageError
from reader.model.terms import And, Is, Like, Not, State, Term, Text


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


@dataclass(frozen=True, slots=True)
class Query:
    """Which articles, in which order."""

    term: Term | None = None
    """None for every article."""
    sort: Sort | None = None
    """None for the usual order: the best first where words are looked for and few are found, else
    the newest first."""
    is_descending: bool = True
    """True where `sort` is None."""


class QueryError(UsageError):
    """What was typed is no query; `start` and `end` are the characters to blame."""

    def __init__(self, message: str, start: int, end: int, *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.start = start
        """0 and up, at most the length of what was typed."""
        self.end = end
        """After the last character; more than `start`, except at the end of what was typed."""


EVERY = Query()
UNREAD = Query(Is(State.UNREAD))
STARRED = Query(Is(State.STARRED))


def texts(term: Term | None) -> Iterator[Text]:
    """The words that an article is wanted for, from left to right; not those it must not have."""
    match term:
        case Text():
            yield term
        case None | Not():
            return
        case _:
            for inner in getattr(term, "terms", ()):
                yield from texts(inner)


def is_ranked(term: Term | None) -> bool:
    """Some of what is found answers the query better than the rest."""
    return isinstance(term, Like) or (
        isinstance(term, And) and any(isinstance(one, Like) for one in term.terms)
    ) or next(texts(term), None) is not None
