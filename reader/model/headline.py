"""What the index keeps of a head, worked out where the file is read.

A list over the pipe rather than a Head: to make its Metadata anew only to take it apart again took
a fifth of the time of whoever writes the index.
"""

from collections.abc import Sequence
from typing import NamedTuple

from reader.model import identity, wire
from reader.model.article import BodyFacts, Head, Problem
from reader.model.identity import Claim
from reader.model.sanitize import EMPTY, Shown
from reader.model.wire import Json


class Headline(NamedTuple):
    """A head as lists show it, as articles are sorted by it and as it is recognised by."""

    title: Shown
    """Empty where the head names none."""
    iso: str | None
    """Its date, as `Moment` has it."""
    epoch: int | None
    categories: Sequence[Shown]
    tags: Sequence[Shown]
    authors: Sequence[Shown]
    site: Shown
    url: str
    explicit: str
    """This and the next two as `Claim` has them."""
    fingerprint: str
    permalink: str
    problems: Sequence[Problem]
    record: str
    """The metadata as JSON text, as `wire.record` writes it."""


class Sighting(NamedTuple):
    """What a list shows of a file that was only looked at; the fields as a Headline has them."""

    title: Shown
    iso: str | None
    epoch: int | None
    category: Shown
    """The first one; empty where there is none, as the author."""
    site: Shown
    author: Shown


class Whole(NamedTuple):
    """All that the index keeps of a file."""

    line: Headline
    facts: BodyFacts | Problem
    """A problem where its body tells nothing."""
    keys: Sequence[int]
    """What it is known by, see `links.keys_by`; not the name of a file without a title."""


NOTHING = Sighting(EMPTY, None, None, EMPTY, EMPTY, EMPTY)
"""Of a file that tells nothing."""


def headline(head: Head) -> Headline:
    """What the index keeps of this head."""
    metadata, known_by = head.metadata, identity.claim(head, "")
    date = metadata.date
    return Headline(
        metadata.title,
        date.iso if date else None,
        date.epoch if date else None,
        metadata.categories,
        metadata.tags,
        metadata.authors,
        metadata.site,
        metadata.url,
        known_by.explicit,
        known_by.fingerprint,
        known_by.permalink,
        head.problems,
        wire.record(metadata),
    )


def claim(line: Headline, relative_path: str) -> Claim:
    """What the file of this headline can be recognised by."""
    return Claim(line.explicit, line.fingerprint, relative_path, line.permalink)


def to_json(line: Headline) -> Json:
    """A headline by its fields."""
    problems = [wire.problem_to_json(problem) for problem in line.problems]
    return line._replace(problems=problems) if problems else line


def from_json(value: Json) -> Headline:
    """The headline that `to_json` wrote."""
    found = Headline._make(value)
    if not found.problems:
        return found
    return found._replace(problems=[wire.problem_from_json(one) for one in found.problems])
