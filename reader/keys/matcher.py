"""Which action a key ends: a key is waited for only where a longer sequence may be meant."""

from collections.abc import Mapping
from itertools import accumulate
from typing import NamedTuple

from reader.keys.names import Keys

PATIENCE = 0.6
"""Seconds in which a key that means something by itself may still become a sequence."""


class Pressed(NamedTuple):
    """What a key brings about."""

    actions: tuple[str, ...] = ()
    """What is to be done, in this order."""
    is_taken: bool = True
    """False for a key that means nothing here."""


class Matcher:
    """Keys as they are pressed, matched with what is bound."""

    def __init__(self, bound: Mapping[Keys, str]) -> None:
        self._bound = bound
        self._beginnings = {
            beginning for keys in bound for beginning in accumulate((key,) for key in keys[:-1])
        }
        self.pending: Keys = ()
        """Keys that may become a sequence."""

    @property
    def is_timed(self) -> bool:
        """What is pending means something by itself, so it is not waited for long."""
        return self.pending in self._bound

    def press(self, key: str) -> Pressed:
        """Match one key more. What was pending and does not go on with it is done if it means
        something, and the key is looked at anew; else both are dropped.
        """
        typed, self.pending = (*self.pending, key), ()
        done: list[str] = []
        while typed:
            if typed in self._beginnings:
                self.pending = typed
                break
            length = next((n for n in range(len(typed), 0, -1) if typed[:n] in self._bound), 0)
            if not length:
                return Pressed(tuple(done), is_taken=len(typed) > 1)
            done.append(self._bound[typed[:length]])
            typed = typed[length:]
        return Pressed(tuple(done))

    def end(self) -> tuple[str, ...]:
        """Nothing more is waited for: what is pending means what it means by itself."""
        keys, self.pending = self.pending, ()
        return (self._bound[keys],) if keys in self._bound else ()
