import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli.table import ASCII, UNICODE, cells, cut, signs_for, table_line
from reader.model.article import ArticleId, Moment
from reader.model.listing import Row
from reader.model.sanitize import EMPTY, Shown, clean

ROW = Row(
    file=1,
    article=ArticleId("0" * 32),
    path="/a/b.md",
    title=Shown("Een huis aan de dijk, en wat het water er jaren later van overliet"),
    date=Moment("2019-06-27T20:47:47+02:00", 1561661267),
    category=Shown("essays"),
    site=Shown("example.org"),
    words=2700,
    minutes=12,
    is_read=False,
    is_starred=True,
    progress=0.0,
    error=EMPTY,
)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (30, "●★   Een huis aan de dijk, en…"),
        (50, "●★   2019-06-27  Een huis aan de dijk, en wat het…"),
        (60, "●★   2019-06-27    12 min  Een huis aan de dijk, en wat het…"),
        (80, "●★   2019-06-27    12 min  essays            Een huis aan de dijk, en wat het…"),
        (
            None,
            "●★   2019-06-27    12 min  essays            "
            "Een huis aan de dijk, en wat het water er jaren later van overliet",
        ),
    ],
)
def test_a_line_shows_what_the_width_has_room_for(width: int | None, expected: str) -> None:
    assert table_line(ROW, width, UNICODE) == expected


def test_signs_tell_read_started_starred_and_broken() -> None:
    row = ROW._replace(is_read=True, is_starred=False, error=Shown("front matter, line 3"))
    assert table_line(row, 30, UNICODE)[:3] == "  ⚠"
    assert table_line(ROW._replace(progress=0.4), 30, UNICODE)[:3] == "◐★ "
    assert table_line(row._replace(is_read=False), 30, ASCII)[:3] == "* !"


def test_the_site_stands_in_for_a_missing_category() -> None:
    assert "  example.org  " in table_line(ROW._replace(category=EMPTY), 100, UNICODE)


def test_what_is_not_known_leaves_its_column_blank() -> None:
    row = ROW._replace(date=None, minutes=None, category=EMPTY, site=EMPTY, title=Shown("x"))
    assert table_line(row, 80, UNICODE) == f"●★ {' ' * 42}x"


def test_columns_stay_in_place_under_wide_characters() -> None:
    row = ROW._replace(category=Shown("文章の分類とその長い名前"), title=Shown("x"))
    line = table_line(row, 80, UNICODE)
    assert cells(line) == cells(table_line(ROW._replace(title=Shown("x")), 80, UNICODE))


def test_controls_never_reach_the_table_even_from_an_index_that_was_tampered_with() -> None:
    row = ROW._replace(title=Shown("a\x1b]52;c;x\x07b"), category=Shown("\x9b31mrot"))
    assert not any(ord(character) < 32 for character in table_line(row, None, UNICODE))


def test_an_encoding_without_the_signs_gets_plain_ones() -> None:
    assert (signs_for("utf-8"), signs_for("latin-1"), signs_for("nonsense")) == (
        UNICODE,
        ASCII,
        ASCII,
    )


@given(text=st.text().map(lambda text: clean(text).replace("\n", " ")), room=st.integers(1, 40))
def test_cut_text_fits(text: str, room: int) -> None:
    assert cells(cut(text, room, "…")) <= max(room, 1)


@given(text=st.text(alphabet="ab ", max_size=30), room=st.integers(30, 40))
def test_text_that_fits_is_left_alone(text: str, room: int) -> None:
    assert cut(text, room, "…") == text
