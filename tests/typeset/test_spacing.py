from reader.model.document import Document
from reader.model.places_in_text import Place
from reader.typeset.document import typeset
from reader.typeset.lines import Settings
from tests.typeset.building import PROSE, paragraph


def test_an_empty_line_stands_between_every_two_of_a_paragraph() -> None:
    document = Document((paragraph(PROSE), paragraph("Kort.")))
    close = typeset(document, Settings(40))
    wide = typeset(document, Settings(40, is_spaced=True))
    assert [line.text for line in wide if line.text] == [line.text for line in close if line.text]
    texts = [bool(line.text) for line in wide]
    assert texts == [True, False] * (len(texts) // 2) + [True]


def test_every_place_is_still_on_the_line_that_shows_it() -> None:
    page = typeset(Document((paragraph(PROSE),)), Settings(40, is_spaced=True))
    for offset in range(len(PROSE)):
        line = page[page.line_of(Place(0, offset))]
        assert line.start <= offset < line.end or offset == len(PROSE)
    spans = [(line.start, line.end) for line in page]
    assert [start for start, _end in spans[1:]] == [end for _start, end in spans[:-1]]
