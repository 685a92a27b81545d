"""Blocks and running text as HTML, without a blank line in it, so that Markdown can hold it."""

from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

from reader.formats.span_tree import Node, Styled, tree
from reader.model.document import (
    Block,
    CodeBlock,
    DefinitionList,
    Details,
    Embed,
    Figure,
    Footnotes,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Style,
    Table,
)
from reader.model.sanitize import WEB_SCHEMES

_TAGS = {
    Style.EMPHASIS: "em",
    Style.STRONG: "strong",
    Style.CODE: "code",
    Style.STRIKE: "del",
    Style.INSERT: "ins",
    Style.MARK: "mark",
    Style.KEY: "kbd",
    Style.SUB: "sub",
    Style.SUP: "sup",
    Style.SMALL: "small",
    Style.CITE: "cite",
}


def address(written: str) -> str:
    """An address that may stand in a page: of the web, or relative; else empty."""
    try:
        scheme = urlsplit(written.strip()).scheme.lower()
    except ValueError:
        return ""
    return written if not scheme or scheme in WEB_SCHEMES else ""


def inline(text: Inline) -> str:
    """Running text; its line feeds are breaks."""
    return _nodes(tree(text))


def blocks(given: Iterable[Block]) -> str:
    """Blocks, each on its own lines."""
    return "\n".join(filter(None, map(block, given)))


def block(given: Block) -> str:
    """One block."""
    match given:
        case Heading():
            anchor = f' id="{escape(given.anchor)}"' if given.anchor else ""
            return f"<h{given.level}{anchor}>{inline(given.inline)}</h{given.level}>"
        case Paragraph():
            return f"<p>{inline(given.inline)}</p>"
        case CodeBlock():
            return _code(given)
        case Table():
            return _table(given)
        case Figure():
            return _figure(given)
        case Rule():
            return "<hr>"
        case Embed():
            url = address(given.url)
            words = escape(given.title or given.url, quote=False)
            return f'<p><a href="{escape(url)}">{words}</a></p>' if url else f"<p>{words}</p>"
        case _:
            return _container(given)


def _container(given: Quote | ListBlock | DefinitionList | Details | Footnotes) -> str:
    match given:
        case Quote():
            source = given.attribution
            footer = f"\n<footer>{inline(source)}</footer>" if source else ""
            return f"<blockquote>\n{blocks(given.blocks)}{footer}\n</blockquote>"
        case ListBlock():
            return _list(given)
        case DefinitionList():
            parts: list[str] = []
            for item in given.items:
                parts.extend(f"<dt>{inline(term)}</dt>" for term in item.terms)
                parts.append(f"<dd>{blocks(item.blocks)}</dd>")
            return "\n".join(["<dl>", *parts, "</dl>"])
        case Details():
            summary = f"<summary>{inline(given.summary)}</summary>"
            sign = " open" if given.is_open else ""
            return f"<details{sign}>{summary}\n{blocks(given.blocks)}\n</details>"
        case Footnotes():
            return footnotes(given)


def footnotes(given: Footnotes) -> str:
    """Notes as generators write them."""
    notes = "\n".join(
        f'<li id="fn:{escape(note.label)}">{blocks(note.blocks)}</li>' for note in given.notes
    )
    return f'<div class="footnotes"><ol>\n{notes}\n</ol></div>'


def _nodes(nodes: list[Node]) -> str:
    return "".join(_text(node) if isinstance(node, str) else _styled(node) for node in nodes)


def _text(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _styled(node: Styled) -> str:
    span, inner = node.span, _nodes(node.nodes)
    match span.style:
        case Style.LINK:
            url = address(span.target)
            return f'<a href="{escape(url)}">{inner}</a>' if url else inner
        case Style.ABBR:
            return f'<abbr title="{escape(span.target)}">{inner}</abbr>'
        case Style.IMAGE:
            words = "".join(node for node in node.nodes if isinstance(node, str))
            return f'<img src="{escape(address(span.target))}" alt="{escape(words)}">'
        case Style.FOOTNOTE:
            return f'<a href="#fn:{escape(span.target)}" class="footnote">{inner}</a>'
        case Style.MATH:
            return (
                f"<math><mtext>{inner}</mtext>"
                f'<annotation encoding="application/x-tex">{inner}</annotation></math>'
            )
        case _:
            tag = _TAGS[span.style]
            return f"<{tag}>{inner}</{tag}>"


def _code(given: CodeBlock) -> str:
    kind = f' class="language-{escape(given.language)}"' if given.language else ""
    text = escape(given.text, quote=False).replace("\n\n", "\n&#10;").replace("\n\n", "\n&#10;")
    return f"<pre><code{kind}>{text}</code></pre>"


def _figure(given: Figure) -> str:
    image = f'<img src="{escape(address(given.source))}" alt="{escape(given.alt)}">'
    link = address(given.link)
    image = f'<a href="{escape(link)}">{image}</a>' if link else image
    caption = f"<figcaption>{inline(given.caption)}</figcaption>" if given.caption else ""
    return f"<figure>{image}{caption}</figure>"


def _list(given: ListBlock) -> str:
    tag = "ol" if given.is_ordered else "ul"
    start = f' start="{given.start}"' if given.is_ordered and given.start != 1 else ""
    items = "\n".join(f"<li>{_box(item)}{blocks(item.blocks)}</li>" for item in given.items)
    return f"<{tag}{start}>\n{items}\n</{tag}>"


def _box(item: ListItem) -> str:
    if item.is_checked is None:
        return ""
    return f'<input type="checkbox" disabled{" checked" if item.is_checked else ""}>'


def _table(given: Table) -> str:
    parts = ["<table>"]
    if given.caption:
        parts.append(f"<caption>{inline(given.caption)}</caption>")
    if given.header:
        parts.append(f"<thead>{_row(given.header, 'th', given.aligns)}</thead>")
    parts.extend(_row(row, "td", given.aligns) for row in given.rows)
    return "\n".join([*parts, "</table>"])


def _row(cells: tuple[Inline, ...], tag: str, aligns: tuple[str, ...]) -> str:
    padded = (*aligns, *[""] * len(cells))
    return "<tr>{}</tr>".format(
        "".join(
            f"<{tag}{f' align={align}' if align else ''}>{inline(cell)}</{tag}>"
            for cell, align in zip(cells, padded, strict=False)
        )
    )
