"""Ending: by a signal, with the terminal gone, or through a fault of our own."""

import asyncio
import os
import signal
import sys
import traceback
from pathlib import Path
from threading import Timer
from types import FrameType
from typing import TYPE_CHECKING

from textual.app import App
from textual.css.query import NoMatches

from reader.i18n import _
from reader.model import sanitize

if TYPE_CHECKING:
    from reader.ui.app import Leeslamp

LONGEST = 2.0
"""Seconds that an ending in order may take before the process just ends."""
LOG = "fault.log"


class EndingApp(App[None], inherit_bindings=False):
    """A widget that begins while all ends is given no parts; that it finds none is no fault."""

    def _handle_exception(self, error: Exception) -> None:
        if not (self._exit and isinstance(error, NoMatches)):
            super()._handle_exception(error)


def listen(app: "Leeslamp") -> None:
    """End in order when asked to: places on disk, the terminal as it was, a true exit code."""
    if app.is_headless or sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()

    def asked(number: int, _frame: FrameType | None) -> None:
        end_soon(128 + number)
        loop.call_soon_threadsafe(end, app, number)

    # Not the loop's own handlers: it would not come to them while it waits for a terminal that
    # takes no more, with Textual's queue of thirty writes full.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        signal.signal(number, asked)


def end_soon(code: int) -> None:
    """End within `LONGEST` seconds, in order or not."""
    last = Timer(LONGEST, os._exit, (code,))
    last.daemon = True
    last.start()


def end(app: "Leeslamp", number: int) -> None:
    """End because of a signal, after `end_soon`."""
    app.settle()
    app.exit(return_code=128 + number)


def write_log(error: BaseException | None, folder: Path) -> str:
    """Write what went wrong: kinds and lines of code, nothing of what was being read.

    The path of the log, fit to be shown; empty where none could be written.
    """
    if error is None:
        return ""
    path = folder / LOG
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(described(error)) + "\n", encoding="utf-8")
    except OSError:
        return ""
    return sanitize.path(str(path))


def described(error: BaseException) -> list[str]:
    """The kinds of error, outermost last, and where each arose; never their texts."""
    lines: list[str] = []
    cause = error.__cause__ or error.__context__
    if cause is not None:
        lines += [*described(cause), ""]
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"{frame.filename}:{frame.lineno} {frame.name}")
    return [*lines, type(error).__name__]


def say_sorry(log: str) -> None:
    """One sentence on the terminal that was given back."""
    sentence = _("Leeslamp has a fault and had to stop; your marks are safe.")
    if log:
        sentence += " " + _("What it was doing is in {path}").format(path=log)
    sys.stderr.write(sentence + "\n")
