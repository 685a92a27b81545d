"""Values as JSON and back: between the parse worker and us, in the index, and for `--format json`.

JSON rather than pickle: the worker reads hostile files, and nothing it could be made to say may run
here. A document is written as objects with a `type`; everything else by its fields.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from reader.model import document as blocks
from reader.model.article import BodyFacts, Head, Metadata, Moment, Problem, ProblemKind
from reader.model.document import Document, Parsed, Span, Style
from reader.model.sanitize import Shown

Json = Any
"""What `json.loads` gives: checked by the constructors below, not by the type checker."""

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


def problem_to_json(problem: Problem) -> Json:
    """A problem by its fields."""
    return [problem.kind.value, problem.message, problem.line, problem.column]


def problem_from_json(value: Json) -> Problem:
    """The problem that `problem_to_json` wrote."""
    kind, message, line, column = value
    return Problem(ProblemKind(kind), Shown(message), line, column)


def metadata_to_json(metadata: Metadata) -> Json:
    """Metadata without its empty fields."""
    value: dict[str, Json] = {}
    for name in _METADATA:
        held = getattr(metadata, name)
        if isinstance(held, Moment):
            value[name] = [held.iso, held.epoch]
        elif held:
            value[name] = dict(held) if isinstance(held, Mapping) else held
    return value


def metadata_from_json(value: Json) -> Metadata:
    """The metadata that `metadata_to_json` wrote."""
    return Metadata(**{name: _METADATA[name](held) for name, held in value.items()})


def head_to_json(head: Head) -> Json:
    """A head by its fields."""
    return {
        "metadata": metadata_to_json(head.metadata),
        "fingerprint": head.fingerprint,
        "is_empty": head.is_empty,
        "problems": [problem_to_json(problem) for problem in head.problems],
    }


def head_from_json(value: Json) -> Head:
    """The head that `head_to_json` wrote."""
    return Head(
        metadata=metadata_from_json(value["metadata"]),
        fingerprint=value["fingerprint"],
        is_empty=value["is_empty"],
        problems=tuple(problem_from_json(problem) for problem in value["problems"]),
    )


def facts_to_json(facts: BodyFacts) -> Json:
    """What the second pass found, by its fields."""
    return [facts.words, facts.title, facts.lang, facts.excerpt]


def facts_from_json(value: Json) -> BodyFacts:
    """The facts that `facts_to_json` wrote."""
    words, title, lang, excerpt = value
    return BodyFacts(words, Shown(title), lang, Shown(excerpt))


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


def _shown_all(value: Json) -> tuple[Shown, ...]:
    return tuple(Shown(item) for item in value)


_METADATA: dict[str, Callable[[Json], Any]] = {
    "title": Shown,
    "date": lambda value: Moment(*value),
    "modified": lambda value: Moment(*value),
    "authors": _shown_all,
    "categories": _shown_all,
    "tags": _shown_all,
    "url": str,
    "image": Shown,
    "lang": str,
    "excerpt": Shown,
    "explicit_id": str,
    "permalink": Shown,
    "extra": dict,
}


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
