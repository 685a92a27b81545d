"""Heads without fences: Pelican, Nikola and LCTT."""

import pytest

from reader.formats.line_fields import read


def test_pelican_lines_end_at_the_first_blank_line() -> None:
    text = "Title: A title\nDate: 2019-06-27 20:47\nSummary: one\n  two\n\nThe text.\n"
    fields, end = read(text)
    assert fields == {"Title": "A title", "Date": "2019-06-27 20:47", "Summary": "one two"}
    assert text[end:] == "The text.\n"


def test_nikola_lines_may_stand_in_a_comment() -> None:
    text = "<!--\n.. title: A title\n.. tags: a, b\n-->\nThe text.\n"
    fields, end = read(text)
    assert fields == {"title": "A title", "tags": "a, b"}
    assert text[end:] == "The text.\n"


def test_lctt_values_lose_their_quotes_and_parentheses() -> None:
    text = '[#]: subject: "A title"\n[#]: via: (https://a.example)\n[#]: url: ( )\n\nThe text.\n'
    assert read(text)[0] == {"subject": "A title", "via": "https://a.example", "url": None}


@pytest.mark.parametrize(
    "text",
    [
        "Title: x\nNo head after all.\n",
        "Date: 2019-06-27\nTags: a\n\nNo title.\n",
        "Title:\n\nAn empty title.\n",
        "Q: why?\nA: because\n\nText.\n",
        "Title: x\n" * 200,
        "",
    ],
)
def test_lines_that_are_no_head_stay_text(text: str) -> None:
    assert read(text) == ({}, 0)
