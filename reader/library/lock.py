"""One process at a time refreshes an index; the others do without."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "index.lock"


@contextmanager
def only_one(cache_dir: Path) -> Iterator[bool]:
    """Whether we are the one; the system lets go of the lock when a process dies."""
    try:
        import fcntl
    except ImportError:  # Windows: SQLite's own locks keep the index whole
        yield True
        return
    try:
        descriptor = os.open(cache_dir / NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        yield True  # the index is in memory then, and ours alone
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_ours = True
    except BlockingIOError:
        is_ours = False
    except OSError:  # a file system without locks
        is_ours = True
    try:
        yield is_ours
    finally:
        os.close(descriptor)
