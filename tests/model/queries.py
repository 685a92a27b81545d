"""Queries of every kind, for tests that hold for all of them."""

from hypothesis import strategies as st

from reader.model import matching, sanitize
from reader.model.query import Query, Sort
from reader.model.query_fields import field_name
from reader.model.terms import (
    Ago,
    And,
    Clock,
    Day,
    Facet,
    Has,
    In,
    Is,
    Key,
    Like,
    Not,
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

AWKWARD = st.sampled_from(
    [
        *'()"\\*-:<>.= ',
        *("OR", "NOT", "AND", "tag:", "is:", "http:", "//", "sort:", "date:", "..", "12:30"),
        *("de", "Syrië", "日本", "\u200d", "\xad", "\u0301", "\u202e", "\x1b[1m", "\n", "\ud800"),
    ]
)
TYPED = st.lists(AWKWARD | st.characters(), max_size=30).map("".join)
LINES = TYPED.map(sanitize.line)
VALUES = LINES.filter(bool)
WORDS = LINES.filter(matching.words)
KEYS = st.from_regex(r"[^\W\d][\w-]{0,8}", fullmatch=True).filter(
    # Some letters are blanks that nobody sees: no key that is shown has them.
    lambda key: not field_name(key) and sanitize.line(key) == key
)

DAYS = st.dates().map(lambda day: Day(day.year, day.month, day.day))
MONTHS = st.builds(Day, st.integers(1, 9999), st.integers(1, 12))
YEARS = st.builds(Day, st.integers(1, 9999))
AGO = st.builds(Ago, st.integers(0, 999_999), st.sampled_from(Unit))
BOUNDS = DAYS | MONTHS | YEARS | AGO
NUMBERS = st.integers(0, 999_999_999)


def is_in_order(span: Span) -> bool:
    """Nobody can say that the span ends before it begins."""
    if span.first is None or span.last is None:
        return span.first is not span.last
    match span.first, span.last:
        case Day(), Day():
            begin = (span.first.year, span.first.month or 1, span.first.day or 1)
            return begin <= (span.last.year, span.last.month or 12, span.last.day or 31)
        case Ago(), Ago():
            days = {Unit.DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 28, Unit.YEARS: 365}
            long_ago = span.first.count * days[span.first.unit]
            return long_ago >= span.last.count * days[span.last.unit]
    return True


SPANS = st.builds(Span, st.sampled_from(Clock), st.none() | BOUNDS, st.none() | BOUNDS).filter(
    is_in_order
)
RANGES = st.builds(
    Range, st.sampled_from(Quantity), st.none() | NUMBERS, st.none() | NUMBERS
).filter(
    lambda wanted: (
        (wanted.least, wanted.most) != (None, None)
        and (wanted.least or 0) <= (wanted.most if wanted.most is not None else 10**9)
    )
)
LEAVES: st.SearchStrategy[Term] = st.one_of(
    st.builds(Text, WORDS, st.booleans(), st.booleans(), st.booleans()),
    st.builds(Is, st.sampled_from(State)),
    st.builds(Has, st.sampled_from(Thing)),
    st.builds(In, st.sampled_from(Facet), VALUES, st.booleans()),
    st.builds(Path, VALUES),
    st.builds(Key, KEYS, VALUES),
    st.builds(Like, st.from_regex("[0-9a-f]{1,32}", fullmatch=True)),
    SPANS,
    RANGES,
    st.just(Undated()),
)


def _joined(terms: list[Term], kind: type[And] | type[Or]) -> Term:
    flat = [inner for term in terms for inner in (term.terms if isinstance(term, kind) else [term])]
    return kind(tuple(flat))


def _branches(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    several = st.lists(inner, min_size=2, max_size=4)
    return (
        inner.map(Not)
        | several.map(lambda terms: _joined(terms, And))
        | several.map(lambda terms: _joined(terms, Or))
    )


TERMS = st.recursive(LEAVES, _branches, max_leaves=12)
QUERIES = st.builds(Query, st.none() | TERMS, st.none() | st.sampled_from(Sort), st.booleans()).map(
    lambda query: Query(query.term, query.sort) if query.sort in (None, Sort.RELEVANCE) else query
)
