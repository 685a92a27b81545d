"""Tags whose meaning to a reader is certain from their own words, and what that meaning is."""

import re
from dataclasses import dataclass
from enum import IntEnum, auto
from functools import lru_cache
from html import unescape

from reader.formats.html_names import GUTTERS
from reader.formats.html_notes import BACK_CLASSES
from reader.model.sanitize import EMPTY, Shown, clean, line


class Role(IntEnum):
    """What a tag does to the text around it.

    Numbers, because every tag is looked up by its role: other members are hashed in Python.
    """

    INLINE = auto()
    INLINE_END = auto()
    ANCHOR = auto()
    """A link within the article, which a heading does not show."""
    BLOCK = auto()
    BLOCK_END = auto()
    BREAK = auto()
    RULE = auto()
    PICTURE = auto()
    NOTHING = auto()
    TABLE = auto()
    TABLE_END = auto()
    ROW = auto()
    CELL = auto()
    CELL_END = auto()
    FIGURE = auto()
    FIGURE_END = auto()
    CAPTION = auto()
    CAPTION_END = auto()


@dataclass(frozen=True, slots=True)
class Known:
    """One tag."""

    role: Role
    name: str
    alt: Shown = EMPTY
    """What a picture shows, in words."""
    source: str = ""
    """Where a picture is, or what a link points at."""


_INLINE = (
    "a b i em strong u s strike del ins mark sup sub small big font span code tt kbd samp var dfn "
    "cite abbr acronym nobr time label"
)
_BLOCK = (
    "p div h1 h2 h3 h4 h5 h6 ul ol li pre blockquote section article center main header address "
    "aside thead tbody tfoot"
)
_ROLES: dict[str, tuple[Role, Role | None]] = {
    **dict.fromkeys(_INLINE.split(), (Role.INLINE, Role.INLINE_END)),
    **dict.fromkeys(_BLOCK.split(), (Role.BLOCK, Role.BLOCK_END)),
    **dict.fromkeys(("td", "th"), (Role.CELL, Role.CELL_END)),
    "figure": (Role.FIGURE, Role.FIGURE_END),
    "figcaption": (Role.CAPTION, Role.CAPTION_END),
    "table": (Role.TABLE, Role.TABLE_END),
    "tr": (Role.ROW, Role.BLOCK_END),
    "br": (Role.BREAK, None),
    "hr": (Role.RULE, None),
    "img": (Role.PICTURE, None),
    "wbr": (Role.NOTHING, None),
}
_BARE = {
    written: Known(role, name)
    for name, roles in _ROLES.items()
    for role, spellings in zip(
        roles,
        ((f"<{name}>", f"<{name.upper()}>"), (f"</{name}>", f"</{name.upper()}>")),
        strict=True,
    )
    if role is not None and role is not Role.PICTURE
    for written in spellings
} | {
    written: Known(_ROLES[name][0], name)
    for name in ("br", "hr", "wbr")
    for written in (f"<{name}/>", f"<{name} />")
}
_TAG = re.compile(
    r"<([A-Za-z][A-Za-z0-9]*)"
    r"((?:\s+[A-Za-z][\w:.-]*(?:=(?:\"[^\"<>]*\"|'[^'<>]*'|[\w./:#%?&;+-]+))?)*)\s*(/?)>"
)
_END = re.compile(r"</([A-Za-z][A-Za-z0-9]*)\s*>")
_ATTRIBUTE = re.compile(r"([A-Za-z][\w:.-]*)(?:=(?:\"([^\"]*)\"|'([^']*)'|([\w./:#%?&;+-]+)))?")
_DECIDING = frozenset(
    {"hidden", "aria-hidden", "role", "rev", "data-footnote-ref", "data-footnote-backref"}
)
_SPECIAL = (
    "footnotes footnotes-sep wp-caption wp-caption-text alignleft alignright aligncenter alignnone "
    "left right float-left"
)
_CLASSES = GUTTERS | BACK_CLASSES | frozenset(_SPECIAL.split())
_HIDES = re.compile(r"display|visibility|[&\\]", re.IGNORECASE)
_PLACES = re.compile(r"float|width|height", re.IGNORECASE)
_NOTE = re.compile(r"#(?:user-content-)?(?:fn|footnote|note|ref)", re.IGNORECASE)
_BARE_LINK = frozenset({"href", "title", "id", "name", "target"})
_SPAN = re.compile(r"\d{1,2}")
_MOST_KNOWN = 120
"""Characters of a tag that is remembered; what is longer holds an address of its own, or data."""
_PIXEL_SIZE = re.compile(r"\s*[01](?:px)?\s*")


def is_within(address: str) -> bool:
    """It points into the article, and neither at a footnote nor back from one."""
    return address.startswith("#") and "&" not in address and not _NOTE.match(address)


def known(written: str) -> Known | None:
    """What a tag is; None where more than its own words decides, or where it is no tag."""
    bare = _BARE.get(written)
    if bare is not None:
        return bare
    return _known_again(written) if len(written) <= _MOST_KNOWN else _with_more(written)


def _with_more(written: str) -> Known | None:
    end = _END.fullmatch(written)
    if end is not None:
        return _BARE.get(f"</{end[1].lower()}>")
    found = _TAG.fullmatch(written)
    if found is None:
        return None
    name = found[1].lower()
    role, closing = _ROLES.get(name, (None, None))
    if role is None or (found[3] and closing is not None):
        return None
    attributes = _attributes(found[2])
    if attributes is None:
        return None
    if role is Role.PICTURE:
        return _picture(attributes)
    return _with_attributes(role, name, attributes)


_known_again = lru_cache(maxsize=512)(_with_more)
"""The same classes and pictures stand in many articles of a library."""


def _attributes(text: str) -> dict[str, str] | None:
    found: dict[str, str] = {}
    for attribute, double, single, bare in _ATTRIBUTE.findall(text):
        name = attribute.lower()
        if name in found or name in _DECIDING:
            return None
        found[name] = (double or single or bare).strip()
    return found


def _with_attributes(role: Role, name: str, attributes: dict[str, str]) -> Known | None:
    if "href" in attributes and attributes["href"].startswith(("#", "&")):
        is_bare = attributes.keys() <= _BARE_LINK and is_within(attributes["href"])
        return Known(Role.ANCHOR, name) if is_bare and name == "a" else None
    if not _is_plain(attributes):
        return None
    for span in ("colspan", "rowspan"):
        if span in attributes and not _SPAN.fullmatch(attributes[span]):
            return None
    if name == "a" and attributes.get("href"):
        return Known(role, name, source=clean(unescape(attributes["href"])).strip())
    return Known(role, name)


def _is_plain(attributes: dict[str, str]) -> bool:
    if "style" in attributes and _HIDES.search(attributes["style"]):
        return False
    if "class" not in attributes:
        return True
    classes = attributes["class"].lower()
    return "&" not in classes and _CLASSES.isdisjoint(classes.split())


def _picture(attributes: dict[str, str]) -> Known | None:
    sizes = [attributes[name] for name in ("width", "height") if name in attributes]
    if any(size and _PIXEL_SIZE.fullmatch(size) for size in sizes):
        return Known(Role.NOTHING, "img")
    alt, source = attributes.get("alt", ""), attributes.get("src", "")
    if not source or source.startswith("data:") or "&" in alt or "&" in source:
        return None
    if "align" in attributes or not _is_plain(attributes):
        return None
    if _PLACES.search(attributes.get("style", "")):
        return None
    return Known(Role.PICTURE, "img", line(alt), source)
