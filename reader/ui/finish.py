"""When an article has been read: pure, the time is passed in.

Not by opening it, and not by the end having been on the screen alone: a short article shows its end
at once. The person has to go on from there, or to have had the time to read.
"""

from dataclasses import dataclass

LEAST = 2.0
"""Seconds that no reader is faster than, however short the article."""


@dataclass(slots=True)
class Sitting:
    """One article on the screen, from opening it to leaving it."""

    words: int
    """What there is to read from where it was opened, 0 and up."""
    words_a_minute: int
    """Of a fast reader."""
    opened_at: float
    """Seconds on some clock that never goes back."""
    has_seen_end: bool = False

    def see(self, *, is_end: bool) -> None:
        """What is on the screen now; `is_end` when the last line is."""
        self.has_seen_end = self.has_seen_end or is_end

    def is_finished_by_going_on(self) -> bool:
        """The person pages on, or goes to the next article."""
        return self.has_seen_end

    def is_finished_by_leaving(self, now: float) -> bool:
        """The person goes back to the list, or ends the program."""
        return self.has_seen_end and now - self.opened_at >= self.seconds

    @property
    def seconds(self) -> float:
        """What a fast reader needs."""
        return max(self.words * 60 / self.words_a_minute, LEAST)
