"""Plain text -> Document: paragraphs, bare headings, lists, verse and indented blocks.

Light on purpose: it is also what shows a file that the parse worker could not read.
"""

import re
from itertools import pairwise

from reader.formats.bare_addresses import linked
from reader.formats.plain_headings import heading_chunks
from reader.model.document import (
    Block,
    CodeBlock,
    Document,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Rule,
)
from reader.model.sanitize import Shown, clean

LEVEL = 2
"""Level of a bare heading: the title of the article is level 1."""

_LEVELS = {"=": 1, "-": 2, "~": 3}
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,})\s*")
_RULE = re.compile(r"\s*(?:(?:[*_=~-]\s?){3,}|(?:[⁂·•]\s*){1,5})\s*")
_BULLET = re.compile(r"(\s*)([-*•◦‣▪–+])[ \t]+(?=\S)")
_NUMBER = re.compile(r"(\s*)(\d{1,3})[.)][ \t]+(?=\S)")
_QUOTED = re.compile(r"\s*+(?:> ?)++")
_INDENT = re.compile(r"(?: {4,}|\t)")
_ENDS_LINE = re.compile(r"[.!?:;…][\"'”’)\]]*$")


def parse(text: str) -> Document:
    """The document in a plain text."""
    chunks = chunked(clean(text))
    return document(chunks, heading_chunks(chunks))


def document(chunks: list[list[str]], headings: frozenset[int]) -> Document:
    """The document in `chunked` text of which it is known which chunks are headings."""
    blocks: list[Block] = []
    for index, chunk in enumerate(chunks):
        if index in headings:
            blocks.append(Heading(LEVEL, Inline(Shown(chunk[0].strip()))))
        else:
            blocks.extend(_blocks(chunk))
    return Document(tuple(_joined_lists(blocks)))


def chunked(text: str) -> list[list[str]]:
    """The lines between blank lines, without blanks at their ends."""
    chunks: list[list[str]] = []
    current: list[str] = []
    for line in text.split("\n"):
        line = line.rstrip()
        if line:
            current.append(line)
        elif current:
            chunks.append(current)
            current = []
    if current:
        chunks.append(current)
    return chunks


def _blocks(lines: list[str]) -> list[Block]:
    """What a run of lines without a blank one is."""
    prose = prose_of(lines)
    if prose is not None:
        return [_paragraph(prose)]
    if all(_INDENT.match(line) for line in lines):
        return [_indented(lines)]
    blocks: list[Block] = []
    start = 0
    while start + 1 < len(lines) and _is_underlined(lines[start], lines[start + 1]):
        level = _LEVELS[lines[start + 1].strip()[0]]
        blocks.append(Heading(level, Inline(Shown(lines[start].strip()))))
        start += 2
    rest = lines[start:]
    if len(rest) == 1 and _RULE.fullmatch(rest[0]):
        return [*blocks, Rule()]
    if rest and all(_QUOTED.match(line) for line in rest):
        quoted = [_QUOTED.sub("", line, count=1) for line in rest]
        return [*blocks, *_quotes(quoted)]
    return [*blocks, *_listed(rest)]


def prose_of(lines: list[str]) -> Shown | None:
    """The text of a chunk that can be nothing but a paragraph; None where it could."""
    for line in lines:
        if not line[0].isalpha():
            return None
    return Shown(lines[0]) if len(lines) == 1 else _prose(lines)


def _is_underlined(line: str, following: str) -> bool:
    return bool(_UNDERLINE.fullmatch(following)) and not _RULE.fullmatch(line)


def _quotes(lines: list[str]) -> list[Block]:
    inner = [block for chunk in chunked("\n".join(lines)) for block in _listed(chunk)]
    return [Quote(tuple(inner))] if inner else []


def _indented(lines: list[str]) -> Block:
    shortest = min(len(line) - len(line.lstrip()) for line in lines)
    return CodeBlock(Shown("\n".join(line[shortest:] for line in lines)))


def _listed(lines: list[str]) -> list[Block]:
    """Paragraphs and lists; an item goes on until the next mark."""
    blocks: list[Block] = []
    prose: list[str] = []
    items: list[tuple[int | None, list[str]]] = []
    for line in lines:
        mark = _mark(line)
        if mark is not None:
            _end_prose(prose, blocks)
            number, rest = mark
            if items and (items[0][0] is None) != (number is None):
                _end_list(items, blocks)
            items.append((number, [rest]))
        elif items:
            items[-1][1].append(line)
        else:
            prose.append(line)
    _end_prose(prose, blocks)
    _end_list(items, blocks)
    return blocks


def _mark(line: str) -> tuple[int | None, str] | None:
    """The number of an item (None for a bullet) and its text; None for any other line."""
    found = _BULLET.match(line)
    if found:
        return None, line[found.end() :]
    found = _NUMBER.match(line)
    return (int(found[2]), line[found.end() :]) if found else None


def _end_prose(prose: list[str], blocks: list[Block]) -> None:
    if prose:
        blocks.append(_paragraph(_prose(prose)))
        prose.clear()


def _end_list(items: list[tuple[int | None, list[str]]], blocks: list[Block]) -> None:
    if items:
        listed = tuple(ListItem((_paragraph(_prose(lines)),)) for _, lines in items)
        start = items[0][0]
        blocks.append(ListBlock(listed, start is not None, 1 if start is None else start))
        items.clear()


def _paragraph(text: Shown) -> Paragraph:
    return Paragraph(linked(Inline(text)))


def _prose(lines: list[str]) -> Shown:
    """Lines as running text: joined where a margin broke them, kept where the author did."""
    lines = [line.strip() for line in lines]
    return Shown((" " if _is_wrapped(lines) else "\n").join(lines))


def _is_wrapped(lines: list[str]) -> bool:
    """The lines were broken at a margin: all but the last are about as long as the longest.

    A line is long enough when the next line's first word would not have fitted on it.
    """
    if len(lines) < 2:
        return True
    longest = max(map(len, lines))
    if longest > 120:
        return False
    if longest < 36:
        # Short lines are verse, an address, a signature, unless a sentence runs on through them.
        return len(lines) == 2 and lines[1][:1].islower() and not _ENDS_LINE.search(lines[0])
    full = sum(
        len(line) + 1 + len(following.split(" ", 1)[0]) > longest or len(line) >= longest * 0.8
        for line, following in pairwise(lines)
    )
    return full >= 0.7 * (len(lines) - 1)


def _joined_lists(blocks: list[Block]) -> list[Block]:
    """Lists whose items stood apart by blank lines are one; so are indented blocks."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, ListBlock) and isinstance(last, ListBlock) and _goes_on(last, block):
            items = (*last.items, *block.items)
            joined[-1] = ListBlock(items, last.is_ordered, last.start)
        elif isinstance(block, CodeBlock) and isinstance(last, CodeBlock):
            joined[-1] = CodeBlock(Shown(f"{last.text}\n\n{block.text}"))
        else:
            joined.append(block)
    return joined


def _goes_on(last: ListBlock, block: ListBlock) -> bool:
    if not block.is_ordered:
        return not last.is_ordered
    return last.is_ordered and block.start in (1, last.start + len(last.items))
