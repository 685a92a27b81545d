from datetime import date

import pytest

from reader.core.figures import Amount, Figures, Share
from reader.ui.figure_lines import lines
from reader.ui.glyphs import ASCII
from reader.ui.ink import cells_of

DAY = date(2026, 11, 22)
READ = Amount(2, 900)


def figures(*, has_read: bool) -> Figures:
    shares = [Share("a-site-with-a-long-name.example.org", READ)] if has_read else []
    days = {DAY: READ} if has_read else {}
    return Figures(None, DAY, READ, days, [], [], shares, 1, 1)


@pytest.mark.parametrize("has_read", [True, False])
@pytest.mark.parametrize("width", [30, 60, 90])
def test_no_line_of_the_figures_is_wider_than_its_room(width: int, *, has_read: bool) -> None:
    found = lines(figures(has_read=has_read), width, ASCII)
    assert max(cells_of(line.left) + cells_of(line.right) for line in found) <= width


def test_where_there_is_little_room_a_site_keeps_its_name_and_its_time() -> None:
    site = lines(figures(has_read=True), 34, ASCII)[-1]
    assert site.left[0].text.startswith(" a-site-with")
    assert site.right[0].text == "  15 min "
