"""What is said between us and the worker: JSON, each value after its length in four bytes."""

import json
from typing import BinaryIO, Protocol

import orjson

from reader.model.wire import Json

HEADER = 4
"""Bytes of the length, big-endian."""
LONGEST = 2**30
"""Bytes of a value; no worker has the memory for more."""
_MARK = b" "
"""Before what only the standard library reads as it was."""


class Raw(Protocol):
    """A stream without a buffer."""

    def readinto(self, room: memoryview, /) -> int | None:
        """Fill the room with what is there, waiting for at least a byte; how many, 0 at the end."""
        ...


class DiedError(Exception):
    """The worker ended before it answered."""

    def __init__(self, *, is_late: bool) -> None:
        super().__init__("late" if is_late else "ended")
        self.is_late = is_late
        """It was ended because its time was up, by us or by its own limits."""


def packed(value: Json) -> bytes:
    """A value, ready to be sent."""
    try:
        # The standard library takes five times as long for the texts of a library.
        said = orjson.dumps(value, _plain)
    except orjson.JSONEncodeError:  # names of any bytes, numbers of any size, lists of any depth
        said = _MARK + json.dumps(value, separators=(",", ":")).encode("ascii")
    return len(said).to_bytes(HEADER, "big") + said


def _plain(value: Json) -> tuple[Json, ...]:
    """A NamedTuple as a tuple; raises TypeError for what is no JSON."""
    if isinstance(value, tuple):
        return tuple(value)
    raise TypeError(type(value).__name__)


def unpacked(said: bytes | bytearray) -> Json:
    """The value of which this is the JSON; raises ValueError where it is none."""
    return json.loads(said) if said.startswith(_MARK) else orjson.loads(said)


def received(stream: BinaryIO) -> Json:
    """The next value; raises EOFError where the other side is gone."""
    length = int.from_bytes(_exactly(stream, HEADER), "big")
    return unpacked(_exactly(stream, length))


def taken(stream: Raw) -> bytearray:
    """The next value, still as JSON; raises EOFError as well."""
    length = int.from_bytes(_filled(stream, HEADER), "big")
    if length > LONGEST:
        raise EOFError
    return _filled(stream, length)


def _filled(stream: Raw, size: int) -> bytearray:
    # Into one piece of memory: what gathers pieces copies each, and asks for room for the most.
    data = bytearray(size)
    room = memoryview(data)
    while room:
        count = stream.readinto(room)
        if not count:
            raise EOFError
        room = room[count:]
    return data


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data
