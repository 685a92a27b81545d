"""Document -> the text behind it: logical text, excerpt and words."""

import re

from reader.model.document import Document, Heading, Inline, Leaf, Paragraph, leaf_text, leaves
from reader.model.sanitize import Shown, line

CHARACTERS_A_WORD = 2
"""Chinese, Japanese, Thai, Lao and Khmer are written without spaces; two characters count as a
word, which fits the 1.5 to 2.2 that segmenters find."""

EXCERPT = 240
"""Characters of an excerpt."""

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_LOWEST_UNSPACED = "\u0e00"
_JOINING = "'-.,:’·"
"""Signs of which one may stand within a word."""

_ASCII = bytes(range(128))
_WORD, _JOIN = 1, 2
_LATIN_ROLES = bytes(
    _WORD if chr(byte).isalnum() else _JOIN if chr(byte) in _JOINING else 0 for byte in range(256)
)
"""Byte of Latin-1 -> what it is to a word."""
_ROLES = _LATIN_ROLES[:128].ljust(256, bytes([_WORD]))
"""The same of UTF-8."""
_SLICE = 16_384
_IN_WORDS = int.from_bytes(bytes([_WORD]) * _SLICE, "big")

# It begins with one set of characters: alternatives are looked for at a third of the speed.
_SENTENCE_END = re.compile(r"[.!?…。！？](?:(?<=[。！？])|['\"”’)]*(?=\s))")

_OTHER_SIGN = re.compile(r"[^\w\x00-\x7f]")
_FEW_SIGNS = 30


def logical_text(document: Document) -> str:
    """The text of every leaf in reading order, one line feed between leaves."""
    return "\n".join(leaf_text(leaf) for leaf in leaves(document.blocks))


def count_words(text: str) -> int:
    """How many words a reader reads: runs of letters and digits, joined by single signs."""
    # Where words start is counted in bytes: to find each takes a pattern ten times as long.
    try:
        return _starts(text.encode("latin-1").translate(_LATIN_ROLES))
    except UnicodeEncodeError:
        text, unspaced = _without_other_signs(text)
    return _starts(text.encode().translate(_ROLES)) + -(-unspaced // CHARACTERS_A_WORD)


def _starts(roles: bytes) -> int:
    """How many words start: behind no letter, nor behind a single sign that joins it to one.

    A slice of bytes is one number, so that all of them are looked at in a few steps.
    """
    count = 0
    for end in range(len(roles), 0, -_SLICE):
        signs = int.from_bytes(roles[max(end - _SLICE - 2, 0) : end], "big")
        letters = signs & _IN_WORDS
        within = signs >> 8 | (signs >> 9 & signs >> 16)
        count += (letters ^ (letters & within)).bit_count()
    return count


def _without_other_signs(text: str) -> tuple[str, int]:
    """The text with none but letters beyond ASCII, and the characters without blanks taken out."""
    unspaced = 0
    beyond = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    found = {*beyond.decode("utf-8", "surrogatepass")}
    if max(found) >= _LOWEST_UNSPACED:
        unspaced = sum(map(len, _UNSPACED.findall(text)))
        if unspaced:
            text = _UNSPACED.sub(" ", text)
            found = {one for one in found if not _UNSPACED.match(one)}
    signs = [sign for sign in found if not sign.isalnum()]
    for sign in signs[:_FEW_SIGNS]:
        text = text.replace(sign, "-" if sign in _JOINING else " ")
    if len(signs) > _FEW_SIGNS:
        for sign in _JOINING:
            text = text.replace(sign, "-")
        text = _OTHER_SIGN.sub(" ", text)
    return text, unspaced


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
    end = _SENTENCE_END.search(folded)
    sentence = folded[: end.end()] if end else folded
    if len(sentence) > 120:
        cut = sentence.rfind(" ", 60, 120)
        return Shown(sentence[: cut if cut > 0 else 119].rstrip(" ,;:") + "…")
    return Shown(sentence.removesuffix("."))


def _is_prose(leaf: Leaf | Inline) -> bool:
    return isinstance(leaf, Paragraph | Inline)
