import pytest

from reader.model.picture import Picture, Size, Slicing
from reader.ui.half_blocks import HalfBlocks
from reader.ui.kitty import Kitty
from reader.ui.sliced import CELL, Sliced, painter

SIZE = Size(3, 4)
PICTURE = Picture(SIZE, SIZE, bytes(36), ("QUJD", "REVG"))


def sliced(kind: str, cell: Size | None = CELL) -> Sliced:
    return Sliced(kind, lambda: cell)


def test_sixels_are_written_between_their_ends() -> None:
    assert sliced("sixel").slice(PICTURE, SIZE, 1) == "\x1bP0;1qREVG\x1b\\"


def test_a_file_is_fitted_into_its_cells_and_leaves_the_cursor() -> None:
    fit = "inline=1;width=3;height=1;preserveAspectRatio=0;doNotMoveCursor=1"
    assert sliced("iterm").slice(PICTURE, SIZE, 0) == f"\x1b]1337;File={fit}:QUJD\x07"


@pytest.mark.parametrize(("size", "row"), [(Size(4, 4), 0), (SIZE, 2)])
def test_nothing_is_written_over_rows_of_another_size(size: Size, row: int) -> None:
    assert sliced("sixel").slice(PICTURE, size, row) == ""


def test_sixels_need_to_know_how_large_a_cell_is_and_files_do_not() -> None:
    assert sliced("sixel", None).slicing is None
    assert sliced("sixel", Size(8, 17)).slicing == Slicing("sixel", Size(8, 17))
    assert sliced("iterm", None).slicing == Slicing("iterm", CELL)


@pytest.mark.parametrize(
    ("graphics", "kind"),
    [("blocks", HalfBlocks), ("kitty", Kitty), ("sixel", Sliced), ("iterm", Sliced)],
)
def test_every_kind_of_terminal_has_its_painter(graphics: str, kind: type) -> None:
    assert isinstance(painter(graphics, lambda _text: None, lambda: None), kind)
