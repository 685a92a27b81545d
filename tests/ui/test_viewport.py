from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.viewport import Heading, last_row, lines, top_for

NAMES = ["June", "June", "May", "May", "May", "April"]


def of(names: list[str]) -> Callable[[int], str]:
    return names.__getitem__


def test_headings_stand_between_the_rows_of_their_groups() -> None:
    shown = lines(0, 9, 6, of(NAMES))

    assert shown == (Heading("June"), 0, 1, Heading("May"), 2, 3, 4, Heading("April"), 5)


def test_the_group_of_the_top_row_is_always_named() -> None:
    assert lines(3, 3, 6, of(NAMES)) == (Heading("May"), 3, 4)


def test_no_heading_stands_alone_at_the_bottom() -> None:
    assert lines(0, 4, 6, of(NAMES)) == (Heading("June"), 0, 1, None)


def test_without_groups_every_line_is_a_row() -> None:
    assert lines(2, 3, 9, of([""] * 9)) == (2, 3, 4)


def test_lines_below_the_last_row_are_empty() -> None:
    assert lines(0, 3, 1, of([""])) == (0, None, None)


@given(
    st.lists(st.sampled_from(["", "June", "May"]), min_size=1, max_size=30).map(sorted),
    st.integers(2, 12),
    st.data(),
)
def test_the_top_row_found_for_a_bottom_row_shows_it_and_no_lower_one_does_too(
    names: list[str], height: int, data: st.DataObject
) -> None:
    bottom = data.draw(st.integers(0, len(names) - 1))

    top = top_for(bottom, height, of(names))

    assert bottom in lines(top, height, bottom + 1, of(names))
    assert top == 0 or bottom not in lines(top - 1, height, bottom + 1, of(names))


def test_the_lowest_row_on_the_screen_is_named() -> None:
    assert last_row((Heading("June"), 4, 5, None)) == 5
    assert last_row((None, None)) is None
