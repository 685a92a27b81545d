"""Sections of a page, folded and unfolded."""

from hypothesis import given
from hypothesis import strategies as st

from reader.model.document import Details, Document, Span, Style
from reader.model.places_in_text import Place
from reader.typeset.document import typeset
from reader.typeset.folds import fold_at, target_of
from reader.typeset.lines import Settings
from tests.typeset.building import inline, paragraph

NESTED = Document(
    (
        paragraph("Before."),
        Details(
            inline("Outer"),
            (
                paragraph("Within."),
                Details(inline("Inner, see here", Span(11, 15, Style.LINK, "/x")), (
                    paragraph("Deep."),
                )),
                paragraph("Still within."),
            ),
        ),
        Details(inline(""), (paragraph("Unnamed."),), is_open=True),
        paragraph("After."),
    )
)  # fmt: skip


def text(closed: set[int], *, is_ascii: bool = False) -> str:
    page = typeset(NESTED, Settings(is_ascii=is_ascii)).folded(closed)
    return "\n".join(line.text for line in page)


def test_what_is_folded_leaves_its_summary_and_no_lines() -> None:
    assert text({1}) == "Before.\n\n▸ Outer\n\n▾ Details\n\n  Unnamed.\n\nAfter."


def test_what_lies_within_stays_folded_when_the_outer_is_opened() -> None:
    assert "  ▸ Inner, see here\n\n  Still within." in text({3})


def test_a_plain_terminal_has_signs_of_its_own() -> None:
    shown = text({1}, is_ascii=True)
    assert "+ Outer" in shown
    assert "- Details" in shown


def test_a_page_knows_what_the_author_left_open() -> None:
    folds = typeset(NESTED, Settings()).folds
    assert {block: fold.is_open for block, fold in folds.items()} == {1: False, 3: False, 6: True}


@given(st.sets(st.sampled_from([1, 3, 6])))
def test_folding_changes_no_place(closed: set[int]) -> None:
    whole = typeset(NESTED, Settings()).folded(set())
    page = whole.folded(closed)
    for number in range(len(page)):
        block, offset = page.place_of(number)
        assert not page.hiding(block)
        assert page[page.line_of(Place(block, offset))].block == block
    assert [line.text for line in page.folded(set())] == [line.text for line in whole]


def test_a_summary_leads_to_its_fold_but_for_the_links_in_it() -> None:
    page = typeset(NESTED, Settings()).folded(set())
    line = next(line for line in page if "Inner" in line.text)
    assert [run.target for run in line.runs if run.text.strip()] == ["fold:3", "fold:3", "/x"]


def test_a_target_is_read_back_and_no_other_is_taken_for_one() -> None:
    assert fold_at(target_of(12)) == 12
    assert [fold_at(other) for other in ("", "12", "fold:", "fold:x", "fold:" + "9" * 99)] == [
        None
    ] * 5
