"""What was measured: ours and what it is compared with, taken in turns within one run."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

OURS = "Leeslamp"
AT_SCALE = 100_000
"""Articles from which on the ratios to other programs are promised."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Two medians of one run; only their ratio means anything on another machine."""

    what: str
    articles: int
    unit: str
    ours: float
    beside: str
    """What ours is compared with."""
    theirs: float
    at_most: float | None = None
    """The ratio that is promised; None where none is."""

    @property
    def ratio(self) -> float:
        """Ours divided by theirs."""
        return self.ours / self.theirs

    @property
    def promised(self) -> str:
        """The promise in words, and whether this run broke it."""
        if self.at_most is None:
            return ""
        bound = f"{self.at_most:g}" if self.at_most >= 1 else f"1/{1 / self.at_most:.3g}"
        return f"≤ {bound}" + ("" if self.ratio <= self.at_most else " ✗")


def taken_in_turns(
    takers: Mapping[str, Callable[[], float]], *, rounds: int = 11, seconds: float = 40
) -> dict[str, float]:
    """The medians of measurements taken in turns, after one of each that does not count.

    Of what takes longer than these seconds, three rounds.
    """
    for take in takers.values():
        take()
    taken: dict[str, list[float]] = {name: [] for name in takers}
    started = time.perf_counter()
    for done in range(rounds):
        if done >= 3 and time.perf_counter() - started > seconds:
            break
        for name, take in takers.items():
            taken[name].append(take())
    return {name: median(values) for name, values in taken.items()}


def compared(
    what: str,
    articles: int,
    unit: str,
    medians: Mapping[str, float],
    promised: Mapping[str, float] | None = None,
    at_scale: Mapping[str, float] | None = None,
) -> list[Figure]:
    """Ours beside each of the others, with the ratios that are promised: always, or at scale."""
    scale = {"ms": 1e3}.get(unit, 1)
    bounds = {**(promised or {}), **((at_scale or {}) if articles >= AT_SCALE else {})}
    return [
        Figure(
            what,
            articles,
            unit,
            medians[OURS] * scale,
            name,
            value * scale,
            bounds.get(name),
        )
        for name, value in medians.items()
        if name != OURS
    ]


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table, a line for each pair."""
    lines = [
        "| what | articles | Leeslamp | beside | ratio | promised |",
        "|---|--:|--:|---|--:|---|",
    ]
    before = ("", 0)
    for figure in figures:
        same = (figure.what, figure.articles) == before
        before = (figure.what, figure.articles)
        ours = ["", "", ""]
        if not same:
            ours = [figure.what, f"{figure.articles:,}", _amount(figure.ours, figure.unit)]
        theirs = f"{_amount(figure.theirs, figure.unit)} {figure.beside}"
        cells = [*ours, theirs, f"{figure.ratio:.3g}", figure.promised]
        lines.append(f"| {' | '.join(cells)} |".replace("  ", " "))
    return "\n".join(lines)


def _amount(value: float, unit: str) -> str:
    if unit == "ms" and value >= 10_000:
        value, unit = value / 1e3, "s"
    return f"{value:,.1f} {unit}" if value < 100 else f"{value:,.0f} {unit}"
