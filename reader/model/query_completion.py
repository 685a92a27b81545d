"""What is being typed at the cursor of the search bar, and what it could become."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reader.model.query import Sort
from reader.model.query_fields import FIELDS, field_name
from reader.model.query_parser import MAX_LENGTH
from reader.model.query_tokens import Kind, Token, plain, tokens
from reader.model.terms import Facet, State, Thing

Wanted: TypeAlias = Literal["field", "is", "has", "sort"] | Facet


@dataclass(frozen=True, slots=True)
class Completion:
    """A piece that could be completed; what is chosen takes the place of `start` to `end`."""

    start: int
    end: int
    """After the piece, which may go on behind the cursor."""
    kind: Wanted
    """A facet: the values come from the index; put them in with `query_printing.quoted`."""
    prefix: str
    """What is typed of it before the cursor, as plain text; may be empty for a value."""
    fixed: tuple[str, ...] = ()
    """What it could become, in order, ready to be put in; empty for a facet."""


def complete(text: str, cursor: int) -> Completion | None:
    """What could be completed at the cursor (0 to the length of the text); None for nothing."""
    if len(text) > MAX_LENGTH:
        return None
    text = plain(text)
    *_, token = [None, *tokens(text[:cursor])]
    if token is None or token.end != cursor:
        return None
    end = max(cursor, *(one.end for one in tokens(text) if one.start == token.start), 0)
    if token.kind is Kind.FIELD:
        return _value(token, end)
    if token.kind is not Kind.WORD:
        return None
    behind = text[cursor:end]
    end = cursor + behind.find(":") + 1 if ":" in behind else end
    names = _beginning(token.raw, (f"{field.name}:" for field in FIELDS))
    return Completion(token.start, end, "field", token.raw, names) if names else None


def _value(token: Token, end: int) -> Completion | None:
    name = field_name(token.name)
    start, typed = token.value.start, token.value.text
    if token.is_quoted and not token.is_open:
        return None
    if name in tuple(Facet):
        return Completion(start, end, Facet(name), typed)
    match name:
        case "is":
            return Completion(start, end, "is", typed, _beginning(typed, State))
        case "has":
            return Completion(start, end, "has", typed, _beginning(typed, Thing))
        case "sort":
            sign = typed[:1] if typed.startswith("-") else ""
            sorts = _beginning(typed, (f"{sign}{sort}" for sort in Sort))
            return Completion(start, end, "sort", typed, sorts)
    return None


def _beginning(typed: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(name) for name in names if name.startswith(typed.lower()))
