import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.picture import Size, fitted, is_remote

SIZES = st.builds(Size, st.integers(1, 70_000), st.integers(1, 70_000))


@given(SIZES, SIZES)
def test_what_is_fitted_is_in_the_box_and_never_larger_than_natural(
    natural: Size, box: Size
) -> None:
    size = fitted(natural, box)
    assert 1 <= size.width <= min(natural.width, box.width)
    assert 1 <= size.height <= min(natural.height, box.height)


@pytest.mark.parametrize("source", ["http://a.nl/b.png", "HTTPS://a.nl/b.png", "//a.nl/b.png"])
def test_a_picture_on_the_web_is_remote(source: str) -> None:
    assert is_remote(source)


@pytest.mark.parametrize("source", ["b.png", "/b.png", "data:#1", "http.png", "file:///b.png"])
def test_any_other_is_not(source: str) -> None:
    assert not is_remote(source)
