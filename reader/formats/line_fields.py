"""Front matter without fences: `Key: value` (Pelican), `.. key: value` (Nikola), `[#]: key: value`.

Each is told by its lines: a head of nothing else, that names a title.
"""

import re
from collections.abc import Iterator

from reader.formats.salvage import unquoted
from reader.model.article import Value

MAX_LINES = 100
"""Longest head, in lines."""

_PELICAN = re.compile(r"(?P<key>[A-Za-z][A-Za-z_-]{0,40})[ \t]*:(?:[ \t]+(?P<value>\S.*)|[ \t]*)")
_NIKOLA = re.compile(r"\.\.[ \t](?P<key>[A-Za-z][\w-]{0,40}):(?:[ \t]+(?P<value>\S.*)|[ \t]*)")
_LCTT = re.compile(r"\[#\]:[ \t]*(?P<key>[A-Za-z][\w-]{0,40}):(?:[ \t]*(?P<value>\S.*)|[ \t]*)")
_TITLES = frozenset({"title", "subject"})


def starts(text: str) -> bool:
    """The first line is one of such a head: cheap, and not yet certain."""
    first = text[: text.find("\n")] if "\n" in text else text
    if first.startswith("<!--"):
        first = text[len(first) + 1 :].partition("\n")[0]
        return _NIKOLA.match(first) is not None
    if ":" not in first:
        return False
    return any(pattern.fullmatch(first) is not None for pattern in (_PELICAN, _NIKOLA, _LCTT))


def read(text: str) -> tuple[dict[str, Value], int]:
    """The fields, and where in the text the body starts; 0 where the text has no such head."""
    position = 0
    if text.startswith("<!--"):
        position = text.find("\n") + 1
    fields: dict[str, Value] = {}
    pattern: re.Pattern[str] | None = None
    last = ""
    for line, end in _lines(text, position):
        pattern = pattern or _pattern_of(line)
        found = pattern.fullmatch(line) if pattern else None
        if found is not None:
            last = found["key"]
            fields[last] = _value(found["value"])
        elif last and pattern is _PELICAN and line[:1] in (" ", "\t") and line.strip():
            fields[last] = f"{fields[last] or ''} {line.strip()}".strip()
        elif _ends_head(line, is_comment=position > 0):
            return (fields, end) if _names_title(fields) else ({}, 0)
        else:
            return {}, 0
        if end == len(text):
            return (fields, end) if _names_title(fields) else ({}, 0)
    return {}, 0


def _lines(text: str, position: int) -> Iterator[tuple[str, int]]:
    for _ in range(MAX_LINES):
        end = text.find("\n", position)
        stop = len(text) if end < 0 else end
        position, start = min(stop + 1, len(text)), position
        yield text[start:stop].rstrip(), position
        if position == len(text):
            return


def _pattern_of(line: str) -> re.Pattern[str] | None:
    return next((p for p in (_NIKOLA, _LCTT, _PELICAN) if p.fullmatch(line)), None)


def _ends_head(line: str, *, is_comment: bool) -> bool:
    return line.strip() == "-->" if is_comment else not line or set(line) == {"="}


def _names_title(fields: dict[str, Value]) -> bool:
    return any(key.lower() in _TITLES and fields[key] for key in fields)


def _value(text: str | None) -> Value:
    """Without the quotes or parentheses that LCTT puts around a value."""
    if text is None:
        return None
    text = unquoted(text)
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    return text or None
