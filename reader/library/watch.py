"""Changes on the disk, noticed as they happen; where the system tells of none, by looking again.

A watch knows nothing of articles: it says that it is time for another refresh. It is one thread,
which sleeps, and never what keeps the process alive.
"""

import os
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from reader.config import Library
from reader.library import candidates, globs

QUIET = 0.4
"""Seconds without a change until things have come to rest."""
GOING_ON = 2.0
"""Seconds after which changes that go on are said all the same."""
TICK = 5.0
"""Seconds between two looks at whether a library came or went."""
POLL = 30.0
"""Seconds between two refreshes, at least, where the system does not tell of every change."""
_POLL_SHARE = 20  # such refreshes take a twentieth of the time at most,
_REST_SHARE = 1  # and half of it while changes go on and on

# What other machines change there is told to nobody here.
_REMOTE = (
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "davfs", "fuse"),
    *("vboxsf", "vmhgfs", "prl_fs", "virtiofs"),
)
_MOUNTS = Path("/proc/self/mounts")
# The package is missing or broken; no such folder, or too many for inotify; it lost its own
# thread, or was told a name that is no UTF-8; we have one that it can't be told.
_NOT_TOLD = (ImportError, OSError, RuntimeError, ValueError)
_CHANGED = 2
_ESCAPED = re.compile(r"\\([0-7]{3})")
_KNOWS_TREES = sys.platform != "linux"

Told: TypeAlias = set[tuple[int, str]] | Literal["signal", "stop", "timeout"]


class Notifier(Protocol):
    """What tells of changes: the core of watchfiles."""

    def watch(
        self, debounce_ms: int, step_ms: int, timeout_ms: int, stop_event: threading.Event
    ) -> Told:
        """Wait for changes, and for them to come to rest."""
        ...

    def close(self) -> None:
        """Let go of the system."""
        ...


class Silence:
    """A notifier that tells nothing."""

    def watch(
        self, _debounce_ms: int, _step_ms: int, timeout_ms: int, stop_event: threading.Event
    ) -> Told:
        """Wait in vain."""
        return "stop" if stop_event.wait(timeout_ms / 1000) else "timeout"

    def close(self) -> None:
        """Nothing was held."""


def system_notifier(folders: list[str]) -> Notifier:
    """Who tells of changes in these folders; raises one of many errors where nobody does."""
    from watchfiles._rust_notify import RustNotify  # without the rest, which is for servers

    return RustNotify(folders, False, False, 0, _KNOWS_TREES, True)


def system_mounts() -> str:
    """Which file systems lie where; empty where the system does not say so."""
    try:
        return _MOUNTS.read_text(errors="surrogateescape")
    except OSError:
        return ""


