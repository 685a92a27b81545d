from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.ui.cut import cut, fit


def test_a_text_that_fits_stays_as_it_is() -> None:
    assert cut("Het huis aan de dijk", 20) == "Het huis aan de dijk"


def test_a_text_is_cut_at_a_word_where_one_ends_near() -> None:
    assert cut("Het huis aan de dijk", 18) == "Het huis aan de…"


def test_a_long_word_is_cut_within() -> None:
    assert cut("Een aansprakelijkheidsverzekering", 20) == "Een aansprakelijkhe…"


def test_no_glyph_is_cut_in_two() -> None:
    assert cut("漢字漢字漢字", 6) == "漢字…"
    assert cut("a👨‍👩‍👧b👨‍👩‍👧c", 4) == "a👨‍👩‍👧…"


def test_no_room_leaves_nothing() -> None:
    assert cut("text", 0) == ""


def test_a_column_is_filled_with_blanks() -> None:
    assert fit("漢字", 6) == "漢字  "


@given(st.text(st.characters(exclude_categories=["C", "Z"])), st.integers(0, 40))
def test_what_is_cut_is_never_wider_than_its_room(text: str, room: int) -> None:
    assert cell_len(cut(text, room)) <= room
