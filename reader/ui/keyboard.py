"""The person's own keys, in front of Textual's bindings: those know no sequences, and a key that
two want they take from one of them without a word. Only for whom configured any.
"""

from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from textual import events
from textual.app import App
from textual.binding import BindingsMap
from textual.dom import DOMNode
from textual.keys import _character_to_key, format_key
from textual.screen import Screen
from textual.timer import Timer

from reader.config import Config
from reader.config_keys import OwnKeys, keys_in_force
from reader.i18n import _
from reader.keys.matcher import PATIENCE, Matcher
from reader.keys.names import NAMED, Keys, sequence
from reader.ui import table
from reader.ui.bindings import command
from reader.ui.ink import Piece, Tone
from reader.ui.screens.seated import Seated


class Keyboard:
    """Finds what keys mean by the table in force, on whichever screen is up."""

    def __init__(self, app: App[Any], config: Config) -> None:
        in_force = keys_in_force(config.keys or OwnKeys(), config.commands)
        self._app, actions = app, in_force.actions
        self._is_amiss = any(found.is_wrong for found in in_force.findings)
        self._matchers: WeakKeyDictionary[Screen[Any], Matcher] = WeakKeyDictionary()
        self._waiting: Matcher | None = None
        self._timer: Timer | None = None
        self._ids = frozenset(item.id for item in actions)
        table.use(actions)
        self._take_from(app)

    def complain(self, screen: Seated) -> None:
        """Say on a screen that something of what is configured can't work, if so."""
        if self._is_amiss:
            screen.say(_("Some keys can't work: leeslamp keys --check tells which."))

    async def take(self, event: events.Key) -> bool:
        """Do what a key means; False for one that means nothing here, or that is for a line."""
        screen = self._app.screen
        matcher = self._matchers.get(screen)
        if matcher is None:
            matcher = self._matchers[screen] = Matcher(self._bound(screen))
        if self._waiting not in (None, matcher):
            self._stop_waiting()
        if not matcher.pending and self._is_for_focus(event):
            return False
        pressed = matcher.press(called(event))
        self._stop_waiting()
        await self._do(pressed.actions)
        if matcher.pending:
            self._wait(matcher, screen)
        return pressed.is_taken

    async def _do(self, actions: Sequence[str]) -> None:
        for action in actions:
            await self._app.run_action(action, self._app.screen)

    # What is bound.

    def _bound(self, screen: Screen[Any]) -> dict[Keys, str]:
        """What the keys of a screen mean; only those that can't be rebound are left to Textual."""
        own = self._take_from(screen)
        if isinstance(screen, Seated):
            live = {item.id: command(item.id) for item in table.within(*screen.places)}
        else:
            live = own
        fixed = screen._bindings.key_to_bindings
        return {
            keys: action
            for name, action in live.items()
            for text in table.action(name).keys
            if (keys := sequence(text)) and not (len(keys) == 1 and textual_name(keys[0]) in fixed)
        }

    def _take_from(self, node: DOMNode) -> dict[str, str]:
        """Take the bindings of actions from Textual; what each action is on this screen."""
        bindings = list(node._bindings)
        node._bindings = BindingsMap.from_keys({})
        for _key, binding in bindings:
            if binding.id not in self._ids:
                node._bindings._add_binding(binding)
        return {item.id: item.action for _key, item in bindings if item.id in self._ids}

    def _is_for_focus(self, event: events.Key) -> bool:
        """It is a letter for a line, or one of the keys that a line has of its own."""
        focused = self._app.focused
        if focused is None:
            return False
        return focused.check_consume_key(event.key, event.character) or any(
            event.key in node._bindings.key_to_bindings
            for node in focused.ancestors_with_self
            if not isinstance(node, Screen | App)
        )

    # Waiting for the rest of a sequence.

    def _wait(self, matcher: Matcher, screen: Screen[Any]) -> None:
        self._waiting = matcher
        if isinstance(screen, Seated):
            screen.keep_saying((Piece(f"  {' '.join(matcher.pending)} …", Tone.LAMP),))
        if matcher.is_timed:
            self._timer = self._app.set_timer(PATIENCE, self._lose_patience)

    async def _lose_patience(self) -> None:
        matcher = self._waiting
        if matcher is not None:
            actions = matcher.end()
            self._stop_waiting()
            await self._do(actions)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        if self._waiting is None:
            return
        for screen, matcher in self._matchers.items():
            if matcher is self._waiting and isinstance(screen, Seated):
                screen.fall_silent()
        if self._waiting is not self._matchers.get(self._app.screen):
            self._waiting.end()
        self._waiting = self._timer = None


def called(event: events.Key) -> str:
    """A key that was pressed, as `keys.names` calls it."""
    head, plus, last = event.key.rpartition("+")
    if not plus:
        is_letter = event.is_printable and event.character and event.key != "space"
        return str(event.character) if is_letter else event.key
    # Textual tells punctuation by name, where something is held with it.
    name = event.key if last in NAMED else f"{head}+{format_key(last)}"
    return (sequence(name) or (event.key,))[0]


def textual_name(key: str) -> str:
    """A key of `keys.names`, as Textual calls it."""
    head, last = key[:-1], key[-1]
    is_character = not head or head.endswith("+")
    return head + _character_to_key(last) if is_character else key
