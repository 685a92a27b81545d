"""Document -> the text behind it: logical text, excerpt and words."""

import re

from reader.model.document import Document, Heading, Inline, Leaf, Paragraph, leaf_text, leaves
from reader.model.sanitize import Shown, line

CHARACTERS_A_WORD = 2
"""Chinese, Japanese, Thai, Lao and Khmer are written without spaces; two characters count as a
word, which fits the 1.5 to 2.2 that segmenters find."""

EXCERPT = 240
"""Characters of an excerpt."""

_WORD = re.compile(r"[^\W_]+(?:['’\-.,:·][^\W_]+)*")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def logical_text(document: Document) -> str:
    """The text of every leaf in reading order, one line feed between leaves."""
    return "\n".join(leaf_text(leaf) for leaf in leaves(document.blocks))


def count_words(text: str) -> int:
    """How many words a reader reads."""
    pieces = text.split()
    # Most words of a text have no sign in them, and are told without the pattern in a fifth of it.
    odd = [piece for piece in pieces if not (piece.isascii() and piece.isalnum())]
    bare = len(pieces) - len(odd)
    rest = " ".join(odd)
    unspaced = 0 if rest.isascii() else len(_UNSPACED.findall(rest))
    if unspaced:
        rest = _UNSPACED.sub(" ", rest)
    return bare + len(_WORD.findall(rest)) + -(-unspaced // CHARACTERS_A_WORD)


def excerpt(text: str) -> Shown:
    """The first words of a text on one line, cut at a word, at most `EXCERPT` characters."""
    folded = line(text[: EXCERPT * 4])
    if len(folded) <= EXCERPT:
        return folded
    cut = folded.rfind(" ", EXCERPT // 2, EXCERPT)
    return Shown(folded[: cut if cut > 0 else EXCERPT - 1].rstrip(" ,;:") + "…")


def body_title(document: Document) -> Shown:
    """A title for an article that names none: its first heading, else its first sentence."""
    if document.title:
        return document.title
    opening = ""
    for leaf in leaves(document.blocks):
        if isinstance(leaf, Heading) and leaf.inline.text.strip():
            return line(leaf.inline.text)
        if not opening and _is_prose(leaf):
            opening = leaf_text(leaf).strip()
    return first_sentence(opening)


def first_sentence(text: str) -> Shown:
    """The first sentence of a text on one line, cut at a word after some 120 characters."""
    folded = line(text[:600])
    end = re.search(r"[.!?…]['\"”’)]*(?=\s)|[。！？]", folded)
    sentence = folded[: end.end()] if end else folded
    if len(sentence) > 120:
        cut = sentence.rfind(" ", 60, 120)
        return Shown(sentence[: cut if cut > 0 else 119].rstrip(" ,;:") + "…")
    return Shown(sentence.removesuffix("."))


def _is_prose(leaf: Leaf | Inline) -> bool:
    return isinstance(leaf, Paragraph | Inline)
