from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.document import (
    Details,
    Document,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Quote,
    Span,
    Style,
)
from reader.model.picture import Size
from reader.model.places_in_text import Place
from reader.typeset.again import Again
from reader.typeset.document import typeset
from reader.typeset.figures import with_pictures
from reader.typeset.lines import Pictures, Settings
from reader.typeset.page import Page
from tests.typeset.building import PROSE, inline, paragraph
from tests.typeset.test_page import DOCUMENTS

FEW = settings(max_examples=settings().max_examples // 3)
MEASURES = st.integers(1, 100)
ABBREVIATION = paragraph("KNMI meldt", Span(0, 4, Style.ABBR, "Koninklijk"))
LONG = Document(
    (
        paragraph("kort"),
        *(paragraph(PROSE * (number % 4 + 1)) for number in range(30)),
        Quote((paragraph(PROSE), ListBlock((ListItem((paragraph(PROSE),)),) * 3))),
        *(paragraph(PROSE) for _ in range(30)),
    )
)


def begun(
    document: Document, before: int, measure: int, *, is_spaced: bool = False
) -> tuple[Again, Page]:
    """Nothing set yet, and the page that it is to become."""
    form = Settings(measure, is_spaced=is_spaced)
    again = Again(document, form, "", "nl", typeset(document, Settings(before), "", "nl"))
    return again, typeset(document, form, "", "nl").folded(frozenset())


def turns(count: int) -> Iterator[bool]:
    """Something else is due whenever it was asked so often."""
    while True:
        for number in range(count):
            yield number == count - 1


def finish(again: Again, leaves_at_once: int = 3) -> None:
    is_due = turns(leaves_at_once)
    while not again.go_on(lambda: next(is_due)):
        pass


@FEW
@given(DOCUMENTS, MEASURES, MEASURES, st.booleans(), st.integers(0, 60), st.integers(0, 9))
def test_the_lines_around_a_line_are_as_they_will_be(
    document: Document, before: int, measure: int, is_spaced: bool, line: int, around: int
) -> None:
    again, whole = begun(document, before, measure, is_spaced=is_spaced)
    page, line = again.reached(again.page(frozenset()), line, around, around)
    if not len(page):
        assert not len(whole)
        return
    first, last = page.block_at(line - around), page.block_at(line + around)
    by_leaf = [shown for shown in page if first <= shown.block <= last]
    assert by_leaf == [shown for shown in whole if first <= shown.block <= last]


@FEW
@given(DOCUMENTS, MEASURES, MEASURES, st.booleans(), st.lists(st.integers(0, 60), max_size=3))
def test_all_of_it_is_in_the_end_as_if_set_at_once(
    document: Document, before: int, measure: int, is_spaced: bool, lines: list[int]
) -> None:
    again, whole = begun(document, before, measure, is_spaced=is_spaced)
    for line in lines:
        again.reached(again.page(frozenset()), line, 3, 3)
    finish(again)
    page = again.page(frozenset())
    assert list(page) == list(whole)
    assert page.sections == whole.sections


@FEW
@given(MEASURES, MEASURES, st.integers(0, 61), st.lists(st.integers(-40, 40), max_size=5))
def test_no_line_jumps_when_others_are_set(
    before: int, measure: int, block: int, moves: list[int]
) -> None:
    again, whole = begun(LONG, before, measure)
    page = again.page(frozenset())
    page, line = again.reached(page, page.line_of(Place(block)), 40, 80)
    for move in moves:
        line = max(0, min(line + move, len(page) - 1))
        shown = page[line]
        page, line = again.reached(page, line, 40, 80)
        assert page[line] == shown
    shown = page[line]
    finish(again)
    line += page.shift(line, again.page(frozenset()))
    assert again.page(frozenset())[line] == whole[line] == shown


def test_only_what_is_near_is_set() -> None:
    again, _whole = begun(LONG, 68, 40)
    page, line = again.reached(again.page(frozenset()), 200, 5, 20)
    set_ = {shown.block for shown in page if shown.runs}
    assert page.block_at(line) in set_
    assert len(set_) < 15


def test_a_guess_is_near_to_what_it_will_be() -> None:
    for before, measure in ((68, 50), (50, 68), (68, 30)):
        again, whole = begun(LONG, before, measure)
        assert abs(len(again.page(frozenset())) - len(whole)) <= len(whole) // 20


def test_a_place_in_what_is_not_set_lies_in_its_leaf() -> None:
    again, _whole = begun(LONG, 30, 60)
    page = again.page(frozenset())
    line = page.line_of(Place(20, 150))
    block, offset = page.place_of(line)
    assert block == 20
    assert 0 < offset < len(PROSE)


def test_an_abbreviation_is_explained_where_it_was() -> None:
    far = [paragraph(PROSE) for _ in range(40)]
    document = Document((ABBREVIATION, *far, ABBREVIATION))
    again, whole = begun(document, 68, 40)
    page = again.page(frozenset())
    page, _line = again.reached(page, len(page) - 1, 0, 0)
    assert page[-1].text == whole[-1].text == "KNMI meldt"
    page, _line = again.reached(page, 0, 0, 0)
    assert page[0].text == "KNMI (Koninklijk) meldt"


def test_sections_stay_folded() -> None:
    document = Document(
        (paragraph(PROSE), Details(inline("Meer"), (paragraph(PROSE),)), Heading(2, inline("Kop")))
    )
    again, whole = begun(document, 68, 40)
    folded = whole.folded({1})
    page, _line = again.reached(again.page({1}), 0, 0, 99)
    assert list(page) == list(folded)
    finish(again)
    assert list(again.page({1})) == list(folded)


@pytest.mark.parametrize("is_seen_first", [True, False])
def test_pictures_that_are_known_are_shown(is_seen_first: bool) -> None:
    document = Document((Figure("a.png", inline("Lamp").text), *LONG.blocks))
    again, whole = begun(document, 68, 40)
    if is_seen_first:
        again.reached(again.page(frozenset()), 0, 0, 5)
    known = Settings(40, pictures=Pictures({"a.png": Size(40, 20)}))
    again.know_pictures(known)
    page, _line = again.reached(again.page(frozenset()), 0, 0, 20)
    assert page[:12] == with_pictures(whole, known)[:12]
    finish(again)
    assert list(again.page(frozenset())) == list(with_pictures(whole, known))
