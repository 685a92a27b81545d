"""Addresses that stand in running text as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.article import read
from reader.formats.bare_addresses import addresses, linked
from reader.formats.gathered import gathered_from, told
from reader.formats.kind import Kind
from reader.formats.words import gathered_of
from reader.model.document import Inline, Span, Style
from reader.model.linked import links_of
from reader.model.sanitize import EMPTY, MAX_URL, Shown


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://ex.org/a?b=c#d.", "https://ex.org/a?b=c#d"),
        ("(see http://ex.org/a)", "http://ex.org/a"),
        ("https://ex.org/A_(b), they say", "https://ex.org/A_(b)"),
        ("“https://ex.org/a”", "https://ex.org/a"),
        ("*https://ex.org/a*!?)", "https://ex.org/a"),
        ("请看https://ex.org/页。然后", "https://ex.org/页"),
        ("https://ex.org/a…", "https://ex.org/a"),
    ],
)
def test_an_address_ends_where_its_sentence_goes_on(text: str, found: str) -> None:
    assert [text[start:end] for start, end in addresses(text)] == [found]


@pytest.mark.parametrize(
    "text", ["https://", "https://...", "xhttp://ex.org", "ftp://ex.org", f"http://{'x' * MAX_URL}"]
)
def test_no_address_is_found_where_none_can_be_followed(text: str) -> None:
    assert not list(addresses(text))


@pytest.mark.parametrize("kind", [Kind.PLAIN, Kind.MARKDOWN, Kind.HTML])
def test_an_address_in_any_text_is_a_link(kind: Kind) -> None:
    text = "The lens is at https://ex.org/lens, and\n\n- at http://ex.org/again too\n"
    document = read(text if kind is not Kind.HTML else f"<p>{text}</p>", kind)
    targets = [link.target for link in links_of(document)]
    assert targets == ["https://ex.org/lens", "http://ex.org/again"]


def test_what_is_a_link_or_code_already_stays_what_it_is() -> None:
    body = (
        "[https://shown.org](https://meant.org) `https://code.org` <https://auto.org> "
        "![https://alt.org](p.png) **https://strong.org/x**y\n"
    )
    targets = [link.target for link in links_of(read(body, Kind.MARKDOWN))]
    assert targets == ["https://meant.org", "https://auto.org", "https://strong.org/x"]


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4)


@given(st.lists(st.sampled_from(["https://", "a.b/", ")", "(", ".", " ", "é"])), SPANS)
def test_links_over_addresses_never_cross_other_spans(
    pieces: list[str], ends: list[tuple[int, int]]
) -> None:
    text = "".join(pieces)
    kept: list[tuple[int, int]] = []
    for start, end in ends:
        if start < end <= len(text) and not any(_cross((start, end), one) for one in kept):
            kept.append((start, end))
    spans = sorted((Span(*one, Style.STRONG) for one in kept), key=lambda s: (s.start, -s.end))
    inline = linked(Inline(Shown(text), tuple(spans)))
    assert inline.text == text
    pairs = [(span.start, span.end) for span in inline.spans]
    assert not any(_cross(one, other) for one in pairs for other in pairs)
    assert all(text[s.start : s.end] == s.target for s in inline.spans if s.style is Style.LINK)


def _cross(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[0] < one[1] < other[1] or other[0] < one[0] < other[1] < one[1]


BODIES = st.lists(
    st.sampled_from(
        [
            "Words https://ex.org/a.",
            "`https://c.org`",
            "[x](b.md)",
            "## H https://h.org",
            "- i",
            "\n\n",
        ]
    ),
    max_size=6,
).map(" ".join)


@given(BODIES, st.sampled_from([Kind.MARKDOWN, Kind.PLAIN, Kind.HTML]))
def test_an_index_knows_the_same_addresses(body: str, kind: Kind) -> None:
    found = gathered_of(body, kind)
    if found is not None:
        assert told(found, EMPTY).links == told(gathered_from(read(body, kind)), EMPTY).links
