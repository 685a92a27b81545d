"""Draws one paragraph filled line by line beside the same one set evenly, as an SVG."""

from collections.abc import Iterator, Sequence
from html import escape

from reader.themes import LAMP, PAPER, Palette
from reader.typeset.breaking import Broken, greedy
from reader.typeset.even import evened
from reader.typeset.hyphens import Points
from reader.typeset.width import offsets

_CELL, _LINE = 8.4, 20
_LEFT, _TOP, _BETWEEN = 16, 44, 56
_FONT = "font-family:ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:14px"


def chosen(texts: Sequence[str], width: int, points: Points | None) -> str:
    """The paragraph of usual length that wins most empty cells by being set evenly."""

    def won(text: str) -> int:
        even = evened(text, width, greedy(text, width, points), points)
        return _emptied(text, width, greedy(text, width)) - _emptied(text, width, even)

    usual = [text for text in texts if 8 * width <= len(text) <= 14 * width and "\n" not in text]
    return max(usual or texts, key=won)


def drawn(text: str, width: int, points: Points | None) -> str:
    """An SVG that follows the reader's preference for light or dark."""
    rough = greedy(text, width)
    even = evened(text, width, greedy(text, width, points), points)
    panes = ((rough, "Filled line by line, no hyphens"), (even, "Set evenly by Leeslamp"))
    across = width * _CELL
    whole = 2 * _LEFT + 2 * across + _BETWEEN
    lines = max(len(broken.starts) for broken, _name in panes)
    high = _TOP + lines * _LINE + 12
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole:.0f} {high}" role="img">',
        "<title>The same paragraph, filled line by line and set evenly</title>",
        f"<style>text{{{_FONT};white-space:pre}}{_colours(LAMP)}"
        f"@media (prefers-color-scheme:light){{{_colours(PAPER)}}}</style>",
        '<rect class="ground" width="100%" height="100%"/>',
    ]
    for number, (broken, name) in enumerate(panes):
        left = _LEFT + number * (across + _BETWEEN)
        said = f"{name}: {_emptied(text, width, broken)} cells empty"
        parts.append(f'<text class="name" x="{left:.1f}" y="24">{escape(said)}</text>')
        parts += _pane(text, width, broken, left)
    return "\n".join([*parts, "</svg>\n"])


def _pane(text: str, width: int, broken: Broken, left: float) -> Iterator[str]:
    for row, (shown, empty) in enumerate(_lines(text, width, broken)):
        y = _TOP + row * _LINE
        long = (width - empty) * _CELL
        yield (
            f'<text class="ink" x="{left:.1f}" y="{y + 14}" textLength="{long:.1f}">'
            f"{escape(shown)}</text>"
        )
        if empty and row + 1 < len(broken.starts):
            yield (
                f'<rect class="gap" x="{left + long:.1f}" y="{y + 3}" '
                f'width="{empty * _CELL:.1f}" height="{_LINE - 6}"/>'
            )


def _lines(text: str, width: int, broken: Broken) -> Iterator[tuple[str, int]]:
    """Each line as it is shown, and its cells that stay empty."""
    before = offsets(text)
    for row, start in enumerate(broken.starts):
        end = broken.starts[row + 1] if row + 1 < len(broken.starts) else len(text)
        shown = text[start:end].rstrip()
        hyphen = "-" if row in broken.hyphenated else ""
        cells = before[start + len(shown)] - before[start] + len(hyphen)
        yield shown + hyphen, width - cells


def _emptied(text: str, width: int, broken: Broken) -> int:
    return sum(empty for _shown, empty in list(_lines(text, width, broken))[:-1])


def _colours(palette: Palette) -> str:
    return (
        f".ground{{fill:{palette.ground}}}.ink{{fill:{palette.ink}}}"
        f".name{{fill:{palette.accent}}}.gap{{fill:{palette.danger};opacity:.35}}"
    )
