import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.picture import Picture, Refusal, Size, Slicing
from reader.parsing.parser import Parser
from reader.parsing.pictures import Pictures, unwrapped
from tests.formats.drawing import drawn, png_that_claims

BOX = Size(40, 40)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "good.png").write_bytes(drawn(400, 200))
    (folder / "lying.png").write_bytes(png_that_claims(50_000, 50_000))
    (folder / "a.md").write_text("![Good](good.png)\n")
    return folder


@pytest.fixture
def pictures(library: Path) -> Iterator[Pictures]:
    made = Pictures([str(library)])
    yield made
    made.close()


def of(pictures: Pictures, article: Path, source: str) -> Picture | Refusal:
    return pictures.picture(str(article), source, BOX, "#000000")


def test_a_picture_comes_as_dots(pictures: Pictures, library: Path) -> None:
    found = of(pictures, library / "a.md", "good.png")
    assert isinstance(found, Picture)
    assert (found.natural, found.size) == ((400, 200), (40, 20))
    assert len(found.dots) == 40 * 20 * 3


def test_a_picture_that_is_refused_has_a_reason_and_the_next_one_comes(
    pictures: Pictures, library: Path
) -> None:
    article = library / "a.md"
    assert of(pictures, article, "lying.png") == "too large: 50000 × 50000 dots"
    assert of(pictures, article, "gone.png") == "not there"
    assert isinstance(of(pictures, article, "good.png"), Picture)


def test_a_picture_that_ends_the_process_costs_itself_only(
    pictures: Pictures, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = library / "a.md"
    monkeypatch.setattr(pictures, "_parser", Parser(module="tests.parsing.dying_worker"))
    assert of(pictures, article, "die") == "too much to unpack"
    assert of(pictures, article, "well") == "well"
    pictures.close()


def test_a_picture_is_kept_until_it_is_forgotten(pictures: Pictures, library: Path) -> None:
    first = of(pictures, library / "a.md", "good.png")
    (library / "good.png").write_bytes(drawn(100, 100))
    assert of(pictures, library / "a.md", "good.png") is first
    pictures.forget()
    assert of(pictures, library / "a.md", "good.png") != first


def test_an_article_outside_the_libraries_has_the_pictures_beside_it(
    pictures: Pictures, tmp_path: Path
) -> None:
    loose = tmp_path / "loose" / "b.md"
    loose.parent.mkdir()
    (loose.parent / "own.png").write_bytes(drawn())
    assert isinstance(of(pictures, loose, "own.png"), Picture)
    assert of(pictures, loose, os.pardir + "/library/good.png") == "outside the library"


def test_where_there_is_no_process_the_reason_says_so(pictures: Pictures, library: Path) -> None:
    pictures.close()
    assert of(pictures, library / "a.md", "good.png") == "The parser was closed."


@pytest.mark.parametrize("evil", ["\x1b\\\x1b]0;owned", "ab\x07", "\x9c", "#1;2;3\n"])
def test_slices_that_could_end_their_envelope_are_dropped(evil: str) -> None:
    answer = {"natural": [1, 2], "size": [1, 2], "dots": "AAAAAAAA", "slices": ["#1~", evil]}
    assert unwrapped(answer) == Picture(Size(1, 2), Size(1, 2), bytes(6))


def test_a_picture_is_cut_up_where_the_terminal_takes_it_so(
    pictures: Pictures, library: Path
) -> None:
    article, slicing = str(library / "a.md"), Slicing("sixel", Size(4, 8))
    found = pictures.picture(article, "good.png", BOX, "#000000", slicing)
    assert isinstance(found, Picture)
    assert len(found.slices) == 10
