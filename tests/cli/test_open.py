"""`leeslamp open` where there is no screen: which article is meant."""

from collections.abc import Callable

import pytest

from tests.cli.conftest import Ran, Shelter


@pytest.mark.parametrize("words", [["huis", "dijk"], ["hius"], ["dijk huis"]])
def test_words_of_a_title_open_its_article(
    leeslamp: Callable[..., Ran], library: Shelter, words: list[str]
) -> None:
    ran = leeslamp("open", *words, *library.options)
    assert ran.code == 0
    assert "Het huis aan de dijk" in ran.out


def test_a_path_opens_its_file(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    ran = leeslamp("open", str(library.library / "lamp.html"), *library.options)
    assert "A lamp in the window" in ran.out


def test_what_no_title_is_like_is_told(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    ran = leeslamp("open", "zeppelin", *library.options)
    assert (ran.code, ran.out) == (1, "")
    assert "No title is like this: zeppelin" in ran.err


def test_a_dash_opens_what_was_read_last(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    assert "Nothing was read yet." in leeslamp("open", "-", *library.options).err
    path = str(library.library / "lamp.html")
    assert leeslamp("mark", "read", path, *library.options).code == 0
    assert "A lamp in the window" in leeslamp("open", "-", *library.options).out
