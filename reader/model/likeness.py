"""How well a title fits words that a person remembers of it: typed in any order, shortened, or
mistyped. Pure.
"""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import TypeVar

from reader.model.matching import words

_Named = TypeVar("_Named")

ALIKE = 0.75
"""How much of two words must be the same for one to be the other, mistyped; 1.0 for all of it."""


def best(
    remembered: str, titled: Iterable[_Named], title_of: Callable[[_Named], str]
) -> _Named | None:
    """What fits best, the first of those that fit equally well; None where nothing does."""
    wanted = words(remembered)
    found: tuple[float, _Named] | None = None
    for one in titled:
        worth = likeness(wanted, title_of(one)) if wanted else 0.0
        if worth > (found[0] if found else 0.0):
            found = worth, one
    return found[1] if found else None


def likeness(wanted: Iterable[str], title: str) -> float:
    """0.0 where one of the words is in no way in the title, up to 1.0 where they are all of it."""
    there = words(title)
    worths = [_worth(word, there) for word in wanted]
    if not worths or not all(worths):
        return 0.0
    # Of two titles that hold all of it the shorter one was more likely meant.
    share = min(1.0, len(worths) / max(len(there), 1))
    return sum(worths) / len(worths) * (0.9 + 0.1 * share)


def _worth(word: str, there: list[str]) -> float:
    if word in there:
        return 1.0
    if any(one.startswith(word) for one in there):
        return 0.9
    if any(word in one for one in there):
        return 0.7
    return 0.5 if len(word) > 3 and get_close_matches(word, there, 1, ALIKE) else 0.0
