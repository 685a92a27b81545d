"""The links of a document, in reading order, and where each stands in the text."""

from collections.abc import Iterator
from typing import NamedTuple

from reader.model.document import (
    Document,
    Embed,
    Figure,
    Heading,
    Inline,
    Leaf,
    Paragraph,
    Style,
    Table,
    leaf_text,
    leaves,
)


class Linked(NamedTuple):
    """A link, and the characters of a leaf's logical text that it is made of."""

    block: int
    """The leaf, counted in `document.leaves`."""
    start: int
    end: int
    target: str
    """As written; `#label` for the call of a note."""


def links_of(document: Document) -> tuple[Linked, ...]:
    """Every link that has words or a picture, calls of notes and films among them."""
    return tuple(
        Linked(block, start, end, target)
        for block, leaf in enumerate(leaves(document.blocks))
        for start, end, target in links_in(leaf)
        if target
    )


def links_in(leaf: Leaf | Inline) -> Iterator[tuple[int, int, str]]:
    """The links of a leaf: start, end, target."""
    if isinstance(leaf, Figure):
        if leaf.link:
            yield 0, len(leaf_text(leaf)), leaf.link
        if leaf.caption is not None:
            yield from _within(leaf.caption)
    elif isinstance(leaf, Embed):
        yield 0, len(leaf.title), leaf.url
    elif isinstance(leaf, Table):
        start = 0
        cells = [cell for row in (leaf.header, *leaf.rows) for cell in row]
        for inline in (*cells, *([leaf.caption] if leaf.caption else ())):
            yield from _within(inline, start)
            start += len(inline.text) + 1
    elif isinstance(leaf, Inline):
        yield from _within(leaf)
    elif isinstance(leaf, Heading | Paragraph):
        yield from _within(leaf.inline)


def _within(inline: Inline, offset: int = 0) -> Iterator[tuple[int, int, str]]:
    for span in inline.spans:
        if span.style is Style.LINK:
            yield offset + span.start, offset + span.end, span.target
        elif span.style is Style.FOOTNOTE:
            yield offset + span.start, offset + span.end, f"#{span.target}"
