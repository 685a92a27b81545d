"""What is known against what was found: which files to read, and which are gone. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Version: TypeAlias = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds: the same for the same content."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Paths within a library; every known and every found path is in exactly one of them."""

    new: tuple[bytes, ...]
    changed: tuple[bytes, ...]
    gone: tuple[bytes, ...]
    doubtful: tuple[bytes, ...]
    """To be read again although they look the same: the last time they could not be read."""
    same: int
    """How many need nothing."""


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
    if known == found and not doubtful:  # nearly always, and at once
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
