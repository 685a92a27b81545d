r"""The pieces of a query: words, phrases, fields, signs; each knows where it was typed.

A backslash takes its meaning from the next character: `\(`, `\"`, `\ `, `\*`, `\-no`, `\OR`,
`a\:b`. Between quotation marks it does so before `"`, `*` and itself, else it is a backslash.

A word with a colon is a field if what stands before it could be a key: `tag:x`, `layout:post`; the
time `12:30` and the name `std::vector` are words, the address `https://x` is a phrase. Characters
that may not be shown are blanks; invisible ones within a word fall out of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reader.model import sanitize
from reader.model.query_error import Fault, QueryError, shortened

NO_FIELDS = ("http", "https")
KEYWORDS = ("OR", "AND", "NOT")


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    PHRASE = "phrase"
    FIELD = "field"
    ADDRESS = "address"
    OPEN = "("
    CLOSE = ")"
    MINUS = "-"
    OR = "OR"
    AND = "AND"
    NOT = "NOT"


@dataclass(frozen=True, slots=True)
class Part:
    """Some of what was typed, to read or to blame."""

    text: str
    start: int
    end: int

    def cut(self, start: int, end: int) -> "Part":
        """The part between two places in its text; all of it where the two do not match."""
        if len(self.text) != self.end - self.start or start == end:
            return Part(self.text[start:end], self.start, self.end)
        return Part(self.text[start:end], self.start + start, self.start + end)

    def wrong(
        self, fault: Fault, hint: str = "", kind: type[QueryError] = QueryError, **values: str
    ) -> QueryError:
        """The error that blames this part; `word` is its text unless it is given."""
        values = {"word": shortened(self.text) or '""'} | values
        return kind(fault, self.start, self.end, hint=hint, values=values)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a query."""

    kind: Kind
    start: int
    end: int
    raw: str
    """Of a phrase what stands between the marks, of a field its value, else all of it."""
    name: str = ""
    """Of a field, as it was typed."""
    is_quoted: bool = False
    is_open: bool = False
    """The quotation mark is not closed."""

    @property
    def whole(self) -> Part:
        """All of the token."""
        text = self.raw if self.kind is not Kind.FIELD else f"{self.name}:{self.raw}"
        return Part(text, self.start, self.end)

    @property
    def value(self) -> Part:
        """What stands after the colon of a field, the escapes resolved."""
        return Part(sanitize.line(self.literal()), self.start + len(self.name) + 1, self.end)

    def literal(self) -> str:
        """The text without its escapes; a `*` is one like any other character."""
        return sanitize.clean(_unescaped(self.raw, is_quoted=self.is_quoted))

    def starred(self) -> tuple[str, bool]:
        """One line of text without its escapes, and whether a `*` at the end lets it go on."""
        body = self.raw.rstrip("*")
        if len(body) < len(self.raw) and (len(body) - len(body.rstrip("\\"))) % 2:
            body = self.raw[: len(body) + 1]
        if not self.is_quoted and any(found[0] == "*" for found in _STAR.finditer(body)):
            raise self.whole.wrong(Fault.MISPLACED_STAR, Fault.QUOTE_COLON)
        text = sanitize.line(_unescaped(body, is_quoted=self.is_quoted))
        return text, len(body) < len(self.raw)


_WORD = r'(?:[^\s()"\\]|\\.?)+'
_QUOTED = r'"((?:[^"\\]|\\.?)*)("?)'
_NEXT = re.compile(
    rf"""\s*(?:
        (?P<sign>[()] | -(?=[^\s)]))
      | (?P<name>[^\W\d][\w-]*):(?:{_QUOTED} | (?P<value>{_WORD})?)
      | {_QUOTED}
      | (?P<word>{_WORD})
    )""",
    re.VERBOSE | re.DOTALL,
)
_STAR = re.compile(r"\\.|\*", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_QUOTED_ESCAPE = re.compile(r'\\(["\\*])')
_INVISIBLE_BLANK, _JOINER = "\u200b\u200d"


def plain(text: str) -> str:
    """The text with a blank for every character that may not be shown; its length stays."""
    if text.isprintable():
        return text
    # Whether a joiner says something, it does not say by itself.
    folds = {
        ord(one): " " if one.isspace() or one == _INVISIBLE_BLANK else sanitize.clean(one) or " "
        for one in set(text) - {_JOINER}
    }
    return text.translate(folds)


def tokens(text: str) -> Iterator[Token]:
    """The pieces of a `plain` text, from left to right, in linear time."""
    place = 0
    while found := _NEXT.match(text, place):
        place = found.end()
        yield _token(found)


def is_field(text: str) -> bool:
    """A word with this text would be taken for a field or an address."""
    first = next(tokens(text), None)
    return first is not None and first.kind in (Kind.FIELD, Kind.ADDRESS)


def _token(found: re.Match[str]) -> Token:
    end = found.end()
    name, value, word, sign = found["name"], found["value"], found["word"], found["sign"]
    if sign:
        return Token(Kind(sign), end - 1, end, sign)
    if name:
        return _named(found, name, value)
    if word:
        kind = Kind(word) if word in KEYWORDS else Kind.WORD
        return Token(kind, end - len(word), end, word)
    inner, mark = found[6], found[7]
    start = end - len(inner) - len(mark) - 1
    return Token(Kind.PHRASE, start, end, inner, is_quoted=True, is_open=not mark)


def _named(found: re.Match[str], name: str, value: str | None) -> Token:
    start, end = found.start("name"), found.end()
    quoted, mark = found[3], found[4]
    if quoted is not None:
        return Token(Kind.FIELD, start, end, quoted, name, is_quoted=True, is_open=not mark)
    if name.lower() in NO_FIELDS or (value or "").startswith("//"):
        return Token(Kind.ADDRESS, start, end, f"{name}:{value or ''}")
    if (value or "").startswith(":"):
        return Token(Kind.WORD, start, end, f"{name}:{value}")
    return Token(Kind.FIELD, start, end, value or "", name)


def _unescaped(raw: str, *, is_quoted: bool) -> str:
    return (_QUOTED_ESCAPE if is_quoted else _ESCAPE).sub(r"\1", raw)
