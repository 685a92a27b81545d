"""A refresh in a process of its own: the screen stays small, and its keys stay quick.

The process is asked by a line on its standard input and answers by lines on its standard output.
When that input ends it stops: because it was cancelled, or because whoever asked is no more.
"""

import os
import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import IO

from reader.config import Library
from reader.errors import LibraryError
from reader.i18n import _
from reader.model import wire_refresh
from reader.model.listing import Progress, Report
from reader.model.wire_refresh import Folder, Request
from reader.parsing import process
from reader.places import Environment

MODULE = "reader.indexer"

_LOOK = 0.1  # seconds between two looks at whether it was cancelled
_STOPS_IN = 3.0  # seconds that a cancelled one has for its last batch


def request(environment: Environment, libraries: Sequence[Library]) -> Request:
    """What to ask of the process."""
    return Request(
        config_file=os.fspath(environment.config_file),
        data_dir=os.fspath(environment.data_dir),
        cache_dir=os.fspath(environment.cache_dir),
        folders=tuple(
            Folder(os.fspath(one.folder), one.name, one.include, one.exclude) for one in libraries
        ),
    )


class NotStartedError(Exception):
    """No process can be started."""


def refresh(
    request: Request,
    report: Callable[[Progress], None],
    is_cancelled: Callable[[], bool],
    command: list[str] | None = None,
) -> Report:
    """What the process found; raises LibraryError where it failed, else NotStartedError."""
    try:
        popen = subprocess.Popen(
            command or process.command(MODULE),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=process.NO_DISK,
            start_new_session=True,  # ctrl+c is not meant for it
        )
    except OSError as error:
        raise NotStartedError from error
    ending = threading.Thread(target=_end, args=(popen,), daemon=True)
    try:
        found = _followed(popen, request, report, is_cancelled)
    except BaseException:
        ending.run()
        raise
    if found.is_finished:
        ending.start()  # it has only to tidy up, which nobody need wait for
    else:
        ending.run()
    return found


def _followed(
    popen: "subprocess.Popen[bytes]",
    request: Request,
    report: Callable[[Progress], None],
    is_cancelled: Callable[[], bool],
) -> Report:
    assert popen.stdin is not None
    assert popen.stdout is not None
    lines: SimpleQueue[bytes] = SimpleQueue()
    # A thread, because a pipe can't be waited for with a deadline on every platform.
    threading.Thread(target=_read, args=(popen.stdout, lines), name="refresh", daemon=True).start()
    with suppress(OSError):  # it ended already, and its last words say why
        popen.stdin.write(wire_refresh.asked(request))
        popen.stdin.flush()
    is_stopping = False
    while True:
        if is_cancelled() and not is_stopping:
            is_stopping = True
            with suppress(OSError):
                popen.stdin.close()
        try:
            line = lines.get(timeout=_STOPS_IN if is_stopping else _LOOK)
        except Empty:
            if is_stopping:
                return Report(is_finished=False)
            continue
        if not line:
            break
        said = wire_refresh.heard(line)
        if isinstance(said, Progress) and not is_stopping:
            report(said)
        elif isinstance(said, LibraryError):
            raise said
        elif isinstance(said, Report):
            return said
    if is_stopping:
        return Report(is_finished=False)
    raise LibraryError(
        _("Looking at the disk ended unexpectedly; what was found by then is kept."),
        hint=_("Look again; if it happens again, run `leeslamp index` to see why."),
    )


def _read(stream: IO[bytes], lines: "SimpleQueue[bytes]") -> None:
    with suppress(OSError, ValueError):  # it was closed
        for line in stream:
            lines.put(line)
    lines.put(b"")


def _end(popen: "subprocess.Popen[bytes]") -> None:
    """Let it end by itself where it is about to; it must not be left behind."""
    if popen.stdin is not None:
        with suppress(OSError):
            popen.stdin.close()
    with suppress(subprocess.TimeoutExpired):
        popen.wait(_STOPS_IN)
    if popen.returncode is None:
        popen.kill()
        popen.wait()
    if popen.stdout is not None:
        popen.stdout.close()
