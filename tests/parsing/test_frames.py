import io
import json

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


@pytest.mark.parametrize("length", range(10))
def test_a_value_that_stops_half_way_is_the_end(length: int) -> None:
    with pytest.raises(EOFError):
        frames.received(io.BytesIO(frames.packed("sentence")[:length]))


@given(st.lists(_JSON, max_size=4), st.data())
def test_what_comes_in_pieces_is_taken_once_it_is_whole(
    values: list[object], data: st.DataObject
) -> None:
    sent = b"".join(frames.packed(value) for value in values)
    cut = data.draw(st.integers(0, len(sent)))
    said = bytearray(sent[:cut])
    taken = list(frames.taken(said))
    said += sent[cut:]
    taken += frames.taken(said)
    assert [json.loads(one) for one in taken] == values
    assert not said
