"""A short form of `make soak`."""

from tests.promises.home import Home
from tests.promises.soak import library, soaked


def test_random_keys_and_clicks_end_nothing_and_send_nothing(home: Home) -> None:
    assert soaked(home, library(home.folder / "articles"), 300, seed=11) == []
