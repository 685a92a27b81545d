"""Ids that stand behind the last text of a page: links to them lead to its end."""

from collections.abc import Iterable
from dataclasses import replace

from reader.model.document import Block, ListBlock, Paragraph, Span, Style


def end_with(blocks: list[Block], names: Iterable[str]) -> None:
    """Have these names mean the end of the last paragraph, wherever it lies in the last blocks."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, Paragraph):
            blocks[index] = _ended(block, names)
            return
        if isinstance(block, ListBlock) and block.items:
            *others, last = block.items
            inner = list(last.blocks)
            end_with(inner, names)
            blocks[index] = replace(block, items=(*others, replace(last, blocks=tuple(inner))))
            return


def _ended(block: Paragraph, names: Iterable[str]) -> Paragraph:
    inline = block.inline
    at = max(len(inline.text) - 1, 0)
    ends = (Span(at, at, Style.ANCHOR, name) for name in names)
    spans = sorted((*inline.spans, *ends), key=lambda span: (span.start, -span.end))
    return replace(block, inline=replace(inline, spans=tuple(spans)))
