"""The person's own tags: how one is written, and which colour it always has."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.model import sanitize
from reader.model.sanitize import Shown

LONGEST = 80
"""Characters of a tag that can be typed."""


class Tagged(NamedTuple):
    """A tag, as it stands to some articles."""

    tag: Shown
    on: int
    """How many of the articles have it by the person's doing."""
    used: int
    """How many articles have it at all."""
    is_own: bool = True
    """False for one that only files have of themselves."""


def tag(text: str) -> Shown:
    """A tag as it is kept: one line; empty where nothing is left of it."""
    return sanitize.line(text.strip().removeprefix("#"))


def hue(tag: str, hues: int) -> int:
    """Which of so many colours a tag has: the same on every machine and in any case."""
    found = 0
    for letter in tag.casefold():
        found = (found * 31 + ord(letter)) % 65_521
    return found % hues


def narrowed(known: Iterable[Tagged], typed: str) -> list[Tagged]:
    """The tags that what is typed could become: those that are it, then those that begin so, then
    those that hold it; their order is kept otherwise.
    """
    wanted = tag(typed).casefold()
    ranked = [
        (0 if key == wanted else 1 if key.startswith(wanted) else 2, one)
        for one in known
        if wanted in (key := one.tag.casefold())
    ]
    return [one for _rank, one in sorted(ranked, key=lambda each: each[0])]


def in_places(known: Sequence[Tagged], before: Iterable[Tagged]) -> Sequence[Tagged]:
    """The tags in the places that they had before; those that are new come first."""
    places = {one.tag.casefold(): place for place, one in enumerate(before)}
    return sorted(known, key=lambda one: places.get(one.tag.casefold(), -1))


def counted(
    on: Mapping[Shown, int], own: Mapping[Shown, int], in_files: Mapping[Shown, int]
) -> list[Tagged]:
    """Every tag, each mapping saying how many articles have it: those on the articles first, then
    the person's own, then those of the files; of each the most used first.
    """
    by_key: dict[str, Tagged] = {}
    for some, is_own in ((own, True), (in_files, False)):
        for text, used in some.items():
            key = text.casefold()
            before = by_key.get(key)
            if before is None:
                by_key[key] = Tagged(text, 0, used, is_own)
            else:
                by_key[key] = before._replace(
                    tag=min(before.tag, text) if is_own else before.tag,
                    used=before.used + used if is_own else max(before.used, used),
                )
    for text, count in on.items():
        key = text.casefold()
        before = by_key.get(key, Tagged(text, 0, 0))
        by_key[key] = before._replace(on=before.on + count)
    order = sorted(by_key.items(), key=lambda one: (*_rank(one[1]), one[0]))
    return [one for _key, one in order]


def _rank(one: Tagged) -> tuple[bool, bool, int]:
    return not one.on, not one.is_own, -one.used
