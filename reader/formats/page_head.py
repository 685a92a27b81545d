"""What a whole web page says of itself in its head: read without a parser, in linear time."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from reader.model.article import Value

MAX_HEAD = 256 * 1024
"""Characters of a page that its head is looked for in."""

_PAGE = re.compile(r"\s*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_BEFORE_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]{0,300}>|<!--(?!\[if)(?:(?!-->).){0,4000}-->)", re.DOTALL
)
_TOKEN = re.compile(
    r"<(?:(?P<tag>title|meta|link|html|script|style|body)\b|!--|(?P<end>/head)\b)", re.I
)
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?P<name>[^\s=>"'/<][^\s=>"'/]*)"""
    r"""(?:\s*+=\s*+(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+)))?"""
)
_MAX_ATTRIBUTES = 30
_MAX_TITLE = 2000
_MAX_LINKED_DATA = 64 * 1024
_MAX_LINKED_DEPTH = 200

_NAMES = {
    "og:title": "title", "dc.title": "dc_title", "twitter:title": "twitter_title",
    "article:published_time": "date", "datepublished": "date", "date": "date", "dc.date": "date",
    "dcterms.created": "date", "dc.date.issued": "date", "pubdate": "date", "publishdate": "date",
    "publish-date": "date", "published_time": "date", "citation_publication_date": "date",
    "parsely-pub-date": "date", "sailthru.date": "date", "og:published_time": "date",
    "article:modified_time": "modified", "og:updated_time": "modified", "last-modified": "modified",
    "dcterms.modified": "modified", "datemodified": "modified",
    "author": "author", "article:author": "author", "dc.creator": "author", "byl": "author",
    "parsely-author": "author", "citation_author": "author",
    "article:tag": "tags", "keywords": "keywords", "news_keywords": "keywords",
    "article:section": "category", "parsely-section": "category",
    "og:url": "og_url", "og:image": "image", "twitter:image": "twitter_image",
    "og:description": "description", "description": "description", "dc.description": "description",
    "content-language": "lang", "og:locale": "locale", "language": "lang", "dc.language": "lang",
    "og:site_name": "site_name",
}  # fmt: skip
_ARTICLE_TYPES = ("Article", "NewsArticle", "BlogPosting", "Report", "ScholarlyArticle", "WebPage")


def is_page(text: str) -> bool:
    """The text is a whole HTML page, not a fragment."""
    position = 0
    for _ in range(20):
        before = _BEFORE_PAGE.match(text, position)
        if before is None:
            break
        position = before.end()
    return _PAGE.match(text, position) is not None


def fields(text: str) -> dict[str, Value]:
    """The head's title, meta, canonical link and simple linked data, under our names for them."""
    found: dict[str, Value] = {}
    for name, value in _facts(text[:MAX_HEAD]):
        if name == "tags":
            tags = found.setdefault("tags", [])
            if isinstance(tags, list):
                tags.append(value)
        elif value and not found.get(name):
            found[name] = value
    return _chosen(found)


def _chosen(found: dict[str, Value]) -> dict[str, Value]:
    """The best of what names the same thing."""
    linked = found.pop("linked", None)
    for name, value in (linked if isinstance(linked, dict) else {}).items():
        found.setdefault(name, value)
    site, page_title = found.get("site_name"), found.pop("page_title", None)
    for name in ("dc_title", "twitter_title"):
        spare = found.pop(name, None)
        page_title = page_title or spare
    if page_title and (not found.get("title") or found["title"] == site):
        found["title"] = page_title
    for name, spare_name in (
        ("canonical_url", "og_url"),
        ("image", "twitter_image"),
        ("lang", "locale"),
    ):
        spare = found.pop(spare_name, None)
        if spare and not found.get(name):
            found[name] = spare
    author = found.get("author")
    if isinstance(author, str) and "://" in author:
        del found["author"]
    return found


def _facts(text: str) -> Iterator[tuple[str, Value]]:
    """Names and values in the order of the page; no character is looked at more than twice."""
    position = 0
    while (token := _TOKEN.search(text, position)) is not None:
        tag = (token["tag"] or "").lower()
        if token["end"] or tag == "body":
            return
        if not tag:
            position = _after(text, "-->", token.end())
            continue
        attributes, position = _attributes(text, token.end())
        if tag in ("title", "script", "style"):
            start, position = position, _after(text, f"</{tag}", position)
            yield from _element(tag, attributes, text[start : position - len(tag) - 2])
        else:
            yield from _empty_element(tag, attributes)


def _after(text: str, end: str, position: int) -> int:
    found = re.compile(re.escape(end), re.IGNORECASE).search(text, position)
    return found.end() if found else len(text) + len(end)


def _attributes(text: str, position: int) -> tuple[dict[str, str], int]:
    found: dict[str, str] = {}
    while (match := _ATTRIBUTE.match(text, position)) is not None:
        position = match.end()
        value = match["double"] or match["single"] or match["bare"] or ""
        if len(found) < _MAX_ATTRIBUTES:
            found.setdefault(match["name"].lower(), html.unescape(value[:8192]))
    end = text.find(">", position)
    next_tag = text.find("<", position, end) if end >= 0 else -1
    if next_tag >= 0:
        return found, next_tag
    return found, end + 1 if end >= 0 else len(text)


def _element(tag: str, attributes: dict[str, str], content: str) -> Iterator[tuple[str, Value]]:
    if tag == "title":
        yield "page_title", html.unescape(content[:_MAX_TITLE])
    elif tag == "script" and attributes.get("type", "").lower() == "application/ld+json":
        yield "linked", dict(_linked_data(content))


def _empty_element(tag: str, attributes: dict[str, str]) -> Iterator[tuple[str, Value]]:
    if tag == "html":
        yield "lang", attributes.get("lang") or attributes.get("xml:lang") or ""
    elif tag == "link":
        relations = attributes.get("rel", "").lower().split()
        if "canonical" in relations:
            yield "canonical_url", attributes.get("href", "")
        elif "image_src" in relations:
            yield "twitter_image", attributes.get("href", "")
    elif tag == "meta":
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        name = _NAMES.get((key or attributes.get("http-equiv") or "").lower())
        if name:
            yield name, attributes.get("content", "")


def _linked_data(content: str) -> Iterator[tuple[str, Value]]:
    """Of JSON-LD the article's own facts, where it is as simple as it mostly is."""
    depth = max(content.count("["), content.count("{"))
    if len(content) > _MAX_LINKED_DATA or depth > _MAX_LINKED_DEPTH:
        return
    try:
        value = json.loads(content, strict=False, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return
    items = value.get("@graph", [value]) if isinstance(value, dict) else value
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and item.get("@type") in _ARTICLE_TYPES:
            yield from _article_data(item)
            return


def _article_data(item: dict[str, Any]) -> Iterator[tuple[str, Value]]:
    for name, key in (
        ("title", "headline"), ("date", "datePublished"), ("modified", "dateModified"),
        ("description", "description"), ("category", "articleSection"), ("lang", "inLanguage"),
    ):  # fmt: skip
        if isinstance(item.get(key), str):
            yield name, item[key]
    for name, key, inner in (("authors", "author", "name"), ("image", "image", "url")):
        held = item.get(key)
        parts = [part.get(inner) if isinstance(part, dict) else part
                 for part in (held if isinstance(held, list) else [held])]  # fmt: skip
        texts: list[Value] = [part for part in parts if isinstance(part, str)]
        if texts:
            yield name, texts
