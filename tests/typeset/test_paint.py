from reader.model.document import Span, Style
from reader.typeset.flow import Notes, flow
from reader.typeset.lines import Role, Run
from reader.typeset.paint import Brush, Painting
from tests.typeset.building import inline

INK = Brush()


def runs(text: str, *spans: Span, brush: Brush = INK) -> list[Run]:
    found = flow(inline(text, *spans), Notes())
    return Painting(found, brush).runs(0, len(found.text))


def test_plain_text_is_one_run() -> None:
    assert runs("een lamp") == [Run("een lamp", Role.TEXT, 8, 0)]


def test_a_run_knows_where_its_characters_stand() -> None:
    found = runs("een lamp brandt", Span(4, 8, Style.STRONG))
    assert [(run.text, run.at, run.is_bold) for run in found] == [
        ("een ", 0, False),
        ("lamp", 4, True),
        (" brandt", 8, False),
    ]


def test_styles_add_up() -> None:
    found = runs(
        "ab", Span(0, 2, Style.STRONG), Span(0, 2, Style.EMPHASIS), Span(1, 2, Style.STRIKE)
    )
    assert (found[0].is_bold, found[0].is_italic, found[0].is_struck) == (True, True, False)
    assert (found[1].is_bold, found[1].is_italic, found[1].is_struck) == (True, True, True)


def test_emphasis_within_italics_is_upright() -> None:
    found = runs("ab", Span(1, 2, Style.EMPHASIS), brush=Brush(is_italic=True))
    assert [run.is_italic for run in found] == [True, False]


def test_a_link_keeps_its_address_through_other_styles() -> None:
    found = runs("abc", Span(0, 3, Style.LINK, "https://a.nl"), Span(1, 2, Style.CODE))
    assert {run.target for run in found} == {"https://a.nl"}
    assert {run.role for run in found} == {Role.LINK}
    assert all(run.is_underlined for run in found)


def test_code_in_a_heading_keeps_the_weight() -> None:
    found = runs("a b", Span(2, 3, Style.CODE), brush=Brush(Role.HEADING_2, is_bold=True))
    assert [(run.role, run.is_bold) for run in found] == [
        (Role.HEADING_2, True),
        (Role.CODE, True),
    ]


def test_a_marker_points_at_its_note() -> None:
    found = runs("a1", Span(1, 2, Style.FOOTNOTE, "fn1"))
    assert found[1] == Run("[1]", Role.FOOTNOTE, 3, -1, "#fn1")


def test_soft_hyphens_are_left_out_and_offsets_kept() -> None:
    assert [(run.text, run.at) for run in runs("af\xadbreken")] == [("af", 0), ("breken", 3)]


def test_a_sign_is_in_one_run_where_a_span_ends_within_it() -> None:
    found = runs("a👩‍💻b", Span(0, 2, Style.STRONG))
    assert [(run.text, run.cells) for run in found] == [("a👩‍💻", 3), ("b", 1)]


def test_blanks_at_the_end_are_not_painted() -> None:
    assert [run.text for run in runs("lamp \n")] == ["lamp"]
