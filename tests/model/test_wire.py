"""What goes over the wire, and into the index, comes back the same."""

import json

from hypothesis import given
from hypothesis import strategies as st

from reader.model import wire
from reader.model.article import Head, Metadata, Moment, Problem, ProblemKind, Value
from reader.model.sanitize import Shown

TEXTS = st.text(max_size=8).map(Shown)
MOMENTS = st.none() | st.builds(Moment, TEXTS, st.integers())
LISTS = st.lists(TEXTS, max_size=3).map(tuple)
VALUES: st.SearchStrategy[Value] = st.recursive(
    st.none() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)
METADATA = st.builds(
    Metadata,
    title=TEXTS,
    date=MOMENTS,
    modified=MOMENTS,
    authors=LISTS,
    categories=LISTS,
    tags=LISTS,
    url=TEXTS,
    image=TEXTS,
    lang=TEXTS,
    excerpt=TEXTS,
    explicit_id=TEXTS,
    permalink=TEXTS,
    extra=st.dictionaries(TEXTS, VALUES, max_size=3),
)
PROBLEMS = st.builds(Problem, st.sampled_from(ProblemKind), TEXTS, st.integers(), st.integers())
HEADS = st.builds(Head, METADATA, TEXTS, st.booleans(), st.lists(PROBLEMS, max_size=2).map(tuple))


@given(HEADS)
def test_a_head_comes_back_as_it_was_sent(head: Head) -> None:
    found = wire.head_from_json(json.loads(json.dumps(wire.head_to_json(head))))
    assert found.metadata == head.metadata
    assert (found.fingerprint, found.is_empty) == (head.fingerprint, head.is_empty)
    assert found.problems == head.problems


@given(HEADS)
def test_the_record_of_a_head_is_what_the_index_keeps_of_its_metadata(head: Head) -> None:
    found = wire.head_from_json(wire.head_to_json(head))
    assert found.record == wire.record(head.metadata)
    assert wire.metadata_from_json(json.loads(found.record)) == head.metadata
    assert found.record.isascii()


def test_a_record_names_nothing_that_is_empty() -> None:
    metadata = Metadata(title=Shown("A"), date=Moment("2019-06-27", 1561593600))
    assert wire.record(metadata) == '{"title":"A","date":["2019-06-27",1561593600]}'
