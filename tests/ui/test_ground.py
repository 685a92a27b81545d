import pytest

from reader.ui import ground

LIGHT = b"\x1b]11;rgb:fafa/f6f6/eeee\x1b\\"
DARK = b"\x1b]11;rgb:1b/19/16\x07"


@pytest.mark.parametrize(("told", "is_light"), [(LIGHT, True), (DARK, False)])
def test_an_answer_is_taken_out_of_what_is_typed(told: bytes, is_light: bool) -> None:
    typed, found = ground.answer().taken(b"j" + told + b"k")
    assert typed == b"jk"
    assert found is not None
    assert ground.is_light(found) is is_light


@pytest.mark.parametrize("cut", range(5, len(LIGHT)))
def test_an_answer_may_come_in_pieces(cut: int) -> None:
    answer = ground.answer()
    before, nothing = answer.taken(b"j" + LIGHT[:cut])
    after, found = answer.taken(LIGHT[cut:] + b"k")
    assert (before + after, nothing) == (b"jk", None)
    assert found is not None


@pytest.mark.parametrize("typed", [b"jjj", b"\x1b[A", b"\x1b", b"\x1b]11;" + b"x" * 60])
def test_what_is_no_answer_is_left_as_it_is(typed: bytes) -> None:
    assert ground.answer().taken(typed) == (typed, None)
