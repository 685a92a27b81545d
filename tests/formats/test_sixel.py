from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from reader.formats.sixel import COLOURS, strips
from tests.formats.sixels import picture_of

COLOUR = (10, 200, 90)


@given(st.integers(1, 40), st.integers(1, 30), st.integers(1, 24), st.integers(0, 99))
def test_every_dot_comes_back_in_its_colour(width: int, whole: int, height: int, seed: int) -> None:
    chance = Random(seed)
    few = [tuple(chance.choices(range(256), k=3)) for _ in range(5)]
    image = Image.new("RGB", (width, whole))
    image.putdata(chance.choices(few, k=width * whole))
    for number, strip in enumerate(strips(image, height)):
        found = picture_of(strip)
        expected = image.crop((0, number * height, width, (number + 1) * height))
        assert found.size == expected.size
        pairs = zip(found.tobytes(), expected.tobytes(), strict=True)
        assert all(abs(one - other) <= 10 for one, other in pairs)


def test_a_picture_is_cut_into_strips_of_a_row_of_cells() -> None:
    assert len(strips(Image.new("RGB", (8, 60), COLOUR), 20)) == 3


def test_no_dot_lies_below_a_strip_whose_height_is_no_multiple_of_six() -> None:
    (strip,) = strips(Image.new("RGB", (8, 20), COLOUR), 20)
    assert picture_of(strip).size == (8, 20)


def test_a_run_of_one_colour_takes_few_letters() -> None:
    (strip,) = strips(Image.new("RGB", (1000, 6), COLOUR), 6)
    assert len(strip) < 60


@pytest.mark.parametrize("seed", [1, 2])
def test_a_photograph_has_few_colours_in_each_strip(seed: int) -> None:
    noise = Image.frombytes("RGB", (40, 40), Random(seed).randbytes(4800))
    assert all(strip.count(";2;") <= COLOURS for strip in strips(noise, 20))


def test_a_flat_ground_has_one_colour_in_all_strips() -> None:
    image = Image.new("RGB", (100, 60), (27, 24, 20))
    for x in range(100):  # shades like the ground, more of them in some strips
        for y in range(x % 60):
            image.putpixel((x, y), (27 + y % 9, 24 + x % 7, 20))
    image.paste((27, 24, 20), (0, 0, 30, 60))
    found = {picture_of(strip).getpixel((0, 0)) for strip in strips(image, 20)}
    assert len(found) == 1
