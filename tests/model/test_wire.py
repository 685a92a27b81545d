"""What goes over the wire, and into the index, comes back the same."""

import json

from hypothesis import given
from hypothesis import strategies as st

from reader.model import wire
from reader.model.article import Metadata, Moment, Value
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


@given(METADATA)
def test_metadata_comes_back_from_its_record(metadata: Metadata) -> None:
    record = wire.record(metadata)
    assert wire.metadata_from_json(json.loads(record)) == metadata
    assert record.isascii()


def test_a_record_names_nothing_that_is_empty() -> None:
    metadata = Metadata(title=Shown("A"), date=Moment("2019-06-27", 1561593600))
    assert wire.record(metadata) == '{"title":"A","date":["2019-06-27",1561593600]}'
