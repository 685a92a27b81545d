"""Textual's driver for POSIX terminals, made to leave at once and to notice that it is alone.

Textual's own input thread sleeps for a tenth of a second at a time, twice on the way out, and reads
an input that has ended for ever, using all of a processor.
"""

import os
import re
import selectors
import signal
from codecs import getincrementaldecoder
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from reader.model.picture import Size
from reader.ui import farewell, ground
from reader.ui.answers import Answer
from reader.ui.pointing import LEAVE, SHOW
from reader.ui.writer import Writer

if TYPE_CHECKING:
    from textual.app import App

    from reader.ui.app import Leeslamp

CHUNK = 4096
"""Bytes read at once."""
TICK = 0.1
"""Seconds after which a lone Esc is taken for the key and not for the start of a sequence."""


ASK_WHAT_IT_CAN = "\x1b[c"
"""DA1; a 4 among the numbers of the answer stands for sixels."""

_ABLE = re.compile(rb"\x1b\[\?([0-9;]+)c")
_BEGINNING = re.compile(rb"\x1b\[\?[0-9;]{0,40}\Z")

ASK_VERSION = "\x1b[>q"
"""XTVERSION; kitty knows placeholders from 0.28 on, and shows those before it as boxes."""
PLACEHOLDERS = (0, 28)

_VERSION = re.compile(rb"\x1bP>\|kitty\(([0-9]{1,6})\.([0-9]{1,6})[^\x1b]{0,40}\x1b\\")
_VERSION_BEGINS = re.compile(rb"\x1bP>[^\x1b]{0,60}\x1b?\Z")


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
        self._points = getattr(app, "has_cursor", False)
        self._asked: list[tuple[str, Answer, Callable[[re.Match[bytes]], None]]] = []
        wardrobe = getattr(app, "wardrobe", None)
        if wardrobe is not None and wardrobe.asks_for_ground:
            self._asked.append((ground.ASK, ground.answer(), self._tell_ground))
        desk = getattr(app, "desk", None)
        if desk is not None and desk.reader.config.reading.graphics == "ask":
            if desk.reader.environment.term == "xterm-kitty":
                version = Answer(_VERSION, _VERSION_BEGINS)
                self._asked.append((ASK_VERSION, version, self._tell_version))
            else:
                able = Answer(_ABLE, _BEGINNING)
                self._asked.append((ASK_WHAT_IT_CAN, able, self._tell_abilities))

    @property
    def cell(self) -> Size | None:
        """The dots of a cell; None where the terminal does not tell."""
        import fcntl
        import struct
        import termios

        try:
            told = fcntl.ioctl(self.fileno, termios.TIOCGWINSZ, bytes(8))
        except OSError:
            return None
        rows, columns, width, height = struct.unpack("4H", told)
        if not (rows and columns and width >= columns and height >= rows):
            return None
        return Size(width // columns, height // rows)

    def start_application_mode(self) -> None:
        """Show the cursor as well where that is wanted, and ask what matters."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._write_at_once()
        if self._points:
            self.write(SHOW)
        for question, _answer, _tell in self._asked:
            self.write(question)
        self.flush()

    def _write_at_once(self) -> None:
        """Have what is painted from now on written by a Writer."""
        file = self._file
        if self._writer_thread is not None and file is not None and os.isatty(file.fileno()):
            self._writer_thread.stop()
            self._writer_thread = Writer(file)
            self._writer_thread.start()

    def stop_application_mode(self) -> None:
        """Leave the cursor as it was."""
        if self._points:
            self.write(LEAVE)
        super().stop_application_mode()

    def resume_application_mode(self) -> None:
        """Go on, also after a stop that was not announced: the shell had the terminal since."""
        if self._key_thread is not None and self._key_thread.is_alive():
            # Else there were two threads that read, and what is put back at the end would be the
            # modes of a terminal that was never given back.
            self.suspend_application_mode()
            self._must_signal_resume = True
        super().resume_application_mode()

    def _without_answers(self, data: bytes) -> bytes:
        for _question, answer, tell in self._asked:
            data, found = answer.taken(data)
            if found is not None:
                tell(found)
        return data

    def _tell_ground(self, found: "re.Match[bytes]") -> None:
        app = cast("Leeslamp", self._app)
        suited = partial(ground.suit, app, is_light=ground.is_light(found))
        self.send_message(events.Callback(callback=suited))

    def _tell_abilities(self, found: "re.Match[bytes]") -> None:
        if b"4" in found[1].split(b";"):
            self._use("sixel")

    def _tell_version(self, found: "re.Match[bytes]") -> None:
        if (int(found[1]), int(found[2])) >= PLACEHOLDERS:
            self._use("kitty")

    def _use(self, graphics: str) -> None:
        from reader.ui.overlay import use_graphics

        use = partial(use_graphics, cast("Leeslamp", self._app), graphics)
        self.send_message(events.Callback(callback=use))

    def disable_input(self) -> None:
        """Take no more keys."""
        # It stays in the pipe until the thread has ended, which may look before it is told to end:
        # one time in four that took a tick, longer than all the rest of quitting.
        os.write(self._waker, b"\0")
        super().disable_input()
        os.read(self._awake, 1)

    def run_input_thread(self) -> None:
        """Turn what is typed into events until input is disabled or ends."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._awake, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = {key.fd for key, _ in selector.select(TICK)}
                if self.fileno in ready:
                    data = self._read()
                    if not data:
                        # Told to the loop, which may wait to write to what is no longer there.
                        farewell.end_soon(128 + signal.SIGHUP)
                        self.send_message(TerminalGone())
                        return
                    typed = decode(self._without_answers(data))
                    # Nothing at all would be the end of the input to the parser.
                    for event in parser.feed(typed) if typed else ():
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, CHUNK)
        except OSError:  # EIO: nothing is at the other end
            return b""
