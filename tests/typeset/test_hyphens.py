import itertools

import pytest

from reader.typeset.hyphens import Points, points_for


@pytest.fixture(scope="module")
def dutch() -> Points:
    points = points_for("nl")
    assert points is not None
    return points


def hyphenated(points: Points, chunk: str) -> str:
    edges = [0, *points(chunk), len(chunk)]
    return "-".join(chunk[start:end] for start, end in itertools.pairwise(edges))


def test_a_word_is_hyphenated_between_its_syllables(dutch: Points) -> None:
    assert hyphenated(dutch, "lettergrepen") == "let-ter-gre-pen"


def test_signs_around_a_word_stay_with_it(dutch: Points) -> None:
    assert hyphenated(dutch, "(Lettergrepen).") == "(Let-ter-gre-pen)."


def test_two_words_held_together_are_both_hyphenated(dutch: Points) -> None:
    assert hyphenated(dutch, "honderd\xa0lettergrepen") == "hon-derd\xa0let-ter-gre-pen"


def test_two_letters_stay_before_a_hyphen_and_three_after_it(dutch: Points) -> None:
    assert hyphenated(dutch, "avonden") == "avon-den"
    assert dutch("oven") == ()


@pytest.mark.parametrize(
    "chunk",
    [
        "LETTERGREPEN",
        "letterGrepen",
        "lettergrepen2",
        "www.lettergrepen.nl",
        "https://lettergrepen.nl/lettergrepen",
        "lettergrepen@voorbeeld.nl",
        "e-lettergrepen",
        "letter\xadgrepen",
        "x" * 100_000,
    ],
)
def test_what_is_no_plain_word_is_left_whole(dutch: Points, chunk: str) -> None:
    assert dutch(chunk) == ()


@pytest.mark.parametrize("language", ["nl", "nl-BE", "NL", "en-GB", "pt-BR", "ru", "hu"])
def test_a_language_has_patterns_whatever_its_region(language: str) -> None:
    assert points_for(language) is not None


@pytest.mark.parametrize("language", ["", "xx", "../nl", "n", "zh"])
def test_without_patterns_nothing_is_hyphenated(language: str) -> None:
    assert points_for(language) is None


def test_a_word_that_is_spelled_otherwise_when_hyphenated_is_left_whole() -> None:
    hungarian = points_for("hu")
    assert hungarian is not None
    # asszonnyal becomes asszony-nyal, which our letters can't show
    assert 7 not in hungarian("asszonnyal")
