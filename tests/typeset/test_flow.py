from hypothesis import given
from hypothesis import strategies as st

from reader.model.document import Span, Style
from reader.typeset.blocks import between
from reader.typeset.flow import Flow, Notes, flow
from tests.typeset.building import STEADY, inline


def shown(text: str, *spans: Span, notes: Notes | None = None) -> str:
    return flow(inline(text, *spans), notes or Notes()).text


def test_running_text_is_shown_as_it_is() -> None:
    assert flow(inline("een lamp"), Notes()) == Flow("een lamp", length=8)


def test_a_notes_marker_is_its_number_in_brackets() -> None:
    notes = Notes({"fn:bron": "3"})
    assert shown("lamp1.", Span(4, 5, Style.FOOTNOTE, "fn:bron"), notes=notes) == "lamp[3]."


def test_a_marker_without_a_note_keeps_its_text() -> None:
    assert shown("lamp*.", Span(4, 5, Style.FOOTNOTE, "weg")) == "lamp[*]."


def test_a_raised_marker_is_a_marker() -> None:
    spans = (Span(4, 5, Style.SUP), Span(4, 5, Style.FOOTNOTE, "a"))
    assert shown("lamp1", *spans, notes=Notes({"a": "1"})) == "lamp[1]"


def test_figures_are_raised_and_lowered() -> None:
    assert shown("H2O m2", Span(1, 2, Style.SUB), Span(5, 6, Style.SUP)) == "H₂O m²"


def test_what_has_no_raised_form_gets_a_sign() -> None:
    assert shown("xq yab", Span(1, 2, Style.SUP), Span(4, 6, Style.SUB)) == "x^q y_(ab)"


def test_the_ending_of_an_ordinal_stays_on_the_line() -> None:
    assert shown("the 21st", Span(6, 8, Style.SUP)) == "the 21st"


def test_an_abbreviation_is_explained_once() -> None:
    notes = Notes()
    span = Span(0, 3, Style.ABBR, "Koninklijke Meteo")
    assert shown("KNM", span, notes=notes) == "KNM (Koninklijke Meteo)"
    assert shown("KNM", span, notes=notes) == "KNM"


def test_a_small_picture_is_its_description_in_brackets() -> None:
    assert shown("zie lamp hier", Span(4, 8, Style.IMAGE, "l.png")) == "zie [lamp] hier"


def test_a_small_picture_without_description_is_a_picture() -> None:
    assert shown("zie ", Span(4, 4, Style.IMAGE, "l.png")) == "zie [picture]"


def test_a_link_around_a_picture_holds_its_brackets() -> None:
    found = flow(inline("a lamp b", Span(2, 6, Style.LINK, "u"), Span(2, 6, Style.IMAGE)), Notes())
    link = found.spans[0]
    assert found.text[link.start : link.end] == "[lamp]"


def test_emphasis_before_a_marker_does_not_hold_it() -> None:
    found = flow(inline("lamp1", Span(0, 4, Style.EMPHASIS), Span(4, 5, Style.FOOTNOTE)), Notes())
    emphasis = found.spans[0]
    assert found.text[emphasis.start : emphasis.end] == "lamp"


def test_a_tab_is_a_blank() -> None:
    assert shown("een\ttab") == "een tab"


STYLES = st.sampled_from([Style.FOOTNOTE, Style.SUP, Style.ABBR, Style.IMAGE, Style.LINK])


@st.composite
def reshaped(draw: st.DrawFn) -> tuple[str, Flow]:
    text = draw(st.text("abc1 ", max_size=30))
    spans = []
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        spans.append(Span(start, end, draw(STYLES), "titel"))
    return text, flow(inline(text, *spans), Notes())


@STEADY
@given(reshaped())
def test_shown_offsets_lead_back_without_turning(case: tuple[str, Flow]) -> None:
    text, found = case
    back = [found.logical(offset) for offset in range(len(found.text) + 1)]
    assert back == sorted(back)
    assert back[-1] == len(text) == found.length
    assert not found.text or back[0] == 0


@STEADY
@given(reshaped())
def test_the_authors_characters_keep_their_offsets(case: tuple[str, Flow]) -> None:
    text, found = case
    for offset, character in enumerate(found.text):
        if found.is_own(offset):
            assert text[found.logical(offset)] == character


@STEADY
@given(reshaped())
def test_every_offset_is_shown_somewhere(case: tuple[str, Flow]) -> None:
    text, found = case
    for logical in range(len(text)):
        assert found.logical(found.shown(logical)) <= logical


@STEADY
@given(reshaped())
def test_spans_stay_within_the_text(case: tuple[str, Flow]) -> None:
    _, found = case
    assert all(0 <= span.start <= span.end <= len(found.text) for span in found.spans)


def test_what_stands_around_a_flow_is_not_the_authors() -> None:
    found = between("— ", flow(inline("Reve", Span(0, 4, Style.STRONG)), Notes()), "!")
    assert found.text == "— Reve!"
    assert [found.is_own(offset) for offset in (0, 2, 6)] == [False, True, False]
    assert found.spans == (Span(2, 6, Style.STRONG),)
