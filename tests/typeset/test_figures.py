import pytest

from reader.model.document import Figure
from reader.model.sanitize import Shown
from tests.typeset.building import inline, page, set_text


@pytest.mark.parametrize("measure", [40, 68, 100])
def test_a_picture_is_a_frame_with_its_description_and_caption(measure: int) -> None:
    figure = Figure("lamp.jpg", Shown("Een lamp"), inline("De lamp in 1986"))
    assert set_text(figure, measure=measure).splitlines() == [
        "┌ Picture" + " " * (measure - 10) + "┐",
        "  Een lamp",
        "└" + " " * (measure - 2) + "┘",
        "  De lamp in 1986",
    ]


def test_a_caption_that_repeats_the_description_is_shown_once() -> None:
    assert set_text(Figure("a.png", Shown("Een lamp"), inline("Een lamp"))).count("Een lamp") == 1


def test_a_picture_that_says_nothing_shows_its_file_name() -> None:
    assert "lamp.jpg" in set_text(Figure("https://a.nl/img/lamp.jpg?w=3", Shown("")))


def test_an_embedded_picture_that_says_nothing_is_two_corners_high() -> None:
    assert len(page(Figure("data:", Shown("")))) == 2


def test_the_caption_carries_the_place() -> None:
    found = page(Figure("a.png", Shown("Een lamp"), inline("De lamp")))
    assert [(line.start, line.end) for line in found] == [(0, 0), (0, 0), (0, 0), (0, 7)]


def test_without_a_caption_the_description_carries_the_place() -> None:
    found = page(Figure("a.png", Shown("Een lamp")))
    assert [(line.start, line.end) for line in found] == [(0, 0), (0, 8), (0, 0)]


def test_the_label_leads_to_the_picture_or_where_it_links_to() -> None:
    assert page(Figure("a.png", Shown("")))[0].runs[1].target == "a.png"
    assert page(Figure("a.png", Shown(""), link="b.html"))[0].runs[1].target == "b.html"


def test_poor_terminals_get_plain_corners() -> None:
    assert set_text(Figure("a.png", Shown("Lamp")), measure=20, is_ascii=True) == (
        "+ Picture          +\n  Lamp\n+                  +"
    )
