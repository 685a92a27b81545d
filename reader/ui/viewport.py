"""Which lines of the list are on the screen: rows from a top row on, headings set between them.

The list scrolls by rows, not by lines, and a heading has no number: it is laid out only where it is
seen. So a heading costs nothing per article, however many there are.
"""

from collections.abc import Callable
from typing import NamedTuple

Group = Callable[[int], str]
"""The heading that a row belongs under; empty for none."""


class Heading(NamedTuple):
    """A line that names the group of the rows below it."""

    text: str


class Spot(NamedTuple):
    """A line of a row."""

    row: int
    """0 and up."""
    part: int = 0
    """0 for the row's first line."""


Lines = tuple["Spot | Heading | None", ...]
"""What each line of the screen shows: a line of a row, a heading, or nothing."""


class Spacing(NamedTuple):
    """How many lines there are for what."""

    row: int = 1
    """1 and up."""
    gap: int = 0
    """Empty ones above a heading, where it is not the first line."""


def lines(top: int, height: int, count: int, group: Group, spacing: Spacing) -> Lines:
    """The lines from row `top` on, those of the last row as far as there is room; the top row's
    group is always named in the first line.
    """
    shown: list[Spot | Heading | None] = []
    named = ""
    row = top
    while row < count and len(shown) < height:
        name = group(row)
        if name and name != named:
            if shown and len(shown) + spacing.gap + 2 > height:
                break
            shown += [None] * spacing.gap if shown else []
            shown.append(Heading(name))
            named = name
        shown += [Spot(row, part) for part in range(min(spacing.row, height - len(shown)))]
        row += 1
    return (*shown, *(None for _ in range(height - len(shown))))


def top_for(bottom: int, height: int, group: Group, spacing: Spacing) -> int:
    """The smallest top row with which row `bottom` is still wholly on the screen."""
    top, name = bottom, group(bottom)
    used = spacing.row + bool(name)
    while top > 0:
        above = group(top - 1)
        used += spacing.row
        if above != name:
            used += bool(above) + spacing.gap * bool(name)
        if used > height:
            break
        top, name = top - 1, above
    return top


def last_row(shown: Lines, spacing: Spacing) -> int | None:
    """The lowest row that is wholly on the screen; None where there is none."""
    last = spacing.row - 1
    whole = (at.row for at in reversed(shown) if isinstance(at, Spot) and at.part == last)
    return next(whole, None)


def rows(shown: Lines) -> list[int]:
    """The rows on the screen, from the top down, also the one that is cut off at the bottom."""
    return [at.row for at in shown if isinstance(at, Spot) and not at.part]
