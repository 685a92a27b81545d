"""The way that one came: places that were jumped from, to go back to and forward again."""

from dataclasses import dataclass, field
from typing import NamedTuple

from reader.model.listing import Row
from reader.ui.widgets.sheet_view import Stand

KEPT = 100
"""Places that are remembered."""


class Spot(NamedTuple):
    """A place in an article."""

    row: Row | None
    """None for a file that no list holds."""
    path: str
    stand: Stand


@dataclass(slots=True)
class Trail:
    """As in a browser: a jump from halfway forgets what lay ahead."""

    _behind: list[Spot] = field(default_factory=list)
    _ahead: list[Spot] = field(default_factory=list)

    def leave(self, spot: Spot) -> None:
        """A jump was made from here."""
        if not self._behind or self._behind[-1] != spot:
            self._behind = [*self._behind, spot][-KEPT:]
        self._ahead.clear()

    def back(self, here: Spot) -> Spot | None:
        """The place that was jumped from last; None where there is none."""
        return _step(self._behind, self._ahead, here)

    def forward(self, here: Spot) -> Spot | None:
        """The place that was gone back from last; None where there is none."""
        return _step(self._ahead, self._behind, here)


def _step(taken: list[Spot], given: list[Spot], here: Spot) -> Spot | None:
    if not taken:
        return None
    given.append(here)
    return taken.pop()
