"""What a fragment means in a document: the heading or the note that it names."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar
from urllib.parse import unquote

from reader.model.document import Block, Document, Footnotes, Heading, leaves

_Value = TypeVar("_Value")

OPENING = 4
"""Blocks of text that show what an article is about."""
_MOST = 60
"""Blocks of a section that are shown beforehand."""

_PREFIX = re.compile(r"user-content-|(?:fn|footnote|note)(?:ref)?[:_-]?(?=.)", re.IGNORECASE)


def slug(text: str) -> str:
    """The id that the generators of sites give a heading that has none of its own."""
    kept = (letter for letter in text.strip().casefold() if letter.isalnum() or letter in " -_")
    return "".join(kept).replace(" ", "-")


def block_of(document: Document, fragment: str) -> int | None:
    """The leaf that a fragment names; None where none does."""
    return _found(_anchors(document.blocks), fragment)


def part_of(document: Document, fragment: str) -> Document:
    """The note, or the section, that a fragment names; the beginning where it names none."""
    notes = {
        note.label: note
        for block in document.blocks
        if isinstance(block, Footnotes)
        for note in block.notes
    }
    label = _found(notes, fragment)
    if label is not None:
        return replace(document, blocks=label.blocks)
    headings = {
        name: number
        for number, block in reversed([*enumerate(document.blocks)])
        if isinstance(block, Heading)
        for name in _names(block)
    }
    number = _found(headings, fragment)
    if number is None:
        return replace(document, blocks=_opening(document.blocks))
    return replace(document, blocks=_section(document.blocks, number))


def _opening(blocks: Sequence[Block]) -> tuple[Block, ...]:
    body = [block for block in blocks if not isinstance(block, Footnotes)]
    return tuple(body[:OPENING])


def _section(blocks: Sequence[Block], start: int) -> tuple[Block, ...]:
    heading = blocks[start]
    assert isinstance(heading, Heading)
    end = start + 1
    while end < min(len(blocks), start + _MOST):
        block = blocks[end]
        if isinstance(block, Footnotes) or (
            isinstance(block, Heading) and block.level <= heading.level
        ):
            break
        end += 1
    return tuple(blocks[start:end])


def _anchors(blocks: Sequence[Block]) -> dict[str, int]:
    """The leaf that each id stands at: headings by theirs, notes by their labels."""
    found: dict[str, int] = {}
    loose: dict[str, int] = {}
    counts = Counter[str]()
    for number, leaf in enumerate(leaves(tuple(blocks))):
        if isinstance(leaf, Heading):
            first, *others = _names(leaf)
            # Of headings that say the same the second is called `name-1`, the third `name-2`.
            count = counts[first]
            counts[first] += 1
            found.setdefault(f"{first}-{count}" if count else first, number)
            for other in others:
                loose.setdefault(other, number)
    number = 0
    for block in blocks:
        if isinstance(block, Footnotes):
            for note in block.notes:
                found.setdefault(note.label, number)
                number += sum(1 for _leaf in leaves(note.blocks))
        else:
            number += sum(1 for _leaf in leaves((block,)))
    return loose | found


def _names(heading: Heading) -> tuple[str, ...]:
    text = heading.inline.text
    own = heading.anchor or slug(text)
    return tuple(dict.fromkeys((own, slug(text), _squeezed(text), _squeezed(own))))


def _squeezed(text: str) -> str:
    """Letters and digits alone: how generators differ does not matter then."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in text if letter.isalnum())


def _found(named: Mapping[str, _Value], fragment: str) -> _Value | None:
    for name in (fragment, unquote(fragment)):
        bare = _PREFIX.sub("", name, count=2)
        for asked in (name, bare, _squeezed(name)):
            if asked and asked in named:
                return named[asked]
    return None
