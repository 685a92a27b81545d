"""What the elements of HTML mean to a reader: names, classes and signs, gathered in one place."""

import re

from bs4.element import NavigableString, PreformattedString, Tag

from reader.model.document import Style
from reader.model.sanitize import clean

_UNREAD = (
    "script style head title meta link base canvas progress meter map area noembed param source "
    "track rp"
)
SKIPPED = frozenset(_UNREAD.split())
"""Elements that hold nothing to read."""

_ON_LINES = (
    "address article aside body center dd dir div dl dt fieldset figcaption figure footer "
    "form header hgroup html legend li main menu nav ol p section search tr td th thead "
    "tbody tfoot ul table caption blockquote pre h1 h2 h3 h4 h5 h6 hr details summary "
    "noscript dialog option optgroup select noframes"
)
BLOCKS = frozenset(_ON_LINES.split())
"""Elements that stand on lines of their own."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements that head a section."""

STYLES = {
    "em": Style.EMPHASIS,
    "i": Style.EMPHASIS,
    "dfn": Style.EMPHASIS,
    "var": Style.EMPHASIS,
    "strong": Style.STRONG,
    "b": Style.STRONG,
    "code": Style.CODE,
    "tt": Style.CODE,
    "samp": Style.CODE,
    "del": Style.STRIKE,
    "s": Style.STRIKE,
    "strike": Style.STRIKE,
    "ins": Style.INSERT,
    "u": Style.INSERT,
    "mark": Style.MARK,
    "kbd": Style.KEY,
    "sub": Style.SUB,
    "sup": Style.SUP,
    "small": Style.SMALL,
    "cite": Style.CITE,
}
"""Elements that only say how a text is meant."""

_ENDLESS = "area base br col embed hr img image input link meta param source track wbr"
VOID = frozenset(_ENDLESS.split())
"""Elements without an end tag."""

_GUTTER_CLASSES = (
    "gutter lineno linenos linenodiv rouge-gutter hljs-ln-numbers blob-num lnt ln "
    "line-numbers line-numbers-rows"
)
GUTTERS = frozenset(_GUTTER_CLASSES.split())
"""Classes of what holds the line numbers of a piece of code."""

_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PERMALINKS = frozenset({"headerlink", "anchor", "header-anchor", "heading-link", "anchor-link"})


def attribute(tag: Tag, name: str) -> str:
    """An attribute's value, cleaned; empty where it is absent or has none."""
    value = tag.attrs.get(name)
    if value is None:
        return ""
    return clean(value if isinstance(value, str) else " ".join(value)).strip()


def classes(tag: Tag) -> set[str]:
    """The classes of an element, lower-case."""
    return set(attribute(tag, "class").lower().split())


def is_hidden(tag: Tag) -> bool:
    """The author hides it from everyone."""
    attributes = tag.attrs
    if tag.name == "template":  # for scripts, unless a browser is told to show it
        return "shadowrootmode" not in attributes
    if not attributes:
        return False
    if "hidden" in attributes and attribute(tag, "hidden").lower() != "false":
        return True
    if attribute(tag, "aria-hidden").lower() == "true":
        return True
    return "style" in attributes and bool(_HIDING.search(attribute(tag, "style")))


def is_gutter(tag: Tag) -> bool:
    """It holds nothing but the line numbers of a piece of code."""
    if tag.name not in ("td", "th", "span", "div") or "class" not in tag.attrs:
        return False
    return bool(classes(tag) & GUTTERS) and not text_of(tag).strip("0123456789 \t\n")


def is_permalink(tag: Tag) -> bool:
    """It is the little sign after a heading that links to the heading itself."""
    if not attribute(tag, "href").startswith("#"):
        return False
    text = text_of(tag).strip()
    return text in ("", "¶", "#", "§", "🔗", "∞") or (
        bool(classes(tag) & _PERMALINKS) and len(text) < 3
    )


def text_of(tag: Tag) -> str:
    """Every text in an element as it stands, comments left out."""
    return "".join(
        node
        for node in tag.descendants
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString)
    )
