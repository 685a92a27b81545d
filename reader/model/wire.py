"""Values as JSON and back: between the parse worker and us, and in the index.

JSON rather than pickle: the worker reads hostile files, and nothing it could be made to say may run
here. Documents have a module of their own, which a list of articles need not load.
"""

import json
from typing import Any

from reader.model.article import BodyFacts, Metadata, Moment, Problem, ProblemKind
from reader.model.sanitize import Shown

Json = Any
"""What `json.loads` gives: checked by the constructors below, not by the type checker."""


def problem_to_json(problem: Problem) -> Json:
    """A problem by its fields."""
    return [problem.kind.value, problem.message, problem.line, problem.column]


def problem_from_json(value: Json) -> Problem:
    """The problem that `problem_to_json` wrote."""
    kind, message, line, column = value
    return Problem(ProblemKind(kind), Shown(message), line, column)


def metadata_to_json(metadata: Metadata) -> Json:
    """Metadata without its empty fields."""
    value: dict[str, Json] = {
        name: held for name, held in zip(Metadata._fields, metadata, strict=True) if held
    }
    for name in _MOMENTS:
        if name in value:
            value[name] = [value[name].iso, value[name].epoch]
    if "extra" in value:
        value["extra"] = dict(value["extra"])
    return value


def metadata_from_json(value: Json) -> Metadata:
    """The metadata that `metadata_to_json` wrote."""
    held: dict[str, Json] = dict(value)
    for name in _MOMENTS:
        if name in held:
            held[name] = Moment(*held[name])
    for name in _LISTS:
        if name in held:
            held[name] = tuple(held[name])
    return Metadata(**held)


def record(metadata: Metadata) -> str:
    """Metadata as the text that the index keeps, ASCII."""
    return _encoded(metadata_to_json(metadata))


def facts_to_json(facts: BodyFacts) -> Json:
    """What the second pass found, by its fields."""
    return facts


def facts_from_json(value: Json) -> BodyFacts:
    """The facts that `facts_to_json` wrote."""
    *told, links = value
    return BodyFacts._make((*told, tuple(links)))


_MOMENTS = ("date", "modified")
_LISTS = ("authors", "categories", "tags")
# `json.dumps` would make an encoder of these settings anew for every record.
_encoded = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode
