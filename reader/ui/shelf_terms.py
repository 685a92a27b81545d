"""What the shelves ask: queries of the first few, and of the values of every section."""

from reader.i18n import N_
from reader.model.listing import Section, Value
from reader.model.matching import flat
from reader.model.query import Query, Sort
from reader.model.terms import (
    Ago,
    Clock,
    Day,
    Facet,
    In,
    Is,
    Path,
    Span,
    State,
    Term,
    Undated,
    Unit,
)

STARTED = Query(Is(State.STARTED), Sort.READ)
ARCHIVED = Query(Is(State.ARCHIVED))
RECENT = Query(Span(Clock.READ, None, Ago(0, Unit.DAYS)), Sort.READ)

_EMPTY = (
    (
        STARTED,
        N_("Nothing is half read."),
        N_("Press {key} for all articles; each opens again where you stopped."),
        "show_all",
    ),
    (
        RECENT,
        N_("Nothing was read yet."),
        N_("Press {key} for what is unread."),
        "show_unread",
    ),
    (
        ARCHIVED,
        N_("Nothing is archived."),
        N_("Press {key} on an article to put it out of sight."),
        "archive",
    ),
)


def nothing_on(query: Query) -> tuple[str, str, str] | None:
    """What a shelf with nothing on it says, what advises, and the action whose key it tells of."""
    for shelf, nothing, ask, name in _EMPTY:
        if query.term == shelf.term:
            return nothing, ask, name
    return None


def value_term(value: Value) -> Term:
    """What the articles under a value have in common."""
    text = str(value.text)
    match value.section:
        case Section.YEAR:
            if not text.isdecimal():
                return Undated()
            return Span(Clock.DATE, Day(int(text)), Day(int(text)))
        case Section.FOLDER:
            return Path(f"{_literal(text.rstrip('/'))}/**")
    return In(Facet(value.section), text)


def _literal(path: str) -> str:
    """A path as a glob that fits nothing else."""
    return "".join(f"[{character}]" if character in "*?[" else character for character in path)


def section_of(term: Term | None) -> Section | None:
    """The section of which a value may ask for this; None where none does."""
    match term:
        case In(facet):
            return Section(facet)
        case Span(Clock.DATE, Day(month=0) as first, last) if first == last:
            return Section.YEAR
        case Undated():
            return Section.YEAR
        case Path(glob) if glob.endswith("/**"):
            return Section.FOLDER
    return None


def plain(term: Term | None) -> Term | None:
    """The term, the same however the value of a facet is spelled."""
    return In(term.facet, flat(term.value), term.is_prefix) if isinstance(term, In) else term
