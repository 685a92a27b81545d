"""The person's own searches, counted: beside the list, and in the dialogue that shows them."""

from collections.abc import Iterable, Sequence
from contextlib import suppress

from reader.config import Search
from reader.core import Reader
from reader.errors import LibraryError
from reader.model.query import QueryError, holds_by_marks, parse


def counted(reader: Reader, queries: Iterable[str]) -> dict[str, int]:
    """How many articles each of these finds; without those that can't be asked."""
    counts: dict[str, int] = {}
    for query in queries:
        with suppress(QueryError, LibraryError):
            results = reader.results(parse(query))
            if not results.is_counted:
                results.load()
            counts[query] = len(results)
    return counts


def changed_by_marks(searches: Sequence[Search]) -> list[str]:
    """The queries that find other articles once something was read or starred."""
    found: list[str] = []
    for search in searches:
        with suppress(QueryError):
            if holds_by_marks(parse(search.query).term):
                found.append(search.query)
    return found
