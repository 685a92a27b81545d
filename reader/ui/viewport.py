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


Lines = tuple["int | Heading | None", ...]
"""What each line of the screen shows: a row's number, a heading, or nothing."""


def lines(top: int, height: int, count: int, group: Group) -> Lines:
    """The lines from row `top` on; the top row's group is always named in the first line."""
    shown: list[int | Heading | None] = []
    named = ""
    row = top
    while row < count and len(shown) < height:
        name = group(row)
        if name and name != named:
            if shown and len(shown) + 2 > height:
                break
            shown.append(Heading(name))
            named = name
            continue
        shown.append(row)
        row += 1
    return (*shown, *(None for _ in range(height - len(shown))))


def top_for(bottom: int, height: int, group: Group) -> int:
    """The smallest top row with which row `bottom` is still on the screen."""
    used, top, name = 1, bottom, group(bottom)
    used += bool(name)
    while top > 0:
        above = group(top - 1)
        used += 1 + (bool(above) and above != name)
        if used > height:
            break
        top, name = top - 1, above
    return top


def last_row(shown: Lines) -> int | None:
    """The lowest row on the screen; None where there is none."""
    return next((line for line in reversed(shown) if isinstance(line, int)), None)
