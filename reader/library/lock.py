"""One process at a time refreshes an index; the others do without."""

from contextlib import AbstractContextManager
from pathlib import Path

from reader.storage import lock

NAME = "index.lock"


def only_one(cache_dir: Path) -> AbstractContextManager[bool]:
    """Whether we are the one."""
    return lock.only_one(cache_dir / NAME)
