"""A whole HTML page -> Document: what its `article`, `main` or body holds."""

import re
from html import unescape

from bs4.element import Tag

from reader.formats.html import growing, problems_of, soup_of
from reader.formats.html_build import Builder
from reader.formats.html_filter import filtered
from reader.formats.html_names import text_of
from reader.formats.templates import without_templates
from reader.model.document import Block, Document, Heading
from reader.model.sanitize import EMPTY, Shown, clean, line

_ENOUGH = 0.3
_WORD = re.compile(r"\w+")


def parse(text: str) -> Document:
    """The document in a page, its h1 as the title; never raises, whatever the markup."""
    found = filtered(without_templates(clean(text), is_html=True))
    with growing():
        blocks = Builder().blocks(_root(soup_of(found.markup)))
    title, blocks = _titled(blocks, _head_title(text))
    return Document(blocks, title, problems_of(found))


def _root(soup: Tag) -> Tag:
    """The element that holds the article, when it holds a good part of the page's words."""
    found: dict[str, list[Tag]] = {"article": [], "main": []}
    whole = 0
    for node in soup.descendants:
        if not isinstance(node, Tag):
            whole += len(str(node))
        elif node.name in found:
            found[node.name].append(node)
        elif node.attrs.get("role") == "main":
            found["main"].append(node)
    for tags in found.values():
        if len(tags) == 1 and len(text_of(tags[0])) > _ENOUGH * whole:
            return tags[0]
    return soup


def _titled(blocks: tuple[Block, ...], head_title: str) -> tuple[Shown, tuple[Block, ...]]:
    """The h1, no heading any more, of a page that is called so; else nothing and all blocks."""
    head = line(unescape(head_title))
    firsts = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    if len(firsts) == 1 and firsts[0] in blocks[:6]:
        title = line(firsts[0].inline.text)
        if not head or _folded(title) in _folded(head):
            index = blocks.index(firsts[0])
            return title, (*blocks[:index], *blocks[index + 1 :])
    return EMPTY, blocks


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _head_title(text: str) -> str:
    found = re.search(r"<title[^<>]*>([^<]{0,1000})</title>", text[:200_000], re.IGNORECASE)
    return found[1] if found else ""
