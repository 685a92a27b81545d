"""An article's text as blocks with inline spans: one model for every format.

Blocks form a tree (a quote holds paragraphs, a list holds items), at most `MAX_DEPTH` deep: what a
file nests deeper is kept, at that depth. The leaves, counted in reading order, are what a place in
the text refers to: (leaf, offset in the leaf's text).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reader.model.article import Metadata, Problem
from reader.model.sanitize import EMPTY, Shown

MAX_DEPTH = 16
"""Deepest nesting kept; more leaves no room for words even on a wide screen."""


class Style(StrEnum):
    """What a span of text is."""

    EMPHASIS = "em"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"
    STRIKE = "strike"
    INSERT = "insert"
    MARK = "mark"
    KEY = "kbd"
    SUB = "sub"
    SUP = "sup"
    SMALL = "small"
    CITE = "cite"
    ABBR = "abbr"
    MATH = "math"
    IMAGE = "image"
    FOOTNOTE = "footnote"
    ANCHOR = "anchor"
    """A place that links can point at; it has no length."""


@dataclass(frozen=True, slots=True)
class Span:
    """A style over the characters start..end of an Inline's text; spans nest, never cross."""

    start: int
    end: int
    style: Style
    target: str = ""
    """LINK: the address as written (cleaned, not judged); ABBR: its title; IMAGE: the source;
    FOOTNOTE: the label of the note; ANCHOR: its id; SUB, SUP and the others: empty."""


@dataclass(frozen=True, slots=True)
class Inline:
    """Running text. A line feed in it is a line break that the author asked for."""

    text: Shown
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading, level 1 to 6."""

    level: int
    inline: Inline
    anchor: str = ""
    """The id that links in the article point at; empty where the author gave none."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    inline: Inline


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Text whose line breaks and blanks are the author's."""

    text: Shown
    language: str = ""
    """As the author named it, lower-case; empty where unknown. `math` holds a formula."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table made regular: every row has as many cells as the widest."""

    header: tuple[Inline, ...]
    """Empty where the table has no header row."""
    rows: tuple[tuple[Inline, ...], ...]
    aligns: tuple[str, ...] = ()
    """Per column `left`, `center`, `right` or an empty string; may be shorter than a row."""
    caption: Inline | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that stands by itself."""

    source: str
    """Address or path as written, cleaned; `data:` stands for embedded bytes left out here."""
    alt: Shown
    caption: Inline | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


@dataclass(frozen=True, slots=True)
class Embed:
    """Audio, video, a frame: one quiet line with its address."""

    kind: str
    """`video`, `audio`, `frame` or `object`."""
    url: str
    title: Shown = EMPTY


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation; the attribution is a `cite` or `footer` in it."""

    blocks: "tuple[Block, ...]"
    attribution: Inline | None = None


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list."""

    blocks: "tuple[Block, ...]"
    is_checked: bool | None = None
    """None for an ordinary item; True or False for one of a task list."""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list."""

    items: tuple[ListItem, ...]
    is_ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Definition:
    """Terms and what is said of them."""

    terms: tuple[Inline, ...]
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """A glossary."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """A section that the author folded."""

    summary: Inline
    blocks: "tuple[Block, ...]"
    is_open: bool = False
    """It is to be read without being unfolded."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """One note; `label` is what FOOTNOTE spans point at."""

    label: str
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The notes, at the end of the document."""

    notes: tuple[Footnote, ...]


Leaf = Heading | Paragraph | CodeBlock | Table | Figure | Rule | Embed
Container = Quote | ListBlock | DefinitionList | Details | Footnotes
Block = Leaf | Container


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one article."""

    blocks: tuple[Block, ...]
    title: Shown = EMPTY
    """A title found in the body's own markup (`<title>`, the page's h1); empty where none is."""
    problems: tuple[Problem, ...] = ()
    """What was cut or left out while reading the body."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file, read whole."""

    metadata: Metadata
    document: Document
    problems: tuple[Problem, ...]
    """Everything that is wrong, the document's own problems included."""
    source: Shown
    """The file's text as far as it can be shown, cut after 200,000 characters; empty for a sound
    file, whose document says it all."""


def leaves(blocks: tuple[Block, ...]) -> Iterator[Leaf | Inline]:
    """The pieces of text in reading order; their count is the `block` of a place.

    An Inline is the summary of a Details, a term of a Definition, or the attribution of a Quote
    (which comes after the quote's blocks).
    """
    for block in blocks:
        if isinstance(block, Quote | ListBlock | DefinitionList | Details | Footnotes):
            yield from _leaves_within(block)
        else:
            yield block


def _leaves_within(block: Container) -> Iterator[Leaf | Inline]:
    match block:
        case Quote():
            yield from leaves(block.blocks)
            if block.attribution is not None:
                yield block.attribution
        case ListBlock():
            for item in block.items:
                yield from leaves(item.blocks)
        case DefinitionList():
            for definition in block.items:
                yield from definition.terms
                yield from leaves(definition.blocks)
        case Details():
            yield block.summary
            yield from leaves(block.blocks)
        case Footnotes():
            for note in block.notes:
                yield from leaves(note.blocks)


def pictures_within(leaf: Leaf | Inline) -> tuple[Span, ...]:
    """The pictures that stand between the words of running text."""
    text = leaf.inline if isinstance(leaf, Heading | Paragraph) else leaf
    if not isinstance(text, Inline):
        return ()
    return tuple(span for span in text.spans if span.style is Style.IMAGE and span.target)


def leaf_text(leaf: Leaf | Inline) -> str:
    """The logical text of a leaf: what places count in and what find searches.

    A table's cells are joined row by row with tabs and line feeds; a figure reads as its caption,
    else its alternative text.
    """
    match leaf:
        case Inline():
            return leaf.text
        case Heading() | Paragraph():
            return leaf.inline.text
        case CodeBlock():
            return leaf.text
        case Table():
            rows = (leaf.header, *leaf.rows) if leaf.header else leaf.rows
            texts = ["\t".join(cell.text for cell in row) for row in rows]
            return "\n".join([*texts, leaf.caption.text] if leaf.caption else texts)
        case Figure():
            return leaf.caption.text if leaf.caption and leaf.caption.text else leaf.alt
        case Embed():
            return leaf.title
        case Rule():
            return ""
