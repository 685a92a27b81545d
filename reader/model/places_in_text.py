"""A place in an article: it survives another width, another theme and edits of the file."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model.document import Document

CONTEXT = 48
"""Characters of context kept with a place: enough to be unique in nearly every article."""


class Place(NamedTuple):
    """Where in the logical text: the leaf, the offset in it, and the words that stood there."""

    block: int = 0
    """Index among `document.leaves`, 0 and up."""
    offset: int = 0
    """Characters into the leaf's logical text, 0 and up."""
    context: str = ""
    """The text from the offset on, at most `CONTEXT` characters; finds the place after an edit."""


def place_at(document: "Document", block: int, offset: int) -> Place:
    """The place for a leaf and an offset, with its context."""
    for index, text in enumerate(_texts(document)):
        if index == block:
            offset = max(0, min(offset, len(text)))
            return Place(block, offset, text[offset : offset + CONTEXT])
    return Place()


def resolve(place: Place, document: "Document") -> Place:
    """The same place in a document that may have changed since.

    Where the context stands unchanged the place is exact; else the nearest leaf that holds the
    context; else the same leaf and offset as far as they exist.
    """
    texts = list(_texts(document))
    if not texts:
        return Place()
    if place.block < len(texts):
        there = texts[place.block]
        if there.startswith(place.context, place.offset):
            return place
    if place.context.strip():
        found = [
            (abs(index - place.block), abs(offset - place.offset), index, offset)
            for index, text in enumerate(texts)
            if (offset := text.find(place.context)) >= 0
        ]
        if found:
            _, _, block, offset = min(found)
            return Place(block, offset, place.context)
    block = min(place.block, len(texts) - 1)
    offset = min(place.offset, len(texts[block]))
    return Place(block, offset, texts[block][offset : offset + CONTEXT])


def _texts(document: "Document") -> Iterator[str]:
    # Every mark holds a place, and a list of articles has marks but needs no documents, whose many
    # classes take a tenth of its time to make.
    from reader.model.document import leaf_text, leaves

    return (leaf_text(leaf) for leaf in leaves(document.blocks))
