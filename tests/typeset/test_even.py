from collections.abc import Iterator
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.sanitize import clean
from reader.typeset.breaking import Broken, greedy
from reader.typeset.even import HYPHEN, LONGEST, ORPHAN, RUNNING, evened, penalty
from reader.typeset.width import BLANKS, cells, is_within_cluster
from tests.typeset.building import STEADY

WORDS = st.lists(st.text("abé", min_size=1, max_size=6), min_size=1, max_size=6).map(" ".join)
TEXT = st.text(
    st.one_of(
        st.sampled_from("aé bc -—\n\xa0\xad漢。（👩💻\u200d\u0301🇳🇱"), st.characters(codec="utf-8")
    ),
    max_size=200,
).map(clean)


def after_every_second_letter(chunk: str) -> tuple[int, ...]:
    return tuple(range(2, len(chunk) - 2, 2)) if chunk.isalpha() else ()


def even(text: str, width: int) -> Broken:
    rough = greedy(text, width, after_every_second_letter)
    return evened(text, width, rough, after_every_second_letter)


def lines(text: str, broken: Broken) -> list[str]:
    ends = [*broken.starts[1:], len(text)]
    found = [text[start:end] for start, end in zip(broken.starts, ends, strict=True)]
    return [
        line.rstrip(BLANKS + "\n") + "-" * (number in broken.hyphenated)
        for number, line in enumerate(found)
    ]


def every_way(text: str, count: int) -> Iterator[Broken]:
    """All ways to break a text of words into so many lines."""
    blanks = {index + 1: False for index, sign in enumerate(text) if sign == " "}
    hyphens: dict[int, bool] = {}
    start = 0
    for word in text.split(" "):
        hyphens |= {start + point: True for point in after_every_second_letter(word)}
        start += len(word) + 1
    stops = blanks | hyphens
    for chosen in combinations(sorted(stops), count - 1):
        torn = frozenset(line for line, stop in enumerate(chosen) if stops[stop])
        yield Broken([0, *chosen], torn)


def test_a_line_gives_a_word_to_a_shorter_one() -> None:
    text = "de lamp gaat uit als de lezer in slaap valt"
    assert lines(text, evened(text, 15, greedy(text, 15))) == [
        "de lamp gaat",
        "uit als de",
        "lezer in slaap",
        "valt",
    ]


@STEADY
@given(WORDS, st.integers(5, 20))
def test_no_other_way_is_better(text: str, width: int) -> None:
    found = even(text, width)
    rivals = [
        penalty(text, width, way)
        for way in every_way(text, len(found.starts))
        if all(len(line) <= width for line in lines(text, way))
    ]
    assert not rivals or penalty(text, width, found) == min(rivals)


@STEADY
@given(TEXT, st.integers(1, 60))
def test_every_line_fits_and_none_is_added(text: str, width: int) -> None:
    rough = greedy(text, width, after_every_second_letter)
    found = evened(text, width, rough, after_every_second_letter)
    assert len(found.starts) == len(rough.starts)
    assert found.starts == sorted({0, *found.starts})
    for line in lines(text, found):
        is_one_sign = all(is_within_cluster(line, index) for index in range(1, len(line)))
        assert cells(line) <= width or is_one_sign


@STEADY
@given(TEXT, st.integers(2, 60))
def test_no_text_becomes_worse(text: str, width: int) -> None:
    rough = greedy(text, width, after_every_second_letter)
    found = evened(text, width, rough, after_every_second_letter)
    assert penalty(text, width, found) <= penalty(text, width, rough)


@STEADY
@given(TEXT, st.integers(2, 60))
def test_no_sign_is_split(text: str, width: int) -> None:
    for start in even(text, width).starts[1:]:
        assert text[start - 1] == "\n" or not is_within_cluster(text, start)


def test_a_long_address_leaves_the_lines_around_it_even() -> None:
    text = "een twee drie vier vijf zes " + "x" * 30 + " een twee drie vier vijf zes zeven"
    found = lines(text, evened(text, 17, greedy(text, 17)))
    assert "x" * 17 in found
    assert all(len(line) <= 17 for line in found)


def test_a_sign_that_is_wider_than_the_line_has_one_to_itself() -> None:
    assert lines("漢 漢", even("漢 漢", 1)) == lines("漢 漢", greedy("漢 漢", 1))


def test_the_penalty_is_the_sum_of_what_is_wrong() -> None:
    assert penalty("aaaa bb cc", 6, Broken([0, 5])) == 2**2
    assert penalty("aaaabbbb", 6, Broken([0, 4], frozenset({0}))) == 1 + HYPHEN
    torn = Broken([0, 3, 6], frozenset({0, 1}))
    assert penalty("aaabbbccc", 4, torn) == 2 * HYPHEN + RUNNING
    assert penalty("a" * 16 + " bb", 16, Broken([0, 17])) == ORPHAN


def test_a_paragraph_of_a_megabyte_is_only_filled() -> None:
    text = "lamp " * (LONGEST // 5 + 1)
    rough = greedy(text, 60)
    assert evened(text, 60, rough) is rough
