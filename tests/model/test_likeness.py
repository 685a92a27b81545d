import pytest

from reader.model.likeness import best, likeness

TITLES = ["Het huis aan de dijk", "A lamp in the window", "De dijk", "Lampen en ramen", "Café"]


@pytest.mark.parametrize(
    ("remembered", "title"),
    [
        ("huis dijk", "Het huis aan de dijk"),
        ("dijk huis", "Het huis aan de dijk"),
        ("dijk", "De dijk"),
        ("wind lamp", "A lamp in the window"),
        ("indow", "A lamp in the window"),
        ("windwo", "A lamp in the window"),
        ("CAFE", "Café"),
    ],
)
def test_what_is_remembered_finds_its_title(remembered: str, title: str) -> None:
    assert best(remembered, TITLES, str) == title


@pytest.mark.parametrize("remembered", ["zeppelin", "huis zeppelin", "", "?"])
def test_what_nothing_is_like_finds_nothing(remembered: str) -> None:
    assert best(remembered, TITLES, str) is None


def test_the_first_of_those_that_fit_alike_is_found() -> None:
    assert best("lamp", [("b", 1), ("lamp", 2), ("lamp", 3)], lambda pair: pair[0]) == ("lamp", 2)


def test_a_title_that_is_just_that_is_all_of_it() -> None:
    assert likeness(["de", "dijk"], "De dijk") == pytest.approx(1.0)
