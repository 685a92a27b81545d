from rich.segment import Segment
from rich.style import Style

from reader.model.picture import Picture, Size
from reader.model.sanitize import Shown
from reader.typeset.figures import dots
from reader.typeset.lines import Role, Run
from reader.ui.album import Album, AskedPicture
from reader.ui.half_blocks import row_of

GROUND = "#102030"
ASKED = AskedPicture("a.png", Size(4, 4), GROUND)
RED, BLUE = bytes((200, 0, 0)), bytes((0, 0, 200))


def picture(rows: list[bytes], natural: Size = Size(40, 40)) -> Picture:  # noqa: B008
    return Picture(natural, Size(len(rows[0]) // 3, len(rows)), b"".join(rows))


def colours(segment: Segment) -> tuple[str, str]:
    style = segment.style
    assert isinstance(style, Style)
    assert style.color is not None
    assert style.bgcolor is not None
    return style.color.name, style.bgcolor.name


def test_a_cell_holds_two_dots_one_over_the_other() -> None:
    (segment,) = row_of(picture([RED, BLUE]), Size(1, 2), 0, GROUND)
    assert segment.text == "▀"
    assert colours(segment) == ("#c80000", "#0000c8")


def test_cells_that_are_alike_are_painted_in_one_go() -> None:
    row = row_of(picture([RED * 3 + BLUE, RED * 4]), Size(4, 2), 0, GROUND)
    assert [segment.text for segment in row] == ["▀▀▀", "▀"]


def test_below_the_last_of_an_odd_number_of_rows_lies_the_ground() -> None:
    (segment,) = row_of(picture([RED, BLUE, RED]), Size(1, 3), 1, GROUND)
    assert colours(segment) == ("#c80000", GROUND)


def test_a_picture_of_another_size_is_scaled_until_the_right_one_comes() -> None:
    row = row_of(picture([RED + BLUE]), Size(6, 2), 0, GROUND)
    assert [segment.text for segment in row] == ["▀▀▀", "▀▀▀"]


def test_only_the_rows_of_pictures_are_painted_in_a_line() -> None:
    album = Album()
    album.take(ASKED, picture([RED, BLUE]))
    runs = [
        Run("▎ ", Role.QUOTE_BAR, 2),
        dots("a.png", Size(1, 2), 0),
        dots("b.png", Size(1, 2), 0),
    ]
    segments = [Segment(run.text) for run in runs]
    painted = album.painted(runs, segments, GROUND)
    assert [segment.text for segment in painted] == ["▎ ", "▀", " "]


def test_what_has_come_is_known_and_not_asked_for_again() -> None:
    album = Album()
    assert album.unasked([ASKED]) == [ASKED]
    assert album.take(ASKED, picture([RED]))
    assert album.known(12).sizes == {"a.png": (40, 40)}
    assert album.unasked([ASKED]) == []
    album.forget_asked()
    assert album.unasked([ASKED]) == [ASKED]


def test_the_same_picture_in_another_size_changes_no_lines() -> None:
    album = Album()
    album.take(ASKED, picture([RED]))
    assert not album.take(ASKED._replace(box=Size(2, 2)), picture([RED + RED]))


def test_a_picture_that_is_gone_takes_its_lines_with_it() -> None:
    album = Album()
    album.take(ASKED, picture([RED]))
    assert album.take(ASKED, Shown("not there"))
    assert album.known(12).sizes == {}
    assert album.known(12).refusals == {"a.png": "not there"}
    assert album.take(ASKED, picture([RED]))
    assert album.known(12).refusals == {}
