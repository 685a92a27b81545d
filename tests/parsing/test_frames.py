import io
import itertools
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parsing import frames

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.lists(_JSON, max_size=4))
def test_what_is_sent_is_received_in_order(values: list[object]) -> None:
    stream = io.BytesIO(b"".join(frames.packed(value) for value in values))
    assert [frames.received(stream) for _value in values] == values


def test_a_file_name_of_any_bytes_survives() -> None:
    assert frames.received(io.BytesIO(frames.packed("\udcff\n"))) == "\udcff\n"


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 2**64, 10**30, -(10**30)])
def test_a_number_of_any_size_stays_a_whole_number(number: int) -> None:
    sent = frames.packed(["\u00e9\udcff", number])
    assert frames.received(io.BytesIO(sent)) == ["\u00e9\udcff", number]
    (received,) = frames.received(io.BytesIO(frames.packed([number])))
    assert isinstance(received, int)
    assert received == number


@pytest.mark.parametrize("value", [b"bytes", {1, 2}, range(3), object()])
def test_what_is_no_json_is_not_sent(value: object) -> None:
    with pytest.raises(TypeError):
        frames.packed([value])


def test_what_lies_deep_survives() -> None:
    deep: list[object] = []
    for _level in range(400):
        deep = [deep]
    assert frames.received(io.BytesIO(frames.packed(deep))) == deep


@pytest.mark.parametrize("length", range(10))
def test_a_value_that_stops_half_way_is_the_end(length: int) -> None:
    with pytest.raises(EOFError):
        frames.received(io.BytesIO(frames.packed("sentence")[:length]))


class _Dripping:
    """Gives what it holds in pieces of that many bytes, then of the next number."""

    def __init__(self, data: bytes, sizes: list[int]) -> None:
        self._left, self._sizes = io.BytesIO(data), itertools.cycle(sizes)

    def readinto(self, room: memoryview) -> int:
        return self._left.readinto(room[: next(self._sizes)])


def _all(stream: frames.Raw) -> Iterator[object]:
    with suppress(EOFError):
        while True:
            yield frames.unpacked(frames.taken(stream))


@given(st.lists(_JSON, max_size=4), st.lists(st.integers(1, 9), min_size=1), st.integers(0, 9))
def test_what_comes_in_pieces_is_taken_once_it_is_whole(
    values: list[object], sizes: list[int], lost: int
) -> None:
    sent = b"".join(frames.packed(value) for value in values)
    assert [*_all(_Dripping(sent, sizes))] == values
    if lost and values:
        cut = sent[: -min(lost, len(frames.packed(values[-1])))]
        assert [*_all(_Dripping(cut, sizes))] == values[:-1]


def test_a_length_that_no_worker_has_the_memory_for_is_the_end() -> None:
    with pytest.raises(EOFError):
        frames.taken(_Dripping(b"\xff" * 9, [9]))
