"""Formulas in MathML -> the TeX that says the same, as far as a line of text can."""

from collections.abc import Callable, Sequence

from bs4.element import NavigableString, Tag

from reader.formats.html_names import attribute

MAX_DEPTH = 40
"""Deepest nesting that is looked at; what lies deeper is told sign by sign."""

_TOKENS = frozenset({"mi", "mn", "mo", "mtext", "ms"})
_APART = frozenset("+-−=<>≤≥≠≈≡∼∝×⋅·÷±∓∈∉⊂⊆∪∩→⇒⇔↦∧∨")
"""Operators with a blank on both sides."""
_UNSEEN = str.maketrans("", "", "\u2061\u2062\u2063\u2064")
"""The signs for applying, times, comma and plus, none of which is to be seen."""


def tex(formula: Tag) -> str:
    """A formula on one line; empty where it has no signs."""
    return " ".join("".join(_parts(formula, 0)).split())


def _parts(tag: Tag, depth: int) -> list[str]:
    """What the elements in a tag say, each for itself."""
    return [
        _of(node, depth + 1) if isinstance(node, Tag) else node.strip()
        for node in tag.children
        if isinstance(node, Tag) or (type(node) is NavigableString and node.strip())
    ]


def _of(tag: Tag, depth: int) -> str:
    if tag.name in _TOKENS or depth > MAX_DEPTH:
        return _token(tag)
    if tag.name == "mfenced":
        inside = ", ".join(_parts(tag, depth))
        opening, closing = attribute(tag, "open") or "(", attribute(tag, "close") or ")"
        return f"{opening}{inside}{closing}"
    parts = _parts(tag, depth)
    if tag.name == "semantics":  # what follows the first part says the same in another way
        return next(filter(None, parts), "")
    if tag.name == "msqrt":
        return rf"\sqrt{{{''.join(parts).strip()}}}"
    count, said = _SAID.get(tag.name, (0, None))
    if said is not None and len(parts) == count:
        return said([part.strip() for part in parts])
    return _BETWEEN.get(tag.name, "").join(parts)


def _token(tag: Tag) -> str:
    text = " ".join(tag.get_text(" ").translate(_UNSEEN).split())
    is_apart = text in _APART or (tag.name in ("mi", "mtext") and len(text) > 1)
    return f" {text} " if is_apart else text


_BETWEEN = {"mtable": "; ", "mtr": ", "}
_SAID: dict[str, tuple[int, Callable[[Sequence[str]], str]]] = {
    "mfrac": (2, lambda parts: rf"\frac{{{parts[0]}}}{{{parts[1]}}}"),
    "mroot": (2, lambda parts: rf"^{{{parts[1]}}}\sqrt{{{parts[0]}}}"),
    "msup": (2, lambda parts: f"{parts[0]}^{{{parts[1]}}}"),
    "msub": (2, lambda parts: f"{parts[0]}_{{{parts[1]}}}"),
    "munder": (2, lambda parts: f"{parts[0]}_{{{parts[1]}}}"),
    "msubsup": (3, lambda parts: f"{parts[0]}_{{{parts[1]}}}^{{{parts[2]}}}"),
    "munderover": (3, lambda parts: f"{parts[0]}_{{{parts[1]}}}^{{{parts[2]}}}"),
}
"""By element, how many parts it has and what they say together."""
