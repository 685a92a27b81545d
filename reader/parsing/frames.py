"""What is said between us and the worker: JSON, each value after its length in four bytes."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from reader.model.wire import Json

HEADER = 4
"""Bytes of the length, big-endian."""


class DiedError(Exception):
    """The worker ended before it answered."""

    def __init__(self, *, is_late: bool) -> None:
        super().__init__("late" if is_late else "ended")
        self.is_late = is_late
        """It was ended because its time was up, by us or by its own limits."""


def packed(value: Json) -> bytes:
    """A value, ready to be sent; ASCII escapes carry file names of any bytes."""
    said = json.dumps(value, separators=(",", ":")).encode("ascii")
    return len(said).to_bytes(HEADER, "big") + said


def received(stream: BinaryIO) -> Json:
    """The next value; raises EOFError where the other side is gone."""
    length = int.from_bytes(_exactly(stream, HEADER), "big")
    return json.loads(_exactly(stream, length))


def taken(said: bytearray) -> Iterator[bytes]:
    """Take the values that are whole, still as JSON, from the front of what came so far."""
    while len(said) >= HEADER:
        end = HEADER + int.from_bytes(said[:HEADER], "big")
        if len(said) < end:
            return
        yield bytes(said[HEADER:end])
        del said[:end]


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data
