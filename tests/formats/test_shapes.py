"""What a list, a mapping or a marked-up sentence is taken to say."""

import time

import pytest

from reader.formats.shapes import divided, is_picture, summary, text_of, unmarked


def test_a_mapping_reads_as_its_name_or_its_first_text() -> None:
    assert text_of({"url": "x", "name": "Jane"}) == "Jane"
    assert text_of({"nl": "Een", "en": "One"}) == "Een"
    assert text_of({}) == ""


def test_a_string_is_divided_by_its_commas_before_its_blanks() -> None:
    assert divided("a b, c", by_blanks=True) == ["a b", " c"]
    assert divided("a b", by_blanks=True) == ["a", "b"]
    assert divided("a b", by_blanks=False) == ["a b"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("a.jpg", True),
        ("my photo.jpeg?w=3", True),
        ("//cdn.example/x", True),
        ("img/x", True),
        ("Words/with blanks", False),
        ("true", False),
        ("", False),
    ],
)
def test_a_picture_looks_like_a_path(text: str, is_one: bool) -> None:
    assert is_picture(text) is is_one


@pytest.mark.parametrize(
    "text",
    ["<" * 100_000, "<a " * 50_000, "<b>" * 50_000, "&amp" * 50_000, "<!--" * 50_000],
    ids=["signs", "links", "bold", "entities", "comments"],
)
def test_hostile_markup_in_a_title_takes_no_time(text: str) -> None:
    start = time.process_time()
    unmarked(text)
    summary(text)
    assert time.process_time() - start < 1


def test_an_entity_is_decoded_once() -> None:
    assert unmarked("&amp;lt;b&amp;gt;") == "&lt;b&gt;"
