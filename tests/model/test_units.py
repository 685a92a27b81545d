from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.units import Unit, stretches


def cut(text: str, unit: Unit) -> list[str]:
    return [text[start:end] for start, end in stretches(text, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "Het regende. / Niemand keek.",
        "Dr. J. K. Rowling kwam bijv. te laat. / Hij ging.",
        "Hij zei: “Waarom?” en ging. / “Echt waar!” / Ja… / Nee.",
        "30. Het water stond hoog. / In 1999. / Toen niet.",
        "Dat is d.w.z. niets. / The U.S. Army came, e.g. by boat.",
        "他来了。/ 「为什么？」/ 她问。",
        "Om 3.5 uur stond er op example.org niets. / (Echt.) / Toch?",
    ],
)
def test_a_text_is_cut_where_its_sentences_end(text: str) -> None:
    sentences = [part.strip() for part in text.split("/")]

    assert cut(text.replace("/", ""), Unit.SENTENCE) == sentences


def test_a_line_break_ends_a_sentence_too() -> None:
    assert cut("een regel\nnog een", Unit.SENTENCE) == ["een regel", "nog een"]


def test_words_keep_what_joins_their_parts_and_no_sign_beside_them() -> None:
    assert cut("“It's a dog-eared d.w.z.” book!", Unit.WORD) == [
        "It's", "a", "dog-eared", "d.w.z", "book",
    ]  # fmt: skip


def test_where_no_blanks_are_written_every_character_is_a_word() -> None:
    assert cut("a你好b", Unit.WORD) == ["a", "你", "好", "b"]


def test_a_paragraph_is_all_of_a_leaf_without_the_blanks_around_it() -> None:
    assert cut("  een twee. drie \n", Unit.PARAGRAPH) == ["een twee. drie"]


@given(st.text(st.sampled_from("aB.?!。 \n\"”'1")), st.sampled_from(Unit))
def test_stretches_follow_each_other_and_nothing_but_blanks_is_between_sentences(
    text: str, unit: Unit
) -> None:
    found = stretches(text, unit)

    assert all(start < end for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    if unit is not Unit.WORD:
        kept = "".join(text[start:end] for start, end in found)
        assert "".join(kept.split()) == "".join(text.split())
