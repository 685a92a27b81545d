"""What a whole web page says of itself in its head: read without a parser, in linear time."""

import html
import re
from collections.abc import Iterator
from itertools import islice

from reader.formats.linked_data import linked_data
from reader.model.article import Value

MAX_HEAD = 256 * 1024
"""Characters of a page that its head is looked for in, scripts and styles apart."""
MAX_BODY = 256 * 1024
"""Characters after the head in which what it leaves out is looked for."""

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
_SAVED = re.compile(
    r"\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S{1,2000})"
)
_MAX_SKIPPED = 8_000_000
_HEADING = re.compile(r"<[hH]1\b")
# Lower-case only, and a plain beginning: a pattern that does not mind case is ten times as slow.
_TIME = re.compile(r"<time\b[^<>]{0,300}?\bdatetime=[\"']?(\d{4}-[^\"'<>]{1,40})")
_PUBLISHED = re.compile(
    r"itemprop=[\"']?datePublished\b[^<>]{0,200}?\b(?:content|datetime)=[\"']?([^\"'<>]{4,40})"
)
_NAME = r"\b[^<>]{0,300}>\s*(?:<(?:a|span)\b[^<>]{0,300}>\s*){0,3}([^<>]{2,100})<"
_AUTHORS = tuple(
    re.compile(sign + _NAME)
    for sign in (r"rel=[\"']?author", r"itemprop=[\"']?author", r"author vcard", r"reader-credits")
)
_LINKED = re.compile(r"<script\b[^<>]{0,200}\bld\+json\b[^<>]{0,200}>([^<]{2,65536})")
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
    for name, value in _facts(text):
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
    date, author = found.pop("body_date", None), found.pop("body_author", None)
    if date and not found.get("date"):
        found["date"] = date
    if author and not found.get("author") and not found.get("authors"):
        found["author"] = author
    site, page_title = found.get("site_name"), found.pop("page_title", None)
    for name in ("dc_title", "twitter_title"):
        spare = found.pop(name, None)
        page_title = page_title or spare
    if page_title and (not found.get("title") or found["title"] == site):
        found["title"] = page_title
    for name, spare_name in (
        ("canonical_url", "og_url"),
        ("canonical_url", "saved_url"),
        ("canonical_url", "link"),
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
    position = skipped = 0
    while (token := _TOKEN.search(text, position, MAX_HEAD + skipped)) is not None:
        tag = (token["tag"] or "").lower()
        if token["end"] or tag == "body":
            break
        if not tag:
            position = _after(text, "-->", token.end())
            if saved := _SAVED.match(text, token.end()):
                yield "saved_url", saved[1]
            continue
        attributes, position = _attributes(text, token.end())
        if tag in ("title", "script", "style"):
            start, position = position, _after(text, f"</{tag}", position)
            # A page saved in one file has all of its styles in its head, megabytes of them.
            skipped = min(skipped + position - token.start(), _MAX_SKIPPED)
            yield from _element(tag, attributes, text[start : position - len(tag) - 2])
        else:
            yield from _empty_element(tag, attributes)
    yield from _body_facts(text, position)


def _body_facts(text: str, start: int) -> Iterator[tuple[str, Value]]:
    """What the article says of itself where the head said nothing; the first of a name counts."""
    end = start + MAX_BODY
    for found in islice(_LINKED.finditer(text, start, end), 5):
        yield "linked", dict(linked_data(found[1]))
    heading = _HEADING.search(text, start, end)
    # Before the heading there may be the dates and authors of other articles.
    start = heading.start() if heading else start
    if time := _PUBLISHED.search(text, start, end) or _TIME.search(text, start, end):
        yield "body_date", time[1]
    for pattern in _AUTHORS:
        if author := pattern.search(text, start, end):
            yield "body_author", " ".join(html.unescape(author[1]).split())


def _after(text: str, end: str, position: int) -> int:
    """Where what ends there begins anew; case aside."""
    opening = end[:2]
    while (position := text.find(opening, position)) >= 0:
        if text[position : position + len(end)].lower() == end:
            return position + len(end)
        position += 1
    return len(text) + len(end)


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
        yield "linked", dict(linked_data(content))


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
