import pytest

from reader.model.document import Document, Figure, Quote
from reader.model.picture import Size
from reader.model.places_in_text import Place
from reader.model.sanitize import Shown
from reader.typeset.document import typeset
from reader.typeset.figures import lead, with_pictures
from reader.typeset.lines import Dots, Pictures, Settings
from reader.typeset.page import Page
from tests.typeset.building import inline, page, paragraph, set_text


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


LAMP = Figure("lamp.jpg", Shown("Een lamp"), inline("De lamp in 1986"))


LANDSCAPE = Size(400, 200)


def pictured(figure: Figure = LAMP, natural: Size = LANDSCAPE, tallest: int = 24) -> Page:
    pictures = Pictures({figure.source: natural}, {}, tallest)
    return typeset(Document((figure,)), Settings(40, pictures=pictures))


def dots(page: Page) -> list[Dots]:
    return [run for line in page for run in line.runs if isinstance(run, Dots)]


def test_a_picture_that_is_known_takes_the_lines_of_its_proportions() -> None:
    page = pictured()
    rows = dots(page)
    assert [row.row for row in rows] == list(range(10))
    assert {(row.size, row.cells, row.source) for row in rows} == {((40, 20), 40, "lamp.jpg")}
    assert [line.text.strip() for line in page[10:]] == ["Een lamp", "De lamp in 1986"]


def test_a_high_picture_takes_no_more_lines_than_there_are_for_it() -> None:
    rows = dots(pictured(natural=Size(200, 4000), tallest=12))
    assert len(rows) == 12
    assert rows[0].cells == 1


def test_a_picture_in_a_quotation_fits_beside_the_bar() -> None:
    pictures = Pictures({"lamp.jpg": Size(400, 200)})
    page = typeset(Document((Quote((LAMP,)),)), Settings(40, pictures=pictures))
    assert max(line.cells for line in page) <= 40


def test_the_place_of_a_picture_is_its_top() -> None:
    page = pictured()
    assert page.line_of(Place(0, 0)) == 0
    assert page.line_of(Place(0, 3)) == 11


def test_the_lines_below_a_picture_carry_its_text() -> None:
    assert [(line.start, line.end) for line in pictured()][-2:] == [(0, 0), (0, 15)]


def test_a_picture_without_words_is_its_dots_alone() -> None:
    assert len(pictured(Figure("a.png", Shown("")))) == 10


def test_a_picture_that_is_refused_says_why_in_its_frame() -> None:
    pictures = Pictures({}, {"lamp.jpg": Shown("not there")})
    page = typeset(Document((LAMP,)), Settings(40, pictures=pictures))
    assert page[0].text == "┌ Picture · not there" + " " * 18 + "┐"
    assert len(page) == 4


def test_a_reason_that_has_no_room_beside_the_label_stands_alone_or_not_at_all() -> None:
    pictures = Pictures({}, {"lamp.jpg": Shown("not there")})
    settings = [Settings(width, pictures=pictures) for width in (16, 12)]
    tops = [typeset(Document((LAMP,)), each)[0].text for each in settings]
    assert tops == ["┌ not there    ┐", "┌ Picture  ┐"]


def test_a_picture_on_the_web_is_one_quiet_line_and_its_caption() -> None:
    figure = Figure("https://www.a.nl/lamp.jpg", Shown("Een lamp"), inline("De lamp in 1986"))
    found = page(figure)
    assert [line.text for line in found] == ["▸ Picture · Een lamp · a.nl", "De lamp in 1986"]
    assert found[0].runs[-1].target == "https://www.a.nl/lamp.jpg"


def test_the_line_of_a_picture_on_the_web_carries_its_text() -> None:
    (line,) = page(Figure("//a.nl/lamp.jpg", Shown("Een lamp")))
    assert (line.start, line.end) == (0, 8)


def pages() -> tuple[Page, Page]:
    """A picture between paragraphs, before its size is known and after."""
    document = Document((paragraph("Vooraf"), LAMP, paragraph("Daarna"), paragraph("Later")))
    known = Settings(40, pictures=Pictures({LAMP.source: LANDSCAPE}))
    before = typeset(document, Settings(40))
    return before, with_pictures(before, known)


def test_a_page_with_a_picture_put_in_is_the_page_set_with_it() -> None:
    document = Document((paragraph("Vooraf"), LAMP, Quote((LAMP,)), paragraph("Daarna")))
    known = Settings(40, pictures=Pictures({LAMP.source: LANDSCAPE}))
    assert list(with_pictures(typeset(document, Settings(40)), known)) == list(
        typeset(document, known)
    )


def test_lines_above_a_picture_stay_and_those_below_it_move() -> None:
    before, after = pages()
    moved = [after[line + before.shift(line, after)].text for line in range(len(before))]
    still = [line.text for line in before]
    assert moved[:2] == still[:2]
    assert moved[-4:] == still[-4:]
    assert before.shift(len(before) - 1, after) == len(after) - len(before)


def test_within_a_picture_that_comes_what_follows_it_keeps_its_place() -> None:
    before, after = pages()
    assert before.shift(2, after) == 0
    assert before.shift(3, after) == len(after) - len(before)


def test_what_an_article_shows_of_itself_stands_above_the_text_unless_it_is_in_it() -> None:
    known = Settings(40, pictures=Pictures({"lamp.jpg": LANDSCAPE, "/img/lamp.jpg": LANDSCAPE}))
    without = Document((paragraph("Vooraf"),))
    assert [line.cells for line in lead("lamp.jpg", without, known)] == [40] * 10 + [0]
    assert lead("/img/lamp.jpg", Document((LAMP,)), known) == []
    assert lead("gone.jpg", without, known) == []
