"""Which way a text runs. Apart from what turns it: the list's first frame only asks."""

import re
from unicodedata import bidirectional

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]"
)
STRONG = frozenset({"L", "R", "AL"})
"""Unicode's classes of what gives a text its direction."""


def has_right_to_left(text: str) -> bool:
    """Some of it is written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def is_right_to_left(text: str) -> bool:
    """Its first letter is: so is the paragraph."""
    strong = (kind for kind in map(bidirectional, text) if kind in STRONG)
    return next(strong, "L") != "L"
