import pytest

from reader.ui.found import Found, Hit
from reader.ui.glyphs import UNICODE
from reader.ui.reading_lines import typed_line

FOUND = Found(tuple(Hit(0, start, start + 1) for start in range(16)))


@pytest.mark.parametrize(("room", "told"), [(30, "10 of 16 found"), (22, "10/16"), (14, "10/16")])
def test_what_was_found_is_told_in_short_where_there_is_no_room(room: int, told: str) -> None:
    said = "".join(piece.text for piece in typed_line("lamp", FOUND, 9, UNICODE, room))
    assert said.split("  ")[-1].strip() == told
    assert len(said) <= max(room, 14)


def test_what_is_not_found_says_so_in_any_room() -> None:
    (said, _blank) = typed_line("lamp", Found(), None, UNICODE, 14)
    assert said.text == "not found"
