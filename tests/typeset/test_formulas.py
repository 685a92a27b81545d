import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.document import CodeBlock, Span, Style
from reader.model.sanitize import Shown
from reader.typeset.flow import Notes, flow
from reader.typeset.formulas import replaced
from reader.typeset.lines import Role
from tests.typeset.building import STEADY, inline, page, paragraph, set_text


def math(tex: str) -> str:
    return set_text(CodeBlock(Shown(tex), "math")).strip()


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"m = \frac{5}{2}\,a", "m = 5/2 a"),
        (r"\frac{a+b}{\alpha}", "(a+b)/α"),
        (r"\sqrt{2} \le \sqrt{x + 1}", "√2 ≤ √(x + 1)"),
        (r"x^2 + x_{10} + x^{-1}", "x² + x₁₀ + x⁻¹"),
        (r"\sum_{i=1}^n i \ne \infty", r"∑_{i=1}ⁿ i ≠ ∞"),
        (r"x^y + x^{\pi}", r"x^y + x^{\pi}"),
        (r"\unknown{x} \\ \timesx", r"\unknown{x} \\ \timesx"),
        (r"\frac{\frac{1}{2}}{3}", "(1/2)/3"),
        (r"t = \frac{\text{words}}{230}", "t = words/230"),
        (r"\frac{\sqrt{\frac{1}{2}}}{3}", r"\frac{√(1/2)}{3}"),
        ("e = m c^2", "e = m c²"),
    ],
)
def test_tex_is_shown_by_its_signs_and_else_as_it_is(tex: str, shown: str) -> None:
    assert math(tex) == shown


def test_a_formula_within_words_is_shown_so_too() -> None:
    assert set_text(paragraph(r"of \pi and \pi", Span(11, 14, Style.MATH))) == r"of \pi and π"


def test_the_signs_stand_for_all_that_was_written() -> None:
    found = flow(inline(r"a \times b", Span(0, 10, Style.MATH)), Notes())
    assert found.text == "a × b"
    assert [found.logical(offset) for offset in range(6)] == [0, 1, 2, 8, 9, 10]


def test_a_formula_keeps_its_role_and_slant() -> None:
    (line,) = page(CodeBlock(Shown(r"a \times b"), "math"))
    assert {run.role for run in line.runs if run.text.strip()} == {Role.MATH}
    assert all(run.is_italic for run in line.runs if run.text.strip())
    assert (line.start, line.end) == (0, 10)


def test_where_signs_are_lacking_tex_stays() -> None:
    assert set_text(CodeBlock(Shown(r"a \le b"), "math"), is_ascii=True).strip() == r"a \le b"


@pytest.mark.parametrize(
    "piece", [r"\frac{", "\\frac{{", "\\frac{{a}", "\\sqrt{{}", "{", r"\text{"]
)
def test_floods_of_what_is_never_closed_stay_as_they_are(piece: str) -> None:
    assert list(replaced(piece * 5000)) == []


@STEADY
@given(st.text(st.sampled_from("\\{}^_frac sqrt,12nix")))
def test_what_is_replaced_lies_in_order_within_the_text(text: str) -> None:
    end = 0
    for start, stop, _shown in replaced(text):
        assert end <= start < stop <= len(text)
        end = stop
