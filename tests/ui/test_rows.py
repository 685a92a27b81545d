from datetime import timedelta

import pytest
from rich.cells import cell_len

from reader.model.listing import Passage, Row
from reader.model.query import Sort
from reader.model.sanitize import line
from reader.ui.glyphs import ASCII, UNICODE
from reader.ui.ink import Tone
from reader.ui.rows import Setting, columns, passage_pieces, row_pieces
from tests.ui.stand_ins import TODAY, row

FULL = row(1, day=TODAY - timedelta(days=4), title="Het huis", category="essays", site="nos.nl")


def setting(sort: Sort = Sort.DATE, width: int = 110, glyphs: object = UNICODE) -> Setting:
    signs = ASCII if glyphs is ASCII else UNICODE
    room = columns(width, sort)
    return Setting(room, signs, TODAY.date(), has_year=True, pace=200, sort=sort)


def text(shown: Row, how: Setting, *, is_selected: bool = False) -> str:
    pieces = row_pieces(shown, how, is_cursor=False, is_selected=is_selected)
    return "".join(piece.text for piece in pieces)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
@pytest.mark.parametrize("sort", list(Sort))
def test_a_row_fills_its_line_exactly(width: int, sort: Sort) -> None:
    hard = FULL._replace(title=line("漢字 " * 60), author=line("Wislawa Szymborska-Rusinek"))

    assert cell_len(text(FULL, setting(sort, width))) == width
    assert cell_len(text(hard, setting(sort, width))) == width


def test_columns_give_way_one_after_the_other() -> None:
    shown = [columns(width) for width in (110, 80, 55, 40, 30)]

    assert [bool(each.category) for each in shown] == [True, False, False, False, False]
    assert [bool(each.site) for each in shown] == [True, True, False, False, False]
    assert [bool(each.minutes) for each in shown] == [True, True, True, False, False]
    assert [bool(each.day) for each in shown] == [True, True, True, True, False]


def test_what_the_list_is_sorted_by_gives_way_last() -> None:
    narrow = columns(40, Sort.SITE)

    assert narrow.site
    assert not narrow.day


def test_sorted_by_author_the_author_is_named() -> None:
    written = FULL._replace(author=line("Carmiggelt"))

    assert "Carmiggelt" in text(written, setting(Sort.AUTHOR))
    assert "essays" not in text(written, setting(Sort.AUTHOR))
    assert "essays" in text(written, setting(Sort.DATE))


def test_sorted_by_when_it_came_that_day_is_told() -> None:
    came = FULL._replace(added=int((TODAY - timedelta(days=1)).timestamp()))

    assert "27 Jun" in text(came, setting(Sort.DATE))
    assert "Yesterday" in text(came, setting(Sort.ADDED))


def test_of_what_was_begun_the_minutes_left_are_told() -> None:
    begun = FULL._replace(words=2000, minutes=10, progress=0.4)

    assert "6 left" in text(begun, setting())
    assert "◐" in text(begun, setting())


def test_a_missing_article_is_quiet_and_has_a_sign_of_its_own() -> None:
    pieces = row_pieces(FULL._replace(is_missing=True), setting(), is_cursor=True)

    assert "◌" in [piece.text for piece in pieces]
    assert Tone.STRONG not in [piece.tone for piece in pieces]


@pytest.mark.parametrize(("signs", "sign"), [(UNICODE, "✓"), (ASCII, "x")])
def test_what_is_selected_has_a_sign_and_not_only_a_colour(signs: object, sign: str) -> None:
    how = setting(glyphs=signs)

    assert text(FULL, how, is_selected=True)[1] == sign
    assert text(FULL, how)[1] == " "


def test_a_broken_file_says_why() -> None:
    broken = FULL._replace(error=line("line 3: no end"))

    assert "line 3: no end" in text(broken, setting())
    assert cell_len(text(broken, setting())) == 110


def test_the_passage_stands_below_the_title() -> None:
    passage = Passage(line("Het water stond hoog."), ((4, 9),))

    pieces = passage_pieces(passage, setting(), 110, is_cursor=False)

    shown = "".join(piece.text for piece in pieces)
    assert shown.index("Het water") == text(FULL, setting()).index("Het huis")
    assert cell_len(shown) == 110


def test_where_no_passage_can_be_shown_the_line_is_empty() -> None:
    pieces = passage_pieces(None, setting(), 110, is_cursor=False)

    assert "".join(piece.text for piece in pieces).strip() == ""
