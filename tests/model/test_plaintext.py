"""The text behind a Document: how many words it has."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.plaintext import CHARACTERS_A_WORD, count_words, first_sentence
from reader.model.sanitize import line

SIGNS = "ab1 \n-.'’·,:_/²é“”…–\u0301\u200b\ud800ж日ก𠀀😀"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("  \n", 0),
        ("One two\nthree.", 3),
        ("well-known, the U.S.A. and 3.14", 5),
        ("it's Zo’n col·lega", 3),
        ("either/or snake_case", 4),
        ("one--two ... three - four", 4),
        ("-a -- 'b'", 2),
        ("“één” – twee…", 2),
        ("Это не то", 3),
        ("日本語の文章", 3),
        ("日本 and Japan", 3),
    ],
)
def test_words_are_counted_as_a_reader_reads_them(text: str, count: int) -> None:
    assert count_words(text) == count


def counted_with_a_pattern(text: str) -> int:
    unspaced = (
        r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    )
    rest, found = re.subn(unspaced, " ", text)
    words = re.findall(r"[^\W_]+(?:['’\-.,:·][^\W_]+)*", rest)
    return len(words) + -(-found // CHARACTERS_A_WORD)


@given(st.one_of(st.text(SIGNS, max_size=40), st.text()))
def test_counting_in_bytes_counts_what_a_pattern_finds(text: str) -> None:
    assert count_words(text) == counted_with_a_pattern(text)


@given(st.text("ab -", min_size=1, max_size=9), st.integers(0, 9))
def test_a_long_text_is_counted_as_a_short_one_is(signs: str, more: int) -> None:
    text = signs * (40_000 // len(signs)) + signs[:more]
    assert count_words(text) == counted_with_a_pattern(text)


@given(st.text(st.characters(categories=["P", "S", "Zs", "Lo"]), min_size=80))
def test_a_text_of_many_signs_is_counted_alike(text: str) -> None:
    assert count_words(text) == counted_with_a_pattern(text)


@given(st.text("ab .!?…。！？'\"”’)\n", max_size=30))
def test_the_first_sentence_ends_where_a_pattern_of_two_kinds_says(text: str) -> None:
    folded = line(text)
    end = re.search(r"[.!?…]['\"”’)]*(?=\s)|[。！？]", folded)
    assert first_sentence(text) == (folded[: end.end()] if end else folded).removesuffix(".")
