import sqlite3
import tracemalloc
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import matching
from reader.model.terms import Text


def _found(text: str, *wanted: Text) -> list[str]:
    pattern = matching.pattern(wanted)
    assert pattern is not None
    return [text[start:end] for start, end in matching.hits(text, pattern)]


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("De oorlog in Syrië.", Text("syrie"), ["Syrië"]),
        ("SYRIË en syrisch", Text("syri", is_prefix=True), ["SYRIË", "syrisch"]),
        ("huisdier, huis", Text("huis"), ["huis"]),
        ("in\n  het dorp", Text("in het", is_phrase=True), ["in\n  het"]),
        ("e-mail, e mail", Text("e-mail"), ["e-mail", "e mail"]),
        ("snake_case", Text("case"), ["case"]),
        ("huis\xadvrouw", Text("huisvrouw"), ["huis\xadvrouw"]),
        ("cafe\u0301s", Text("cafés"), ["cafe\u0301s"]),
        ("cafe\u0301s", Text("cafe"), []),
        ("中文abc中文", Text("ab", is_prefix=True), ["abc"]),
        ("我喜欢中文书", Text("中文"), ["中文"]),
        ("서울에서", Text("서울"), ["서울"]),
        ("ABC中文", Text("abc"), ["ABC"]),
        ("İstanbul", Text("istanbul"), ["İstanbul"]),
        ("naïve coöperatie", Text("cooperatie"), ["coöperatie"]),
        ("Van Łódź naar Tromsø", Text("lodz"), ["Łódź"]),
        ("Van Łódź naar Tromsø", Text("tromso"), ["Tromsø"]),
        ("Ǿre, ore en øre", Text("øre"), ["Ǿre", "ore", "øre"]),
        ("Đorđe uit Kadıköy", Text("kadikoy"), ["Kadıköy"]),
        ("Đorđe, Ħal", Text("dor", is_prefix=True), ["Đorđe"]),
    ],
)
def test_a_word_is_found_as_it_is_written_in_the_text(
    text: str, wanted: Text, expected: list[str]
) -> None:
    assert _found(text, wanted) == expected


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Een lamp, twee LÁMPEN.", "lamp", ["lamp", "LÁMP"]),
        ("in\u00a0het\n  dorp", "in het dorp", ["in\u00a0het\n  dorp"]),
        ("onder de dijk", "de ", ["de "]),
        ("“Het hoort zo”, zei ’t kind", '"het', ["“Het"]),
        ("auto\u2011ongeluk", "auto-ongeluk", ["auto\u2011ongeluk"]),
        ("huis\xadvrouw", "isvr", ["is\xadvr"]),
        ("cafe\u0301s", "cafés", ["cafe\u0301s"]),
        ("cafe\u0301 om", "café om", ["cafe\u0301 om"]),
        ("1 (een) [2]", "(een) [", ["(een) ["]),
        ("我喜欢中文书", "中文", ["中文"]),
        ("Ħal Luqa, 東 Łódź", "odz", ["ódź"]),
    ],
)
def test_a_passage_is_found_wherever_it_stands_as_it_is_typed(
    text: str, typed: str, expected: list[str]
) -> None:
    wanted = matching.passage(typed)
    assert wanted is not None
    assert [text[start:end] for start, end in matching.hits(text, wanted)] == expected


def test_a_long_passage_is_found_through_marks_and_soft_hyphens() -> None:
    text = "Een cafe\u0301 met een zeer lange naam\xad\u200bsver\u0301melding."
    wanted = matching.passage("café met een zeer lange naamsvermelding")
    assert wanted is not None
    assert matching.hits(text, wanted) == [(4, len(text) - 1)]


def test_a_long_passage_takes_little_memory_in_a_text_with_soft_hyphens() -> None:
    wanted = matching.passage("onvindbare " * 20)
    assert wanted is not None
    tracemalloc.start()
    try:
        matching.hits("on\xadvindbaar", wanted)
        assert tracemalloc.get_traced_memory()[0] < 100_000
    finally:
        tracemalloc.stop()


def test_blanks_alone_are_no_passage() -> None:
    assert matching.passage("  ") is None


def test_nothing_is_sought_where_nothing_is_asked_for() -> None:
    assert matching.pattern([]) is None


def test_the_longest_of_several_is_found_first() -> None:
    assert _found("lampen", Text("lamp", is_prefix=True), Text("lampen")) == ["lampen"]


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(matching.flat(text)) == len(text)


_LETTERS = st.text(
    st.sampled_from("abcÀéïøßIİ中文の서울กล0½ _-.,\n\xad\u0301")
    | st.characters(categories=["L", "N", "P", "Z", "Mn"], max_codepoint=0x2FFF),
    min_size=1,
    max_size=30,
)


@given(text=_LETTERS, start=st.integers(0, 29), length=st.integers(1, 9), is_prefix=st.booleans())
def test_what_the_index_finds_can_be_shown_in_the_text(
    text: str, start: int, length: int, is_prefix: bool
) -> None:
    words = matching.words(text[start : start + length])
    if not words:
        return
    if _is_in_index(text, '"' + " ".join(words) + '"' + "*" * is_prefix):
        assert _found(text, Text(text[start : start + length], is_prefix=is_prefix))


@given(_LETTERS)
def test_the_index_finds_all_words_of_a_text(text: str) -> None:
    if words := matching.words(text):
        assert _is_in_index(text, '"' + " ".join(words) + '"')


def _is_in_index(text: str, phrase: str) -> bool:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE search USING fts5(body, tokenize='ascii')")
        database.execute("INSERT INTO search VALUES (?)", (matching.indexed(text),))
        asked = "SELECT count(*) FROM search WHERE search MATCH ?"
        return bool(database.execute(asked, (phrase,)).fetchone()[0])


_WESTERN = "".join(
    bytes([byte]).decode(charset, "ignore")
    for charset in ("latin-1", "cp1252")
    for byte in range(256)
)


@given(st.text(alphabet=_WESTERN, max_size=20))
def test_western_texts_are_folded_as_any_other(text: str) -> None:
    # A character that these charsets lack sends the whole text the long way.
    other = "\u4e00"
    assert matching.flat(text) == matching.flat(text + other)[:-1]
    if not text.isascii():
        assert matching.indexed(text) == matching.indexed(text + other).removesuffix(f" {other} ")
