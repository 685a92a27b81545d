"""Blocks as Markdown; what Markdown has no signs for as the HTML that it may hold."""

import re
from collections.abc import Iterable
from html import escape

from reader.formats import write_html
from reader.formats.html_media import is_film, named
from reader.formats.write_inline import InlineWriter, destination
from reader.model.document import (
    Block,
    CodeBlock,
    Container,
    Document,
    Embed,
    Figure,
    Footnote,
    Footnotes,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Style,
    Table,
    leaves,
)

_ANCHOR = re.compile(r"[\w:.-]+")
_LANGUAGE = re.compile(r"[\w+#.-]+")
_RULERS = {"left": ":--", "center": ":-:", "right": "--:", "": "---"}


class Writer:
    """Writes one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        called = {
            span.target
            for leaf in leaves(document.blocks)
            for span in getattr(getattr(leaf, "inline", leaf), "spans", ())
            if span.style is Style.FOOTNOTE
        }
        noted = {
            note.label
            for block in document.blocks
            if isinstance(block, Footnotes)
            for note in block.notes
        }
        self.inline = InlineWriter(frozenset(called & noted))

    def run(self) -> str:
        """The whole document, ending in a line feed; empty for an empty one."""
        text = self._blocks(self.document.blocks)
        return f"{text}\n" if text else ""

    def _blocks(self, blocks: Iterable[Block]) -> str:
        parts: list[str] = []
        was_list = False
        for block in blocks:
            part = self._block(block)
            if not part:
                continue
            is_list = isinstance(block, ListBlock)
            if is_list and was_list:
                parts.append("<!-- -->")  # or the two lists would be read as one
            parts.append(part)
            was_list = is_list
        return "\n\n".join(parts)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                anchor = f" {{#{block.anchor}}}" if _ANCHOR.fullmatch(block.anchor) else ""
                return f"{'#' * block.level} {self.inline.line(block.inline)}{anchor}"
            case Paragraph():
                return self.inline.text(block.inline)
            case CodeBlock():
                return _code(block)
            case Table():
                return self._table(block)
            case Figure():
                return _figure(block)
            case Rule():
                return "***"
            case Embed():
                return _embed(block)
            case _:
                return self._container(block)

    def _container(self, block: Container) -> str:
        match block:
            case Quote():
                return self._quote(block)
            case ListBlock():
                return self._list(block)
            case Footnotes():
                return self._notes(block)
            case _:
                return write_html.block(block)

    def _quote(self, quote: Quote) -> str:
        text = self._blocks(quote.blocks)
        if quote.attribution:
            footer = f"<footer>{write_html.inline(quote.attribution)}</footer>"
            text = f"{text}\n\n{footer}" if text else footer
        return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))

    def _list(self, block: ListBlock) -> str:
        items = []
        for number, item in enumerate(block.items, max(block.start, 0)):
            mark = f"{number}. " if block.is_ordered else "- "
            items.append(self._item(item, mark))
        is_loose = any(len(item.blocks) > 1 for item in block.items)
        return ("\n\n" if is_loose else "\n").join(items)

    def _item(self, item: ListItem, mark: str) -> str:
        text = self._blocks(item.blocks)
        if item.is_checked is not None:
            text = f"[{'x' if item.is_checked else ' '}] {text}"
        lines = text.split("\n")
        indent = " " * len(mark)
        rest = [f"{indent}{line}" if line else "" for line in lines[1:]]
        return "\n".join([f"{mark}{lines[0]}".rstrip(), *rest])

    def _notes(self, block: Footnotes) -> str:
        called = [note for note in block.notes if note.label in self.inline.labels]
        loose = tuple(note for note in block.notes if note.label not in self.inline.labels)
        parts = [self._note(note) for note in called]
        if loose:
            parts.append(write_html.footnotes(Footnotes(loose)))
        return "\n\n".join(parts)

    def _note(self, note: Footnote) -> str:
        lines = self._blocks(note.blocks).split("\n")
        rest = [f"    {line}" if line else "" for line in lines[1:]]
        return "\n".join([f"[^{self.inline.label(note.label)}]: {lines[0]}", *rest])

    def _table(self, table: Table) -> str:
        if not table.header or table.caption is not None:
            return write_html.block(table)
        aligns = (*table.aligns, *[""] * len(table.header))[: len(table.header)]
        rows = [
            [self.inline.cell(cell) for cell in table.header],
            [_RULERS.get(align, "---") for align in aligns],
            *[[self.inline.cell(cell) for cell in row] for row in table.rows],
        ]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _code(block: CodeBlock) -> str:
    longest = max(map(len, re.findall("`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    language = block.language if _LANGUAGE.fullmatch(block.language) else ""
    return f"{fence}{language}\n{block.text}\n{fence}"


def _figure(figure: Figure) -> str:
    if figure.caption is not None:
        return write_html.block(figure)
    alt = "" if figure.alt == named(figure.source) else figure.alt
    words = re.sub(r"([\\\[\]`*_<&])", r"\\\1", alt)
    image = f"![{words}]({destination(figure.source)})"
    return f"[{image}]({destination(figure.link)})" if figure.link else image


def _embed(embed: Embed) -> str:
    is_media = embed.kind in ("video", "audio") and not is_film(embed.url)
    tag = embed.kind if is_media else "object" if embed.kind == "object" else "iframe"
    title = f' title="{escape(embed.title)}"' if embed.title else ""
    url = escape(write_html.address(embed.url))
    source = "data" if tag == "object" else "src"
    return f'<div><{tag} {source}="{url}"{title}></{tag}></div>' if url else ""
