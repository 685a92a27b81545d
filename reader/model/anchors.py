"""What a fragment means in a document: the heading, the note or the place that it names."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, takewhile
from typing import TypeVar
from urllib.parse import unquote

from reader.model.document import (
    Block,
    DefinitionList,
    Document,
    Figure,
    Footnotes,
    Heading,
    Inline,
    Leaf,
    ListBlock,
    Paragraph,
    Style,
    Table,
    leaves,
)

_Value = TypeVar("_Value")

OPENING = 4
"""Blocks of text that show what an article is about."""
_MOST = 60
"""Blocks of a section that are shown beforehand."""

_ADDED = "user-content-"
_PREFIX = re.compile(rf"{_ADDED}|(?:fn|footnote|note)(?:ref)?[:_-]?(?=.)", re.IGNORECASE)


def slug(text: str) -> str:
    """The id that the generators of sites give a heading that has none of its own."""
    kept = (letter for letter in text.strip().casefold() if letter.isalnum() or letter in " -_")
    return "".join(kept).replace(" ", "-")


def block_of(document: Document, fragment: str) -> int | None:
    """The leaf that a fragment names; None where none does."""
    return _found(_anchors(document.blocks), fragment)


def part_of(document: Document, fragment: str) -> Document:
    """The note, the section or the passage that a fragment names; else the beginning."""
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
    if number is not None:
        return replace(document, blocks=_section(document.blocks, number))
    place = _found(_places(document.blocks), fragment)
    passage = () if place is None else _passage(document.blocks, place)
    return replace(document, blocks=passage or _opening(document.blocks))


def _passage(blocks: Sequence[Block], place: int) -> tuple[Block, ...]:
    """The block, or the items of a list, from a leaf on."""
    for number, block in enumerate(blocks):
        within = sum(1 for _leaf in leaves((block,)))
        if place < within:
            first = _from_item(block, place)
            return (first, *takewhile(_is_text, blocks[number + 1 : number + OPENING]))
        place -= within
    return ()


def _from_item(block: Block, place: int) -> Block:
    if not isinstance(block, ListBlock | DefinitionList | Footnotes):
        return block
    match block:
        case ListBlock(items):
            number = _item_of([ListBlock((item,)) for item in items], place)
            start = block.start + number
            return replace(block, items=items[number : number + OPENING], start=start)
        case DefinitionList(definitions):
            number = _item_of([DefinitionList((item,)) for item in definitions], place)
            return DefinitionList(definitions[number : number + OPENING])
        case Footnotes(notes):
            number = _item_of([Footnotes((note,)) for note in notes], place)
            return Footnotes(notes[number : number + 1])


def _item_of(items: Sequence[Block], place: int) -> int:
    ends = accumulate(sum(1 for _leaf in leaves((item,))) for item in items)
    return next(number for number, end in enumerate(ends) if place < end)


def _is_text(block: Block) -> bool:
    return not isinstance(block, Heading | Footnotes)


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
    """The leaf that each name stands at: notes by their labels, places by their ids, headings."""
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
    notes: dict[str, int] = {}
    number = 0
    for block in blocks:
        if isinstance(block, Footnotes):
            for note in block.notes:
                notes.setdefault(note.label, number)
                number += sum(1 for _leaf in leaves(note.blocks))
        else:
            number += sum(1 for _leaf in leaves((block,)))
    return loose | found | _places(blocks) | notes


def _places(blocks: Sequence[Block]) -> dict[str, int]:
    """The leaf that each id of the author's lies in."""
    found: dict[str, int] = {}
    for number, leaf in enumerate(leaves(tuple(blocks))):
        for inline in _inlines(leaf):
            for span in inline.spans:
                if span.style is Style.ANCHOR:
                    found.setdefault(span.target, number)
                    found.setdefault(span.target.removeprefix(_ADDED), number)
    return found


def _inlines(leaf: Leaf | Inline) -> Iterator[Inline]:
    match leaf:
        case Inline():
            yield leaf
        case Heading() | Paragraph():
            yield leaf.inline
        case Figure(caption=Inline() as caption):
            yield caption
        case Table():
            yield from (cell for row in (leaf.header, *leaf.rows) for cell in row)
            if leaf.caption is not None:
                yield leaf.caption


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
