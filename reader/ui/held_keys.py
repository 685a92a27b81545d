"""Keys typed for an article that is still coming: on the list each would mean something else."""

from collections import deque
from collections.abc import Collection

from textual import events

from reader.ui.table import action

STEPPING = ("next_article", "previous_article")
"""Actions that go by the article that was asked for, whether it has come or not."""
MOVING = ("line_down", "line_up", "page_down", "page_up", "half_page_down", "half_page_up")
"""Actions that the first screens of an article are enough for."""


def is_for(event: events.Key, actions: Collection[str]) -> bool:
    """It is a key of one of these actions."""
    pressed = (event.key, event.character)
    return any(key in pressed for name in actions for key in action(name).keys)


def is_leaving(event: events.Key) -> bool:
    """It waits for no article, but gives it up."""
    return event.key == "escape" or is_for(event, ("close_article",))


def _is_for_always(event: events.Key) -> bool:
    return event.key == "ctrl+c" or is_for(event, ("quit", "suspend"))


class FirstKeys:
    """Enter, and what is typed behind it, while there is nothing yet in the very first list."""

    def __init__(self) -> None:
        self._keys: list[events.Key] | None = None

    @property
    def is_waiting(self) -> bool:
        """Enter was pressed, and no article has come."""
        return self._keys is not None

    def take(self, event: events.Key, *, is_empty: bool) -> bool:
        """Keep a key for the first article; leaving gives it up, and does nothing else."""
        if self._keys is None:
            is_taken = is_empty and is_for(event, ("open",))
            self._keys = [] if is_taken else None
            return is_taken
        if _is_for_always(event):
            return False
        if is_leaving(event):
            self._keys = None
        else:
            self._keys.append(events.Key(event.key, event.character))
        return True

    def end(self) -> tuple[events.Key, ...]:
        """Nothing is waited for any more; what was typed behind Enter."""
        keys, self._keys = tuple(self._keys or ()), None
        return keys


class HeldKeys:
    """The keys between the one that opens an article and the article."""

    def __init__(self) -> None:
        self._keys: deque[events.Key] = deque()

    def __bool__(self) -> bool:
        return bool(self._keys)

    def take(self, event: events.Key, *, is_coming: bool, acting: Collection[str] = ()) -> bool:
        """Keep a key for the article that is coming, or behind others that are kept; those of the
        actions that are `acting` already are not, as long as none is kept.
        """
        if not self._keys and not is_coming:
            return False
        if is_leaving(event):
            self._keys.clear()
            return False
        if _is_for_always(event) or (not self._keys and is_for(event, acting)):
            return False
        self._keys.append(events.Key(event.key, event.character))
        return True

    def end(self) -> tuple[events.Key, ...]:
        """Nothing is waited for any more; what was typed meanwhile, in its order."""
        keys = tuple(self._keys)
        self._keys.clear()
        return keys
