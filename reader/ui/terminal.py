"""Textual's driver for POSIX terminals, made to leave at once and to notice that it is alone.

Textual's own input thread sleeps for a tenth of a second at a time, twice on the way out, and reads
an input that has ended for ever, using all of a processor.
"""

import os
import selectors
import signal
from codecs import getincrementaldecoder
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from reader.ui import farewell
from reader.ui.ground import ASK, Answers, suit
from reader.ui.pointing import LEAVE, SHOW

if TYPE_CHECKING:
    from textual.app import App

    from reader.ui.app import Leeslamp

CHUNK = 4096
"""Bytes read at once."""
TICK = 0.1
"""Seconds after which a lone Esc is taken for the key and not for the start of a sequence."""


class TerminalGone(Message):
    """There is no terminal any more: its window was closed, or the connection broke."""


class Terminal(LinuxDriver):
    """Input by one thread that a byte in a pipe wakes."""

    def __init__(
        self,
        app: "App[Any]",
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._awake, self._waker = os.pipe()
        self._answers = Answers()
        wardrobe = getattr(app, "wardrobe", None)
        self._points = getattr(app, "has_cursor", False)
        self._asks = wardrobe is not None and wardrobe.asks_for_ground

    def start_application_mode(self) -> None:
        """Show the cursor as well where that is wanted, and ask for the colour of the ground where
        that matters.
        """
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._points:
            self.write(SHOW)
        if self._asks:
            self.write(ASK)
        self.flush()

    def stop_application_mode(self) -> None:
        """Leave the cursor as it was."""
        if self._points:
            self.write(LEAVE)
        super().stop_application_mode()

    def _without_answers(self, data: bytes) -> bytes:
        if not self._asks:
            return data
        data = self._answers.without(data)
        if self._answers.is_light is not None:
            suited = partial(suit, cast("Leeslamp", self._app), is_light=self._answers.is_light)
            self.send_message(events.Callback(callback=suited))
            self._answers.is_light = None
        return data

    def disable_input(self) -> None:
        """Take no more keys."""
        os.write(self._waker, b"\0")
        super().disable_input()

    def run_input_thread(self) -> None:
        """Turn what is typed into events until input is disabled or ends."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._awake, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = {key.fd for key, _ in selector.select(TICK)}
                if self._awake in ready:
                    os.read(self._awake, CHUNK)
                if self.fileno in ready:
                    data = self._read()
                    if not data:
                        # Told to the loop, which may wait to write to what is no longer there.
                        farewell.end_soon(128 + signal.SIGHUP)
                        self.send_message(TerminalGone())
                        return
                    for event in parser.feed(decode(self._without_answers(data))):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, CHUNK)
        except OSError:  # EIO: nothing is at the other end
            return b""
