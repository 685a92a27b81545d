"""A whole HTML page -> Document: what its `article`, `main` or body holds."""

import re

from bs4.element import Tag

from reader.formats.html import problems_of, soup_of
from reader.formats.html_build import Builder
from reader.formats.html_filter import filtered
from reader.formats.html_names import text_of
from reader.formats.templates import without_templates
from reader.model.document import Block, Document, Heading
from reader.model.sanitize import EMPTY, Shown, clean, line

_ENOUGH = 0.3


def parse(text: str) -> Document:
    """The document in a page, its h1 as the title; never raises, whatever the markup."""
    found = filtered(without_templates(clean(text), is_html=True))
    soup = soup_of(found.markup)
    root = _root(soup)
    blocks = Builder().blocks(root)
    title, blocks = _titled(blocks, _head_title(text))
    return Document(blocks, title, problems_of(found))


def _root(soup: Tag) -> Tag:
    """The element that holds the article, when it holds a good part of the page's words."""
    whole = len(text_of(soup))
    for candidates in (
        soup.find_all("article"),
        soup.find_all("main"),
        soup.find_all(role="main"),
    ):
        tags = [tag for tag in candidates if isinstance(tag, Tag)]
        if len(tags) == 1 and len(text_of(tags[0])) > _ENOUGH * whole:
            return tags[0]
    return soup


def _titled(blocks: tuple[Block, ...], head_title: str) -> tuple[Shown, tuple[Block, ...]]:
    """The page's own h1, which then is not repeated among the blocks."""
    firsts = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    if len(firsts) == 1 and firsts[0] in blocks[:6]:
        index = blocks.index(firsts[0])
        return line(firsts[0].inline.text), (*blocks[:index], *blocks[index + 1 :])
    return line(head_title) if head_title else EMPTY, blocks


def _head_title(text: str) -> str:
    found = re.search(r"<title[^>]*>([^<]{0,1000})</title>", text[:200_000], re.IGNORECASE)
    return found[1] if found else ""
