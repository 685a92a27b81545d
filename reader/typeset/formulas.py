"""Formulas: the TeX that has signs of its own as those signs, the rest as it is written."""

import re
from collections.abc import Iterator

SUPERS = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
SUBS = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
"""Characters that can be raised, or lowered."""

_LETTERS = (
    "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι "
    "kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ "
    "omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω ell ℓ"
)
_SIGNS = (
    "times × cdot · le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ propto ∝ pm ± mp ∓ "
    "div ÷ infty ∞ sum ∑ prod ∏ int ∫ partial ∂ nabla ∇ in ∈ notin ∉ subset ⊂ cup ∪ cap ∩ "
    "forall ∀ exists ∃ to → rightarrow → leftarrow ← Rightarrow ⇒ iff ⇔ ldots … dots … cdots ⋯ "
    "degree ° circ ∘ prime ′"
)
_words = f"{_LETTERS} {_SIGNS}".split()
_SHOWN = dict(zip(_words[::2], _words[1::2], strict=True))
_BLANKS = {",": " ", ":": " ", ";": " ", "!": "", "quad": "  ", "qquad": "    "}

_PLAIN = r"\{([^{}\n]{0,200})\}"
_NESTED = r"\{((?:[^{}\n]|\{[^{}\n]{0,200}\}){0,200})\}"
_TEX = re.compile(
    rf"\\[dt]?frac{_NESTED}{_NESTED}|\\sqrt{_NESTED}|([\^_])(?:{_PLAIN}|([0-9ni]))"
    rf"|\\(?:text|mathrm|operatorname){_PLAIN}|\\(?:([A-Za-z]+)|([,:;!]))"
)
_SIMPLE = re.compile(r"[\w.]+")


def replaced(text: str) -> Iterator[tuple[int, int, str]]:
    """What is shown otherwise than it is written: start, end, and the signs instead."""
    for found in _TEX.finditer(text):
        shown = _shown(found)
        if shown != found[0]:
            yield found.start(), found.end(), shown


def _shown(found: re.Match[str]) -> str:
    above, below, root, script, several, one, upright, word, blank = found.groups()
    if above is not None:
        return f"{_whole(_set(above))}/{_whole(_set(below))}"
    if root is not None:
        return f"√{_whole(_set(root))}"
    if script:
        moved = _set(several or one or "")
        table = SUPERS if script == "^" else SUBS
        return moved.translate(table) if all(ord(sign) in table for sign in moved) else found[0]
    if upright is not None:
        return upright
    if blank:
        return _BLANKS[blank]
    return _SHOWN.get(word) or _BLANKS.get(word, found[0])


def _set(text: str) -> str:
    # Brackets in it hold no others, so that this goes two deep at most.
    return _TEX.sub(_shown, text)


def _whole(text: str) -> str:
    return text if _SIMPLE.fullmatch(text) else f"({text})"
