"""Which lines of the list are on the screen: rows from a top row on, headings set between them.

The list scrolls by rows, not by lines, and a heading has no number: it is laid out only where it is
seen. So a heading costs nothing per article, however many there are.
"""

from collections.abc import Callable
from dataclasses import dataclass

Group = Callable[[int], str]
"""The heading that a row belongs under; empty for none."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names the group of the rows below it."""

    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a row."""

    row: int
    """0 and up."""
    part: int = 0
    """0 for the row's first line."""


Lines = tuple["Spot | Heading | None", ...]
"""What each line of the screen shows: a line of a row, a heading, or nothing."""


def lines(top: int, height: int, count: int, group: Group, depth: int = 1) -> Lines:
    """The lines from row `top` on, `depth` for each row, those of the last one as far as there is
    room; the top row's group is always named in the first line.
    """
    shown: list[Spot | Heading | None] = []
    named = ""
    row = top
    while row < count and len(shown) < height:
        name = group(row)
        if name and name != named:
            if shown and len(shown) + 2 > height:
                break
            shown.append(Heading(name))
            named = name
        shown += [Spot(row, part) for part in range(min(depth, height - len(shown)))]
        row += 1
    return (*shown, *(None for _ in range(height - len(shown))))


def top_for(bottom: int, height: int, group: Group, depth: int = 1) -> int:
    """The smallest top row with which row `bottom` is still wholly on the screen."""
    top, name = bottom, group(bottom)
    used = depth + bool(name)
    while top > 0:
        above = group(top - 1)
        used += depth + (bool(above) and above != name)
        if used > height:
            break
        top, name = top - 1, above
    return top


def last_row(shown: Lines, depth: int = 1) -> int | None:
    """The lowest row that is wholly on the screen; None where there is none."""
    whole = (at.row for at in reversed(shown) if isinstance(at, Spot) and at.part == depth - 1)
    return next(whole, None)


def rows(shown: Lines) -> list[int]:
    """The rows on the screen, from the top down, also the one that is cut off at the bottom."""
    return [at.row for at in shown if isinstance(at, Spot) and not at.part]
