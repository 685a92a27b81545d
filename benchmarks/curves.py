"""Draws cost against the number of articles, both in powers of ten, as one SVG."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from benchmarks.figures import OURS, Figure
from reader.themes import LAMP, PAPER, Palette

CURVES = (
    "start to usable list",
    "line down",
    "search, last letter: 1 of 8 articles",
    "first index: list complete",
    "first index: every word in",
    "memory, list open: all",
)
"""What is drawn, of all that was measured."""

_ACROSS = 3
_WIDTH, _HEIGHT = 320, 230
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 84, 40, 30
_ROLES = {OURS: "accent", "newsboat": "danger", "mutt": "fresh", "Textual app": "secondary"}
_OTHER = "link"

Points = list[tuple[int, float]]


def drawn(figures: Sequence[Figure]) -> str:
    """An SVG with a chart for each curve of which two sizes or more were measured.

    It has grounds of its own and follows the reader's preference for light or dark.
    """
    charts = [chart for what in CURVES if (chart := _chart(what, figures)).is_curve]
    rows = math.ceil(len(charts) / _ACROSS)
    width, height = _ACROSS * _WIDTH, max(1, rows) * _HEIGHT
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        "<title>Cost against the number of articles</title>",
        f"<style>\n{_style(LAMP)}",
        f"@media (prefers-color-scheme: light) {{\n{_style(PAPER)}}}\n</style>",
        f'<rect class="ground" width="{width}" height="{height}" rx="8"/>',
    ]
    for number, chart in enumerate(charts):
        x, y = number % _ACROSS * _WIDTH, number // _ACROSS * _HEIGHT
        lines += [f'<g transform="translate({x} {y})">', *chart.lines(), "</g>"]
    return "\n".join([*lines, "</svg>", ""])


@dataclass(frozen=True, slots=True)
class _Chart:
    """The curves of one cost, ours first."""

    what: str
    unit: str
    curves: dict[str, Points]

    @property
    def is_curve(self) -> bool:
        return any(len(points) > 1 for points in self.curves.values())

    def lines(self) -> Iterator[str]:
        yield f'<text class="ink" x="{_LEFT}" y="22">{escape(self.what)}</text>'
        every = [point for points in self.curves.values() for point in points]
        low, high = _decades([cost for _count, cost in every])
        few, many = _decades([count for count, _cost in every])

        def x(count: float) -> float:
            part = (math.log10(count) - few) / max(1, many - few)
            return round(_LEFT + part * (_WIDTH - _LEFT - _RIGHT), 1)

        def y(cost: float) -> float:
            part = (math.log10(cost) - low) / max(1, high - low)
            return round(_HEIGHT - _BOTTOM - part * (_HEIGHT - _TOP - _BOTTOM), 1)

        for power in range(low, high + 1):
            at = y(10.0**power)
            yield f'<path class="grid" d="M{_LEFT} {at}H{_WIDTH - _RIGHT}"/>'
            label = _said(10.0**power, self.unit)
            yield (
                f'<text class="secondary" x="{_LEFT - 5}" y="{at + 3}"'
                f' text-anchor="end">{label}</text>'
            )
        for power in range(few, many + 1):
            label = _count(10**power)
            yield (
                f'<text class="secondary" x="{x(10.0**power)}" y="{_HEIGHT - _BOTTOM + 16}"'
                f' text-anchor="middle">{label}</text>'
            )
        ends = _apart({name: y(points[-1][1]) for name, points in self.curves.items()})
        for name, points in self.curves.items():
            role = _ROLES.get(name, _OTHER)
            places = [f"{x(count)},{y(cost)}" for count, cost in points]
            yield f'<polyline class="{role} line" points="{" ".join(places)}"/>'
            for place in places:
                across, down = place.split(",")
                yield f'<circle class="{role}" cx="{across}" cy="{down}" r="2.5"/>'
            at = x(points[-1][0]) + 6
            yield f'<text class="{role}" x="{at}" y="{ends[name] + 3}">{escape(name)}</text>'


def _chart(what: str, figures: Sequence[Figure]) -> _Chart:
    curves: dict[str, dict[int, float]] = {OURS: {}}
    unit = ""
    for figure in figures:
        if figure.what == what:
            unit = figure.unit
            curves[OURS].setdefault(figure.articles, figure.ours)
            if not figure.beside.startswith("with "):
                curves.setdefault(_short(figure.beside), {})[figure.articles] = figure.theirs
    return _Chart(what, unit, {name: sorted(costs.items()) for name, costs in curves.items()})


def _short(name: str) -> str:
    return "Textual app" if "Textual app" in name else name.split(",")[0].split(" over ")[0]


def _decades(values: Sequence[float]) -> tuple[int, int]:
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _apart(places: dict[str, float]) -> dict[str, float]:
    """The places of labels, moved down where they would lie on each other."""
    apart: dict[str, float] = {}
    lowest = -math.inf
    for name, place in sorted(places.items(), key=lambda item: item[1]):
        lowest = max(place, lowest + 11)
        apart[name] = lowest
    return apart


def _said(value: float, unit: str) -> str:
    if unit == "ms" and value >= 1000:
        value, unit = value / 1000, "s"
    return f"{value:g} {unit}"


def _count(count: int) -> str:
    return f"{count // 1_000_000}M" if count >= 1_000_000 else f"{count / 1000:g}k"


def _style(theme: Palette) -> str:
    roles = "".join(
        f".{role} {{ fill: {getattr(theme, role)}; stroke: none }}\n"
        f".{role}.line {{ fill: none; stroke: {getattr(theme, role)} }}\n"
        for role in ("ink", *_ROLES.values(), _OTHER)
    )
    return (
        f".ground {{ fill: {theme.ground} }}\n{roles}"
        f".grid {{ stroke: {theme.cursor}; stroke-width: 1 }}\n"
        ".line { stroke-width: 1.5 }\n.accent.line { stroke-width: 2.5 }\n"
        "text { font: 10px sans-serif } .ink { font-size: 12px }\n"
    )
