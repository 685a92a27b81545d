from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image

from reader.formats import pictures
from reader.formats.slices import slices
from reader.model.picture import Picture, Size, Slicing
from tests.formats.drawing import BLUE, RED, drawn
from tests.formats.sixels import picture_of

CELL = Size(10, 20)
GROUND = "#102030"


def opened(data: str) -> Image.Image:
    return Image.open(BytesIO(b64decode(data)))


def cut(kind: str, width: int = 40, height: int = 31) -> Picture:
    return pictures.picture(drawn(400, 310), Size(width, height), GROUND, Slicing(kind, CELL))


@pytest.mark.parametrize("kind", ["sixel", "iterm"])
def test_there_is_a_slice_for_every_row_of_cells_and_dots_for_half_cells(kind: str) -> None:
    found = cut(kind)
    assert found.size == (40, 31)
    assert len(found.dots) == 40 * 31 * 3
    assert len(found.slices) == 16


def test_slices_have_the_dots_of_their_cells() -> None:
    assert {opened(data).size for data in cut("iterm").slices} == {(400, 20)}
    assert {picture_of(data).size for data in cut("sixel").slices} == {(400, 20)}


def test_a_row_that_is_half_filled_shows_the_ground_below() -> None:
    last = opened(cut("iterm").slices[-1]).convert("RGB")
    assert (last.getpixel((5, 5)), last.getpixel((5, 15))) == (RED, (0x10, 0x20, 0x30))
    assert last.getpixel((395, 5)) == BLUE


def test_a_drawing_is_packed_without_loss_and_a_photograph_small() -> None:
    noise = Image.effect_noise((400, 20), 90).convert("RGB")
    (photograph,) = slices(noise, Slicing("iterm", CELL), GROUND)
    assert opened(photograph).format == "JPEG"
    assert opened(cut("iterm").slices[0]).format == "PNG"


def test_a_picture_with_more_dots_than_can_be_cut_up_in_time_has_none() -> None:
    assert cut("sixel", 200, 200).slices == ()
