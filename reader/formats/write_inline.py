"""Running text as Markdown: signs where they are sure to be read as such, HTML elsewhere."""

import re

from reader.formats import write_html
from reader.formats.span_tree import Node, Styled, tree, words_in
from reader.model.document import Inline, Span, Style
from reader.model.sanitize import Shown

_SPECIAL = re.compile(
    r"[\\`*<>~|\]]|\[|(?<![^\W_])_|_(?![^\W_])|!(?=\[)|&(?=#|[A-Za-z])|\{(?=[%{:/#])|\$(?=\$)"
    r"|(?<=\$)\$|(?<!\s)\$(?!\w)|(?<=[%}])\}"
)
_PRESS = re.compile(r"/?(?:caption|gallery|embed|video|audio|youtube|sourcecode|code)\b")
_ENTITIES = {"{": "&#123;", "}": "&#125;", "$": "&#36;", "&": "&amp;", "<": "&lt;"}
_LINE_START = re.compile(r"^(?:(#{1,6})(?=\s|$)|([-+=:])|(\d{1,9})([.)]))", re.MULTILINE)
_EDGE = re.compile(r"[^\s*~_].*[^\s*~_]|[^\s*~_]", re.DOTALL)
_SIGNS = {Style.EMPHASIS: "*", Style.STRONG: "**", Style.STRIKE: "~~"}


def destination(address: str) -> str:
    """An address as it stands between the brackets of a link."""
    shown = re.sub(r"\s", "%20", address)
    shown = re.sub(r"([\\<>{`]|&(?=[#\w]))", _encoded, shown)
    return f"<{shown}>" if not shown or "(" in shown or ")" in shown else shown


class InlineWriter:
    """Writes the running texts of one document, whose notes have these labels."""

    def __init__(self, labels: frozenset[str]) -> None:
        self.labels = labels

    def text(self, inline: Inline) -> str:
        """As paragraphs hold it: a line feed is a break."""
        written = self._nodes(tree(inline))
        written = "\n".join(line.strip(" \t") for line in written.strip().split("\n"))
        return _LINE_START.sub(_escaped_start, written).replace("\n", "\\\n")

    def line(self, inline: Inline) -> str:
        """As headings hold it: all on one line."""
        written = self._nodes(tree(inline)).strip().replace("\n", "<br>")
        return re.sub(r"#+$", lambda found: "\\#" * len(found[0]), written)

    def cell(self, inline: Inline) -> str:
        """As tables hold it: all on one line, no bar in it."""
        return re.sub(r"(?<!\\)\|", r"\\|", self.line(inline))

    def label(self, label: str) -> str:
        """A note's label as Markdown can have it."""
        return re.sub(r"[\s\[\]^]+", "-", label)

    def _nodes(self, nodes: list[Node]) -> str:
        parts: list[str] = []
        for index, node in enumerate(nodes):
            before = nodes[index - 1] if index else ""
            after = nodes[index + 1] if index + 1 < len(nodes) else ""
            if isinstance(node, str):
                written = _escaped(node)
                # Before the bracket of a link it would make an image of it.
                is_mark = written.endswith("!") and isinstance(after, Styled)
                parts.append(f"{written[:-1]}\\!" if is_mark else written)
                continue
            parts.append(self._styled(node, _is_apart(before, after)))
        return "".join(parts)

    def _styled(self, node: Styled, is_apart: bool) -> str:
        span = node.span
        match span.style:
            case Style.CODE:
                return _code(node)
            case Style.LINK:
                return f"[{self._nodes(node.nodes)}]({destination(span.target)})"
            case Style.IMAGE:
                return f"![{_escaped(words_in(node.nodes))}]({destination(span.target)})"
            case Style.FOOTNOTE if span.target in self.labels:
                return f"[^{self.label(span.target)}]"
            case Style.FOOTNOTE:
                return f"<span>{self._nodes(node.nodes)}</span>"
            case Style.MATH:
                return _html(node)
            case Style.SUP if self._is_call(node):
                return self._nodes(node.nodes)
        sign = _SIGNS.get(span.style)
        if sign and is_apart and _EDGE.fullmatch(words_in(node.nodes)):
            return f"{sign}{self._nodes(node.nodes)}{sign}"
        opening, closing = _tags(span)
        return f"{opening}{self._nodes(node.nodes)}{closing}"

    def _is_call(self, node: Styled) -> bool:
        only = node.nodes[0] if len(node.nodes) == 1 else None
        is_note = isinstance(only, Styled) and only.span.style is Style.FOOTNOTE
        return is_note and isinstance(only, Styled) and only.span.target in self.labels


def _is_apart(before: Node, after: Node) -> bool:
    """What stands around a span lets the signs of Markdown work."""
    left = before[-1:] if isinstance(before, str) else "x"
    right = after[:1] if isinstance(after, str) else "x"
    return (not left or left.isspace()) and (not right or right.isspace() or right in ".,;:?")


def _code(node: Styled) -> str:
    words = words_in(node.nodes)
    is_plain = all(isinstance(part, str) for part in node.nodes)
    if not is_plain or "\n" in words or words.strip() != words or "  " in words or "|" in words:
        return _html(node)
    longest = max(map(len, re.findall("`+", words)), default=0)
    bar = "`" * (longest + 1)
    blank = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{bar}{blank}{words}{blank}{bar}"


def _html(node: Styled) -> str:
    """A span as HTML, without anything in it that Markdown would read."""
    spans = (node.span, *_spans(node.nodes))
    start = node.span.start
    moved = tuple(
        Span(span.start - start, span.end - start, span.style, span.target) for span in spans
    )
    written = write_html.inline(Inline(Shown(words_in(node.nodes)), moved))
    return re.sub(r"([\\`*_\[\]~|!{}$])", _encoded, written)


def _spans(nodes: list[Node]) -> list[Span]:
    found: list[Span] = []
    for node in nodes:
        if isinstance(node, Styled):
            found.append(node.span)
            found.extend(_spans(node.nodes))
    return found


def _tags(span: Span) -> tuple[str, str]:
    mark = "\x00"
    written = write_html.inline(Inline(Shown(mark), (Span(0, 1, span.style, span.target),)))
    opening, _, closing = written.partition(mark)
    return opening, closing


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    if found[0] == "[":
        return "&#91;" if _PRESS.match(found.string, found.end()) else "\\["
    return _ENTITIES.get(found[0]) or f"\\{found[0]}"


def _escaped_start(found: re.Match[str]) -> str:
    if found[1]:
        return f"\\{found[1]}"
    return f"\\{found[2]}" if found[2] else f"{found[3]}\\{found[4]}"


def _encoded(found: re.Match[str]) -> str:
    return f"&#{ord(found[1])};"
