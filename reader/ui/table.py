"""The table of actions in force: with the person's keys, and commands, in it.

One for the process, as the language is: footer, help, palette and sentences all tell of the keys.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reader.actions import ACTIONS, Action, Where
from reader.i18n import _

if TYPE_CHECKING:
    from textual.app import App

    from reader.config import Config
    from reader.ui.keyboard import Keyboard

SPOKEN = {"tab": "Tab", "enter": "Enter", "space": "Space", "escape": "Esc"}
"""Keys that a sentence calls otherwise than the configuration does."""

_in_force: Sequence[Action] = ACTIONS


def use(actions: Sequence[Action] = ACTIONS) -> None:
    """From now on these are in force."""
    global _in_force
    _in_force = actions


def put_in_force(app: "App[Any]", config: "Config") -> "Keyboard | None":
    """The table as configured; None where that is the usual one, whose keys Textual looks up."""
    use()
    if config.keys is None:
        return None
    from reader.ui.keyboard import Keyboard

    return Keyboard(app, config)


def action(name: str) -> Action:
    """The action with this id; raises KeyError for any other."""
    for item in _in_force:
        if item.id == name:
            return item
    raise KeyError(name)


def first_key(name: str) -> str:
    """The key of an action that is told of; its title where it has none, as the palette finds it
    by that.
    """
    item = action(name)
    return item.keys[0] if item.keys else f'"{_(item.title)}"'


def with_keys(text: str, **others: str) -> str:
    """A sentence that names actions by their ids in braces, with their keys: `{undo} takes it
    back.`; what else is named so is given.
    """

    def said(found: re.Match[str]) -> str:
        name = found[1]
        return others[name] if name in others else SPOKEN.get(key := first_key(name), key)

    return re.sub(r"\{([a-z_]+)\}", said, text)


def within(*places: Where) -> Iterator[Action]:
    """The actions of these places, in the table's order."""
    return (item for item in _in_force if item.where in places)
