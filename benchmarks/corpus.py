"""`make corpus DIR=...`: sets every article of a folder in many widths and looks at each line.

No line is wider than its width, no character is lost, and a place is found again in another width.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.formats.article import article
from reader.model.document import (
    Document,
    Heading,
    Inline,
    Leaf,
    Paragraph,
    Style,
    leaf_text,
    leaves,
)
from reader.model.places_in_text import Place
from reader.resources import sample_articles
from reader.typeset.document import typeset
from reader.typeset.formulas import replaced
from reader.typeset.lines import Manner, Settings
from reader.typeset.page import Page
from reader.typeset.prose import language_of
from reader.typeset.width import BLANKS, UNPRINTED

NARROWEST, WIDEST = 20, 250
PLACES = 12
"""Places of a page that are looked for in another width."""

_UNSHOWN = frozenset(BLANKS + "\n\t\xa0")
_REPLACED = frozenset({Style.SUB, Style.SUP, Style.FOOTNOTE})


def pages(document: Document, lang: str, widths: list[int]) -> list[Page]:
    """The same document in several widths, every other one justified."""
    language = language_of(document, lang)
    return [
        typeset(document, Settings(width, manner=Manner(justify=bool(width % 2))), "", language)
        for width in widths
    ]


def faults(document: Document, lang: str, widths: list[int]) -> Iterator[str]:
    """What is wrong with the pages of a document, one sentence each; the text has no title."""
    texts = list(leaves(document.blocks))
    found = pages(document, lang, widths)
    for width, page in zip(widths, found, strict=True):
        yield from (f"{width} wide: {fault}" for fault in of_page(page, texts, width))
    for page, other in zip(found, [*found[1:], found[0]], strict=True):
        yield from _of_places(page, other)


def of_page(page: Page, texts: Sequence[Leaf | Inline], width: int) -> Iterator[str]:
    """What is wrong with a page of these leaves."""
    reached: dict[int, int] = {}
    shown: dict[int, set[int]] = {}
    for number, line in enumerate(page):
        if line.cells > width:
            yield f"line {number} takes {line.cells} cells"
        if line.start < line.end:
            if line.start != reached.get(line.block, 0):
                yield f"line {number} begins at {line.start}, not {reached.get(line.block, 0)}"
            reached[line.block] = line.end
        for run in line.runs:
            if run.at >= 0:
                shown.setdefault(line.block, set()).update(range(run.at, run.at + len(run.text)))
    for block, leaf in enumerate(texts):
        text = leaf_text(leaf)
        if reached.get(block, 0) != len(text) and text.strip(" \t\n\u3000"):
            yield f"leaf {block} is shown up to {reached.get(block, 0)} of {len(text)}"
        lost = sorted(_expected(leaf) - shown.get(block, set()))
        if lost:
            yield f"leaf {block} lacks {text[lost[0] : lost[0] + 20]!r}"


def _expected(leaf: Leaf | Inline) -> set[int]:
    """The characters of running text that stand on the page as they are."""
    inline = leaf.inline if isinstance(leaf, Paragraph | Heading) else leaf
    if not isinstance(inline, Inline):
        return set()
    found = {
        index
        for index, sign in enumerate(inline.text)
        if sign not in _UNSHOWN and UNPRINTED.match(sign) is None
    }
    for span in inline.spans:
        if span.style in _REPLACED:
            found.difference_update(range(span.start, span.end))
        elif span.style is Style.MATH:
            for start, end, _signs in replaced(inline.text[span.start : span.end]):
                found.difference_update(range(span.start + start, span.start + end))
    return found


def _of_places(page: Page, other: Page) -> Iterator[str]:
    for number in range(0, len(page), max(len(page) // PLACES, 1)):
        block, offset = page.place_of(number)
        line = other[other.line_of(Place(block, offset))]
        if line.block != block or not line.start <= offset <= line.end:
            yield f"leaf {block}, offset {offset} is looked for on a line of {line.block}"


def main() -> int:
    parser = argparse.ArgumentParser("python -m benchmarks.corpus")
    parser.add_argument("folder", type=Path, nargs="?", default=sample_articles())
    parser.add_argument("--widths", type=int, default=5, help="of each article")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    choice = random.Random(given.seed)
    count = wrong = 0
    started = time.process_time()
    for path in sorted(given.folder.rglob("*")):
        if not path.is_file():
            continue
        opened = article(path.read_bytes(), path.name)
        widths = choice.sample(range(NARROWEST, WIDEST + 1), given.widths)
        count += 1
        for fault in faults(opened.document, opened.metadata.lang, widths):
            wrong += 1
            print(f"{path}: {fault}")
    took = time.process_time() - started
    print(f"{count} files in {given.widths} widths each: {wrong} faults, {took:.0f} s of CPU")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
