"""The first sight of a file: what a list of articles shows of it, as cheaply as can be.

A library that was never seen is sighted first, so that a hundred thousand articles are listed
within seconds. Its files are read whole after that, and what was sighted is told again by `head`.
"""

import re
from functools import lru_cache

from reader.formats import dates, front_matter, page_head, shapes
from reader.formats.head import head
from reader.formats.metadata import keys_of_listed, listed
from reader.formats.yaml_strings import simple_fields
from reader.model.article import Value
from reader.model.headline import Sighting, headline
from reader.model.sanitize import EMPTY, Shown

SIZE = 2**14
"""Bytes of a file that are looked at."""

_FENCE, _CLOSING = b"---\n", b"\n---\n"
# A key with its value, an item of a list, a remark, or nothing.
_LINE = re.compile(
    r"^(?:([A-Za-z_][\w-]{0,99}):(?: ([^\n]*))?| *- [^\n]*|#[^\n]*|)$", re.MULTILINE | re.ASCII
)
_ODD = bytes({*range(0x20), 0x7F} - {0x0A})
_SITE = re.compile(
    r"https?://(?:www\.)?([a-z0-9][a-z0-9.-]*+)(?:/[\w./~%&=?+#!$,;:'@()*-]*+)?", re.ASCII
)
_MOST_KEYS = 64
_NEAR = 64  # bytes


def sight(beginning: bytes, relative_path: str) -> Sighting | None:
    """What `head` tells lists of a file that begins so; None where only the whole of it tells."""
    if b"\r" in beginning or b"\0" in beginning:  # of another system or charset, or no text
        return None
    if not beginning.startswith(_FENCE):
        return _by_place(beginning, relative_path)
    end = beginning.find(_CLOSING, len(_FENCE) - 1)
    if end < 0:
        return None
    head, at = beginning[len(_FENCE) : end + 1], end + len(_CLOSING)
    try:
        block = head.decode()
    except UnicodeDecodeError:
        return None
    if _could_be_page(beginning[at : at + _NEAR].lstrip()) and page_head.is_page(
        beginning[at:].decode("utf-8", "ignore")
    ):
        return None
    seen = _plainly(block) if len(head.translate(None, _ODD)) == len(head) else None
    return seen or _told(block, relative_path)


def _could_be_page(start: bytes) -> bool:
    if start[:1] == b"<":
        return start[1:2] in b"!?hHbB"
    return not start or start[0] >= 0x80  # blanks beyond ASCII


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


def _by_place(beginning: bytes, relative_path: str) -> Sighting | None:
    """Of a file that certainly has no front matter, and is no saved page."""
    text = beginning.decode("utf-8", "ignore")
    # The first word of a saved page's own headers, and of front matter without fences.
    is_plain = text[:1].isalnum() and ":" not in text.split(" ", 1)[0].partition("\n")[0]
    if not is_plain or front_matter.detected(text) != "none":
        return None
    return _listed({}, relative_path)


def _told(block: str, relative_path: str) -> Sighting | None:
    fields = simple_fields(block)
    return _listed(fields, relative_path) if fields is not None else None


def _listed(fields: dict[str, Value], relative_path: str) -> Sighting:
    title, date, category, site, author = listed(fields, relative_path)
    iso, epoch = date or (None, None)
    return Sighting(title, iso, epoch, category, site, author)


def _plainly(block: str) -> Sighting | None:
    """Of lines that each say what they seem to; in a third of the time of reading all of them."""
    values = _values(block)
    if values is None:
        return None
    keys = keys_of_listed(tuple(values)) if len(values) < _MOST_KEYS else None
    if keys is None:
        return None
    title_key, date_key, categories_key, url_key, authors_key = keys
    title = _scalar(values[title_key]) if title_key else None
    date = dates.moment(_scalar(values[date_key]) or "") if date_key else None
    site = _SITE.fullmatch(_scalar(values[url_key]) or "") if url_key else None
    if not title or title == "~" or date is None or bool(url_key) != bool(site):
        return None
    category = _first(categories_key, values[categories_key]) if categories_key else EMPTY
    author = _first(authors_key, values[authors_key]) if authors_key else EMPTY
    if category is None or author is None:
        return None
    host = Shown(site[1]) if site else EMPTY
    return Sighting(shapes.unmarked(title), *date, category, host, author)


def _values(block: str) -> dict[str, str] | None:
    """What stands behind each key; keys that are none are no keys of what is listed."""
    try:
        return dict([line.split(": ", 1) for line in block[:-1].split("\n")])
    except ValueError:  # a line without a value, of a list, or a remark
        lines = _LINE.findall(block)
    if len(lines) != block.count("\n") + 1:
        return None
    values = dict(lines)
    values.pop("", None)
    return values


def _scalar(written: str) -> str | None:
    """A value of one line that is no more than its text."""
    written = written.strip(" ")
    first = written[:1]
    if first in ("'", '"'):
        inner = written[1:-1]
        is_whole = len(written) > 1 and written[-1] == first and first not in inner
        return inner if is_whole and "\\" not in inner else None
    is_plain = first.isalnum() and ": " not in written and " #" not in written
    return written if is_plain and written[-1] != ":" else None


# Articles of one library have mostly the same ones.
@lru_cache(maxsize=512)
def _first(key: str, written: str) -> Shown | None:
    fields = simple_fields(f"{key}: {written}\n") if written.strip(" ") else None
    if fields is None:
        return None
    seen = _listed(fields, "")
    return seen.category or seen.author
