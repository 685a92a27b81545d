"""The leaves of a body in one linear pass, where that is sure to find what the Document holds."""

from reader.formats import markdown_words, plain
from reader.formats.bare_addresses import addresses
from reader.formats.gathered import Gathered, Part, gathered_from
from reader.formats.html_words import HtmlWords, UnsureError
from reader.formats.kind import Kind
from reader.formats.markdown import prepared, rendered
from reader.formats.plain_headings import heading_chunks
from reader.formats.templates import without_templates
from reader.model.sanitize import clean

MAX_CHARACTERS = 1_000_000
"""Longest body read in this way: what the limits of the parsers would cut is theirs to say."""


def gathered_of(body: str, kind: Kind) -> Gathered | None:
    """The leaves of a body; None where only a Document can tell them."""
    if kind is Kind.PLAIN:
        return _of_plain(clean(body))
    if len(body) > MAX_CHARACTERS:
        return None
    if kind is Kind.HTML:
        return _of_html(without_templates(clean(body), is_html=True))
    if kind is Kind.MARKDOWN:
        return _of_markdown(without_templates(clean(body), is_html=False))
    return None


def _of_plain(text: str) -> Gathered:
    chunks = plain.chunked(text)
    headings = heading_chunks(chunks)
    found = Gathered(opens_with_heading=0 in headings)
    for index, chunk in enumerate(chunks):
        if index in headings:
            found.leaves.append((Part.HEADING, chunk[0].strip()))
            continue
        prose = plain.prose_of(chunk)
        if prose is None:
            return gathered_from(plain.document(chunks, headings))
        found.leaves.append((Part.PROSE, prose))
        found.links += [prose[start:end] for start, end in addresses(prose)]
    return found


def _of_html(markup: str) -> Gathered | None:
    words = HtmlWords()
    try:
        words.read(markup)
        return words.end()
    except UnsureError:
        return None


def _of_markdown(text: str) -> Gathered | None:
    try:
        return markdown_words.gathered(prepared(text))
    except UnsureError:
        # Half of the time goes into the tree of its HTML, which may be ordinary after all.
        return _of_html(rendered(text))
