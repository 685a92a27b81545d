"""A value of any shape -> the strings in it: what a list, a mapping or a sentence says."""

import html
import re
from collections.abc import Iterator

from reader.model import sanitize
from reader.model.article import Value
from reader.model.sanitize import Shown

_NAMES = ("name", "title", "label", "display_name", "fullname", "term", "value", "slug", "login")
_PICTURES = (
    "url",
    "src",
    "path",
    "href",
    "file",
    "source",
    "image",
    "feature",
    "teaser",
    "og",
)
_ADDRESSES = ("url", "href", "link", "src", "canonical", "original")

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_INLINE_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>em|strong|i|b|u|s|q|code|cite|small|sup|sub|span|mark|abbr|del|ins|kbd|a)"
    r"(?:\s[^<>]{0,300})?>",
    re.IGNORECASE,
)
_VOID_TAG = re.compile(r"<(?:br|wbr)\s*/?>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]{0,2000}|!--[^<>]{0,2000}--)>")
_PICTURE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)(?:[?#]|$)", re.IGNORECASE)


def strings(value: Value, *, names: tuple[str, ...] = _NAMES) -> Iterator[str]:
    """The strings of a value: lists flattened, a mapping by its name, else by its keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, str):
                yield item
            else:
                yield from strings(item, names=names)
    elif isinstance(value, dict):
        named = next((value[name] for name in names if isinstance(value.get(name), str)), None)
        if named is not None:
            yield from strings(named)
        else:
            yield from value


def text_of(value: Value) -> str:
    """One running text: of a list its parts, of a mapping its first."""
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, dict):
        named = next((item for item in value.values() if isinstance(item, str)), "")
        return value["name"] if isinstance(value.get("name"), str) else named  # type: ignore[return-value]
    return ", ".join(part for part in strings(value) if part.strip())


def pictures(value: Value) -> Iterator[str]:
    """The addresses and paths that could be pictures."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield from (text for name in _PICTURES for text in _text(item.get(name)))
        else:
            yield from _text(item)


def addresses(value: Value) -> Iterator[str]:
    """The strings that could be an address on the web."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield from (text for name in _ADDRESSES for text in _text(item.get(name)))
        else:
            yield from _text(item)


def divided(text: str, *, by_blanks: bool) -> list[str]:
    """A list that was written as one string."""
    if "," in text or ";" in text:
        return re.split(r"[,;]", text)
    return text.split() if by_blanks else [text]


def unmarked(text: str) -> Shown:
    """One line of plain text: entities decoded, paired inline tags and line breaks taken out.

    `<table>` in a title is what the title is about, and stays.
    """
    if "<" in text:
        text = _VOID_TAG.sub(" ", text)
        opened = [m["name"].lower() for m in _INLINE_TAG.finditer(text) if not m["end"]]
        closed = [m["name"].lower() for m in _INLINE_TAG.finditer(text) if m["end"]]
        paired = {name for name in set(opened) if opened.count(name) == closed.count(name)}
        text = _INLINE_TAG.sub(lambda m: "" if m["name"].lower() in paired else m[0], text)
    return sanitize.line(_decoded(text))


def summary(text: str) -> Shown:
    """One line of plain text from a summary, which may be HTML."""
    return sanitize.line(_decoded(_ANY_TAG.sub(" ", text) if "<" in text else text))


def is_picture(text: str) -> bool:
    """It could be the address or path of a picture, rather than words about one."""
    if _PICTURE_NAME.search(text):
        return True
    return "/" in text and not any(character.isspace() for character in text)


def _text(value: Value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else ()


def _decoded(text: str) -> str:
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text
