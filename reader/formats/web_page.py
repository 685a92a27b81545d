"""A whole HTML page -> Document: its article, or all of it."""

import re
from html import unescape

from bs4.element import Tag

from reader.formats.extraction import article_of
from reader.formats.html import growing, problems_of, soup_of
from reader.formats.html_build import Builder
from reader.formats.html_filter import filtered
from reader.formats.html_names import is_hidden, text_of
from reader.formats.templates import without_templates
from reader.model.document import Block, Document, Heading
from reader.model.sanitize import EMPTY, Shown, clean, line

_UNTITLED = 500
"""Characters of markup from which a page that has no title may have menus all the same."""
_MAX_TITLE = 500
_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"\s*[¶#§∞🔗]+\s*$")


def parse(text: str, *, is_whole: bool = False) -> Document:
    """The article in a page, its h1 as the title, or the page whole; never raises."""
    found = filtered(without_templates(clean(text), is_html=True))
    head_title = line(unescape(_head_title(text)))
    with growing():
        soup = soup_of(found.markup)
        title = _title(soup, head_title)
        is_saved = bool(head_title) or len(found.markup) > _UNTITLED
        root = article_of(soup) if is_saved and not is_whole else soup
        blocks = Builder().blocks(root)
    return Document(_without(blocks, title), title, problems_of(found))


def _title(soup: Tag, head_title: str) -> Shown:
    """The heading that the page is called after, without the name of the site; else nothing."""
    firsts = _headings(soup, "h1")
    called = [title for title in firsts if _is_called(head_title, title)]
    if not head_title and len(firsts) == 1:
        called = firsts
    if not called:
        called = [title for title in _headings(soup, "h2") if _is_called(head_title, title)]
    begins = [title for title in called if _folded(head_title).startswith(_folded(title))]
    return (begins or called or [EMPTY])[0]


def _headings(soup: Tag, name: str) -> list[Shown]:
    tags = [tag for tag in soup.find_all(name, limit=9) if not is_hidden(tag)]
    texts = [line(_SIGN.sub("", text_of(tag)))[:_MAX_TITLE] for tag in tags]
    return [Shown(text) for text in dict.fromkeys(texts) if _folded(text)]


def _is_called(head_title: str, title: str) -> bool:
    folded = _folded(head_title)
    # A part of a word, or of one of several words, is no title.
    return f" {_folded(title)} " in f" {folded} " and len(title) > 0.3 * len(folded)


def _without(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """The blocks but for the heading that is the title."""
    for index, block in enumerate(blocks[:12] if title else ()):
        if isinstance(block, Heading) and block.level < 3 and line(block.inline.text) == title:
            return (*blocks[:index], *blocks[index + 1 :])
    return blocks


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _head_title(text: str) -> str:
    found = re.search(r"<title[^<>]*>([^<]{0,1000})</title>", text[:200_000], re.IGNORECASE)
    return found[1] if found else ""
