"""One process at a time, where SQLite's own locks do not reach.

A lock is held on a file that is made for it, and the system lets go of it when a process dies.
Where there are no such locks, everybody is the one.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def only_one(path: Path) -> Iterator[bool]:
    """Whether we are the one; the others do without."""
    with _held(path, waits=False) as is_ours:
        yield is_ours


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Wait until no other process holds this lock."""
    with _held(path, waits=True):
        yield


@contextmanager
def _held(path: Path, *, waits: bool) -> Iterator[bool]:
    try:
        import fcntl
    except ImportError:  # Windows
        yield True
        return
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:  # what it guards can't be written either
        yield True
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
        is_ours = True
    except BlockingIOError:
        is_ours = False
    except OSError:  # a file system without locks
        is_ours = True
    try:
        yield is_ours
    finally:
        os.close(descriptor)
