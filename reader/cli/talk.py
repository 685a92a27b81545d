"""What is said on standard error: errors, remarks, progress. Never data."""

import sys
import time
from contextlib import suppress

from reader.errors import ReaderError
from reader.i18n import _
from reader.model import sanitize
from reader.model.listing import Progress

FAILED = 1
"""The exit code of a failure that is no ReaderError, which names its own."""

_PACE = 0.1
"""Seconds between two drawings of the moving line: often enough to live, too few to slow down."""


def complain(error: ReaderError | OSError) -> int:
    """Say what went wrong in one line, and what to do in a second; return the exit code."""
    if isinstance(error, ReaderError):
        mention(error.message)
        if error.hint:
            mention(error.hint)
        return error.exit_code
    name = f"{sanitize.path(str(error.filename))}: " if error.filename else ""
    mention(f"{name}{error.strerror or error}")
    return FAILED


def mention(text: str) -> None:
    """One remark, on a line of its own."""
    _write(f"leeslamp: {sanitize.line(text)}\n")


class Progressing:
    """Shows how far the work on the disk is: one moving line on a terminal, else one still line."""

    def __init__(self) -> None:
        self._is_moving = sys.stderr is not None and sys.stderr.isatty()
        self._next = 0.0
        self._is_begun = False

    def __call__(self, progress: Progress) -> None:
        """Show this much progress, if it is time to."""
        if not self._is_moving:
            if not self._is_begun:
                mention(_("Looking at the articles on the disk …"))
            self._is_begun = True
            return
        now = time.monotonic()
        if now >= self._next or progress.done == progress.total:
            self._next = now + _PACE
            self._is_begun = True
            _write(f"\r\x1b[K{described(progress)}")

    def close(self) -> None:
        """Take the moving line away."""
        if self._is_moving and self._is_begun:
            _write("\r\x1b[K")


def described(progress: Progress) -> str:
    """Progress in words, on one short line."""
    match progress.stage:
        case "scan":
            return _("Looking at the disk: {done} files").format(done=progress.done)
        case "heads":
            text = _("Reading titles: {done} of {total}")
        case _:
            text = _("Counting words: {done} of {total}")
    return text.format(done=progress.done, total=progress.total)


def _write(text: str) -> None:
    # A standard error that is closed or gone can't be told so.
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