class Watch:
    """A watch over libraries; `run` is what its thread does."""

    def __init__(
        self,
        libraries: Sequence[Library],
        on_change: Callable[[], None],
        took: Callable[[], float] = lambda: 0.0,
        *,
        notifier: Callable[[list[str]], Notifier] = system_notifier,
        mounts: Callable[[], str] = system_mounts,
        clock: Callable[[], float] = time.monotonic,
        closed: threading.Event | None = None,
    ) -> None:
        """`took` is how many seconds the last refresh went on for."""
        self._libraries = [_Watched(library) for library in libraries]
        self._on_change = on_change
        self._took = took
        self._notifier = notifier
        self._mounts = mounts
        self._clock = clock
        self._closed = closed or threading.Event()
        self._folders: set[str] = set()

    def start(self) -> None:
        """Watch, in a thread of its own; `on_change` is called there."""
        threading.Thread(target=self.run, name="watch", daemon=True).start()

    def close(self) -> None:
        """End it, without waiting for it."""
        self._closed.set()

    def run(self) -> None:
        """Watch until it is closed."""
        is_again = False
        while not self._closed.is_set():
            there = [one for one in self._libraries if one.is_there()]
            mounts = self._mounts()
            notifier = self._armed(there)
            is_polling = (
                notifier is None
                or len(there) < len(self._libraries)
                or any(is_remote(one.top, mounts) for one in there)
            )
            if is_again:  # what happened until now was told to nobody
                self._say()
            is_again = True
            with closing(notifier or Silence()) as telling:
                self._follow(telling, there, is_polling)

    def _armed(self, there: "Sequence[_Watched]") -> Notifier | None:
        # inotify knows single folders. The walk is ours: watchfiles' would also watch what no scan
        # enters, and hold up every thread until it is done.
        self._folders = {
            folder for one in there for folder in ([one.top] if _KNOWS_TREES else one.folders())
        }
        try:
            return self._notifier(sorted(self._folders)) if self._folders else None
        except _NOT_TOLD:
            return None

    def _follow(self, telling: Notifier, there: "Sequence[_Watched]", is_polling: bool) -> None:
        """Say what is told, until the watch has to be set up anew."""
        due = self._clock() + max(POLL, _POLL_SHARE * self._took())
        while not self._closed.is_set():
            try:
                told = telling.watch(
                    int(GOING_ON * 1000), int(QUIET * 1000), int(TICK * 1000), self._closed
                )
            except _NOT_TOLD:
                self._closed.wait(GOING_ON)
                return
            if isinstance(told, set):
                if any(self._is_folder(kind, path) for kind, path in told):
                    return
                if any(one.holds(path) for one in there for _kind, path in told):
                    self._say()
            if [one for one in self._libraries if one.is_there()] != there:
                return
            if is_polling and self._clock() >= due:
                return

    def _is_folder(self, kind: int, path: str) -> bool:
        """A folder came or went that articles may be in."""
        if kind == _CHANGED:
            return False
        name = os.fsencode(os.path.basename(path))  # noqa: PTH119 - as the system says it
        is_one = path in self._folders or os.path.isdir(path)  # noqa: PTH112
        return is_one and not candidates.skipped_folder(name)

    def _say(self) -> None:
        if not self._closed.is_set():
            self._on_change()
            self._closed.wait(_REST_SHARE * self._took())


class _Watched:
    """A library, and what counts in it as a scan has it."""

    def __init__(self, library: Library) -> None:
        self.top = os.fspath(library.folder)
        self._is_included = globs.matcher(library.include)
        self._is_excluded = globs.matcher(library.exclude)
        self._leads_to_included = globs.could_hold(library.include)

    def is_there(self) -> bool:
        return os.path.isdir(self.top)  # noqa: PTH112

    def folders(self) -> Iterator[str]:
        """Every folder that a scan enters."""
        waiting = [self.top]
        while waiting:
            folder = waiting.pop()
            yield folder
            try:
                with os.scandir(folder) as entries:
                    found = [one.path for one in entries if one.is_dir(follow_symlinks=False)]
            except OSError:
                continue
            waiting.extend(path for path in found if self._is_walked(self._relative(path)))

    def holds(self, path: str) -> bool:
        """Whether a change of this file can be one of the list."""
        name = self._relative(path)
        if not name or self._is_excluded(name):
            return False
        if self._is_included(name):
            return True
        folder, _slash, last = name.rpartition("/")
        left_out = candidates.left_out(os.fsencode(last))
        return not left_out and (not folder or self._is_walked(folder))

    def _is_walked(self, name: str) -> bool:
        if self._is_excluded(name):
            return False
        is_skipped = any(candidates.skipped_folder(os.fsencode(part)) for part in name.split("/"))
        return not is_skipped or self._leads_to_included(name)

    def _relative(self, path: str) -> str:
        top = self.top.rstrip(os.sep) + os.sep
        return path[len(top) :].replace(os.sep, "/") if path.startswith(top) else ""


def is_remote(path: str, mounts: str) -> bool:
    """Whether a folder lies where others may change it, by what `/proc/self/mounts` says."""
    place = os.path.realpath(path)
    longest, kind = "", ""
    for line in mounts.splitlines():
        _device, point, found, *_rest = (*line.split(" "), "", "")
        point = _ESCAPED.sub(lambda code: chr(int(code[1], 8)), point)
        is_below = place == point or place.startswith(point.rstrip("/") + "/")
        if is_below and len(point) >= len(longest):
            longest, kind = point, found
    return kind.partition(".")[0] in _REMOTE
