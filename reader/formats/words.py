"""The leaves of a body in one linear pass, where that is sure to find what the Document holds."""

from reader.formats import plain
from reader.formats.gathered import Gathered, gathered_from
from reader.formats.kind import Kind
from reader.formats.templates import may_hold_marks, without_templates
from reader.model.sanitize import clean

MAX_CHARACTERS = 1_000_000
"""Longest body read in this way: what the limits of the parsers would cut is theirs to say."""


def gathered_of(body: str, kind: Kind) -> Gathered | None:
    """The leaves of a body; None where only a Document can tell them."""
    if kind is Kind.PLAIN:
        return gathered_from(plain.parse(body))
    if kind is Kind.HTML and len(body) <= MAX_CHARACTERS:
        return _of_html(clean(body))
    return None


def _of_html(body: str) -> Gathered | None:
    from reader.formats.html_words import HtmlWords, UnsureError

    if may_hold_marks(body):
        body = without_templates(body, is_html=True)
    words = HtmlWords()
    try:
        words.read(body)
        return words.end()
    except UnsureError:
        return None
