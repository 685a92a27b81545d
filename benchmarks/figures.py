"""What was measured: ours and a floor, taken in turns, and how they compare."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """Medians of one run; only their ratio means anything on another machine."""

    what: str
    ours: float
    floor: float
    unit: str
    floor_is: str
    at_most: float | None = None
    """The ratio that is promised; None where none is."""

    @property
    def ratio(self) -> float:
        """Ours divided by the floor."""
        return self.ours / self.floor


def taken_in_turns(
    rounds: int, ours: Callable[[], float], floor: Callable[[], float]
) -> tuple[float, float]:
    """The medians of two measurements taken in turns, after one of each that does not count."""
    ours(), floor()
    pairs = [(ours(), floor()) for _ in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    lines = ["| what | Leeslamp | floor | ratio | promised |", "|---|---|---|---|---|"]
    for figure in figures:
        promised = "" if figure.at_most is None else f"≤ {figure.at_most:g}"
        lines.append(
            f"| {figure.what} | {figure.ours:,.1f} {figure.unit} "
            f"| {figure.floor:,.1f} {figure.unit} ({figure.floor_is}) "
            f"| {figure.ratio:.2f} | {promised} |"
        )
    return "\n".join(lines)
