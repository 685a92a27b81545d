import pytest
from rich.cells import cell_len

from reader.model.query import QueryError, parse
from reader.ui.glyphs import ASCII, UNICODE
from reader.ui.ink import Piece, Tone
from reader.ui.offers import Offers
from reader.ui.search_hints import LEAD, Hint, complaint, keys_hint, message, offers_hint
from reader.ui.widgets.bar import laid_out


def wrong(text: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        parse(text)
    return caught.value


def complained(text: str, width: int) -> Hint:
    error = wrong(text)
    return complaint(error, LEAD + error.start, LEAD + error.end, width)


def line(hint: Hint) -> str:
    return "".join(piece.text for piece in hint.line)


def test_carets_stand_under_what_is_to_blame_and_the_reason_beside_them() -> None:
    hint = complained("water is:urgent", 120)

    assert line(hint).startswith(" " * (LEAD + 9) + "^^^^^^ is: does not know urgent.")
    assert hint.more[0][0].text.startswith("Choose one of unread,")


def test_where_the_reason_finds_no_room_beside_the_carets_it_stands_below() -> None:
    hint = complained("is:urgent", 30)

    assert line(hint).strip() == "^^^^^^"
    assert hint.more[0][0].text.startswith("is: does not know urgent")


def test_where_there_is_room_only_before_the_carets_it_stands_there() -> None:
    hint = complained("x" * 60 + ")", 70)

    assert line(hint).endswith("closes nothing. ^")
    assert cell_len(line(hint)) == LEAD + 61


@pytest.mark.parametrize("width", [20, 40, 80])
def test_carets_never_leave_the_window(width: int) -> None:
    error = wrong("x" * 100 + " is:urgent")

    assert cell_len(line(complaint(error, 107, 113, width))) <= width


def test_what_is_wrong_and_what_to_write_instead_are_one_sentence_after_the_other() -> None:
    assert message(wrong("is:unreed")) == "is: does not know unreed. Did you mean unread?"


def test_each_offer_can_be_clicked_and_tells_how_many_it_finds() -> None:
    hint = offers_hint(Offers(0, 1, ("maps", "music"), (3, 4200), taken=1), 80)

    texts = [piece.text.strip() for piece in hint.line]
    assert texts == ["", "maps", "3", "music", "4,200"]
    assert hint.line[3] == Piece(" music ", Tone.LAMP, "screen.take_offer(1)")


def test_the_offer_that_was_taken_is_always_to_be_seen() -> None:
    names = tuple(f"name{number}" for number in range(20))
    hint = offers_hint(Offers(0, 1, names, taken=15), 40)

    shown = "".join(piece.text for piece in laid_out(hint.line, hint.right, 40))
    assert "name15" in shown


def test_before_anything_is_typed_the_line_says_what_helps() -> None:
    assert "? explains the language" in line(keys_hint(UNICODE, has_text=False))
    assert "Enter keep" in line(keys_hint(ASCII, has_text=True))
