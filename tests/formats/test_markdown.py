"""Markdown -> Document."""

import time

import pytest

from reader.formats import markdown
from reader.model.document import (
    Block,
    CodeBlock,
    DefinitionList,
    Figure,
    Footnotes,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Quote,
    Span,
    Style,
    Table,
    leaf_text,
    leaves,
)
from reader.model.plaintext import logical_text
from reader.model.sanitize import clean

SOON = 4.0
"""Seconds of processor time: many times what each of these takes, far below square time."""


def only(text: str) -> Block:
    (block,) = markdown.parse(text).blocks
    return block


def paragraph(text: str) -> Paragraph:
    block = only(text)
    assert isinstance(block, Paragraph)
    return block


def test_blocks_of_every_kind() -> None:
    text = "# T\n\npara\n\n- a\n- b\n\n> q\n\n```py\nx\n```\n\n| a | b |\n|--:|---|\n| 1 | 2 |\n"
    kinds = [type(block) for block in markdown.parse(text).blocks]
    assert kinds == [Heading, Paragraph, ListBlock, Quote, CodeBlock, Table]


def test_styles_and_links() -> None:
    found = paragraph("a *b* **c** ~~d~~ `e` [f](/g)").inline
    assert found.text == "a b c d e f"
    assert found.spans == (
        Span(2, 3, Style.EMPHASIS),
        Span(4, 5, Style.STRONG),
        Span(6, 7, Style.STRIKE),
        Span(8, 9, Style.CODE),
        Span(10, 11, Style.LINK, "/g"),
    )


def test_a_soft_break_is_a_blank_and_a_hard_one_a_line_feed() -> None:
    assert paragraph("a\nb  \nc\\\nd").inline.text == "a b\nc\nd"


def test_tasks_are_tasks() -> None:
    found = only("- [ ] a\n- [x] b\n")
    assert isinstance(found, ListBlock)
    assert [item.is_checked for item in found.items] == [False, True]


def test_footnotes_are_called_and_stand_at_the_end() -> None:
    text, notes = markdown.parse("Text[^n] and again[^n].\n\n[^n]: The note.\n").blocks
    assert isinstance(text, Paragraph)
    assert text.inline.text == "Text1 and again1."
    assert [span.target for span in text.inline.spans if span.style is Style.FOOTNOTE] == ["1", "1"]
    assert isinstance(notes, Footnotes)
    assert [leaf_text(leaf) for leaf in leaves((notes,))] == ["The note."]


@pytest.mark.parametrize(
    ("text", "head", "shown"),
    [
        ("> [!NOTE]\n> Mind the *gap*.", "Note", "Note\nMind the gap."),
        ("> [!tip]- Two **words**\n> More.", "Two words", "Two words\nMore."),
        ("> [!see-also]\n>\n> More.", "See also", "See also"),
    ],
)
def test_a_quotation_that_says_what_it_is_has_that_for_a_head(
    text: str, head: str, shown: str
) -> None:
    block = only(text)
    assert isinstance(block, Quote)
    first = block.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.inline.text == shown
    assert first.inline.spans[0] == Span(0, len(head), Style.STRONG)


@pytest.mark.parametrize("text", ["[!NOTE]\n", "> [!NOTE]x\n", "> a\n> [!NOTE]\n", "- [!NOTE]\n"])
def test_what_only_looks_like_such_a_head_is_text(text: str) -> None:
    assert "[!NOTE]" in logical_text(markdown.parse(text))


def test_terms_and_definitions() -> None:
    assert isinstance(only("Term\n: What it means\n"), DefinitionList)


def test_raw_html_is_read_as_html() -> None:
    found = markdown.parse("a <kbd>b</kbd>\n\n<figure><img src=x.jpg alt=y></figure>\n")
    assert found.blocks[1] == Figure("x.jpg", clean("y"))
    assert logical_text(found) == "a b\ny"


def test_markdown_in_an_element_that_says_so_is_read() -> None:
    text = '<aside markdown="1">\nA *b*\n<p markdown="1">[c](d)</p>\n</aside>\n'
    assert logical_text(markdown.parse(text)) == "A b\nc"


@pytest.mark.parametrize("text", ["## T {#name}", "## T {: #name .big}", "T {#name}\n---\n"])
def test_the_name_of_a_heading_is_its_anchor(text: str) -> None:
    found = only(text)
    assert isinstance(found, Heading)
    assert (found.inline.text, found.anchor) == ("T", "name")


def test_formulas_keep_their_signs() -> None:
    found = paragraph("so $$a_b * c_d$$ it is").inline
    assert found.text == "so a_b * c_d it is"
    assert found.spans == (Span(3, 12, Style.MATH),)


def test_a_formula_on_its_own_lines_stands_by_itself() -> None:
    assert only("$$\na < b \\\\ c\n$$\n") == CodeBlock(clean("a < b \\\\ c"), "math")


