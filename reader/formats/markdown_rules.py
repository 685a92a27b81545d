"""Which rules of markdown-it can hold at a line, told by the sign that it begins with.

Of itself it tries all thirteen at every line, and nine more to see whether a paragraph ends there.
Each of them looks at the first sign of the line but three, which look at a line below; those are
left out of a text that has no such line at all.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_Rule = Callable[["StateBlock", int, int, bool], bool]

BELOW = {
    "table": re.compile(r"[|:-][ \t]*$", re.MULTILINE),
    "lheading": re.compile(r"[=-][ \t]*$", re.MULTILINE),
    "deflist": re.compile(r"(?:^|[ \t>*+.)-])[:~](?:[ \t]|$)", re.MULTILINE),
}
"""What a text has somewhere if the rule of this name holds anywhere in it; and maybe if not."""

_FIRST = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*-+0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
"""What a line begins with where the rule of this name can hold."""
_CODE = "code"
_INDENT = 4
"""Cells before a line of code, at which no other rule holds but that of running text."""


def needless(text: str) -> frozenset[str]:
    """The rules that hold nowhere in a text."""
    return frozenset(name for name, sign in BELOW.items() if sign.search(text) is None)


def quicken(renderer: "MarkdownIt", without: frozenset[str]) -> None:
    """Try only what can hold, in the same order; to be called when all rules are there."""
    ruler = renderer.block.ruler
    known = [rule for rule in ruler.__rules__ if rule.enabled and rule.name not in without]
    names = {"", *(chain for rule in known for chain in rule.alt)}
    chains = {
        chain: [_tried([(one.name, one.fn) for one in known if not chain or chain in one.alt])]
        for chain in names
    }
    ruler.getRules = lambda chainName="": chains.get(chainName, [])  # type: ignore[method-assign]  # noqa: N803


def _tried(rules: list[tuple[str, _Rule]]) -> _Rule:
    every = [rule for _name, rule in rules]
    usual = [rule for name, rule in rules if name not in _FIRST and name != _CODE]
    by_sign = {
        sign: [rule for name, rule in rules if sign in _FIRST.get(name, sign) and name != _CODE]
        for sign in set("".join(_FIRST.values()))
    }

    def holds(state: "StateBlock", line: int, end: int, silent: bool) -> bool:
        if state.sCount[line] - state.blkIndent >= _INDENT:
            tried = every
        else:
            start = state.bMarks[line] + state.tShift[line]
            sign = state.src[start] if start < state.eMarks[line] else ""
            tried = by_sign.get(sign, usual)
        for rule in tried:  # noqa: SIM110 - a generator takes a third of the time of it all
            if rule(state, line, end, silent):
                return True
        return False

    return holds
