"""Pictures, films and frames: which are for a reader, and what is to be said of them."""

import re
from urllib.parse import unquote, urlsplit

from bs4.element import Tag

from reader.formats.html_names import attribute, classes
from reader.model.document import Embed, Figure
from reader.model.sanitize import EMPTY, Shown, line

_LAZY = ("data-src", "data-original", "data-lazy-src", "data-orig-file", "data-image", "data-url")
_PIXEL_SIZE = re.compile(r"\s*[01](?:px)?\s*")
_PIXEL_STYLE = re.compile(r"(?:width|height)\s*:\s*[01]px", re.IGNORECASE)
_FLOAT = re.compile(r"float\s*:\s*(?:left|right)", re.IGNORECASE)
_FLOATED_CLASSES = "alignleft alignright aligncenter alignnone left right float-left"
_FLOATED = frozenset(_FLOATED_CLASSES.split())
_FILMS = ("youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "dailymotion.com")
_KINDS = {"video": "video", "audio": "audio", "iframe": "frame"}


def is_pixel(tag: Tag) -> bool:
    """An image or frame of one dot or none: it counts readers and shows nothing."""
    sizes = [attribute(tag, name) for name in ("width", "height")]
    if any(size and _PIXEL_SIZE.fullmatch(size) for size in sizes):
        return True
    return "style" in tag.attrs and bool(_PIXEL_STYLE.search(attribute(tag, "style")))


def source_of(tag: Tag) -> str:
    """Where the picture is, lazy or not; `data:` for bytes in the page; may be empty."""
    written = attribute(tag, "src")
    if written and not written.startswith("data:"):
        return written
    for name in _LAZY:
        value = attribute(tag, name)
        if value and not value.startswith("data:"):
            return value
    for name in ("srcset", "data-srcset"):
        candidates = attribute(tag, name).split()
        if candidates and not candidates[0].startswith("data:"):
            return candidates[-2 if len(candidates) > 1 else 0].rstrip(",")
    return written


def alt_of(tag: Tag) -> Shown:
    """The alternative text on one line."""
    return line(attribute(tag, "alt"))


def is_floated(tag: Tag) -> bool:
    """The author set it beside the text, so it is no part of a sentence."""
    if attribute(tag, "align").lower() in ("left", "right"):
        return True
    return bool(classes(tag) & _FLOATED) or bool(_FLOAT.search(attribute(tag, "style")))


def named(source: str) -> Shown:
    """The file name in an address, for a picture that has no other words; may be empty."""
    if source.startswith("data:"):
        return EMPTY
    try:
        path = urlsplit(source).path
    except ValueError:
        return EMPTY
    return line(unquote(path.rstrip("/").rsplit("/", 1)[-1])[:120])


def figure(source: str, alt: Shown, link: str = "") -> Figure:
    """A picture by itself: one without words goes by its file name."""
    return Figure(source, alt or named(source), link="" if link == source else link)


def embed(tag: Tag) -> Embed | None:
    """Film, sound or frame; None for one that has no address or shows nothing."""
    if is_pixel(tag):
        return None
    url = _address(tag)
    if not url or url.startswith(("about:", "javascript:", "data:")):
        return None
    title = next(
        (attribute(tag, name) for name in ("title", "aria-label") if name in tag.attrs), ""
    )
    return Embed(_kind(tag, url), url, line(title))


def is_film(url: str) -> bool:
    """The address is a page of a site for films, to be set in a frame."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return any(host == film or host.endswith(f".{film}") for film in _FILMS)


def _kind(tag: Tag, url: str) -> str:
    if is_film(url):
        return "video"
    mime = attribute(tag, "type").lower()
    if mime.startswith(("video/", "audio/")):
        return mime.split("/")[0]
    return _KINDS.get(tag.name, "object")


def _address(tag: Tag) -> str:
    for name in ("src", "data", "data-src", "data-lazy-src"):
        value = attribute(tag, name)
        if value and not value.startswith(("about:", "data:")):
            return value
    for child in tag.find_all("source", recursive=False, limit=1):
        return attribute(child, "src")
    for child in tag.find_all("embed", recursive=False, limit=1):
        return attribute(child, "src")
    return ""
