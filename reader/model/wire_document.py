"""Documents as JSON and back: between the parse worker and us, and for `--format json`.

A block is an object with a `type` and its fields; a span is a list of four.
"""

from dataclasses import fields
from typing import Any

from reader.model import document as blocks
from reader.model.document import Document, Parsed, Span, Style
from reader.model.sanitize import Shown
from reader.model.wire import (
    Json,
    metadata_from_json,
    metadata_to_json,
    problem_from_json,
    problem_to_json,
)

_CLASSES: dict[str, type[Any]] = {
    kind.__name__.lower(): kind
    for kind in (
        blocks.Inline,
        blocks.Heading,
        blocks.Paragraph,
        blocks.CodeBlock,
        blocks.Table,
        blocks.Figure,
        blocks.Rule,
        blocks.Embed,
        blocks.Quote,
        blocks.ListItem,
        blocks.ListBlock,
        blocks.Definition,
        blocks.DefinitionList,
        blocks.Details,
        blocks.Footnote,
        blocks.Footnotes,
    )
}
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in _CLASSES.values()}


def document_to_json(document: Document) -> Json:
    """The document as lists, objects and strings."""
    return {
        "title": document.title,
        "problems": [problem_to_json(problem) for problem in document.problems],
        "blocks": [_node_to_json(block) for block in document.blocks],
    }


def document_from_json(value: Json) -> Document:
    """The document that `document_to_json` wrote; raises KeyError, TypeError or ValueError."""
    return Document(
        blocks=tuple(_node_from_json(block) for block in value["blocks"]),
        title=Shown(value["title"]),
        problems=tuple(problem_from_json(problem) for problem in value["problems"]),
    )


def parsed_to_json(parsed: Parsed) -> Json:
    """A file read whole, by its fields."""
    return {
        "metadata": metadata_to_json(parsed.metadata),
        "document": document_to_json(parsed.document),
        "problems": [problem_to_json(problem) for problem in parsed.problems],
        "source": parsed.source,
    }


def parsed_from_json(value: Json) -> Parsed:
    """The value that `parsed_to_json` wrote."""
    return Parsed(
        metadata=metadata_from_json(value["metadata"]),
        document=document_from_json(value["document"]),
        problems=tuple(problem_from_json(problem) for problem in value["problems"]),
        source=Shown(value["source"]),
    )


def _node_to_json(node: Any) -> Json:
    match node:
        case Span():
            return [node.start, node.end, node.style.value, node.target]
        case tuple():
            return [_node_to_json(item) for item in node]
        case str() | int() | None:
            return node
    kind = type(node)
    value = {name: _node_to_json(getattr(node, name)) for name in _FIELDS[kind]}
    return {"type": kind.__name__.lower(), **value}


def _node_from_json(value: Json) -> Any:
    if isinstance(value, dict):
        kind = _CLASSES[value["type"]]
        if kind is blocks.Inline:
            return blocks.Inline(Shown(value["text"]), tuple(map(_span_from_json, value["spans"])))
        return kind(**{name: _node_from_json(value[name]) for name in _FIELDS[kind]})
    if isinstance(value, list):
        return tuple(_node_from_json(item) for item in value)
    return value


def _span_from_json(value: Json) -> Span:
    start, end, style, target = value
    return Span(start, end, Style(style), target)
