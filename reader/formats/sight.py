"""The first sight of a file: what a list of articles shows of it, as cheaply as can be.

A library that was never seen is sighted first, so that a hundred thousand articles are listed
within seconds. Its files are read whole after that, and what was sighted is told again by `head`.
"""

from reader.formats import front_matter, page_head
from reader.formats.head import head
from reader.formats.metadata import listed
from reader.formats.yaml_strings import simple_fields
from reader.model.article import Value
from reader.model.headline import Sighting, headline
from reader.model.sanitize import EMPTY

SIZE = 2**14
"""Bytes of a file that are looked at."""

_FENCE, _CLOSING = b"---\n", b"\n---\n"


def sight(beginning: bytes, relative_path: str) -> Sighting | None:
    """What `head` tells lists of a file that begins so; None where only the whole of it tells."""
    fields = _fields(beginning)
    if fields is None:
        return None
    title, date, category, site, author = listed(fields, relative_path)
    iso, epoch = date or (None, None)
    return Sighting(title, iso, epoch, category, site, author)


def sighting(data: bytes, relative_path: str) -> Sighting:
    """The same of a file by all of its bytes; never raises."""
    line = headline(head(data, relative_path))
    return Sighting(
        line.title,
        line.iso,
        line.epoch,
        line.categories[0] if line.categories else EMPTY,
        line.site,
        line.authors[0] if line.authors else EMPTY,
    )


def _fields(beginning: bytes) -> dict[str, Value] | None:
    """The fields of plain front matter, or none where there is certainly none."""
    if b"\r" in beginning or b"\0" in beginning:  # of another system or charset, or no text
        return None
    if not beginning.startswith(_FENCE):
        text = beginning.decode("utf-8", "ignore")
        # The first word of a saved page's own headers, and of front matter without fences.
        is_plain = text[:1].isalnum() and ":" not in text.split(" ", 1)[0].partition("\n")[0]
        return {} if is_plain and front_matter.detected(text) == "none" else None
    end = beginning.find(_CLOSING, len(_FENCE) - 1)
    if end < 0:
        return None
    body = beginning[end + len(_CLOSING) :]
    try:
        block = beginning[len(_FENCE) : end + 1].decode()
        if page_head.is_page(body.decode("utf-8", "ignore")):
            return None
    except UnicodeDecodeError:
        return None
    return simple_fields(block)
