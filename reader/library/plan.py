"""What is known against what was found: which files to read, and which are gone. Pure."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from struct import pack
from typing import NamedTuple, TypeAlias

Version: TypeAlias = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds: the same for the same content."""


class Found(NamedTuple):
    """A file on the disk, to be read."""

    folder: int
    top: bytes
    """The library's folder with a `/` at its end."""
    path: bytes
    """Within the library."""
    version: Version

    @property
    def file(self) -> tuple[str, str]:
        """As the parser wants it."""
        return os.fsdecode(self.top + self.path), os.fsdecode(self.path)


class Plan(NamedTuple):
    """Paths within a library; every known and every found path is in exactly one of them."""

    new: Sequence[bytes]
    changed: tuple[bytes, ...]
    gone: tuple[bytes, ...]
    doubtful: tuple[bytes, ...]
    """To be read again although they look the same: the last time they could not be read."""
    same: int
    """How many need nothing."""


NOTHING = Plan((), (), (), (), 0)
"""Nothing to do, and nothing was compared."""


def plan(
    known: Mapping[bytes, Version],
    found: Mapping[bytes, Version],
    *,
    unread: Iterable[bytes] = (),
    doubtful: Collection[bytes] = (),
) -> Plan:
    """What to do so that what is known becomes what was found.

    What lies under an `unread` folder (ending in `/`) is not gone: nobody could look.
    """
    if known == found and not doubtful:
        return Plan((), (), (), (), len(known))
    hidden = tuple(unread)
    new = sorted(found.keys() - known.keys())
    changed = sorted(path for path in found.keys() & known.keys() if found[path] != known[path])
    again = sorted(path for path in set(doubtful) if found.get(path, ()) == known.get(path))
    gone = sorted(known.keys() - found.keys())
    if hidden:
        gone = [path for path in gone if not path.startswith(hidden)]
    return Plan(
        new=tuple(new),
        changed=tuple(changed),
        gone=tuple(gone),
        doubtful=tuple(again),
        same=len(known) - len(changed) - len(gone) - len(again),
    )


def digest(
    paths: Sequence[bytes], sizes: Sequence[int], times: Sequence[int], unread: Iterable[bytes]
) -> bytes:
    """The same for the same files, in the same order, beside the same unread folders."""
    made = blake2b(b"\0".join((*paths, b"", *unread)), digest_size=16)
    layout = f"{len(paths)}q"
    made.update(pack(layout, *sizes))
    made.update(pack(layout, *times))
    return made.digest()
