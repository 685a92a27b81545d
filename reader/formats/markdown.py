"""Markdown -> Document: CommonMark and the usual additions, rendered to HTML and read as such."""

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from reader.formats import html, markdown_math, markdown_rules
from reader.formats.templates import without_templates
from reader.model.document import Document
from reader.model.sanitize import clean

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

MAX_NESTING = 30
"""Deepest nesting of quotes and lists that is read as such."""

MAX_BRACKETS = 500
"""Brackets without an end that one paragraph may have: each is looked for up to the end."""

MAX_CHARACTERS = 4_000_000
"""Longest text read as Markdown; a longer one is read as HTML, whose cost is lower."""

_NESTED = rf"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{{1,3}}[.)](?=[ \t]))){{{MAX_NESTING},}}"
_DEEP = re.compile(f"^{_NESTED}", re.M)
# Found, or not, at the speed of `str.find`.
_DEEP_LATER = re.compile(f"\n{_NESTED}")
# kramdown's `<aside markdown="1">`: what is in it is Markdown, which a blank line says to others.
_MARKED = re.compile(
    r"^([ \t]{0,3}<(?!p\b)\w+\s[^<>\n]*\bmarkdown=[\"']?(?:1|block)[\"']?[^<>\n]*>)", re.M
)
_PARAGRAPH = re.compile(
    r"^[ \t]*(<p\s[^<>\n]*\bmarkdown=[\"']?(?:1|span|block)[\"']?[^<>\n]*>)([^<]*+)</p>", re.M
)
_HEADING_ID = re.compile(r"\s*\{:?\s*#([\w:.-]+)[^{}]*\}\s*$|\s*\{:?\s*\.[^{}]*\}\s*$")
_PICTURE = re.compile(
    r"\.(?:apng|avif|bmp|gif|jfif|jpe?g|png|svg|tiff?|webp)(?:[?#].*)?$", re.IGNORECASE
)
_CALLOUT = re.compile(r"\[!([A-Za-z][\w-]{0,30})\][+-]?(?:[ \t]+([^\n]*))?(?:\n|$)")
_MEASURES = re.compile(r"\d+(?:x\d+)?")
_WIKI = re.compile(r"!?\[\[([^\]\[|\n]{1,300})(?:\|([^\]\[\n]{1,300}))?\]\](?![(\[])")


def parse(text: str) -> Document:
    """The document in a Markdown text; never raises, whatever the text."""
    text = without_templates(clean(text), is_html=False)
    if len(text) > MAX_CHARACTERS:
        return html.rendered(text)
    return html.rendered(rendered(text))


def rendered(text: str) -> str:
    """The HTML that a Markdown text stands for, raw HTML in it as it is."""
    text = prepared(text)
    return str(_renderer(markdown_rules.needless(text)).render(text))


def prepared(text: str) -> str:
    """The text bounded, and kramdown's own way to mix it with HTML made everybody's."""
    if _DEEP_LATER.search(text) or _DEEP.match(text):
        text = _DEEP.sub(_shallower, text)
    if "[" in text and text.count("[") > text.count("]") + MAX_BRACKETS:
        text = "\n\n".join(map(_without_open_brackets, text.split("\n\n")))
    if "markdown=" in text:
        text = _PARAGRAPH.sub(_opened_up, text)
        text = _MARKED.sub(r"\1\n\n", text)
    return text


@cache
def _renderer(needless: frozenset[str]) -> "MarkdownIt":
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    renderer = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING * 3})
    renderer.enable(["table", "strikethrough"])
    renderer.use(footnote_plugin).use(deflist_plugin).use(tasklists_plugin)
    renderer.validateLink = _is_link  # type: ignore[method-assign]
    renderer.core.ruler.push("heading_ids", _name_headings)
    renderer.core.ruler.before("inline", "callouts", _head_callouts)
    renderer.inline.ruler.before("link", "wiki", _wiki_link)
    markdown_math.enable(renderer)
    markdown_rules.quicken(renderer, needless)
    return renderer


def _is_link(url: str) -> bool:
    # Whatever the address: it is judged when it is asked for, and the Markdown of a link refused
    # here would stand in the text.
    return isinstance(url, str)


def _without_open_brackets(paragraph: str) -> str:
    if paragraph.count("[") <= paragraph.count("]") + MAX_BRACKETS:
        return paragraph
    # Not one that is escaped already: it would open again.
    return re.sub(r"(\\.)|\[", lambda found: found[1] or "\\[", paragraph, flags=re.DOTALL)


def _opened_up(found: re.Match[str]) -> str:
    return f"{found[1]}\n\n{found[2].strip()}\n\n</p>"


def _shallower(found: re.Match[str]) -> str:
    marks = re.findall(r"[ \t]*(?:>|[-*+]|\d{1,3}[.)])", found[0])
    return "".join(marks[:MAX_NESTING])


def _name_headings(state: "StateCore") -> None:
    """kramdown's `## Title {#name}`."""
    for index, token in enumerate(state.tokens):
        if token.type != "heading_open":
            continue
        children = state.tokens[index + 1].children or []
        if not children or children[-1].type != "text":
            continue
        found = _HEADING_ID.search(children[-1].content)
        if found:
            children[-1].content = children[-1].content[: found.start()]
            if found[1]:
                token.attrSet("id", found[1])


def _head_callouts(state: "StateCore") -> None:
    """`> [!NOTE]` and `> [!tip] Words`: a quotation under a line that says what it is."""
    for opened, inside in zip(state.tokens, state.tokens[2:], strict=False):
        found = _CALLOUT.match(inside.content) if opened.type == "blockquote_open" else None
        if found and inside.type == "inline":
            said = (found[2] or "").strip() or found[1].replace("-", " ").capitalize()
            rest = inside.content[found.end() :]
            inside.content = f"**{said}**\\\n{rest}" if rest else f"**{said}**"


def _wiki_link(state: "StateInline", silent: bool) -> bool:
    """`[[page]]`, `[[page|words]]`, and `![[picture]]`; `![[page]]` is a link as well."""
    if not state.src.startswith(("[[", "![["), state.pos):
        return False
    found = _WIKI.match(state.src, state.pos)
    if found is None or found[1].strip() != found[1]:
        return False
    if found[1].upper() in state.env.get("references", {}):
        return False
    if not silent and found[0].startswith("!") and _PICTURE.search(found[1]):
        said = found[1] if _MEASURES.fullmatch(found[2] or "0") else found[2]
        image = f'<img src="{escape(found[1])}" alt="{escape(said)}">'
        state.push("html_inline", "", 0).content = image
    elif not silent:
        opened = state.push("link_open", "a", 1)
        opened.attrs = {"href": found[1]}
        state.push("text", "", 0).content = found[2] or found[1]
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True
