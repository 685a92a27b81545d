"""MathML -> TeX."""

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag

from reader.formats.mathml import MAX_DEPTH, tex


def said(markup: str) -> str:
    """What a formula says."""
    formula = BeautifulSoup(f"<math>{markup}</math>", "lxml").find("math")
    assert isinstance(formula, Tag)
    return tex(formula)


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", r"\frac{1}{2}"),
        ("<msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mi>y</mi>", "x^{2} + y"),
        ("<mrow> <msub> <mi>a</mi> <mi>i</mi> </msub> </mrow>", "a_{i}"),
        ("<msqrt><mi>a</mi><mo>−</mo><mi>b</mi></msqrt>", r"\sqrt{a − b}"),
        ("<mroot><mi>a</mi><mn>3</mn></mroot>", r"^{3}\sqrt{a}"),
        (
            "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>0</mn></mrow><mi>n</mi></munderover>",
            "∑_{i = 0}^{n}",
        ),
        ("<mi>sin</mi><mo>\u2061</mo><mi>x</mi>", "sin x"),
        ("<mi>f</mi><mfenced><mi>x</mi><mi>y</mi></mfenced>", "f(x, y)"),
        (
            "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr>"
            "<mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable>",
            "1, 2; 3, 4",
        ),
        (
            "<semantics><mi>a</mi><annotation-xml><ci>a</ci></annotation-xml></semantics>",
            "a",
        ),
        ("<msup><mi>x</mi></msup> loose <mn>2</mn>", "xloose2"),
        ("", ""),
    ],
)
def test_a_formula_without_tex_is_told_as_tex(markup: str, shown: str) -> None:
    assert said(markup) == shown


def test_what_is_nested_too_deep_keeps_its_signs() -> None:
    deep = 3 * MAX_DEPTH
    assert said("<mrow>" * deep + "<mi>x</mi>" + "</mrow>" * deep) == "x"
