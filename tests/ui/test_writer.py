import os
from collections.abc import Iterator
from io import TextIOWrapper

import pytest

pty = pytest.importorskip("pty", reason="of POSIX alone")

from reader.ui.writer import Writer  # noqa: E402

MANY = 200_000
"""Bytes: more than a terminal takes before somebody reads them."""


class Line:
    """A terminal without a program at its other end."""

    def __init__(self) -> None:
        self.outer, inner = pty.openpty()
        self.file = TextIOWrapper(os.fdopen(inner, "wb"), encoding="utf-8")
        self.writer = Writer(self.file)
        self.received = b""

    def read_until(self, size: int) -> bytes:
        """What has come, once it is so much."""
        while len(self.received) < size:
            self.received += os.read(self.outer, 4096)
        return self.received


@pytest.fixture
def line() -> Iterator[Line]:
    made = Line()
    yield made
    if made.writer.is_alive():
        made.writer.stop()
    made.file.close()
    os.close(made.outer)


def test_what_is_given_is_written_before_any_thread_has_its_turn(line: Line) -> None:
    line.writer.write("één")
    assert line.read_until(5).decode() == "één"


def test_who_writes_more_than_the_terminal_takes_does_not_wait(line: Line) -> None:
    line.writer.write("é" * (MANY // 2))
    line.writer.write("end")
    line.writer.start()
    assert line.read_until(MANY + 3).decode() == "é" * (MANY // 2) + "end"


def test_nothing_overtakes_what_is_still_to_be_written(line: Line) -> None:
    parts = [f"{number}," * 500 for number in range(100)]
    line.writer.start()
    for part in parts:
        line.writer.write(part)
    assert line.read_until(len("".join(parts))).decode() == "".join(parts)


def test_a_terminal_that_is_gone_ends_nothing() -> None:
    line = Line()
    os.close(line.outer)
    line.writer.start()
    line.writer.write("a")
    line.writer.stop()
    line.file.close()
