"""Keys in the order in which they were typed, whatever gets the focus meanwhile."""

from collections import deque
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import events
from textual.dom import DOMNode
from textual.widget import Widget

from reader.ui.farewell import EndingApp

if TYPE_CHECKING:
    from textual.actions import ActionParseResult

    from reader.ui.app import Leeslamp


class PatientApp(EndingApp, inherit_bindings=False):
    """Keys act on a screen once it is there: a sheet lies on top before it holds anything."""

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Whether the action was done, or will be."""
        if default_namespace is self.screen and not self.screen.is_mounted:
            self.screen.call_later(self._run_late, action, default_namespace, namespaces)
            return True
        return await super().run_action(action, default_namespace, namespaces)

    async def _run_late(
        self,
        action: "str | ActionParseResult",
        namespace: DOMNode,
        namespaces: Mapping[str, DOMNode] | None,
    ) -> None:
        if namespace is self.screen:
            await self.run_action(action, namespace, namespaces)


class UnderWay:
    """Keys that were sent off. What does not act on one hands it on to all that it lies in, up to
    the program: a letter behind it that a line takes at once would overtake it.
    """

    def __init__(self, app: "Leeslamp") -> None:
        self._app = app
        self._keys: deque[events.Key] = deque()
        self._way: Widget | None = None
        self._line: Widget | None = None
        """The line that a key is to act behind; what is typed meanwhile waits."""
        self._late: deque[events.Key] = deque()
        self._behind: deque[events.Key] = deque()

    def __bool__(self) -> bool:
        return bool(self._keys)

    def takes(self, event: events.Key, focused: Widget | None) -> bool:
        """See a key off; False where that is left to Textual."""
        if event.is_forwarded:
            return False
        if self._is_acting:
            self._behind.append(event)
            return True
        self._late.clear()
        self._behind.clear()
        if self._keys and self._way is not None and self._way.is_attached:
            self._keys.append(event)
            self._way._forward_event(event)
            return True
        self._keys.clear()
        if not is_line(focused):
            self._way = focused or self._app.screen
            self._keys.append(event)
            return False
        if focused is None or focused.check_consume_key(event.key, event.character):
            return False
        self._act_behind(focused, event)
        return True

    def arrives(self, event: events.Key) -> bool:
        """A key has come to the bindings; False for one that a line handed on. Those that were sent
        off before it and have not come never will.
        """
        if not any(one is event for one in self._keys):
            return False
        while self._keys.popleft() is not event:
            pass
        return True

    def goes_on(self, event: events.Key, focused: Widget | None) -> bool:
        """Send a key that has arrived to the line that has the focus by now, if one has."""
        late = events.Key(event.key, event.character)
        if self._is_acting:
            self._late.append(late)
            return True
        if focused is None or not is_line(focused):
            return False
        if focused.check_consume_key(late.key, late.character):
            focused._forward_event(late)
        else:
            self._act_behind(focused, late)
        return True

    @property
    def _is_acting(self) -> bool:
        # what was to act behind a line that is gone never will
        return self._line is not None and self._line.is_attached

    def _act_behind(self, line: Widget, event: events.Key) -> None:
        """Have a key act once a line has taken the letters before it, and before those behind."""
        event._set_forwarded()
        if line.call_later(self._act, line, event):
            self._line = line

    async def _act(self, line: Widget, event: events.Key) -> None:
        if not await self._app._check_bindings(event.key, priority=True):
            await line._on_key(event)
            await self._mean(event)
        self._line = None
        while self._late and not self._is_acting:
            late = self._late.popleft()
            if not self.goes_on(late, self._app.focused):
                await self._mean(late)
        while self._behind and not self._is_acting:
            await self._app.on_event(self._behind.popleft())

    async def _mean(self, event: events.Key) -> None:
        for handler in (self._app.on_key, self._app._on_key):
            if not (event._stop_propagation or event._no_default_action):
                await handler(event)


def is_line(widget: Widget | None) -> bool:
    """Letters are typed into it."""
    return widget is not None and widget.check_consume_key("a", "a")
