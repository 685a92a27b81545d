"""A passage that the person marked: its words, what stands around them, and what was noted on it.

The words are those of the logical text with one line feed between two leaves, so that a passage may
go over paragraphs. How it is found again is in `model/passages.py`.
"""

from enum import StrEnum
from typing import Any, NamedTuple

from reader.model import sanitize
from reader.model.sanitize import EMPTY, Shown

LONGEST = 10_000
"""Characters that a highlight may hold: some six pages of a book."""


class Kind(StrEnum):
    """Why a passage was marked, in the order of the keys 1 to 4."""

    KEY = "key"
    """What the article comes down to."""
    QUOTE = "quote"
    """Said so well that it should be kept."""
    QUESTION = "question"
    """To be looked up or understood."""
    DOUBT = "doubt"
    """Not believed."""


class Highlight(NamedTuple):
    """A marked passage."""

    kind: str = Kind.KEY
    """One of `Kind`; another word where a newer version wrote it."""
    quote: Shown = EMPTY
    """Its words; a line feed is the end of a leaf, or of a line within one."""
    before: Shown = EMPTY
    """The text before it, at most `passages.CONTEXT` characters: fewer at the very beginning."""
    after: Shown = EMPTY
    """The text after it, likewise."""
    block: int = 0
    """The leaf that it begins in when it was made, 0 and up."""
    offset: int = 0
    """Characters into that leaf's logical text, 0 and up."""
    length: int = 0
    """Characters, ends of leaves counted as one."""
    note: Shown = EMPTY
    """What the person wrote on it."""
    made: int = 0
    """When, in seconds since 1970."""


def to_json(highlight: Highlight) -> dict[str, Any]:
    """The highlight by the names of its fields."""
    return {**highlight._asdict(), "kind": str(highlight.kind)}


def from_json(value: Any) -> Highlight:
    """The highlight that `to_json` wrote, also one that another device sent; raises ValueError for
    anything else. Names that are not known are passed over.
    """
    if not isinstance(value, dict):
        raise ValueError("a highlight is an object")
    texts = {name: value.get(name, "") for name in ("kind", "quote", "before", "after", "note")}
    counts = {name: value.get(name, 0) for name in ("block", "offset", "length", "made")}
    if not all(isinstance(text, str) for text in texts.values()):
        raise ValueError("a text of a highlight is none")
    if not all(type(count) is int and count >= 0 for count in counts.values()):
        raise ValueError("a number of a highlight is none")
    if not texts["quote"]:
        raise ValueError("a highlight quotes nothing")
    kind = sanitize.line(texts.pop("kind")) or Kind.KEY
    fields: dict[str, Any] = {name: sanitize.clean(text) for name, text in texts.items()}
    return Highlight(kind=kind, **fields, **counts)


def kind_of(highlight: Highlight) -> Kind:
    """How it is shown: a kind that is not known here as the first."""
    return Kind(highlight.kind) if highlight.kind in KINDS else Kind.KEY


KINDS = tuple(Kind)
