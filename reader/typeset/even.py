"""Lines of even length over a whole paragraph: the best of all ways to break it.

Looked for are the lines, as few as there can be, of the least penalty. (With one line more, no
paragraph of 2,077 became better, for the last line costs nothing: so how high a paragraph stands is
known at once, and the lines themselves are looked for when they are first shown.) Line n ends no
later than where filling each line would end it, and no earlier than the lines after it allow: only
what lies between the two is tried.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from reader.typeset.breaking import (
    DASHES,
    SHORT,
    Broken,
    hyphens_of,
    is_between_letters,
    may_break,
)
from reader.typeset.hyphens import LONGEST_CHUNK, Points
from reader.typeset.width import BLANKS, SOFT_HYPHEN, is_narrow, offsets

HYPHEN = 16
"""What a hyphen costs, against the square of the cells that every line but the last leaves empty:
as much as four of them."""
RUNNING = 32
"""What two lines running with a hyphen cost on top of that."""
ORPHAN = 36
"""What a short word alone on the last line costs."""

LONGEST = 20_000
"""Characters of the longest text that is set evenly, and hyphenated: a tenth of a second."""

_BLANKS_OR_DASH = re.compile(f" +|[{DASHES}]")
_SHOWN = BLANKS + "\n"


def evened(text: str, width: int, rough: Broken, points: Points | None = None) -> Broken:
    """The lines that `breaking.greedy` found with these points, moved to where they are even."""
    if len(rough.starts) == 1 or len(text) > LONGEST:
        return rough
    stretch = _Stretch(text, width, points)
    edges = _edges(text, rough)
    starts: list[int] = []
    hyphenated: set[int] = set()
    for first, last in pairwise(edges):
        begin = rough.starts[first]
        end = rough.starts[last] if last < len(rough.starts) else len(text)
        found = stretch.lines(begin, end, last - first) if last - first > 1 else None
        if found is None:
            starts += rough.starts[first:last]
            hyphenated.update(line for line in rough.hyphenated if first <= line < last)
        else:
            hyphenated.update(first + line for line in found.hyphenated)
            starts += found.starts
    return Broken(starts, frozenset(hyphenated))


def penalty(text: str, width: int, broken: Broken) -> int:
    """What is wrong with lines, summed up; 0 and up."""
    before = offsets(text)
    total = 0
    ends = [*broken.starts[1:], len(text)]
    for line, (start, end) in enumerate(zip(broken.starts, ends, strict=True)):
        is_last = end == len(text) or text[end - 1] == "\n"
        shown = start + len(text[start:end].rstrip(_SHOWN))
        is_hyphenated = line in broken.hyphenated
        used = before[shown] - before[start] + is_hyphenated
        if is_hyphenated:
            total += HYPHEN + RUNNING * (line - 1 in broken.hyphenated)
        if not is_last:
            total += (width - used) ** 2
        elif line and text[start - 1] != "\n" and _is_orphan(text[start:shown], used, width):
            total += ORPHAN
    return total


def _is_orphan(text: str, cells: int, width: int) -> bool:
    return cells * SHORT <= width and " " not in text


def _edges(text: str, rough: Broken) -> list[int]:
    """The lines that begin where they do, come what may, and the count of all: those after a line
    feed, and those of a word that is too long for any line.
    """
    starts, count = rough.starts, len(rough.starts)
    found = {0, count}
    for line in range(1, count):
        if text[starts[line] - 1] == "\n":
            found.add(line)
        elif line - 1 not in rough.hyphenated and not (
            # After a sign that is wider than the line there may be nothing.
            starts[line] < len(text) and may_break(text, starts[line])
        ):
            found.update((line - 1, line))
    return sorted(found)


_Stop: TypeAlias = tuple[int, int, bool]
"""Where the next line begins, where this one ends, and whether with a hyphen of ours."""


class _Stops(NamedTuple):
    """Where lines may end, one list for each thing to know of it; all of them ascend."""

    starts: list[int]
    """The character that the next line begins with."""
    begins: list[int]
    """The cells before that."""
    ends: list[int]
    """The cells before the end of the line, its hyphen counted in."""
    hyphens: list[bool]


class _Layer(NamedTuple):
    """The ways to the end of a line: one for each stop that it may end with."""

    begins: list[int]
    """The cells before the next line; ascending."""
    costs: list[int]
    costs_before_hyphen: list[int]
    """If the next line ends with a hyphen."""
    stops: list[int]
    before: list[int]
    """The place in the layer before."""


class _Last(NamedTuple):
    """The last line."""

    end: int
    """The cells before its end."""
    word: int
    """Where its last word begins."""
    is_free: bool
    """It may be short."""


class _Stretch:
    """A text of which parts are to be broken."""

    def __init__(self, text: str, width: int, points: Points | None) -> None:
        self._text = text
        self._width = width
        self._points = points
        self._is_narrow = is_narrow(text)
        self._before: list[int] | range = range(len(text) + 1)
        self._hyphens: frozenset[int] = frozenset()
        if not self._is_narrow:
            self._before = offsets(text)
            self._hyphens = hyphens_of(text, points) if points is not None else self._hyphens

    def lines(self, start: int, end: int, count: int) -> Broken | None:
        """So many lines from start to end; None where that can't be."""
        text = self._text
        shown = start + len(text[start:end].rstrip(_SHOWN))
        stops = self._stops(start, shown)
        windows = self._windows(stops, self._before[start], self._before[shown], count)
        if windows is None:
            return None
        is_free = end == len(text) or text[end - 1] == "\n"
        last = _Last(self._before[shown], text.rfind(" ", start, shown) + 1, is_free)
        path = self._best(stops, windows, self._before[start], last)
        if path is None:
            return None
        hyphenated = (line for line, stop in enumerate(path) if stops.hyphens[stop])
        return Broken([start, *(stops.starts[stop] for stop in path)], frozenset(hyphenated))

    def _stops(self, start: int, end: int) -> _Stops:
        found = self._narrow(start, end) if self._is_narrow else self._measured(start, end)
        before = self._before
        stops = _Stops([], [], [], [])
        for after, shown, is_hyphen in found:
            needed = before[shown] + is_hyphen
            while stops.ends and stops.ends[-1] > needed:
                for column in stops:
                    column.pop()
            stops.starts.append(after)
            stops.begins.append(before[after])
            stops.ends.append(needed)
            stops.hyphens.append(is_hyphen)
        return stops

    def _narrow(self, start: int, end: int) -> list[_Stop]:
        text, found = self._text, []
        done = start
        for match in _BLANKS_OR_DASH.finditer(text, start, end):
            at, after = match.span()
            if text[at] != " ":
                if is_between_letters(text, at):
                    found.append((after, after, False))
                continue
            if at > start:
                self._hyphenate(done, at, found)
                found.append((after, at, False))
            done = after
        self._hyphenate(done, end, found)
        return sorted(found)

    def _hyphenate(self, start: int, end: int, found: list[_Stop]) -> None:
        if self._points is not None and end - start <= LONGEST_CHUNK:
            for point in self._points(self._text[start:end]):
                found.append((start + point, start + point, True))

    def _measured(self, start: int, end: int) -> list[_Stop]:
        text, found = self._text, []
        index = start + 1
        while index < end:
            is_hyphen = index in self._hyphens
            if is_hyphen or may_break(text, index):
                shown, after = index, index
                while shown > start and text[shown - 1] in BLANKS:
                    shown -= 1
                while after < end and text[after] in BLANKS:
                    after += 1
                is_hyphen = is_hyphen or text[after - 1] == SOFT_HYPHEN
                if start < shown and after < end:
                    found.append((after, shown, is_hyphen))
                index = after
            index += 1
        return found

    def _windows(
        self, stops: _Stops, begin: int, end: int, count: int
    ) -> list[tuple[int, int]] | None:
        """The first and the last stop that each line but the last may end with."""
        highs: list[int] = []
        for _line in range(count - 1):
            highs.append(bisect_right(stops.ends, begin + self._width) - 1)
            if highs[-1] < 0:
                return None
            begin = stops.begins[highs[-1]]
        lows: list[int] = []
        for _line in range(count - 1):
            lows.append(bisect_left(stops.begins, end - self._width))
            if lows[-1] == len(stops.begins):
                return None
            end = stops.ends[lows[-1]]
        return list(zip(reversed(lows), highs, strict=True))

    def _best(
        self, stops: _Stops, windows: list[tuple[int, int]], begin: int, last: _Last
    ) -> list[int] | None:
        """The stops of the lines with the least penalty."""
        layer = _Layer([begin], [0], [0], [-1], [-1])
        layers: list[_Layer] = []
        for low, high in windows:
            layer = self._next(stops, layer, range(low, high + 1))
            layers.append(layer)
            if not layer.begins:
                return None
        chosen, least = -1, 0
        for index, cost in enumerate(layer.costs):
            gap = layer.begins[index] + self._width - last.end
            if gap < 0:
                continue
            if not last.is_free:
                cost += gap * gap
            elif stops.starts[layer.stops[index]] >= last.word:
                cost += ORPHAN * ((self._width - gap) * SHORT <= self._width)
            if chosen < 0 or cost < least:
                chosen, least = index, cost
        if chosen < 0:
            return None
        path: list[int] = []
        for layer in reversed(layers):
            path.append(layer.stops[chosen])
            chosen = layer.before[chosen]
        return path[::-1]

    def _next(self, stops: _Stops, layer: _Layer, window: range) -> _Layer:
        """The best way to each stop of a line."""
        found = _Layer([], [], [], [], [])
        begins, floor, first = layer.begins, min(layer.costs), 0
        for stop in window:
            fullest = stops.ends[stop] - self._width
            while first < len(begins) and begins[first] < fullest:
                first += 1
            costs = layer.costs_before_hyphen if stops.hyphens[stop] else layer.costs
            best, least = -1, 0
            for index in range(first, len(begins)):
                gap = begins[index] - fullest
                square = gap * gap
                if gap >= self._width or (best >= 0 and square + floor >= least):
                    break
                cost = costs[index] + square
                if best < 0 or cost < least:
                    best, least = index, cost
            if best >= 0:
                hyphen = stops.hyphens[stop]
                found.begins.append(stops.begins[stop])
                found.costs.append(least + HYPHEN * hyphen)
                found.costs_before_hyphen.append(least + (HYPHEN + RUNNING) * hyphen)
                found.stops.append(stop)
                found.before.append(best)
        return found
