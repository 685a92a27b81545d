from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.config import USUAL
from reader.formats.markdown import parse
from reader.model.article import Metadata
from reader.model.document import Parsed
from reader.model.marks import Marks
from reader.model.opened import Opened
from reader.model.places_in_text import Place
from reader.model.row import ArticleId
from reader.model.sanitize import EMPTY
from reader.ui import sheet as sheets
from reader.ui.setting_again import LONG, gone_on, reached, set_again
from reader.ui.sheet import Form, Sheet, set_sheet

WORDS = "Wie na zonsondergang over de dijk rijdt, ziet in de verte één licht branden. "
TEXT = "".join(
    f"## Kop {number}\n\n{WORDS * (number % 7 + 1)}\n\n- {WORDS}\n- kort\n\n> {WORDS * 2}\n\n"
    for number in range(60)
)
FEW = settings(max_examples=settings().max_examples // 4)
PLACES = st.builds(Place, st.integers(0, 290), st.integers(0, 70))
READING = USUAL._replace(bidi="terminal")


def form(measure: int, *, is_spaced: bool = False) -> Form:
    return Form(measure, measure + 3, reading=READING, is_spaced=is_spaced)


@cache
def sheet(measure: int, *, count: int = len(TEXT)) -> Sheet:
    parsed = Parsed(Metadata(lang="nl"), parse(TEXT[:count]), (), EMPTY)
    return set_sheet(Opened(ArticleId(""), "a.md", parsed, Marks()), form(measure))


def whole(begun: Sheet) -> Sheet:
    while begun.rest is not None:
        begun = gone_on(begun, lambda: False)
    return begun


def test_a_short_article_is_set_at_once() -> None:
    short = sheet(60, count=2000)
    assert len(short) < LONG
    again = set_again(short, form(40))
    assert again.rest is None
    assert list(again.page) == list(sheets.set_again(short, form(40)).page)


def test_a_long_article_in_more_room_is_whole_at_once() -> None:
    assert len(sheet(60)) > LONG
    again = set_again(sheet(60), Form(60, 90, reading=READING))
    assert again.rest is None


@FEW
@given(st.lists(st.tuples(st.integers(10, 90), st.booleans()), min_size=1, max_size=4), PLACES)
def test_a_window_that_is_dragged_keeps_the_place_at_every_width(
    forms: list[tuple[int, bool]], place: Place
) -> None:
    shown = sheet(60)
    for measure, is_spaced in forms:
        shown = set_again(shown, form(measure, is_spaced=is_spaced))
        shown, line = reached(shown, shown.line_of(place), 30, 60)
        line = shown.line_of(place)
        seen = [shown[number] for number in range(line, min(line + 30, len(shown)))]
        now = sheets.set_again(sheet(60), form(measure, is_spaced=is_spaced))
        first = now.line_of(place)
        assert seen == [now[number] for number in range(first, min(first + 30, len(now)))]
    assert list(whole(shown).page) == list(now.page)


def test_back_in_the_first_width_it_is_whole_at_once() -> None:
    again = set_again(set_again(sheet(60), form(40)), form(60))
    assert again.rest is None
    assert list(again.page) == list(sheet(60).page)


def test_what_is_known_of_it_is_kept() -> None:
    begun = set_again(sheet(60), form(40))
    assert begun.opened is sheet(60).opened
    assert begun.words == sheet(60).words
    assert [one.title for one in begun.sections] == [one.title for one in sheet(60).sections]
