"""A tree of terms -> the text that asks for it, in one spelling."""

import re

from reader.model.query_spans import NO_DATE, range_text, span_text
from reader.model.query_tokens import KEYWORDS, NO_FIELDS, is_field
from reader.model.terms import (
    And,
    Has,
    In,
    Is,
    Key,
    Like,
    Not,
    Note,
    Or,
    Path,
    Range,
    Span,
    Term,
    Text,
    Undated,
)

_SPECIAL = re.compile(r'([\s()"\\*])')
_SPECIAL_START = re.compile("//|:")


def printed(term: Term) -> str:
    """A term as it is typed."""
    match term:
        case Or(terms):
            return " OR ".join(map(printed, terms))
        case And(terms):
            return " ".join(map(_inner, terms))
        case Not(inner):
            return f"-{_inner(inner)}" if not isinstance(inner, And) else f"-({printed(inner)})"
        case Text():
            return _text(term)
        case _:
            return _field(term)


def quoted(value: str, *, is_prefix: bool = False) -> str:
    """A value of a field, between quotation marks where it needs them."""
    star = "*" if is_prefix else ""
    if value and not _SPECIAL.search(value) and not _SPECIAL_START.match(value):
        return f"{value}{star}"
    return "*" if not value and is_prefix else _between_marks(value, star)


def _inner(term: Term) -> str:
    return f"({printed(term)})" if isinstance(term, Or) else printed(term)


def _between_marks(value: str, star: str) -> str:
    inner = value.replace("\\", "\\\\").replace('"', '\\"')
    if inner.endswith("*"):
        inner = f"{inner[:-1]}\\*"
    return f'"{inner}{star}"'


def _text(text: Text) -> str:
    star = "*" if text.is_prefix else ""
    field = "title:" if text.in_title else ""
    if text.is_phrase:
        return field + _between_marks(text.text, star)
    bare = _SPECIAL.sub(r"\\\1", text.text)
    if field:
        bare = f"\\{bare}" if _SPECIAL_START.match(bare) else bare
    elif is_field(text.text):
        bare = bare.replace(":", "\\:", 1)
    elif text.text.startswith("-") or bare in KEYWORDS:
        bare = f"\\{bare}"
    return f"{field}{bare}{star}"


def _field(term: Is | Has | In | Note | Path | Key | Like | Span | Undated | Range) -> str:
    match term:
        case Is(asked) | Has(asked):
            return f"{'is' if isinstance(term, Is) else 'has'}:{asked}"
        case In(facet, value, is_prefix):
            return f"{facet}:{quoted(value, is_prefix=is_prefix)}"
        case Note(text, is_prefix):
            return f"note:{quoted(text, is_prefix=is_prefix)}"
        case Path(glob):
            return f"path:{_glob(glob)}"
        case Key(key, value):
            is_address = key.lower() in NO_FIELDS
            return f"{key}:{_between_marks(value, '') if is_address else quoted(value)}"
        case Like(article):
            return f"like:{article}"
        case Undated():
            return f"date:{NO_DATE}"
        case Span():
            return f"{term.clock}:{span_text(term)}"
        case Range():
            return f"{term.quantity}:{range_text(term)}"


def _glob(glob: str) -> str:
    """A glob keeps its stars; nothing else in it is special to itself."""
    return glob if quoted(glob.replace("*", "x")) == glob.replace("*", "x") else quoted(glob)
