"""The one way in: fields and body of any file, and what is wrong with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.source import described, source
from reader.model.article import ProblemKind

PAGE = b"<!doctype html><html lang=nl><head><title>Page</title></head><body><p>x</p></body></html>"


def test_an_article_is_taken_apart() -> None:
    taken = source(b"\xef\xbb\xbf---\r\ntitle: A title\r\n---\r\n\r\n    code\r\n")
    assert taken.fields == {"title": "A title"}
    assert taken.body == "\n    code\n"
    assert taken.raw_head == "---\ntitle: A title\n---\n"
    assert (taken.is_page, taken.is_binary) == (False, False)


def test_a_page_gives_the_fields_of_its_head() -> None:
    taken = source(PAGE)
    assert taken.is_page
    assert taken.fields == {"lang": "nl", "title": "Page"}


def test_front_matter_above_a_page_comes_first() -> None:
    taken = source(b"---\ntitle: Mine\n---\n" + PAGE)
    assert taken.is_page
    assert taken.fields == {"lang": "nl", "title": "Mine"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\n\xc2\xa0\n",
        b"---\ntitle: x\n---\n",
        b"<html><body><div></div></body></html>",
        b"<html><head><title>x</title></head><body></body></html>",
        b"<p>&nbsp;</p>\n<br>",
    ],
)
def test_a_file_with_nothing_to_read_says_so(data: bytes) -> None:
    taken = source(data)
    assert taken.is_empty
    assert [problem.kind for problem in described(taken, "a.md")[1]] == [ProblemKind.EMPTY]


@pytest.mark.parametrize("data", [b"x", b"<p>x</p>", b"<img src=a.png>", b"<p></p>&amp;", b"<p\n"])
def test_anything_that_shows_is_something_to_read(data: bytes) -> None:
    assert not source(data).is_empty


def test_a_binary_file_is_binary_and_not_called_empty_too() -> None:
    taken = source(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert taken.is_binary
    assert [problem.kind for problem in described(taken, "a.md")[1]] == [ProblemKind.BINARY]


def test_a_wrong_date_is_pointed_at() -> None:
    taken = source(b"---\ntitle: x\nDate: 2019-13-45\n---\nText.\n")
    (problem,) = described(taken, "a.md")[1]
    assert (problem.kind, problem.line) == (ProblemKind.DATE, 3)


@given(
    st.binary() | st.text().map(str.encode) | st.text().map("---\n{}\n---\n".format).map(str.encode)
)
def test_any_bytes_are_taken_apart(data: bytes) -> None:
    taken = source(data)
    found, problems = described(taken, "a.md")
    assert "\n" not in found.title
    assert all(problem.message for problem in problems)
