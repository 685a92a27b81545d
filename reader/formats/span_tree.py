"""Running text as a tree: texts, and spans that hold texts and spans."""

from dataclasses import dataclass, field
from typing import TypeAlias

from reader.model.document import Inline, Span, Style


@dataclass(slots=True)
class Styled:
    """A span and what it is over."""

    span: Span
    nodes: "list[Node]" = field(default_factory=list)


Node: TypeAlias = "str | Styled"


def tree(inline: Inline) -> list[Node]:
    """The text cut at every span's start and end; a span that crosses another is cut short.

    The places that links point at are left out.
    """
    root: list[Node] = []
    open_spans: list[tuple[int, list[Node]]] = [(len(inline.text), root)]
    position = 0
    styles = (span for span in inline.spans if span.style is not Style.ANCHOR)
    for span in sorted(styles, key=lambda span: (span.start, -span.end)):
        while span.start >= open_spans[-1][0] and len(open_spans) > 1:
            end, nodes = open_spans.pop()
            position = _put(nodes, inline.text, position, end)
        position = _put(open_spans[-1][1], inline.text, position, span.start)
        styled = Styled(span)
        open_spans[-1][1].append(styled)
        open_spans.append((min(span.end, open_spans[-1][0]), styled.nodes))
    while open_spans:
        end, nodes = open_spans.pop()
        position = _put(nodes, inline.text, position, end)
    return root


def words_in(nodes: list[Node]) -> str:
    """The text of a tree."""
    return "".join(node if isinstance(node, str) else words_in(node.nodes) for node in nodes)


def _put(nodes: list[Node], text: str, start: int, end: int) -> int:
    if end > start:
        nodes.append(text[start:end])
    return max(start, end)
