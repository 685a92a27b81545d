"""Formulas within a line of Markdown: `$x^2$` and `\\(x^2\\)`, told from prices and escapes."""

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_FORMULA = re.compile(
    r"(?<![\w$])\$(?![\s$])((?:[^$\\\n]|\n(?!\s*\n)|\\[^\n]){1,300}?)(?<![\s\\])\$(?![\w$])"
    r"|\\\(((?:[^\\\n]|\n(?!\s*\n)|\\[^()\n]){1,300}?)\\\)"
)
# `$5 (about US$)` and `\(by hand\)` are no formulas: they have neither a sign of TeX, a single
# letter or number, nor nothing but such with signs between them.
_SIGNS = re.compile(r"\\[A-Za-z,:;!{}|]|(?<![A-Za-z]{2})[\^_](?=[\w{\\+*-])|=")
_TERM = r"(?:[A-Za-z]{1,2}|\d[\d.,]*[A-Za-z]?|[A-Za-z]?\([^()\s]{1,20}\)|[A-Za-z]\d?)'?"
_SHORT = re.compile(rf"-?{_TERM}(?:\s*[-+*/<>|,:≤≥≠±×·∈]\s*{_TERM})*|[^\W\d_ªº]")


def enable(renderer: "MarkdownIt") -> None:
    """Have formulas rendered as HTML has them."""
    renderer.inline.ruler.before("escape", "formula", _formula)


def has_formula(text: str) -> bool:
    """There is a formula in a text; or there may be one, within code or an address."""
    if "$" not in text and ("\\" not in text or "\\(" not in text):
        return False
    return any(_is_formula(found[1] or found[2]) for found in _FORMULA.finditer(text))


def _is_formula(text: str) -> bool:
    text = text.strip()
    if "`" in text:
        return False
    return bool(_SIGNS.search(text)) or _SHORT.fullmatch(text) is not None


def _formula(state: "StateInline", silent: bool) -> bool:
    if state.src[state.pos] not in "$\\":
        return False
    found = _FORMULA.match(state.src, state.pos)
    if found is None or not _is_formula(found[1] or found[2]):
        return False
    if not silent:
        tex = escape((found[1] or found[2]).strip(), quote=False)
        formula = f'<math><annotation encoding="tex">{tex}</annotation></math>'
        state.push("html_inline", "", 0).content = formula
    state.pos = found.end()
    return True
