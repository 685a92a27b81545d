"""Values as JSON and back: between the parse worker and us, and in the index.

JSON rather than pickle: the worker reads hostile files, and nothing it could be made to say may run
here. Documents have a module of their own, which a list of articles need not load.
"""

from collections.abc import Callable, Mapping
from typing import Any

from reader.model.article import BodyFacts, Head, Metadata, Moment, Problem, ProblemKind
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
    return [
        *(facts.words, facts.title, facts.lang, facts.excerpt),
        *(facts.text, facts.headings, facts.has_image),
    ]


def facts_from_json(value: Json) -> BodyFacts:
    """The facts that `facts_to_json` wrote."""
    words, title, lang, excerpt, text, headings, has_image = value
    return BodyFacts(
        *(words, Shown(title), lang, Shown(excerpt)),
        *(Shown(text), Shown(headings), has_image),
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
