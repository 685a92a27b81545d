"""Code as pages hold it: its language, and its text without line numbers and buttons."""

import re

from bs4.element import NavigableString, PreformattedString, Tag

from reader.formats.html_names import SKIPPED, attribute, is_gutter
from reader.model.document import CodeBlock
from reader.model.sanitize import Shown, clean

_PREFIXED = re.compile(
    r"(?:^|\s)(?:language|lang|highlight-source|highlight|brush:|sourcecode|src)[-\s]?\s*"
    r"([A-Za-z][\w+#.-]*)(?=\s|;|$)",
    re.IGNORECASE,
)
_NO_LANGUAGES = "plaintext text plain none nohighlight default wrapper rouge code"
_NO_LANGUAGE = frozenset(_NO_LANGUAGES.split())
_LINES = frozenset({"tr", "p", "li", "div"})
_UP = 3


def code_block(tag: Tag) -> CodeBlock | None:
    """The code in a `pre`; None where it holds none."""
    text = _code_text(tag)
    text = text.removeprefix("\n").rstrip()
    if not text.strip():
        return None
    return CodeBlock(Shown(text), language_of(tag))


def language_of(tag: Tag) -> str:
    """The language named by the classes of a `pre`, its `code` or what it stands in."""
    inner = tag.find("code", recursive=False)
    candidates = [inner] if isinstance(inner, Tag) else []
    candidates.append(tag)
    outer = tag.parent
    for _ in range(_UP):
        if outer is None or outer.name not in ("div", "figure", "td", "span"):
            break
        candidates.append(outer)
        outer = outer.parent
    for candidate in candidates:
        found = _named(candidate)
        if found:
            return found
    return ""


def _named(tag: Tag) -> str:
    for name in ("data-lang", "data-language", "lang" if tag.name == "pre" else "data-lang"):
        value = attribute(tag, name).lower()
        if value and re.fullmatch(r"[\w+#.-]{1,30}", value):
            return "" if value in _NO_LANGUAGE else value
    found = _PREFIXED.search(attribute(tag, "class"))
    language = found[1].lower() if found else ""
    return "" if language in _NO_LANGUAGE else language


def _code_text(tag: Tag) -> str:
    """The text as it stands, each row of a table of lines on its own line; iterative."""
    parts: list[str] = []
    todo: list[object] = list(reversed(tag.contents))
    while todo:
        node = todo.pop()
        if isinstance(node, str) and not isinstance(node, NavigableString):
            if parts and not parts[-1].endswith("\n"):
                parts.append(node)
        elif isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):
                parts.append(clean(node))
        elif isinstance(node, Tag):
            if node.name == "br":
                parts.append("\n")
            elif node.name not in SKIPPED and node.name != "button" and not is_gutter(node):
                if node.name in _LINES:
                    todo.append("\n")
                todo.extend(reversed(node.contents))
    return "".join(parts)
