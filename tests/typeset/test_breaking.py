import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.sanitize import clean
from reader.typeset.breaking import Breaker, balanced, filled
from reader.typeset.width import BLANKS, cells, is_within_cluster
from tests.typeset.building import STEADY

TEXT = st.text(
    st.one_of(
        st.sampled_from("aé bc -—\n\xa0\xad漢。（👩💻\u200d\u0301🇳🇱"), st.characters(codec="utf-8")
    ),
    max_size=200,
).map(clean)


def lines(text: str, width: int, breaker: Breaker = filled) -> list[str]:
    starts = breaker(text, width).starts
    ends = [*starts[1:], len(text)]
    return [text[start:end].rstrip(BLANKS + "\n") for start, end in zip(starts, ends, strict=True)]


def test_words_fill_the_line() -> None:
    assert lines("de lamp gaat uit als de lezer slaapt", 12) == [
        "de lamp gaat",
        "uit als de",
        "lezer slaapt",
    ]


def test_a_lonely_short_word_at_the_end_gets_company() -> None:
    assert lines("een zin die met een heel erg kort woord wil eindigen op nu", 57) == [
        "een zin die met een heel erg kort woord wil eindigen",
        "op nu",
    ]


def test_a_long_last_word_stays_alone() -> None:
    assert lines("aan het einde staat een vensterbank", 24) == [
        "aan het einde staat een",
        "vensterbank",
    ]


def test_a_blank_that_does_not_break_holds_its_words_together() -> None:
    assert lines("wel honderd\xa0euro", 13) == ["wel", "honderd\xa0euro"]


def test_a_line_feed_begins_a_line() -> None:
    assert lines("een\ntwee drie\n\nvier", 20) == ["een", "twee drie", "", "vier"]


def test_a_compound_breaks_after_its_hyphen() -> None:
    assert lines("de Midden-Oosten-kenner", 17) == ["de Midden-Oosten-", "kenner"]


@pytest.mark.parametrize("text", ["een e-mail", "een --vlag", "de 20-jarige", "de v-hals"])
def test_a_hyphen_beside_a_letter_or_a_figure_does_not_break(text: str) -> None:
    assert lines(text, 8)[0] in ("een", "de")


def test_a_word_without_end_is_cut_at_the_width() -> None:
    assert lines("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


def test_an_address_is_cut_after_a_slash() -> None:
    assert lines("https://example.org/een/heel/lang/pad", 24)[0] == "https://example.org/een/"


def test_a_soft_hyphen_breaks_and_is_remembered() -> None:
    broken = filled("ver\xadant\xadwoor\xadde\xadlijk", 10)
    assert broken.starts == [0, 8]
    assert broken.hyphenated == {0}


def test_chinese_breaks_anywhere_but_before_a_full_stop() -> None:
    assert lines("漢字漢字漢字。漢", 12) == ["漢字漢字漢", "字。漢"]


def test_japanese_does_not_end_a_line_with_an_opening_bracket() -> None:
    assert lines("漢字漢字漢「字」", 12) == ["漢字漢字漢", "「字」"]


def test_korean_breaks_at_its_blanks() -> None:
    assert lines("한국어 문장이다", 10) == ["한국어", "문장이다"]


def test_flags_are_parted_between_flags() -> None:
    assert lines("🇳🇱🇧🇪🇱🇺", 3) == ["🇳🇱", "🇧🇪", "🇱🇺"]


@STEADY
@given(TEXT, st.integers(1, 60), st.sampled_from([filled, balanced]))
def test_every_line_fits_and_begins_after_the_one_before(
    text: str, width: int, breaker: Breaker
) -> None:
    starts = breaker(text, width).starts
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    for line in lines(text, width, breaker):
        is_one_sign = all(is_within_cluster(line, index) for index in range(1, len(line)))
        assert cells(line) <= width or is_one_sign


@STEADY
@given(TEXT, st.integers(2, 60))
def test_no_sign_is_split(text: str, width: int) -> None:
    for start in filled(text, width).starts[1:]:
        assert text[start - 1] == "\n" or not is_within_cluster(text, start)


@STEADY
@given(TEXT, st.integers(2, 60))
def test_balancing_adds_no_line(text: str, width: int) -> None:
    assert len(balanced(text, width).starts) <= len(filled(text, width).starts)


def test_a_balanced_title_has_even_lines() -> None:
    assert lines("Het dorp dat elke avond dezelfde lamp aansteekt", 45, balanced) == [
        "Het dorp dat elke avond",
        "dezelfde lamp aansteekt",
    ]


def test_balancing_does_not_tear_a_word() -> None:
    assert lines("verantwoordelijkheid nu", 20, balanced) == ["verantwoordelijkheid", "nu"]
