"""What the index keeps of a head comes back over the wire as it was sent."""

import json

from hypothesis import given
from hypothesis import strategies as st

from reader.model import headline
from reader.model.article import Head, Metadata, Moment, Problem, ProblemKind
from reader.model.identity import claim
from reader.model.sanitize import Shown

TEXTS = st.text(max_size=8).map(Shown)
MOMENTS = st.none() | st.builds(Moment, TEXTS, st.integers())
LISTS = st.lists(TEXTS, max_size=3).map(tuple)
METADATA = st.builds(
    Metadata,
    title=TEXTS,
    date=MOMENTS,
    authors=LISTS,
    categories=LISTS,
    tags=LISTS,
    url=st.sampled_from(["", "https://www.a.example/1"]),
    explicit_id=TEXTS,
    permalink=TEXTS,
    extra=st.just({}),
)
PROBLEMS = st.builds(Problem, st.sampled_from(ProblemKind), TEXTS, st.integers(), st.integers())
HEADS = st.builds(Head, METADATA, TEXTS, st.booleans(), st.lists(PROBLEMS, max_size=2).map(tuple))


@given(HEADS)
def test_a_headline_comes_back_as_it_was_sent(head: Head) -> None:
    sent = headline.headline(head)
    found = headline.from_json(json.loads(json.dumps(headline.to_json(sent))))
    assert [tuple(one) if isinstance(one, list) else one for one in found] == list(sent)


@given(HEADS)
def test_a_headline_is_recognised_by_what_its_head_is(head: Head) -> None:
    assert headline.claim(headline.headline(head), "a/b.md") == claim(head, "a/b.md")


def test_a_headline_names_the_site_of_the_original() -> None:
    metadata = Metadata(url="https://www.a.example/1")
    assert headline.headline(Head(metadata, "", is_empty=False)).site == "a.example"
