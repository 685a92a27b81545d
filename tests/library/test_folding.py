import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import folding


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Syrië", "syrie"),
        ("ÄRGER", "arger"),
        ("Straße", "strasse"),
        ("ﬁn", "fin"),
        ("ŁÓDŹ, Ǿre, Đorđe, Ħal, Kadıköy", "lodz, ore, dorde, hal, kadikoy"),
        ("ASCII", "ascii"),
    ],
)
def test_case_and_diacritics_fold(text: str, folded: str) -> None:
    assert folding.fold(text) == folded


@pytest.mark.parametrize(
    ("title", "key"),
    [("“Quoted” words", "quoted” words"), ("… and then", "and then"), ("???", "???"), ("", "")],
)
def test_a_title_is_sorted_without_what_it_opens_with(title: str, key: str) -> None:
    assert folding.title_key(title) == key


@given(st.text())
def test_every_word_of_a_title_finds_it(title: str) -> None:
    key = folding.title_key(title)
    assert all(word in key for word in folding.words(key))


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folding.fold(folding.fold(text)) == folding.fold(text)
