"""The orders that a list can be in: their names, and which comes after which."""

from collections.abc import Mapping

from reader.i18n import N_, _
from reader.model.listing import Results
from reader.model.query import Query, Sort, is_ranked

ORDERS: Mapping[tuple[Sort, bool], str] = {
    (Sort.DATE, True): N_("newest first"),
    (Sort.DATE, False): N_("oldest first"),
    (Sort.TITLE, False): N_("by title"),
    (Sort.TITLE, True): N_("by title, backwards"),
    (Sort.AUTHOR, False): N_("by author"),
    (Sort.AUTHOR, True): N_("by author, backwards"),
    (Sort.SITE, False): N_("by site"),
    (Sort.SITE, True): N_("by site, backwards"),
    (Sort.WORDS, False): N_("shortest first"),
    (Sort.WORDS, True): N_("longest first"),
    (Sort.LEFT, False): N_("least left first"),
    (Sort.LEFT, True): N_("most left first"),
    (Sort.ADDED, True): N_("last added first"),
    (Sort.ADDED, False): N_("first added first"),
    (Sort.READ, True): N_("last read first"),
    (Sort.READ, False): N_("read longest ago first"),
    (Sort.RELEVANCE, True): N_("best first"),
    (Sort.RELEVANCE, False): N_("best last"),
}
"""Sort and whether it is descending -> what it is called; the usual direction first."""


def order(query: Query, results: Results | None) -> tuple[Sort, bool]:
    """The order that a query asks for, or that its list is in: sort, and whether descending."""
    if query.sort is not None:
        return query.sort, query.is_descending
    if results is not None and results.query == query:
        return results.sort, results.is_descending
    return Sort.DATE, True


def order_name(results: Results) -> str:
    """What the order of a list is called."""
    return _(ORDERS[results.sort, results.is_descending])


def ordered(query: Query, sort: Sort, *, is_descending: bool) -> Query:
    """The query in another order; what is the usual order anyway is not named in it."""
    is_usual = sort is Sort.DATE and is_descending and not is_ranked(query.term)
    return query._replace(sort=None if is_usual else sort, is_descending=is_descending)
