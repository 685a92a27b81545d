"""Lines on standard output, through the person's pager where that is a terminal."""

import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import PurePath
from shutil import which

from reader.cli import terminal
from reader.cli.talk import mention
from reader.i18n import _
from reader.model import sanitize


def put(lines: Iterable[str], pager: Sequence[str], *, is_paged: bool = True) -> None:
    """Print lines, by way of the pager where there is a screen to page and a program to do it."""
    if not (is_paged and pager and terminal.is_there() and which(pager[0])):
        for line in lines:
            print(line)
        return
    try:
        started = subprocess.Popen(command(pager), stdin=subprocess.PIPE)
    except OSError as error:
        reason = sanitize.line(error.strerror or str(error))
        mention(_("The pager can't be started: {reason}").format(reason=reason))
        put(lines, (), is_paged=False)
        return
    _feed(started, lines)


def command(pager: Sequence[str]) -> list[str]:
    """The pager as it is started: less must be told that colours are no mistake, and need not ask
    for a key where everything is on the screen.
    """
    is_less = PurePath(pager[0]).stem == "less"
    return [*pager, "-R", "-F"] if is_less else list(pager)


def _feed(started: "subprocess.Popen[bytes]", lines: Iterable[str]) -> None:
    assert started.stdin is not None
    encoding = sys.stdout.encoding
    try:
        # Who closes the pager has seen enough; ctrl+c is for the pager, which is asked again.
        with suppress(BrokenPipeError, KeyboardInterrupt):
            for line in lines:
                started.stdin.write(f"{line}\n".encode(encoding, "replace"))
    finally:  # a fault on the way must not leave the pager alone with the terminal
        with suppress(BrokenPipeError, KeyboardInterrupt):
            started.stdin.close()
        _wait(started)


def _wait(started: "subprocess.Popen[bytes]") -> None:
    while True:
        try:
            started.wait()
            return
        except KeyboardInterrupt:
            continue
