"""Who an article is: the name it has before anything was ever done to it.

Deterministic, so that two machines agree without talking. What the store remembers of earlier
names (see state/identity) comes first; this is the name of an article seen for the first time.
"""

import re
from typing import NamedTuple

from reader.model.article import ArticleId, Head

_UUID = r"(?i)(?:urn:uuid:)?[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}"


class Claim(NamedTuple):
    """Everything by which a file can be recognised."""

    explicit: str
    """The trusted form of its own id (see `trusted_id`); empty where it has none."""
    fingerprint: str
    """Of body and title; empty for a file without a body."""
    relative_path: str
    """Inside its library, with `/`, surrogateescape."""
    permalink: str
    """Permalink and title together; empty where there is no permalink."""


def claim(head: Head, relative_path: str) -> Claim:
    """What a file that reads as this head can be recognised by."""
    metadata = head.metadata
    title = " ".join(metadata.title.split()).casefold()
    return Claim(
        explicit=trusted_id(metadata.explicit_id, title),
        fingerprint="" if head.is_empty else _digest("text", head.fingerprint, title),
        relative_path=relative_path,
        permalink=_digest("link", metadata.permalink, title) if metadata.permalink else "",
    )


def trusted_id(explicit: str, title: str) -> str:
    """An id that can be trusted to be unique: a UUID, or 16 characters or more that are no URL.

    A short one, as exports of blogs have, counts only together with the title.
    """
    explicit = explicit.strip()
    if not explicit:
        return ""
    if re.fullmatch(_UUID, explicit):
        return _digest("uuid", explicit.lower().removeprefix("urn:uuid:").replace("-", ""))
    if "://" in explicit:
        return ""
    if len(explicit) >= 16:
        return _digest("id", explicit)
    return _digest("id", explicit, title) if title else ""


def first_id(claim: Claim) -> ArticleId:
    """The id of an article that nothing is known of yet."""
    if claim.explicit:
        return ArticleId(claim.explicit)
    return ArticleId(claim.fingerprint or _digest("path", claim.relative_path))


def _digest(*parts: str) -> str:
    from hashlib import blake2b  # 4 ms, and most articles are named already

    joined = "\0".join(parts).encode("utf-8", "surrogateescape")
    return blake2b(joined, digest_size=16).hexdigest()
