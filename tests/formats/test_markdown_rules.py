import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats import markdown, markdown_rules

LINES = (
    "word", "a | b", "--|--", "|a|", "|-|", "===", "---", ": b", "~ b", "    : b", "", "- a", "  b",
    "  ---", "> a", "> ===", "> : b", "1. t", "   : d", "2) x", "* * *", "```", "~~~", "# h", "##",
    "[^1]: n", "[r]: /u", "<div>", "</div>", "    code", "\tcode", "+", "text [^1] [r]", "- - c",
)  # fmt: skip


@pytest.fixture(scope="module")
def plain() -> "object":
    """Tries every rule at every line."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown_rules, "quicken", lambda _renderer, _without: None)
        return markdown._renderer.__wrapped__(frozenset())


@given(st.lists(st.sampled_from(LINES), max_size=7).map("\n".join))
def test_what_is_tried_first_by_its_sign_is_what_holds_of_all(plain: object, text: str) -> None:
    assert markdown.rendered(text) == plain.render(markdown.prepared(text))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text", ["a\n: b", "a\n\n: b\n\n  c", "- a\n  : b", "a | b\n--|--\n1|2", "para\nmore\n==="]
)
def test_a_rule_that_looks_at_a_line_below_is_left_out_only_where_there_is_none(text: str) -> None:
    assert len(markdown_rules.needless(text)) < len(markdown_rules.BELOW)


def test_running_text_needs_none_of_them() -> None:
    assert markdown_rules.needless("Word after word.\n\n- And an item\n") == {*markdown_rules.BELOW}
