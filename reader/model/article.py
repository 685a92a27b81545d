"""What is known of an article: who it is, what it says of itself, what is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, TypeAlias
from urllib.parse import urlsplit

from reader.model.row import ArticleId as ArticleId
from reader.model.row import Moment as Moment
from reader.model.sanitize import EMPTY, Shown

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""A front-matter value: strings only, as the author wrote them, in lists and mappings."""


_ORDINARY = re.compile(r"https?://([a-z0-9.-]+)(?:/|\Z)")
"""An address whose host is as it is said: no port, no user, no capitals."""


class ProblemKind(StrEnum):
    """What is wrong with a file; the value is stored in the index and shown by `list --json`."""

    FRONT_MATTER = "front-matter"
    DATE = "date"
    ENCODING = "encoding"
    BINARY = "binary"
    EMPTY = "empty"
    PERMISSION = "permission"
    GONE = "gone"
    UNREADABLE = "unreadable"
    NOT_A_FILE = "not-a-file"
    TOO_LARGE = "too-large"
    CUT = "cut"
    PARSER = "parser"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file, where, and why."""

    kind: ProblemKind
    message: Shown
    """One sentence in the person's language, without the file's name."""
    line: int = 0
    """1 and up, counted in the file; 0 where no line can be named."""
    column: int = 0
    """1 and up, in characters; 0 where no column can be named."""


class Metadata(NamedTuple):
    """What an article says of itself, its many spellings made one."""

    title: Shown = EMPTY
    """One line; empty where the file names none (the body or the file name then gives one)."""
    date: Moment | None = None
    modified: Moment | None = None
    authors: tuple[Shown, ...] = ()
    categories: tuple[Shown, ...] = ()
    tags: tuple[Shown, ...] = ()
    url: str = ""
    """The original on the web, fit to be opened (see `sanitize.url`); empty where none is."""
    image: Shown = EMPTY
    """The leading picture: an address or a path as written."""
    lang: str = ""
    """BCP 47, as declared (`nl`, `pt-BR`), lower-case language; empty where none is declared."""
    excerpt: Shown = EMPTY
    """The author's own summary, as one line of plain text."""
    explicit_id: str = ""
    """An `id`, `uuid` or `guid` of the front matter, not yet judged (see model/identity)."""
    permalink: Shown = EMPTY
    """The address on its own site as written, for identity and links."""
    named_site: Shown = EMPTY
    """Where it is from as the front matter names it: a host without `www.`, or a name."""
    extra: Mapping[str, Value] = MappingProxyType({})
    """Every other key, as it is."""

    @property
    def site(self) -> Shown:
        """The host of the original without `www.`, else the site that is named; empty where there
        is neither.
        """
        return Shown(_host(self.url).removeprefix("www.")) or self.named_site


def _host(url: str) -> str:
    found = _ORDINARY.match(url)  # in a seventh of the time of urlsplit, which tells the others
    return found[1] if found else urlsplit(url).hostname or "" if url else ""


class Head(NamedTuple):
    """What the first pass over a file finds: enough for the list, no parsing of the body."""

    metadata: Metadata
    fingerprint: str
    """32 hexadecimal digits over the body as written: front matter off, white space folded."""
    is_empty: bool
    """The body has no text; the fingerprint then says nothing."""
    problems: tuple[Problem, ...] = ()


class BodyFacts(NamedTuple):
    """What the second pass over a file finds: what only the words of the body tell."""

    words: int
    title: Shown
    """First heading, else first sentence; for an article whose head names no title."""
    lang: str
    """Declared, else detected; empty where the text is too short to tell."""
    excerpt: Shown
    """The first words of the text, at most 240 characters, one line."""
    text: Shown = EMPTY
    """The whole logical text (see model/plaintext), for the index of words."""
    headings: Shown = EMPTY
    """The headings within it, one a line."""
    has_image: bool = False
    """A picture in the text, or the leading one."""
    links: tuple[str, ...] = ()
    """What its links point at, as written, in their order; the first few hundred."""