@pytest.mark.parametrize(
    ("text", "shown", "target"),
    [("[[Page]]", "Page", "Page"), ("[[Page|words]]", "words", "Page")],
)
def test_wiki_links_are_links(text: str, shown: str, target: str) -> None:
    found = paragraph(text).inline
    assert found.text == shown
    assert found.spans == (Span(0, len(shown), Style.LINK, target),)


@pytest.mark.parametrize(
    ("text", "shown", "target"),
    [
        ("![[note]]", "note", "note"),
        ("![[x.html]]", "x.html", "x.html"),
        ("![[x#part|words]]", "words", "x#part"),
    ],
)
def test_an_article_that_a_wiki_embeds_is_a_link(text: str, shown: str, target: str) -> None:
    found = paragraph(text).inline
    assert found.text == shown
    assert found.spans == (Span(0, len(shown), Style.LINK, target),)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("![[lamp.png]]", "lamp.png"),
        ("![[lamp.png|300]]", "lamp.png"),
        ("![[lamp.png|300x200]]", "lamp.png"),
        ("![[lamp.png|A lamp, <lit>]]", "A lamp, <lit>"),
    ],
)
def test_a_wiki_picture_within_words_is_told_by_its_words_or_its_name(
    text: str, shown: str
) -> None:
    found = paragraph(f"See {text} here").inline
    assert found.text == f"See {shown} here"
    assert found.spans == (Span(4, 4 + len(shown), Style.IMAGE, "lamp.png"),)


def test_a_wiki_picture_is_a_figure() -> None:
    assert only("![[photo.png]]") == Figure("photo.png", clean("photo.png"))


def test_what_looks_like_a_wiki_link_in_code_is_code() -> None:
    assert paragraph("`[[ -f x ]]` and [[ -f y ]]").inline.text == "[[ -f x ]] and [[ -f y ]]"


def test_emoji_names_and_excerpt_marks() -> None:
    assert logical_text(markdown.parse("a :smile:\n\n<!--more-->\n\nb")) == "a :smile:\nb"


@pytest.mark.parametrize(
    "flood",
    [
        "[" * 20_000,
        "![" * 10_000,
        "[[" * 10_000,
        "*a " * 15_000,
        "_" * 20_000 + "a",
        "> " * 3000 + "x",
        "- " * 3000 + "x",
        "1. " * 2000 + "x",
        "`" * 20_000 + "a",
        "|" * 5000 + "\n" + "|-" * 5000 + "\n",
        "<b>" * 10_000,
        "[^a]" * 5000,
        "{% x " * 10_000,
        "{{ x " * 10_000,
        "{: x " * 10_000,
        "$$ x " * 10_000,
        "&amp;" * 20_000,
        "\n" * 50_000,
    ],
    ids=lambda flood: flood[:8],
)
def test_floods_take_no_long_time_and_keep_the_text(flood: str) -> None:
    start = time.process_time()
    found = markdown.parse(f"START\n\n{flood}\n\nEND\n")
    assert time.process_time() - start < SOON
    text = logical_text(found)
    assert "START" in text
    assert "END" in text


def test_what_is_quoted_too_deep_keeps_its_words() -> None:
    assert "words" in logical_text(markdown.parse(f"{'>' * 400} words"))


def test_a_link_that_may_not_be_opened_is_a_link_all_the_same() -> None:
    (block,) = markdown.parse("See [the page](javascript:alert(1)) now.").blocks
    assert isinstance(block, Paragraph)
    assert block.inline.text == "See the page now."
    (span,) = block.inline.spans
    assert (span.style, span.target) == (Style.LINK, "javascript:alert(1)")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("so $x^2$ it is", "x^2"),
        (r"so \(x + 1\) it is", "x + 1"),
        (r"$\frac{1}{2}$, or half", r"\frac{1}{2}"),
        ("of $n$ pages", "n"),
        ("as $f(x) = *y*$ says", "f(x) = *y*"),
        ("over $a_i +\nb_{jk}$ lines", "a_i + b_{jk}"),
        ("$2n - 1$ of them", "2n - 1"),
    ],
)
def test_a_formula_within_a_line_is_told_from_its_words(text: str, shown: str) -> None:
    found = paragraph(text).inline
    (span,) = found.spans
    assert (span.style, found.text[span.start : span.end]) == (Style.MATH, shown)


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $10.",
        "from $5 to US$ or $6 (A$)",
        "costs $5-$10, or $20/$30",
        "$HOME/bin:$PATH and $foo_bar$",
        "I paid 5$, then 6$",
        "$ x^2 $",
    ],
)
def test_prices_and_variables_are_no_formulas(text: str) -> None:
    assert paragraph(text).inline == Inline(clean(text))


@pytest.mark.parametrize("bracket", ["[", "\\[", "\\\\["])
def test_brackets_that_never_close_are_only_brackets(bracket: str) -> None:
    start = time.process_time()
    document = markdown.parse(bracket * 10_000)
    assert time.process_time() - start < 1
    assert logical_text(document) == bracket.replace("\\[", "[") * 10_000


def test_brackets_may_be_escaped_all_the_same() -> None:
    assert paragraph(r"\(by hand\) \$x\$").inline == Inline(clean("(by hand) $x$"))
