"""The one way in for both passes: bytes -> fields and body, whatever the file is."""

import re
from dataclasses import replace
from typing import NamedTuple

from reader.formats import charsets, front_matter, mhtml, page_head
from reader.formats.decode import Decoded, decode
from reader.formats.metadata import metadata
from reader.i18n import _
from reader.model import sanitize
from reader.model.article import Metadata, Problem, ProblemKind, Value

_DATE_LINE = re.compile(r"^[ \t]*[\"']?date[\"']?[ \t]*[:=]", re.IGNORECASE | re.MULTILINE)
_TAG = re.compile(r"<[^<>]*>|&nbsp;|&#160;")
_SHOWS = re.compile(
    r"<(?:img|picture|video|audio|iframe|object|embed|svg|table|hr)\b", re.IGNORECASE
)
_WORD = re.compile(r"(?:\A|>)\s*+[^<\s&]")
_MAX_EMPTY_MARKUP = 4096
"""A body of markup longer than this is taken to have text: telling would mean to parse it."""


class Source(NamedTuple):
    """A file taken apart, nothing in it sanitised yet."""

    fields: dict[str, Value]
    """Of the front matter, and for a whole page those of its head that the front matter lacks."""
    body: str
    """The text after the front matter, as written, with line feeds for line ends."""
    raw_head: str
    """The front matter with its fences, as written; `raw_head + body` is the file's text."""
    problems: tuple[Problem, ...]
    is_binary: bool
    is_page: bool
    """The body is a whole HTML page."""
    is_empty: bool
    """The body has nothing to read: no text, and no picture or other thing that shows."""


def source(data: bytes) -> Source:
    """Decode, cut off the front matter, read a page's head; never raises."""
    decoded = _decoded(data)
    front = front_matter.split(decoded.text)
    is_page = page_head.is_page(front.body)
    fields = {**page_head.fields(front.body), **front.fields} if is_page else front.fields
    return Source(
        fields=fields,
        body=front.body,
        raw_head=front.raw,
        problems=(*decoded.problems, *front.problems),
        is_binary=decoded.is_binary,
        is_page=is_page,
        is_empty=_is_empty(front.body, is_page=is_page),
    )


def described(taken: Source, relative_path: str) -> tuple[Metadata, tuple[Problem, ...]]:
    """What the article says of itself, and everything that is wrong as far as the head tells."""
    found, problems = metadata(taken.fields, relative_path)
    placed = [_placed(problem, taken.raw_head) for problem in problems]
    if taken.is_empty and not taken.is_binary:
        placed.append(nothing_to_read())
    return found, (*taken.problems, *placed)


def nothing_to_read() -> Problem:
    """What is said of a file without words or pictures, in the list and in the open article."""
    return Problem(ProblemKind.EMPTY, sanitize.line(_("There is nothing to read in this file.")))


def _is_empty(body: str, *, is_page: bool) -> bool:
    if len(body) > _MAX_EMPTY_MARKUP or "<" not in body:
        return not body or body.isspace()
    if is_page:
        body = body[max(body.lower().find("<body"), 0) :]
    if _WORD.search(body) or _SHOWS.search(body):
        return False
    return not _TAG.sub(" ", body).strip()


def _decoded(data: bytes) -> Decoded:
    saved = mhtml.page(data)
    if saved is None:
        return decode(data)
    content, charset = saved
    name = charsets.known(charset) if charset else ""
    if name and not content.isascii():
        try:
            return decode(content.decode(name).encode("utf-8"))
        except UnicodeError:
            pass
    return decode(content)


def _placed(problem: Problem, raw_head: str) -> Problem:
    line = _DATE_LINE.search(raw_head) if problem.kind is ProblemKind.DATE else None
    return replace(problem, line=raw_head.count("\n", 0, line.start()) + 1) if line else problem
