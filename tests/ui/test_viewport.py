from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.viewport import Heading, Spacing, Spot, last_row, lines, rows, top_for

PLAIN, TWO = Spacing(), Spacing(row=2)
NAMES = ["June", "June", "May", "May", "May", "April"]


def of(names: list[str]) -> Callable[[int], str]:
    return names.__getitem__


def test_headings_stand_between_the_rows_of_their_groups() -> None:
    shown = lines(0, 9, 6, of(NAMES), PLAIN)

    assert shown == (
        *(Heading("June"), Spot(0), Spot(1)),
        *(Heading("May"), Spot(2), Spot(3), Spot(4)),
        *(Heading("April"), Spot(5)),
    )


def test_the_group_of_the_top_row_is_always_named() -> None:
    assert lines(3, 3, 6, of(NAMES), PLAIN) == (Heading("May"), Spot(3), Spot(4))


def test_no_heading_stands_alone_at_the_bottom() -> None:
    assert lines(0, 4, 6, of(NAMES), PLAIN) == (Heading("June"), Spot(0), Spot(1), None)


def test_where_there_is_room_groups_stand_apart() -> None:
    assert lines(0, 6, 6, of(NAMES), Spacing(gap=1)) == (
        *(Heading("June"), Spot(0), Spot(1)),
        *(None, Heading("May"), Spot(2)),
    )


def test_without_groups_every_line_is_a_row() -> None:
    assert lines(2, 3, 9, of([""] * 9), PLAIN) == (Spot(2), Spot(3), Spot(4))


def test_lines_below_the_last_row_are_empty() -> None:
    assert lines(0, 3, 1, of([""]), PLAIN) == (Spot(0), None, None)


def test_a_row_of_two_lines_is_cut_where_the_screen_ends() -> None:
    assert lines(0, 3, 9, of([""] * 9), TWO) == (Spot(0), Spot(0, 1), Spot(1))


def test_the_lowest_row_is_the_last_one_that_is_wholly_there() -> None:
    shown = lines(0, 4, 6, of(NAMES), TWO)

    assert shown == (Heading("June"), Spot(0), Spot(0, 1), Spot(1))
    assert last_row(shown, TWO) == 0
    assert rows(shown) == [0, 1]
    assert last_row((None, None), PLAIN) is None


@given(
    st.lists(st.sampled_from(["", "June", "May"]), min_size=1, max_size=30).map(sorted),
    st.integers(3, 12),
    st.builds(Spacing, st.integers(1, 2), st.integers(0, 1)),
    st.data(),
)
def test_the_top_row_found_for_a_bottom_row_shows_all_of_it_and_no_lower_one_does_too(
    names: list[str], height: int, spacing: Spacing, data: st.DataObject
) -> None:
    bottom = data.draw(st.integers(0, len(names) - 1))

    top = top_for(bottom, height, of(names), spacing)

    end = Spot(bottom, spacing.row - 1)
    assert end in lines(top, height, bottom + 1, of(names), spacing)
    assert top == 0 or end not in lines(top - 1, height, bottom + 1, of(names), spacing)
