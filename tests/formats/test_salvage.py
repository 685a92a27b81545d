"""Where YAML balks, each key is read by itself; where it bends, the author's words stand."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.salvage import MAX_VALUE, looks_like_keys, salvaged, unquoted


def test_one_bad_line_costs_no_other_key() -> None:
    block = "layout: post\ntitle: News: it fell\ntags:\n- a\n- b\ndate: 2019-06-27\n"
    assert salvaged(block) == {
        "layout": "post",
        "title": "News: it fell",
        "tags": ["a", "b"],
        "date": "2019-06-27",
    }


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"Premier: "Not so" and leaves"', 'Premier: "Not so" and leaves'),
        ("'It's a day'", "It's a day"),
        ('"Never closed', "Never closed"),
        ('"C:\\Windows\\new"', "C:\\Windows\\new"),
        ("[UPDATE] A fire", "[UPDATE] A fire"),
        ("@name says", "@name says"),
        ("&and then", "&and then"),
        ("Number #1 of all", "Number #1 of all"),
        ("| one\n  two", "one two"),
        ("!!python/name:os.system", "!!python/name:os.system"),
        ("", None),
    ],
)
def test_a_value_is_read_as_far_as_it_goes(written: str, read: str | None) -> None:
    assert salvaged(f"title: {written}\nbroken: a: b")["title"] == read


def test_tabs_are_taken_for_blanks() -> None:
    assert salvaged("tags:\n\t- a\n\t- b")["tags"] == ["a", "b"]


def test_keys_without_a_blank_after_the_colon_are_read_when_all_are_such() -> None:
    assert salvaged("title:No blank\ndate:2019-06-27") == {
        "title": "No blank",
        "date": "2019-06-27",
    }


def test_broken_toml_gives_its_plain_keys() -> None:
    assert salvaged('title = "One"\ndate = 2019-13-01', is_toml=True) == {
        "title": "One",
        "date": "2019-13-01",
    }


def test_prose_between_rules_does_not_look_like_keys() -> None:
    assert not looks_like_keys("A paragraph between two rules.")
    assert not looks_like_keys("\ntitle: after a blank line")
    assert looks_like_keys("bad yaml: [")


@pytest.mark.parametrize(
    "block",
    ["a: " + "[" * 60_000, "a: b: c\n" * 8000, "a" * 60_000 + ":", "a: [\n" + "  b\n" * 9000],
    ids=["flood", "many", "long", "chunk"],
)
def test_a_hostile_block_is_saved_in_no_time(block: str) -> None:
    start = time.process_time()
    values = [value for value in salvaged(block).values() if isinstance(value, str)]
    assert all(len(value) <= MAX_VALUE for value in values)
    assert time.process_time() - start < 1


@given(st.text())
def test_quotation_marks_within_a_value_stay(text: str) -> None:
    assert len(unquoted(text)) <= len(text)
    assert unquoted(f'a"{text}"b') == f'a"{text}"b'
