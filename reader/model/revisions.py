"""What became of an article's text since it was read: paragraphs added, removed and changed."""

import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from hashlib import blake2b
from typing import Any, NamedTuple

from reader.model import sanitize
from reader.model.document import Document, leaf_text, leaves

MOST_KEPT = 8192
"""Bytes of packed text that are kept with an article: some 3,000 words. Of a longer one only the
hashes of its paragraphs are, which tell what is new but not what is gone."""
_MOST_TEXT = 1 << 20
"""Characters that a packed text may hold, whoever packed it."""
_ALIKE = 0.4
"""Share of words that a paragraph keeps that was changed, and not replaced."""
_MOST_WORDS = 2000
"""Words of a paragraph that are compared one by one."""
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


class Became(StrEnum):
    """What became of a paragraph or of some words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


Words = tuple[tuple[Became, str], ...]


class Difference(NamedTuple):
    """A paragraph that is not as it was."""

    became: Became
    words: Words
    """Its words; of one that is gone none where they were not kept."""
    same_before: int
    """Paragraphs between it and the difference before."""


def kept(document: Document, at: int, fingerprint: str = "") -> dict[str, Any]:
    """What is to be kept of a text that was read, in seconds since 1970; the fingerprint is that of
    its file, by which a list tells without opening it.
    """
    texts = _texts(document)
    body: dict[str, Any] = {"at": at, "hashes": "".join(map(_hash, texts))}
    if fingerprint:
        body["file"] = fingerprint
    packed = b64encode(zlib.compress("\n".join(texts).encode("utf-8", "replace"), 9))
    if len(packed) <= MOST_KEPT:
        body["text"] = packed.decode("ascii")
    return body


def fingerprint(body: object) -> str:
    """The fingerprint of the file whose text was kept; empty where that was not."""
    found = body.get("file") if isinstance(body, Mapping) else None
    return found if isinstance(found, str) else ""


def has_changed(body: Mapping[str, Any], document: Document) -> bool:
    """The text is not what was kept; False where nothing can be told."""
    hashes = _hashes(body)
    return bool(hashes) and hashes != [*map(_hash, _texts(document))]


def differences(body: Mapping[str, Any], document: Document) -> list[Difference]:
    """What is not as it was, in reading order."""
    hashes, now = _hashes(body), _texts(document)
    before = _unpacked(body, len(hashes))
    found: list[Difference] = []
    same = 0
    matcher = SequenceMatcher(None, hashes, [*map(_hash, now)], autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            same = end - start
            continue
        for became, words in _replaced(before[start:end], now[first:last]):
            found.append(Difference(became, words, same))
            same = 0
    return found


def _replaced(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[Became, Words]]:
    """Paragraphs that took the place of others: pairs that are alike were changed."""
    number = 0
    for old in before:
        if number < len(now) and old and _likeness(old, now[number]) >= _ALIKE:
            yield Became.CHANGED, _compared(old, now[number])
            number += 1
        else:
            yield Became.REMOVED, ((Became.REMOVED, old),) if old else ()
    for new in now[number:]:
        yield Became.ADDED, ((Became.ADDED, new),)


def _compared(old: str, new: str) -> Words:
    olds, news = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(olds), len(news)) > _MOST_WORDS:
        return (Became.REMOVED, old), (Became.ADDED, new)
    words: list[tuple[Became, str]] = []
    matcher = SequenceMatcher(None, olds, news, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            words.append((Became.SAME, "".join(olds[start:end])))
            continue
        gone, come = "".join(olds[start:end]), "".join(news[first:last])
        words += [(Became.REMOVED, gone)] if gone else []
        words += [(Became.ADDED, come)] if come else []
    return tuple(words)


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0


def _texts(document: Document) -> list[str]:
    texts = (" ".join(leaf_text(leaf).split()) for leaf in leaves(document.blocks))
    return [text for text in texts if text]


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=4).hexdigest()


def _hashes(body: Mapping[str, Any]) -> list[str]:
    joined = body.get("hashes")
    if not isinstance(joined, str):
        return []
    return [joined[at : at + 8] for at in range(0, len(joined), 8)]


def _unpacked(body: Mapping[str, Any], count: int) -> list[str]:
    """The paragraphs that were kept; empty ones where none were, or not these."""
    packed = body.get("text")
    if isinstance(packed, str):
        try:
            unpacker = zlib.decompressobj()
            data = unpacker.decompress(b64decode(packed), _MOST_TEXT)
            texts = sanitize.clean(data.decode("utf-8", "replace")).split("\n")
        except (ValueError, zlib.error):
            texts = []
        if len(texts) == count:
            return texts
    return [""] * count
