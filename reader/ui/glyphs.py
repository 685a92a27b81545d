"""The signs of the screens, and the plain ones for terminals that lack them."""

from typing import NamedTuple

BARE_TERMINALS = ("linux", "vt100", "vt102", "vt220", "ansi", "cons25")
"""Values of TERM whose fonts hold hardly more than ASCII."""


class Glyphs(NamedTuple):
    """One cell each unless said otherwise."""

    is_ascii: bool = False
    unread: str = "●"
    started: str = "◐"
    starred: str = "★"
    recent: str = "↺"
    note: str = "✎"
    broken: str = "⚠"
    missing: str = "◌"
    selected: str = "✓"
    opened: str = "▾"
    closed: str = "▸"
    cursor: str = "▌"
    rule: str = "━"
    thin: str = "─"
    menu: str = "≡"
    """Opens the shelves."""
    upright: str = "│"
    upright_thick: str = "┃"
    dot: str = "·"
    ellipsis: str = "…"
    down: str = "↓"
    up: str = "↑"
    left: str = "←"
    right: str = "→"
    enter: str = "↵"
    space: str = "␣"


UNICODE = Glyphs()
ASCII = Glyphs(
    is_ascii=True,
    unread="*",
    started="~",
    starred="+",
    recent="<",
    note="&",
    broken="!",
    missing="?",
    selected="x",
    opened="-",
    closed="+",
    cursor=">",
    rule="=",
    thin="-",
    menu="=",
    upright="|",
    upright_thick="#",
    dot="-",
    ellipsis="~",
    down="Down",
    up="Up",
    left="Left",
    right="Right",
    enter="Enter",
    space="Space",
)


def glyphs(term: str, encoding: str) -> Glyphs:
    """The signs for a terminal of this TERM, written to in this encoding."""
    is_unicode = encoding.lower().replace("-", "") in ("utf8", "utf16", "utf32")
    return UNICODE if is_unicode and term not in BARE_TERMINALS else ASCII
