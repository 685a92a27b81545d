"""What lies on a ground of its own in the text: highlights and the selection."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rich.cells import cell_len

from reader.model.highlights import Kind
from reader.model.passages import Part, Passage, Text
from reader.typeset.lines import Line, Run

SELECTED = "selected"
"""The ground of what is selected; those of highlights are their kinds."""

SIGNS = {Kind.KEY: "!", Kind.QUOTE: "”", Kind.QUESTION: "?", Kind.DOUBT: "~"}
"""What stands beside the first line of a highlight: the kinds are told apart without colours too.
"""
ASCII_SIGNS = {**SIGNS, Kind.QUOTE: '"'}


@dataclass(frozen=True, slots=True)
class Lit(Run):
    """A run on a ground of its own."""

    ground: str = ""
    """`SELECTED` or a kind of highlight."""


class Light(NamedTuple):
    """A passage and its ground."""

    passage: Passage
    ground: str
    is_noted: bool = False
    """The person wrote something on it."""


class Lights:
    """Every light of a text, by the leaf that it falls on; a later one lies over an earlier."""

    def __init__(self, text: Text, lights: Iterable[Light] = ()) -> None:
        self._parts: dict[int, list[tuple[Part, Light]]] = {}
        self._starts: dict[int, list[tuple[int, Light]]] = {}
        self._ends: dict[int, list[tuple[int, Light]]] = {}
        for light in lights:
            parts = list(text.parts(light.passage))
            for part in parts:
                self._parts.setdefault(part.block, []).append((part, light))
            if parts:
                first, last = parts[0], parts[-1]
                self._starts.setdefault(first.block, []).append((first.start, light))
                self._ends.setdefault(last.block, []).append((last.end - 1, light))

    def __bool__(self) -> bool:
        return bool(self._parts)

    def on(self, line: Line) -> Sequence[tuple[Part, Light]]:
        """The lights that fall on a line, and what of its leaf they fall on."""
        parts = self._parts.get(line.block, ())
        return [one for one in parts if one[0].start < line.end and one[0].end > line.start]

    def starting(self, line: Line) -> Light | None:
        """The light that begins on a line, the uppermost of several."""
        return _within(line, self._starts)

    def ending(self, line: Line) -> Light | None:
        """The one that ends on it, likewise."""
        return _within(line, self._ends)


def _within(line: Line, edges: Mapping[int, Sequence[tuple[int, Light]]]) -> Light | None:
    found = (light for at, light in edges.get(line.block, ()) if line.start <= at < line.end)
    return next(reversed([*found]), None)


def lit(line: Line, runs: Sequence[Run], lights: Lights) -> Sequence[Run]:
    """The runs of a line, those that lights fall on cut out."""
    found = lights.on(line)
    for part, light in found:
        runs = [piece for run in runs for piece in _cut(run, part, light.ground)]
    if not any(isinstance(run, Lit) for run in runs):
        return runs
    runs = list(_joined(runs))
    last = runs[-1]
    going_on = [light.ground for part, light in found if part.end > line.end]
    if last.at < 0 and going_on:
        runs[-1] = _on(last, going_on[-1])  # the hyphen
    return runs


def _cut(run: Run, part: Part, ground: str) -> Iterator[Run]:
    start, end = max(part.start - run.at, 0), min(part.end - run.at, len(run.text))
    if run.at < 0 or start >= end:
        yield run
        return
    if start:
        yield _part(run, 0, start)
    yield _on(_part(run, start, end), ground)
    if end < len(run.text):
        yield _part(run, end, len(run.text))


def _part(run: Run, start: int, end: int) -> Run:
    text = run.text[start:end]
    return replace(run, text=text, cells=cell_len(text), at=run.at + start)


def _on(run: Run, ground: str) -> Run:
    if isinstance(run, Lit):
        return replace(run, ground=ground)
    return Lit(
        run.text, run.role, run.cells, run.at, run.target,
        run.is_bold, run.is_italic, run.is_underlined, run.is_struck, ground,
    )  # fmt: skip


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """What is not the author's lies on the ground of what stands on both sides of it."""
    for number, run in enumerate(runs):
        before, after = runs[max(number - 1, 0)], runs[min(number + 1, len(runs) - 1)]
        if run.at < 0 and isinstance(before, Lit) and isinstance(after, Lit):
            yield _on(run, before.ground) if before.ground == after.ground else run
        else:
            yield run
