"""What is said on standard error: errors, remarks, progress. Never data."""

import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.errors import ReaderError, UsageError
from reader.i18n import _, ngettext, number
from reader.model import sanitize

if TYPE_CHECKING:
    from reader.model.listing import Progress

FAILED = 1
"""The exit code of a failure that is no ReaderError, which names its own."""

_PACE = 0.1
"""Seconds between two drawings of the moving line: often enough to live, too few to slow down."""


_EXCERPT = 76
"""Characters of what was typed that are shown with a part of it underlined."""


class PointedError(UsageError):
    """What was typed can't be understood; the characters to blame are underlined below it."""

    def __init__(self, message: str, text: str, start: int, end: int) -> None:
        """`text` is one line, fit to be shown."""
        super().__init__(message)
        self.excerpt = _excerpt(text, start, end)


def complain(error: ReaderError | OSError) -> int:
    """Say what went wrong in one line, and what to do in a second; return the exit code."""
    if isinstance(error, ReaderError):
        mention(error.message)
        if isinstance(error, PointedError):
            _write("".join(f"  {line}\n" for line in error.excerpt))
        if error.hint:
            mention(error.hint)
        return error.exit_code
    name = f"{sanitize.path(str(error.filename))}: " if error.filename else ""
    mention(f"{name}{error.strerror or error}")
    return FAILED


def mention(text: str) -> None:
    """One remark, on a line of its own."""
    _write(f"leeslamp: {sanitize.line(text)}\n")


def not_understood(damaged: int, newer: int) -> int:
    """Say how many lines from other machines were damaged or too new; the exit code for it."""
    if damaged:
        said = ngettext(
            "{n} damaged line was passed over.", "{n} damaged lines were passed over.", damaged
        )
        mention(said)
    if newer:
        mention(_("Some was written by a newer version of Leeslamp, and waits for an update."))
    return 1 if damaged or newer else 0


class Progressing:
    """Shows how far the work on the disk is: one moving line on a terminal, else one still line."""

    def __init__(self) -> None:
        self._is_moving = sys.stderr is not None and sys.stderr.isatty()
        self._next = 0.0
        self._is_begun = False

    def __call__(self, progress: "Progress") -> None:
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


def described(progress: "Progress") -> str:
    """Progress in words, on one short line."""
    done, total = number(progress.done), number(progress.total)
    match progress.stage:
        case "scan":
            return _("Looking at the disk: {done} files").format(done=done)
        case "heads":
            text = _("Reading titles: {done} of {total}").format(done=done, total=total)
        case _:
            text = _("Reading texts: {done} of {total}").format(done=done, total=total)
    if progress.rate >= 1:
        text += ", " + _("{n} a second").format(n=number(round(progress.rate)))
    return f"{text}, {_left(progress.left)}" if progress.left >= 1 else text


def _left(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 2:
        return _("{n} s left").format(n=round(seconds))
    return ngettext("{n} min left", "{n} min left", minutes)


def _excerpt(text: str, start: int, end: int) -> tuple[str, str]:
    """The part of a text around what is to blame, and a line that points at it."""
    from reader.cli.table import cells

    first = max(0, min(start - _EXCERPT // 2, len(text) - _EXCERPT))
    shown = text[first : first + _EXCERPT]
    lead, more = "…" if first else "", "…" if first + _EXCERPT < len(text) else ""
    blank = " " * cells(lead + shown[: start - first])
    return f"{lead}{shown}{more}", blank + "^" * max(1, cells(shown[start - first : end - first]))


def _write(text: str) -> None:
    # A standard error that is closed or gone can't be told so.
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
