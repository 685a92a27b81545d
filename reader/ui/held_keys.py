"""Keys typed for an article that is still coming: on the list each would mean something else."""

from collections import deque
from collections.abc import Collection

from textual import events

from reader.actions import action

LEAVING = frozenset(("escape", *action("close_article").keys))
"""Keys that wait for no article: they give it up."""
_ALWAYS = frozenset((*action("quit").keys, *action("suspend").keys, "ctrl+c"))
STEPPING = frozenset((*action("next_article").keys, *action("previous_article").keys))
"""Keys that go by the article that was asked for, whether it has come or not."""
MOVING = frozenset(
    key
    for name in ("line_down", "line_up", "page_down", "page_up", "half_page_down", "half_page_up")
    for key in action(name).keys
)
"""Keys that the first screens of an article are enough for."""


class HeldKeys:
    """The keys between the one that opens an article and the article."""

    def __init__(self) -> None:
        self._keys: deque[events.Key] = deque()

    def __bool__(self) -> bool:
        return bool(self._keys)

    def take(self, event: events.Key, *, is_coming: bool, acting: Collection[str] = ()) -> bool:
        """Keep a key for the article that is coming, or behind others that are kept; those that
        are `acting` already are, as long as none is kept.
        """
        if event.key in LEAVING:
            self._keys.clear()
        is_held = bool(self._keys) or (is_coming and event.key not in acting)
        if not is_held or event.key in LEAVING or event.key in _ALWAYS:
            return False
        self._keys.append(events.Key(event.key, event.character))
        return True

    def end(self) -> tuple[events.Key, ...]:
        """Nothing is waited for any more; what was typed meanwhile, in its order."""
        keys = tuple(self._keys)
        self._keys.clear()
        return keys
