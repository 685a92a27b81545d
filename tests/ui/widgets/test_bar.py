from reader.ui.ink import Piece
from reader.ui.widgets.bar import laid_out


def said(left: str, right: str, width: int) -> str:
    pieces = [Piece(right)] if right else []
    return "".join(piece.text for piece in laid_out([Piece(left)], pieces, width))


def test_both_sides_of_a_line_never_touch() -> None:
    assert said("Sort", "Esc closes", 15) == "Sort Esc closes"
    assert said("Sorts", "Esc closes", 15) == "Sor… Esc closes"
    assert said("Sorts", " Esc closes", 16) == "Sorts Esc closes"


def test_a_left_side_may_fill_a_line_that_has_no_right_one() -> None:
    assert said("Sort", "", 4) == "Sort"


def test_a_key_without_room_for_what_it_does_is_left_out() -> None:
    hints = [Piece(" a", action="note"), Piece(" note ", action="note")]
    hints += [Piece(" w", action="words"), Piece(" words ", action="words")]
    assert "".join(piece.text for piece in laid_out(hints, (), 14)).rstrip() == " a note"
