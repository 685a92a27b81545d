"""What the index needs of a body: words, title, excerpt; one linear pass where that does."""

import re
from dataclasses import dataclass
from html import unescape

from reader.formats import plain
from reader.formats.kind import Kind
from reader.model.document import Document
from reader.model.plaintext import (
    EXCERPT,
    body_title,
    count_words,
    excerpt,
    first_sentence,
    first_words,
    logical_text,
)
from reader.model.sanitize import Shown, clean, line

# What only the Document can tell: what is hidden, what a picture reads as, what a mark stands for.
_INTRICATE = re.compile(
    r"<(?!/?(?:p|br|h[1-6]|div|span|a|b|i|em|strong|u|s|sup|sub|small|big|font|ul|ol|li|code|pre|"
    r"blockquote|hr|section|article|center|del|ins|mark|cite|nobr|wbr)(?:\s|/?>))"
    r"|<[^<>]*+(?:<|\Z)"
    r"|<[^<>]*\s(?:hidden|aria-hidden|class|style|role|rel|rev)\b|<a[^<>]+href=[\"']?#"
    r"|\{[%{:/]|\[/?(?:caption|gallery|embed|video|audio|youtube|code|sourcecode)\b|\$\$"
    r"|^(?:import|export)\s",
    re.IGNORECASE | re.MULTILINE,
)
_PIXEL = re.compile(
    r"<img\b(?=[^<>]*\s(?:width|height)\s?=\s?[\"']?[01](?:px)?[\"'\s/>])[^<>]*>", re.IGNORECASE
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"<h([1-6])[^<>]*>(.{0,2000}?)</h\1\s*>", re.IGNORECASE | re.DOTALL)
_NOT_PROSE = re.compile(r"<(h[1-6]|pre)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(
    r"</?(?:p|br|h[1-6]|div|li|ul|ol|blockquote|hr|pre|section|article|center)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_OPENING = 8000


@dataclass(frozen=True, slots=True)
class Words:
    """The text of a body, and what is said of it in lists."""

    text: str
    """Every word of the article, in reading order."""
    count: int
    title: Shown
    """First heading, else first sentence; empty where there is neither."""
    excerpt: Shown


def words_of(body: str, kind: Kind) -> Words | None:
    """The words of a fragment of HTML or a plain text; None where only a Document can tell them."""
    if kind is Kind.PLAIN:
        return of_document(plain.parse(body))
    if kind is not Kind.HTML:
        return None
    body = clean(body)
    if "<!" in body:
        if body.count("<!--") > body.count("-->"):
            return None
        body = _COMMENT.sub("", body)
    body = _PIXEL.sub("", body) if "<img" in body else body
    if "<img" in body or len(body) > 1_000_000 or _INTRICATE.search(body):
        return None
    text = _text(body)
    heading = _HEADING.search(body)
    end = body.rfind("<", 0, _OPENING) if len(body) > _OPENING else len(body)
    opening = _text(_NOT_PROSE.sub("\n", body[:end])).strip()
    title = line(_text(heading[2])) if heading else Shown("")
    return Words(
        text,
        count_words(text),
        title or first_sentence(opening.split("\n", 1)[0]),
        excerpt(opening[: EXCERPT * 4]),
    )


def of_document(document: Document) -> Words:
    """The words of a body that was read whole."""
    text = logical_text(document)
    return Words(text, count_words(text), body_title(document), first_words(document))


def _text(markup: str) -> str:
    text = _TAG.sub("", _BREAK.sub("\n", markup))
    return clean(unescape(text)) if "&" in text else text
