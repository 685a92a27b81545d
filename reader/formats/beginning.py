"""The first bytes of a long file -> its first screens, while the whole is still being read."""

from reader.formats.article import article
from reader.formats.kind import Kind, kind
from reader.formats.source import source
from reader.model.document import Parsed

SIZE = 16_384
"""Bytes that are read: some eight milliseconds' work, and several screens."""

_SEAMS = (b"\n\n", b"\n", b">", b" ")
"""Where a file may be cut, the best first."""
_LATER = ("][", "[^", "]:")
"""In Markdown these lean on what may stand at the end of the file."""


def beginning(data: bytes, relative_path: str) -> Parsed | None:
    """What a longer file that begins so shows first; None where only all of it tells.

    Of a web page the article lies anywhere; words in other charsets are guessed from the whole.
    """
    data = _cut(data)
    found = source(data)
    if found.is_page or found.is_binary or not _is_utf8(data):
        return None
    how = kind(found.body, relative_path)
    if how is Kind.PAGE or (how is Kind.MARKDOWN and any(sign in found.body for sign in _LATER)):
        return None
    parsed = article(data, relative_path)
    return None if parsed.problems or not parsed.document.blocks else parsed


def _cut(data: bytes) -> bytes:
    ends = (data.rfind(seam) + len(seam) for seam in _SEAMS)
    return data[: next((end for end in ends if end > len(data) // 2), len(data))]


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
