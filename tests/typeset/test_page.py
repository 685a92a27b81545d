import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.model.document import (
    Block,
    CodeBlock,
    Definition,
    DefinitionList,
    Details,
    Document,
    Embed,
    Figure,
    Footnote,
    Footnotes,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Span,
    Style,
    Table,
    leaf_text,
    leaves,
)
from reader.model.places_in_text import Place
from reader.model.sanitize import clean, line
from reader.typeset.document import typeset
from reader.typeset.lines import Settings
from tests.typeset.building import PROSE, STEADY, inline, page, paragraph

TEXT = st.text(
    st.sampled_from("aé  be-\n漢。👩\u200d\u0301\xad—[]")
    | st.characters(exclude_categories=["Cn", "Co", "Cs"]),
    max_size=60,
).map(clean)


@st.composite
def inlines(draw: st.DrawFn) -> Inline:
    text = draw(TEXT)
    spans: list[Span] = []
    start = 0
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(start, len(text)))
        end = draw(st.integers(start, len(text)))
        spans.append(Span(start, end, draw(st.sampled_from(Style)), "doel"))
        start = end
    return Inline(text, tuple(spans))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 6))
    row = st.tuples(*[inlines() for _ in range(width)])
    header: st.SearchStrategy[tuple[Inline, ...]] = st.just(()) | row
    rows = tuple(draw(st.lists(row, max_size=3)))
    return Table(draw(header), rows, (), draw(st.none() | inlines()))


LEAVES: st.SearchStrategy[Block] = st.one_of(
    inlines().map(Paragraph),
    st.builds(Heading, st.integers(1, 6), inlines()),
    st.builds(CodeBlock, TEXT, st.sampled_from(["", "python", "math"])),
    tables(),
    st.builds(Figure, st.just("a/b.png"), TEXT.map(line), st.none() | inlines()),
    st.builds(Rule),
    st.builds(Embed, st.just("video"), st.just("https://a.nl/x"), TEXT.map(line)),
)


def _containers(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    several = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(st.builds(ListItem, several, st.none() | st.booleans()), max_size=3).map(tuple)
    terms = st.lists(inlines(), max_size=2).map(tuple)
    return st.one_of(
        st.builds(Quote, several, st.none() | inlines()),
        st.builds(ListBlock, items, st.booleans(), st.integers(-5, 2000)),
        st.builds(
            DefinitionList, st.lists(st.builds(Definition, terms, several), max_size=2).map(tuple)
        ),
        st.builds(Details, inlines(), several),
        st.builds(
            Footnotes,
            st.lists(st.builds(Footnote, st.sampled_from(["a", "b"]), several), max_size=2).map(
                tuple
            ),
        ),
    )


DOCUMENTS = st.lists(st.recursive(LEAVES, _containers, max_leaves=8), max_size=5).map(
    lambda blocks: Document(tuple(blocks))
)


@STEADY
@given(DOCUMENTS, st.integers(20, 200))
def test_every_character_is_on_one_line_in_order(document: Document, measure: int) -> None:
    shown: dict[int, int] = {}
    for set_line in typeset(document, Settings(measure)):
        if set_line.start < set_line.end:
            assert set_line.start == shown.get(set_line.block, 0)
            shown[set_line.block] = set_line.end
    for block, leaf in enumerate(leaves(document.blocks)):
        text = leaf_text(leaf)
        assert shown.get(block, 0) == len(text) or not text.strip(" \t\n\u3000")


@STEADY
@given(DOCUMENTS, st.integers(20, 200), st.integers(0, 60), st.booleans())
def test_no_line_is_wider_than_it_may_be(
    document: Document, measure: int, more: int, is_ascii: bool
) -> None:
    for set_line in typeset(document, Settings(measure, measure + more, is_ascii)):
        assert set_line.cells <= measure + more
        assert set_line.cells == sum(cell_len(run.text) for run in set_line.runs)


@STEADY
@given(DOCUMENTS, st.integers(20, 200))
def test_runs_show_the_characters_that_they_name(document: Document, measure: int) -> None:
    texts = [leaf_text(leaf) for leaf in leaves(document.blocks)]
    for set_line in typeset(document, Settings(measure)):
        for run in set_line.runs:
            if run.at >= 0:
                named = texts[set_line.block][run.at : run.at + len(run.text)]
                assert named.replace("\t", " ") == run.text


@STEADY
@given(DOCUMENTS, st.integers(20, 200))
def test_the_line_of_a_place_shows_it(document: Document, measure: int) -> None:
    found = typeset(document, Settings(measure))
    for number in range(len(found)):
        block, offset = found.place_of(number)
        back = found.line_of(Place(block, offset))
        assert found[back].block == block
        assert found[back].start <= offset <= found[back].end


def test_a_place_survives_another_width() -> None:
    blocks = [paragraph(PROSE) for _ in range(30)]
    wide, narrow = page(*blocks, measure=100), page(*blocks, measure=30)
    block, offset = narrow.place_of(100)
    line_in_wide = wide[wide.line_of(Place(block, offset))]
    assert line_in_wide.block == block
    assert line_in_wide.start <= offset < line_in_wide.end


def test_a_place_that_is_gone_is_the_nearest_line() -> None:
    found = page(paragraph("een"), paragraph("twee"))
    assert found.line_of(Place(99, 99)) == 2
    assert found.line_of(Place(0, 99)) == 0


def test_an_empty_page_has_no_lines_and_one_place() -> None:
    found = page()
    assert len(found) == 0
    assert found.line_of(Place(3, 4)) == 0
    assert found.place_of(7) == (0, 0)


def test_a_page_is_a_sequence() -> None:
    found = page(paragraph("een"), paragraph("twee"))
    assert [set_line.text for set_line in found] == ["een", "", "twee"]
    assert found[-1].text == "twee"
    assert [set_line.text for set_line in found[1:]] == ["", "twee"]
    assert len(found) == 3


def test_there_is_no_line_beyond_the_last() -> None:
    found = page(paragraph("een"))
    with pytest.raises(IndexError):
        found[1]


def test_sections_are_the_headings() -> None:
    found = page(
        paragraph("vooraf"),
        Heading(2, inline("Een")),
        paragraph("tekst"),
        Heading(3, inline("Twee")),
    )
    assert [(section.line, section.title, section.level) for section in found.sections] == [
        (3, "Een", 2),
        (7, "Twee", 3),
    ]


def test_a_line_lies_in_the_section_above_it() -> None:
    found = page(paragraph("vooraf"), Heading(2, inline("Een")), paragraph("tekst"))
    assert found.section_number(0) is None
    assert found.section_number(5) == 0
