"""Running text in the making, and its tree."""

from hypothesis import given
from hypothesis import strategies as st

from reader.formats.inline import NOTHING, InlineBuilder, cut, joined, plain
from reader.formats.span_tree import Styled, tree, words_in
from reader.model.document import Inline, Span, Style
from reader.model.sanitize import clean


def test_white_space_between_pieces_is_one_blank() -> None:
    builder = InlineBuilder()
    for piece in ("  a ", " b", "c\n", "\td "):
        builder.add(piece)
    assert builder.take() == plain("a bc d")


def test_a_line_feed_takes_the_blanks_around_it() -> None:
    builder = InlineBuilder()
    builder.add("a ")
    builder.line_feed()
    builder.add(" b")
    assert builder.take().text == "a\nb"


def test_a_style_that_stays_open_goes_on_in_the_next_run() -> None:
    builder = InlineBuilder()
    builder.open(Style.STRONG)
    builder.add("one")
    builder.take()
    builder.add("two")
    builder.close(Style.STRONG)
    assert builder.take().spans == (Span(0, 3, Style.STRONG),)


def test_a_style_in_itself_is_one_span() -> None:
    builder = InlineBuilder()
    builder.open(Style.STRONG)
    builder.add("a ")
    builder.open(Style.STRONG)
    builder.add("b")
    builder.close(Style.STRONG)
    builder.close(Style.STRONG)
    assert builder.take().spans == (Span(0, 3, Style.STRONG),)


def test_what_cannot_be_seen_is_nothing() -> None:
    builder = InlineBuilder()
    builder.add(" \u00a0\u200b ")
    assert builder.take() is NOTHING


def test_a_cut_keeps_the_spans_in_it() -> None:
    inline = Inline(clean("ab cd ef"), (Span(0, 5, Style.STRONG), Span(6, 8, Style.CODE)))
    assert cut(inline, 2, 6) == Inline(clean("cd"), (Span(0, 2, Style.STRONG),))


def test_joined_texts_keep_their_spans() -> None:
    first = Inline(clean("ab"), (Span(0, 1, Style.CODE),))
    assert joined([first, NOTHING, first]) == Inline(
        clean("ab\nab"), (Span(0, 1, Style.CODE), Span(3, 4, Style.CODE))
    )


def test_a_tree_holds_spans_in_spans() -> None:
    inline = Inline(clean("abcd"), (Span(1, 4, Style.STRONG), Span(2, 3, Style.CODE)))
    first, styled = tree(inline)
    assert first == "a"
    assert isinstance(styled, Styled)
    assert [words_in([node]) for node in styled.nodes] == ["b", "c", "d"]


@given(
    st.text(min_size=1, max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.sampled_from(list(Style)))),
)
def test_a_tree_says_every_character_once_whatever_the_spans(
    text: str, spans: list[tuple[int, int, Style]]
) -> None:
    within = tuple(
        Span(start, end, style) for start, end, style in spans if start < end <= len(text)
    )
    assert words_in(tree(Inline(clean(text), within))) == clean(text)
