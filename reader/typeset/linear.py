"""An article as lines that say in words what is what: for ears, and for fingers on braille.

One line a paragraph: where it is broken is for whoever reads it out.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from reader.i18n import N_, _, ngettext
from reader.model.article import Metadata
from reader.model.document import (
    Block,
    CodeBlock,
    Definition,
    Details,
    Document,
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
    Span,
    Style,
    Table,
)
from reader.model.linked import links_of
from reader.typeset.dates import long_date
from reader.typeset.formulas import replaced

_SPOKEN = {
    Style.LINK: N_("Link: {text}"),
    Style.IMAGE: N_("Picture: {text}"),
    Style.STRIKE: N_("Struck out: {text}"),
    Style.FOOTNOTE: N_("Note {text}"),
}
"""What is said of a stretch of running text; the others go without saying."""


def linear(metadata: Metadata, minutes: int, document: Document) -> Iterator[str]:
    """The whole article; an empty line before every block. `minutes` is left out when it is 0."""
    yield from _opening(metadata, minutes)
    for block in document.blocks:
        yield ""
        yield from _block(block)
    targets = dict.fromkeys(one.target for one in links_of(document) if one.target[:1] != "#")
    if targets:
        count = len(targets)
        yield ""
        yield ngettext(
            "{n} address that links lead to:", "{n} addresses that links lead to:", count
        )
        yield from targets


def _opening(metadata: Metadata, minutes: int) -> Iterator[str]:
    if metadata.title:
        yield _("Title: {text}").format(text=metadata.title)
    if metadata.authors:
        yield _("By: {text}").format(text=", ".join(metadata.authors))
    if metadata.date is not None:
        yield _("Date: {text}").format(text=long_date(metadata.date.day))
    if minutes:
        yield ngettext("Reading time: {n} minute", "Reading time: {n} minutes", minutes)
    if metadata.url:
        yield _("Address: {text}").format(text=metadata.url)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            said = _("Heading {level}: {text}")
            yield said.format(level=block.level, text=spoken(block.inline))
        case Paragraph():
            yield spoken(block.inline)
        case CodeBlock():
            yield from _code(block)
        case Table():
            yield from _table(block)
        case Figure():
            yield from _figure(block)
        case Rule():
            yield _("Separator")
        case Embed():
            yield _embed(block)
        case ListBlock():
            yield from _list(block)
        case _:
            yield from _container(block)


def _container(block: Block) -> Iterator[str]:
    match block:
        case Quote():
            yield _("Quotation:")
            yield from _blocks(block.blocks)
            if block.attribution is not None:
                yield _("By: {text}").format(text=spoken(block.attribution))
            yield _("End of quotation")
        case Details():
            yield _("Section that unfolds: {text}").format(text=spoken(block.summary))
            yield from _blocks(block.blocks)
            yield _("End of section")
        case Footnotes():
            for note in block.notes:
                first, *others = [*_blocks(note.blocks), ""]
                yield _("Note {label}: {text}").format(label=note.label, text=first)
                yield from filter(None, others)
        case _:
            for item in getattr(block, "items", ()):
                yield from _definition(item)


def _definition(item: Definition) -> Iterator[str]:
    for term in item.terms:
        yield _("Term: {text}").format(text=spoken(term))
    first, *others = [*_blocks(item.blocks), ""]
    yield _("Definition: {text}").format(text=first)
    yield from filter(None, others)


def _list(block: ListBlock) -> Iterator[str]:
    count = len(block.items)
    yield ngettext("List, {n} item:", "List, {n} items:", count)
    for number, item in enumerate(block.items, block.start if block.is_ordered else 1):
        first, *others = [*_blocks(item.blocks), ""]
        yield f"{number}. {_state(item)}{first}"
        yield from filter(None, others)
    yield _("End of list")


def _state(item: ListItem) -> str:
    if item.is_checked is None:
        return ""
    return (_("Done:") if item.is_checked else _("To do:")) + " "


def _code(block: CodeBlock) -> Iterator[str]:
    if block.language == "math":
        text, at = "", 0
        for start, end, signs in replaced(block.text):
            text, at = text + block.text[at:start] + signs, end
        yield _("Formula: {text}").format(text=" ".join((text + block.text[at:]).split()))
        return
    lines = block.text.splitlines()
    parts = [block.language, ngettext("{n} line", "{n} lines", len(lines))]
    yield _("Code, {text}:").format(text=", ".join(filter(None, parts)))
    yield from lines
    yield _("End of code")


def _table(table: Table) -> Iterator[str]:
    width = max((len(row) for row in (table.header, *table.rows)), default=0)
    columns = ngettext("{n} column", "{n} columns", width)
    rows = ngettext("{n} row", "{n} rows", len(table.rows))
    yield _("Table, {columns}, {rows}:").format(columns=columns, rows=rows)
    if table.caption is not None:
        yield _("Caption: {text}").format(text=spoken(table.caption))
    for number, row in enumerate(table.rows, 1):
        yield _("Row {n}: {text}").format(n=number, text=_cells(table.header, row))
    yield _("End of table")


def _cells(header: Sequence[Inline], row: Sequence[Inline]) -> str:
    named = zip_longest((spoken(one) for one in header), (spoken(one) for one in row), fillvalue="")
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in named if cell)


def _figure(figure: Figure) -> Iterator[str]:
    yield _("Picture: {text}").format(text=figure.alt or _("without a description"))
    if figure.caption is not None and figure.caption.text != figure.alt:
        yield _("Caption: {text}").format(text=spoken(figure.caption))


def _embed(embed: Embed) -> str:
    kinds = {"video": _("Film: {text}"), "audio": _("Sound: {text}")}
    said = kinds.get(embed.kind, _("Something else to look at: {text}"))
    return said.format(text=" ".join(filter(None, (embed.title, embed.url))))


def spoken(inline: Inline) -> str:
    """Running text on one line, links and the like in square brackets."""
    cuts: list[tuple[int, int, str]] = []
    for rank, span in enumerate(inline.spans):
        if span.style in _SPOKEN and (span.end > span.start):
            before, after = _around(span)
            # At one offset what ends comes first, and the inner one of two ends before the outer.
            cuts += [(span.start, rank, before), (span.end, -rank - 1, after)]
    text, at, parts = inline.text, 0, list[str]()
    for offset, _rank, said in sorted(cuts):
        parts += [text[at:offset], said]
        at = offset
    return " ".join("".join([*parts, text[at:]]).split())


def _around(span: Span) -> tuple[str, str]:
    before, _text, after = _(_SPOKEN[span.style]).partition("{text}")
    return f"[{before}", f"{after}]"
