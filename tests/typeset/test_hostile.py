"""Texts made to break a typesetter are set like any other: whole, and with bounded lines."""

from collections.abc import Callable
from functools import partial

import pytest

from reader.model.document import (
    Block,
    CodeBlock,
    Details,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    Quote,
    Span,
    Style,
    Table,
)
from reader.model.sanitize import Shown, clean
from tests.typeset.building import inline, page, paragraph


def nested(kind: str) -> Block:
    block: Block = paragraph("tekst die leesbaar moet blijven")
    for _ in range(300):
        match kind:
            case "quote":
                block = Quote((block,))
            case "list":
                block = ListBlock((ListItem((block,)),))
            case "numbers":
                block = ListBlock((ListItem((block,)),), is_ordered=True, start=99_999)
            case _:
                block = Details(inline("meer"), (block,))
    return block


def table(rows: int, columns: int) -> Table:
    row = tuple(inline(f"cel {column}") for column in range(columns))
    return Table(row, (row,) * rows)


def styled(style: Style, count: int) -> Inline:
    spans = tuple(Span(index * 6, index * 6 + 5, style, "doel") for index in range(count))
    return Inline(Shown("woord " * count), spans)


HOSTILE: dict[str, Callable[[], Block]] = {
    **{f"300 of {kind}": partial(nested, kind) for kind in ("quote", "list", "numbers", "details")},
    "200 x 200 table": lambda: table(200, 200),
    "5,000 columns": lambda: table(1, 5000),
    "a header of 5,000 columns": lambda: table(0, 5000),
    "a word of 2 MB": lambda: paragraph("x" * 2_000_000),
    "Chinese without end": lambda: paragraph("漢" * 300_000),
    "flags without end": lambda: paragraph("\U0001f1f3" * 300_000),
    "joiners without end": lambda: paragraph("a\u200d" * 100_000),
    "soft hyphens without end": lambda: paragraph("a\xad" * 300_000),
    "marks without end": lambda: paragraph(clean(("a" + "\u0301" * 50) * 20_000)),
    "blanks without end": lambda: paragraph("a" + " " * 500_000 + "b"),
    "blanks that never break": lambda: paragraph("a\xa0" * 300_000),
    "line feeds without end": lambda: paragraph("a" + "\n" * 200_000 + "b"),
    "hyphens without end": lambda: paragraph("aa-" * 200_000),
    "code of one line": lambda: CodeBlock(Shown("x" * 2_000_000), "python"),
    "wide code of one line": lambda: CodeBlock(Shown("漢" * 300_000)),
    "code of tabs": lambda: CodeBlock(Shown("\t" * 300_000)),
    "20,000 links": lambda: Heading(2, styled(Style.LINK, 20_000)),
    "20,000 notes": lambda: Heading(2, styled(Style.FOOTNOTE, 20_000)),
    "pictures of nothing": lambda: Heading(
        2, Inline(Shown(""), (Span(0, 0, Style.IMAGE),) * 5_000)
    ),
}
"""Made where they are tested: all of them are a fifth of the work of finding all tests."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_block_is_set_within_the_column(name: str) -> None:
    found = page(HOSTILE[name](), measure=40)
    assert len(found) > 0
    for number in (0, len(found) // 2, len(found) - 1):
        assert found[number].cells <= 40
