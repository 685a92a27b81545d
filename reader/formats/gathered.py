"""The pieces of text of a body, one for each leaf that its Document has, and what they tell."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import islice

from reader.model.document import (
    Document,
    Figure,
    Heading,
    Inline,
    Paragraph,
    leaf_text,
    leaves,
    pictures_within,
)
from reader.model.linked import links_in
from reader.model.plaintext import EXCERPT, count_words, excerpt, first_sentence
from reader.model.sanitize import EMPTY, MAX_URL, Shown, line

MOST_LINKS = 256
"""Links of one body that are told, each address counted once."""

_LETTERS = re.compile(r"[\W_]+")


class Part(Enum):
    """What a piece of text is, as far as an index cares."""

    HEADING = auto()
    PROSE = auto()
    OTHER = auto()
    """Code, tables, pictures, films, rules."""


_PARTS: dict[type, Part] = {
    Heading: Part.HEADING,
    Paragraph: Part.PROSE,
    Inline: Part.PROSE,
}


@dataclass(slots=True)
class Gathered:
    """The leaves of a body in reading order; all of their texts passed the boundary."""

    leaves: list[tuple[Part, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """What links point at, in reading order, those within the body left out; some may stand
    twice."""
    has_image: bool = False
    """One of the leaves is a picture that stands by itself, or has one between its words."""
    opens_with_heading: bool = False
    """The first block of all is a heading, in no list or quotation."""
    title: Shown = EMPTY
    """As the markup itself names it (see `Document.title`)."""


@dataclass(frozen=True, slots=True)
class Words:
    """The text of a body as it is shown, and what is said of it in lists."""

    text: Shown
    """Every word of the article, in reading order."""
    count: int
    title: Shown
    """First heading, else first sentence; empty where there is neither."""
    excerpt: Shown
    headings: Shown
    """One a line."""
    links: tuple[str, ...]
    """What its links point at, each once."""
    has_image: bool


def gathered_from(document: Document) -> Gathered:
    """The leaves of a body that was read whole."""
    blocks = document.blocks
    found = Gathered(title=document.title)
    found.opens_with_heading = bool(blocks) and isinstance(blocks[0], Heading)
    for leaf in leaves(blocks):
        part = _PARTS.get(type(leaf), Part.OTHER)
        found.leaves.append((part, leaf_text(leaf)))
        found.has_image |= isinstance(leaf, Figure) or bool(pictures_within(leaf))
        found.links += [target for *_, target in links_in(leaf) if target[:1] not in ("", "#")]
    return found


def told(found: Gathered, title: Shown) -> Words:
    """The words of a body whose front matter names this title.

    A first heading that says the title once more is left out, as it is where articles are shown.
    """
    own = found.title or _own_title(found)
    pieces = found.leaves
    if found.opens_with_heading and is_same(pieces[0][1], found.title or title or own):
        pieces = pieces[1:]
    text = "\n".join([text for _part, text in pieces])
    headings = [line(text) for part, text in pieces if part is Part.HEADING]
    return Words(
        text=Shown(text),
        count=count_words(text),
        title=own,
        excerpt=_excerpt(found),
        headings=Shown("\n".join(headings)),
        links=tuple(islice(dict.fromkeys(filter(_is_address, found.links)), MOST_LINKS)),
        has_image=found.has_image,
    )


def _is_address(target: str) -> bool:
    return len(target) <= MAX_URL  # what is longer is not followed


def is_same(heading: str, title: str) -> bool:
    """The heading says what the title says, but for signs and case."""
    return bool(title) and (heading == title or _folded(heading) == _folded(title))


def _folded(text: str) -> str:
    return _LETTERS.sub(" ", text).strip().casefold()


def _own_title(found: Gathered) -> Shown:
    opening = ""
    for part, text in found.leaves:
        if part is Part.HEADING and text.strip():
            return line(text)
        if not opening and part is Part.PROSE:
            opening = text.strip()
    return first_sentence(opening)


def _excerpt(found: Gathered) -> Shown:
    collected = ""
    for part, text in found.leaves:
        if part is Part.PROSE:
            collected = f"{collected} {text}" if collected else text
            if len(collected) > EXCERPT * 2:
                break
    return excerpt(collected)
