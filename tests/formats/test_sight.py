import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.sight import SIZE, sight, sighting

_LINES = st.sampled_from(
    [
        "title: A lamp",
        "title: 'It''s a lamp'",
        'title: "A \\"lamp\\""',
        "Title: Again",
        "titel: Een lamp",
        "title:",
        "date: 2020-01-02 03:04:05 +0100",
        "date: Wed, 27 Nov 2019 04:39:36 +0000",
        "date: yesterday",
        "author: [Ann, 'Bob B.']",
        "authors:\n  - Ann\n  - Bob",
        "author: {name: Ann}",
        "category: news, old",
        "categories: [news]",
        "site: example.org",
        "source: https://www.example.org/a?b",
        "permalink: /2019/06/27/lamp/",
        "layout: post",
        "draft: &x true",
        "text: |\n  title: no\n",
        "# a remark",
        "no field",
        "größe: 1",
    ]
)
_OPENINGS = st.sampled_from(
    ["---\n", "---  \n", "\n---\n", "+++\n", "{", "\ufeff---\n", "From: <Saved>\n", "Ann\n", ""]
)
_CLOSINGS = st.sampled_from(["---\n", "...\n", "--- \n", "+++\n", ""])
_BODIES = st.sampled_from(
    [
        "",
        "Some words.\n",
        "<p>One</p>",
        "<!doctype html><title>Page</title><body>One",
        "<html><head><meta name='author' content='Zoë'></head><p>One",
        "Titel: one\n\nTwo",
        "\x00\x01",
        "été\n---\n",
    ]
)
_PATHS = st.sampled_from(["a.md", "2019-06-27-a.html", "2019/06/a.txt", "a.mht"])


@given(
    opening=_OPENINGS,
    lines=st.lists(_LINES, max_size=6),
    closing=_CLOSINGS,
    body=_BODIES,
    path=_PATHS,
    charset=st.sampled_from(["utf-8", "latin-1", "utf-16"]),
    line_end=st.sampled_from(["\n", "\n", "\r\n"]),
)
def test_what_is_sighted_is_what_the_whole_file_tells(
    opening: str, lines: list[str], closing: str, body: str, path: str, charset: str, line_end: str
) -> None:
    text = opening + "".join(f"{line}\n" for line in lines) + closing + body
    data = text.replace("\n", line_end).encode(charset, "replace")
    assert sight(data, path) in (None, sighting(data, path))


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A lamp\ndate: 2020-01-02\ntags: [one]\n---\nWords\n",
        "---\ntitle: 'A lamp'\nauthor: [Ann]\n---\n\n<p>Words</p>\n",
        "Only words, and a: colon.\n\nMore of them.\n",
    ],
)
def test_what_most_libraries_hold_is_told_by_its_beginning(text: str) -> None:
    assert sight(text.encode(), "2019-06-27-a.md") is not None


def test_the_beginning_of_a_long_file_tells_as_much() -> None:
    data = b"---\ntitle: Long\ndate: 2020-01-02\n---\n" + "é".encode() * SIZE
    seen = sight(data[:SIZE], "a.md")
    assert seen is not None
    assert (seen.title, seen.iso) == ("Long", "2020-01-02")


def test_front_matter_that_does_not_end_in_the_beginning_is_left_to_the_whole() -> None:
    data = b"---\ntitle: Long\n" + b"# remark\n" * SIZE + b"---\n"
    assert sight(data[:SIZE], "a.md") is None
