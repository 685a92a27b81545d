"""How long an article is really read: pure, the time is passed in.

Time counts while the article is on the screen and keys or the wheel come now and then: whoever went
for coffee is not reading.
"""

from dataclasses import dataclass

IDLE = 180.0
"""Seconds without a key that still count: a slow reader takes as long for a full window."""


@dataclass(slots=True)
class Attention:
    """The time spent on one article. Moments are seconds on some clock that never goes back."""

    _stirred: float | None = None
    """When a key came last; None while something else is on the screen, or nothing."""
    _counted_to: float = 0.0
    _spent: float = 0.0
    """Seconds that were counted and not yet taken."""

    def start(self, now: float) -> None:
        """The article is on the screen from now on."""
        if self._stirred is None:
            self._stirred = self._counted_to = now

    def stop(self, now: float) -> None:
        """It is no longer."""
        self._count(now)
        self._stirred = None

    def stir(self, now: float) -> None:
        """A key came, or the text was moved."""
        self._count(now)
        if self._stirred is not None:
            self._stirred = self._counted_to = now

    def spent(self, now: float) -> int:
        """Whole seconds that were not yet taken."""
        self._count(now)
        return int(self._spent)

    def take(self, now: float) -> int:
        """The same; from now on they are taken."""
        seconds = self.spent(now)
        self._spent -= seconds
        return seconds

    def _count(self, now: float) -> None:
        if self._stirred is not None:
            until = min(now, self._stirred + IDLE)
            self._spent += max(until - self._counted_to, 0.0)
            self._counted_to = max(until, self._counted_to)
