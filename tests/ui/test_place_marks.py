from hypothesis import given
from hypothesis import strategies as st

from reader.model.places_in_text import Place
from reader.ui.place_marks import kept, place_marks


def test_marks_come_back_in_the_order_of_their_letters() -> None:
    marks = {"b": Place(3, 4, "word"), "a": Place(1, 2, "other")}
    assert list(place_marks(kept(marks)).items()) == sorted(marks.items())


@given(st.text() | st.sampled_from(["[1]", '{"a": 1}', '{"a": [-1, 0, ""]}', '{"aa": [1, 2, ""]}']))
def test_anything_else_is_no_mark(text: str) -> None:
    assert place_marks(text) == {}


def test_what_stood_there_is_fit_to_be_shown() -> None:
    assert place_marks('{"a": [0, 0, "x\\u001b[2J"]}')["a"].context == "x"
