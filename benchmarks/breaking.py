"""`python -m benchmarks.breaking [FOLDER] [--svg FILE]`: how even the lines of its paragraphs are.

Against filling each line in turn, with the same places to break at and the same penalties; and the
squares of the cells left empty against filling without hyphens. The picture shows one paragraph of
them, so it is made of the samples.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import breaking_picture
from reader.formats.article import article
from reader.formats.language import detect
from reader.model.document import Paragraph, leaves
from reader.model.plaintext import logical_text
from reader.resources import sample_articles
from reader.typeset.breaking import Broken, greedy
from reader.typeset.even import evened, penalty
from reader.typeset.hyphens import Points, points_for
from reader.typeset.width import offsets

WIDTHS = (50, 68, 72)
SUFFIXES = frozenset({".html", ".htm", ".md", ".markdown", ".txt"})


@dataclass(slots=True)
class Measured:
    """The sums over all paragraphs at one width."""

    width: int
    paragraphs: int = 0
    worse: int = 0
    greedy: int = 0
    even: int = 0
    squares_greedy: int = 0
    """Without hyphens."""
    squares_even: int = 0
    lines: int = 0
    hyphens: int = 0

    @property
    def gain(self) -> float:
        """The part of the penalty that is gone."""
        return 1 - self.even / max(self.greedy, 1)

    @property
    def filled(self) -> float:
        """The part of the squares of empty cells that is gone."""
        return 1 - self.squares_even / max(self.squares_greedy, 1)


def measured(texts: Iterable[str], width: int, points: Points | None) -> Measured:
    found = Measured(width)
    for text in texts:
        rough = greedy(text, width, points)
        even = evened(text, width, rough, points)
        of_greedy, of_even = penalty(text, width, rough), penalty(text, width, even)
        found.paragraphs += 1
        found.worse += of_even > of_greedy
        found.greedy += of_greedy
        found.even += of_even
        found.squares_greedy += squares(text, width, greedy(text, width))
        found.squares_even += squares(text, width, even)
        found.lines += len(even.starts)
        found.hyphens += len(even.hyphenated)
    return found


def squares(text: str, width: int, broken: Broken) -> int:
    """Those of the cells that lines leave empty, the last line of a text left out."""
    before = offsets(text)
    total = 0
    for line, start in enumerate(broken.starts[:-1]):
        end = broken.starts[line + 1]
        if text[end - 1] != "\n":
            shown = start + len(text[start:end].rstrip())
            total += (width - (before[shown] - before[start]) - (line in broken.hyphenated)) ** 2
    return total


def paragraphs(folder: Path, language: str) -> Iterator[str]:
    """The paragraphs of the articles in a language, declared or found out."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in SUFFIXES and path.is_file():
            opened = article(path.read_bytes(), path.name)
            document = opened.document
            found = opened.metadata.lang or detect(logical_text(document))
            if found.partition("-")[0] == language:
                for leaf in leaves(document.blocks):
                    if isinstance(leaf, Paragraph):
                        yield leaf.inline.text


def told(rows: Sequence[Measured]) -> str:
    lines = [
        "| width | paragraphs | lines | hyphens | penalty, filled | even | less | worse "
        "| squares, filled unhyphenated | even | less |",
        "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {row.width} | {row.paragraphs:,} | {row.lines:,} | {row.hyphens:,} | {row.greedy:,} "
        f"| {row.even:,} | {row.gain:.0%} | {row.worse} | {row.squares_greedy:,} "
        f"| {row.squares_even:,} | {row.filled:.0%} |"
        for row in rows
    ]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser("python -m benchmarks.breaking")
    parser.add_argument("folder", type=Path, nargs="?", default=sample_articles())
    parser.add_argument("--language", default="nl")
    parser.add_argument("--widths", type=int, nargs="+", default=WIDTHS)
    parser.add_argument("--svg", type=Path, help="draw one paragraph at the first width")
    given = parser.parse_args()
    texts = list(paragraphs(given.folder, given.language))
    points = points_for(given.language)
    rows = [measured(texts, width, points) for width in given.widths]
    print(told(rows))
    if given.svg is not None:
        width = given.widths[0]
        text = breaking_picture.chosen(texts, width, points)
        given.svg.write_text(breaking_picture.drawn(text, width, points), encoding="utf-8")
    return int(any(row.worse for row in rows))


if __name__ == "__main__":
    sys.exit(main())
