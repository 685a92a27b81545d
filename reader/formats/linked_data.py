"""What the JSON-LD of a page says of its article."""

import json
from collections.abc import Iterator
from typing import Any

from reader.model.article import Value

_MAX_LINKED_DATA = 64 * 1024
_MAX_DEPTH = 200
_MAX_ITEMS = 200
_ENDS = ("article", "posting", "report", "recipe", "review")
"""What the types of things that are read end in, lower-case."""


def linked_data(content: str) -> Iterator[tuple[str, Value]]:
    """The article's own facts, under our names, where they are as simple as they mostly are."""
    depth = max(content.count("["), content.count("{"))
    if len(content) > _MAX_LINKED_DATA or depth > _MAX_DEPTH:
        return
    try:
        value = json.loads(content, strict=False, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return
    items = list(_items(value))
    named = {item["@id"]: item for item in items if isinstance(item.get("@id"), str)}
    for wanted in (_ENDS, ("webpage",)):
        for item in items:
            if any(kind.lower().endswith(wanted) for kind in _kinds(item)):
                yield from _facts(item, named)
                return


def _items(value: Any) -> Iterator[dict[str, Any]]:
    todo = [value]
    for _ in range(_MAX_ITEMS):
        if not todo:
            return
        item = todo.pop(0)
        if isinstance(item, list):
            todo.extend(item)
        elif isinstance(item, dict):
            yield item
            todo.extend(item[key] for key in ("@graph", "mainEntity") if key in item)


def _kinds(item: dict[str, Any]) -> list[str]:
    held = item.get("@type")
    return [kind for kind in (held if isinstance(held, list) else [held]) if isinstance(kind, str)]


def _facts(item: dict[str, Any], named: dict[str, Any]) -> Iterator[tuple[str, Value]]:
    for name, key in (
        ("title", "name"), ("title", "headline"), ("date", "datePublished"),
        ("modified", "dateModified"), ("description", "description"),
        ("category", "articleSection"), ("lang", "inLanguage"), ("link", "url"),
    ):  # fmt: skip
        if isinstance(item.get(key), str):
            yield name, item[key]
    for name, key, inner in (
        ("authors", "author", "name"), ("image", "image", "url"), ("site_name", "publisher", "name")
    ):  # fmt: skip
        held = item.get(key)
        parts = [_said(part, inner, named) for part in (held if isinstance(held, list) else [held])]
        texts: list[Value] = [part for part in parts if isinstance(part, str)]
        if texts:
            yield name, texts[0] if name == "site_name" else texts


def _said(part: Any, inner: str, named: dict[str, Any]) -> Any:
    """A text, or the one that an object has under a name, here or where it is described."""
    if not isinstance(part, dict):
        return part
    place = part.get("@id")
    described = named.get(place, {}) if isinstance(place, str) else {}
    return part.get(inner, described.get(inner))
