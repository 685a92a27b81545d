"""What a query is made of: a tree of terms, each true or false of an article.

How terms are written, and what each means to a person, stands in `model/query.py`. Every string in
a term is one line as `sanitize.line` leaves it, and not empty.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class State(StrEnum):
    """What `is:` can ask."""

    UNREAD = "unread"
    READ = "read"
    STARRED = "starred"
    STARTED = "started"
    """Reading began and did not come to the end."""
    FINISHED = "finished"
    """Read to the end, on this screen or another; an article marked read unseen is not."""
    MISSING = "missing"
    """Its folder is not on the disk now."""
    ARCHIVED = "archived"
    """Put out of sight; a query that does not ask for it finds none of these."""
    BROKEN = "broken"
    """Something is wrong with its file."""
    CHANGED = "changed"
    """Its text is another one than the one that was read."""
    DUPLICATE = "duplicate"
    """Another file holds the same article."""


class Thing(StrEnum):
    """What `has:` can ask."""

    NOTE = "note"
    HIGHLIGHT = "highlight"
    IMAGE = "image"


class Facet(StrEnum):
    """What articles are sorted into by their own metadata; the value is stored in the index."""

    CATEGORY = "category"
    TAG = "tag"
    AUTHOR = "author"
    SITE = "site"
    LANG = "lang"


class Unit(StrEnum):
    """Units of a time that is counted back from today."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Clock(StrEnum):
    """Which time of an article a span is about."""

    DATE = "date"
    """The article's own date."""
    ADDED = "added"
    """When it was first found on the disk."""
    READ = "read"
    """When it was last read."""


class Quantity(StrEnum):
    """Which number of an article a range is about."""

    WORDS = "words"
    LEFT = "left"
    """Minutes of reading that are left."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words that occur in the article, next to each other; case and diacritics count for nothing.

    At least one letter, digit or sign of a script without spaces is in `text`.
    """

    text: str
    is_phrase: bool = False
    """It was written between quotes."""
    is_prefix: bool = False
    """The last word may go on."""
    in_title: bool = False
    """It is looked for in the title alone."""


@dataclass(frozen=True, slots=True)
class Is:
    """The article is in a state."""

    state: State


@dataclass(frozen=True, slots=True)
class Has:
    """There is such a thing in the article, or with it."""

    thing: Thing


@dataclass(frozen=True, slots=True)
class In:
    """The article is sorted under a value; case and diacritics count for nothing."""

    facet: Facet
    value: str
    """Empty only for a prefix: any value at all."""
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Words that stand next to each other in a note, or in a highlight; as in `Text`."""

    text: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """The file's path within its library fits a glob: `*` within a name, `**` across folders."""

    glob: str
    """Its blanks are as they were typed."""


@dataclass(frozen=True, slots=True)
class Key:
    """Any other key of the front matter has this value, or a list that holds it."""

    key: str
    """As it was typed: a letter or `_`, then letters, digits, `_` and `-`; never a field's name."""
    value: str


@dataclass(frozen=True, slots=True)
class Like:
    """The article resembles another, named by its id or the start of it."""

    article: str
    """1 to 64 hexadecimal digits, the letters small."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, a month or a year: `2019-06-27`, `2019-06`, `2019`. Always one that exists."""

    year: int
    """1 to 9999."""
    month: int = 0
    """1 to 12; 0 for the whole year."""
    day: int = 0
    """1 to 31; 0 for the whole month."""


@dataclass(frozen=True, slots=True)
class Ago:
    """So long before today; `Ago(0, DAYS)` is today."""

    count: int
    """0 to 999,999, which may lie before the calendar begins."""
    unit: Unit


Bound: TypeAlias = Day | Ago


@dataclass(frozen=True, slots=True)
class Span:
    """A time lies between two bounds, each with the whole of its day, month or year.

    At least one bound is given, and none ends before the other begins where that is certain without
    knowing what day it is; an article without the time is in no span.
    """

    clock: Clock
    first: Bound | None
    last: Bound | None


@dataclass(frozen=True, slots=True)
class Undated:
    """The article has no date."""


@dataclass(frozen=True, slots=True)
class Range:
    """A number lies between two bounds, both included; at least one is given, 0 to 999,999,999."""

    quantity: Quantity
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Not:
    """The term does not hold."""

    term: "Term"


@dataclass(frozen=True, slots=True)
class And:
    """All of them hold; two or more, none of them an `And`."""

    terms: tuple["Term", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of them holds; two or more, none of them an `Or`."""

    terms: tuple["Term", ...]


Term: TypeAlias = (
    Text | Is | Has | In | Note | Path | Key | Like | Span | Undated | Range | Not | And | Or
)
