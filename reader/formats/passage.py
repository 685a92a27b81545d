"""A long file and words in it -> the screens around these, while the whole is still being read."""

import re

from reader.formats.article import read
from reader.formats.beginning import SIZE
from reader.formats.kind import Kind, kind
from reader.formats.source import described, source
from reader.model.document import Document, Parsed, leaf_text, leaves
from reader.model.places_in_text import CONTEXT
from reader.model.sanitize import EMPTY

BEFORE = SIZE // 4
"""Characters that are read before the words, so that they stand where they would in the whole."""
_LEAST = 4
"""Words by which a passage is known."""

_WORD = re.compile(r"\w+")
_GAP = r"(?:<[^<>]*+>|&#?\w++;|\]\([^()\n]*+\)|\W)++"
"""What may stand between two words of a text in its source."""
_SEAMS = {
    Kind.HTML: re.compile(r"<(?:p|h[1-6])[\s>]", re.IGNORECASE),
    Kind.MARKDOWN: re.compile(r"(?<=\n\n)(?=\S)"),
    Kind.PLAIN: re.compile(r"(?<=\n\n)(?=\S)"),
}
"""Where a block begins that lies in no other."""
_AROUND = re.compile(
    r"<(/?)(?:pre|table|[uod]l|blockquote|details|figure|aside|nav|form|select|textarea|math|svg"
    r"|script|style|template|noscript|title|head)\b|<!--()|(-->)",
    re.IGNORECASE,
)
"""What a block may lie in that is set otherwise there."""
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_LATER = re.compile(r"\]\[|\[\^|\]:|\[\w[^\]\n]*\](?![(\[])")
"""In Markdown these lean on what may stand at the end of the file."""


def passage(data: bytes, relative_path: str, context: str) -> Parsed | None:
    """The blocks around some words of a whole file; None where only all of it tells how they are
    set, or which of several such passages is meant.
    """
    found = source(data)
    how = kind(found.body, relative_path)
    if found.is_page or found.is_binary or how is Kind.PAGE:
        return None
    part = _part(found.body, how, context)
    if not part or (how is Kind.MARKDOWN and _LATER.search(part)):
        return None
    document = read(part, how)
    if sum(context in leaf_text(leaf) for leaf in leaves(document.blocks)) != 1:
        return None
    known, problems = described(found, relative_path)
    return None if problems else Parsed(known, Document(document.blocks), (), EMPTY)


def _part(body: str, how: Kind, context: str) -> str:
    """The source of whole blocks around the words; empty where there is no telling."""
    words = _WORD.findall(context)
    if len(context) >= CONTEXT:
        words = words[:-1]  # it may be cut off
    if len(words) < _LEAST:
        return ""
    places = [match.start() for match in re.finditer(rf"\b{_GAP.join(words)}\b", body)]
    if len(places) != 1:
        return ""
    at = places[0]
    seam = _SEAMS[how].search(body, max(at - BEFORE, 0), at)
    if seam is None or not _is_bare(body[: seam.start()], how):
        return ""
    ends = [match.start() for match in _SEAMS[how].finditer(body, at + 1, at + SIZE)]
    return body[seam.start() : ends[-1] if ends else at + SIZE]


def _is_bare(before: str, how: Kind) -> bool:
    """Nothing is open that what follows would lie in."""
    if how is Kind.PLAIN:
        return True
    depth = 0
    for match in _AROUND.finditer(before):
        is_end = match[1] == "/" or match[3] is not None
        depth += -1 if is_end else 1
    return not depth and not (how is Kind.MARKDOWN and len(_FENCE.findall(before)) % 2)
