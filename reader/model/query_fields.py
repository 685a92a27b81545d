"""The fields of the query language, and the term that each makes of its value."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from reader.model import matching, sanitize
from reader.model.query_error import Fault, QueryError, UnfinishedError, shortened
from reader.model.query_spans import NO_DATE, number_range, span
from reader.model.query_tokens import Part, Token
from reader.model.terms import (
    Clock,
    Facet,
    Has,
    In,
    Is,
    Key,
    Like,
    Note,
    Path,
    Quantity,
    State,
    Term,
    Text,
    Thing,
    Undated,
)

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Syntax:
    """One way to ask."""

    name: str
    """Of a field without its colon; of anything else a name for what is written."""
    example: str
    """A query that uses it."""


FIELDS = (
    Syntax("is", "is:unread"),
    Syntax("has", "has:note"),
    Syntax("tag", "tag:music"),
    Syntax("category", "category:news"),
    Syntax("author", 'author:"Jane Doe"'),
    Syntax("site", "site:example.org"),
    Syntax("lang", "lang:nl"),
    Syntax("title", "title:winter"),
    Syntax("note", 'note:"high water"'),
    Syntax("path", "path:2019/**"),
    Syntax("date", "date:2019..2020-06"),
    Syntax("added", "added:1week"),
    Syntax("read", "read:today"),
    Syntax("left", "left:<10m"),
    Syntax("words", "words:>2000"),
    Syntax("sort", "sort:-date"),
    Syntax("like", "like:3f9a"),
)
"""The fields, in the order of a help text; every other name is a key of the front matter."""


ALIASES = {"tags": "tag", "categories": "category", "authors": "author", "language": "lang"}
"""Names that front matter has for what a field asks."""

_ID = re.compile(r"[0-9a-f]{1,64}")


def field_name(name: str) -> str:
    """The field that a name stands for, in small letters; empty for a key of the front matter."""
    folded = name.lower()
    return ALIASES.get(folded, folded if folded in _READERS or folded == "sort" else "")


def term_of(field: Token) -> Term:
    """The term that a field asks for, `sort:` excepted."""
    if field.is_open:
        raise field.whole.wrong(Fault.OPEN_QUOTE, kind=UnfinishedError)
    if not sanitize.line(field.literal()):
        name = f"{field.name}:"
        raise field.whole.wrong(Fault.NOTHING_AFTER, Fault.QUOTE_COLON, UnfinishedError, word=name)
    name = field_name(field.name)
    return _READERS[name](field) if name else _key(field)


def text_of(word: Token, *, in_title: bool = False) -> Text:
    """The words that a word, a phrase or a title looks for."""
    if word.is_open:
        raise word.whole.wrong(Fault.OPEN_QUOTE, kind=UnfinishedError)
    text, is_prefix = word.starred()
    if not matching.words(text):
        raise word.whole.wrong(Fault.NO_WORD, kind=UnfinishedError)
    return Text(text, is_phrase=word.is_quoted, is_prefix=is_prefix, in_title=in_title)


def chosen(field: str, value: Part, choices: Iterable[Choice]) -> Choice:
    """The one of the choices that a value names; a hint names the nearest where none is."""
    by_name = {choice.value: choice for choice in choices}
    text = value.text.lower()
    if text in by_name:
        return by_name[text]
    # Only a wrong query needs it.
    from difflib import get_close_matches

    near = get_close_matches(text[:20], by_name, 1)
    raise value.wrong(
        Fault.NOT_KNOWN,
        Fault.NEAREST if near else Fault.CHOICES,
        UnfinishedError if any(name.startswith(text) for name in by_name) else QueryError,
        field=f"{field}:",
        nearest="".join(near),
        choices=", ".join(by_name),
    )


def _is(field: Token) -> Is:
    return Is(chosen("is", field.value, State))


def _has(field: Token) -> Has:
    return Has(chosen("has", field.value, Thing))


def _in(field: Token) -> In:
    value, is_prefix = field.starred()
    return In(Facet(field_name(field.name)), value, is_prefix)


def _title(field: Token) -> Text:
    return text_of(field, in_title=True)


def _note(field: Token) -> Note:
    found = text_of(field)
    return Note(found.text, found.is_prefix)


def _path(field: Token) -> Path:
    return Path(field.literal())


def _like(field: Token) -> Like:
    article = field.value.text.lower()
    if not _ID.fullmatch(article):
        raise field.value.wrong(Fault.NO_ID, Fault.IDS)
    return Like(article)


def _date(field: Token) -> Term:
    return Undated() if field.value.text.lower() == NO_DATE else _span(field)


def _span(field: Token) -> Term:
    return span(Clock(field_name(field.name)), field.value)


def _range(field: Token) -> Term:
    return number_range(Quantity(field_name(field.name)), field.value)


def _key(field: Token) -> Key:
    value, is_prefix = field.starred()
    if is_prefix:
        raise field.whole.wrong(
            Fault.MISPLACED_STAR, Fault.QUOTE_COLON, word=shortened(field.whole.text)
        )
    return Key(field.name, value)


_READERS: dict[str, Callable[[Token], Term]] = {
    "is": _is,
    "has": _has,
    **dict.fromkeys((facet.value for facet in Facet), _in),
    "title": _title,
    "note": _note,
    "path": _path,
    "date": _date,
    "added": _span,
    "read": _span,
    "left": _range,
    "words": _range,
    "like": _like,
}
