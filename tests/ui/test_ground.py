import pytest

from reader.ui.ground import Answers

LIGHT = b"\x1b]11;rgb:fafa/f6f6/eeee\x1b\\"
DARK = b"\x1b]11;rgb:1b/19/16\x07"


@pytest.mark.parametrize(("answer", "is_light"), [(LIGHT, True), (DARK, False)])
def test_an_answer_is_taken_out_of_what_is_typed(answer: bytes, is_light: bool) -> None:
    answers = Answers()
    assert answers.without(b"j" + answer + b"k") == b"jk"
    assert answers.is_light is is_light


@pytest.mark.parametrize("cut", range(5, len(LIGHT)))
def test_an_answer_may_come_in_pieces(cut: int) -> None:
    answers = Answers()
    typed = answers.without(b"j" + LIGHT[:cut]) + answers.without(LIGHT[cut:] + b"k")
    assert (typed, answers.is_light) == (b"jk", True)


@pytest.mark.parametrize("typed", [b"jjj", b"\x1b[A", b"\x1b", b"\x1b]11;" + b"x" * 60])
def test_what_is_no_answer_is_left_as_it_is(typed: bytes) -> None:
    answers = Answers()
    assert answers.without(typed) == typed
    assert answers.is_light is None
