"""The pass that bounds markup before it is parsed."""

import time

import pytest

from reader.formats import html
from reader.formats.html_filter import (
    CUT_CHARACTERS,
    CUT_NESTING,
    CUT_RAW,
    CUT_TAGS,
    MAX_CHARACTERS,
    MAX_NESTING,
    MAX_TAGS,
    filtered,
)
from reader.formats.inline import MAX_STYLES
from reader.model.article import ProblemKind
from reader.model.document import Paragraph
from reader.model.plaintext import logical_text

SOON = 4.0
"""Seconds of processor time: many times what each of these takes, far below square time."""


def test_ordinary_markup_passes_as_it_is() -> None:
    markup = '<p class="a">x <a href="/y?z">y</a><br></p>'
    assert filtered(markup).markup == markup


def test_a_lone_angle_bracket_is_text() -> None:
    assert filtered("<p>a < b <- c <3 d</p>").markup == "<p>a &lt; b &lt;- c &lt;3 d</p>"


def test_comments_and_declarations_go() -> None:
    assert filtered("<!doctype html><?xml x?>a<!-- b --><!--> c<![if x]>").markup == "a c"


def test_what_follows_a_comment_that_never_ends_is_shown() -> None:
    assert "still here" in filtered("<p>a</p><!-- <p>still here</p>").markup


def test_scripts_go_with_what_is_in_them() -> None:
    assert filtered("a<script>if (a<b) '</p>'</script>b<STYLE>x</STYLE >c").markup == "abc"


def test_a_script_without_an_end_is_told_of() -> None:
    found = filtered("a<script>b")
    assert (found.markup, found.cuts) == ("a", [CUT_RAW])


def test_raw_text_elements_become_code() -> None:
    assert (
        filtered("<xmp><b></xmp><plaintext><i>").markup
        == "<pre>&lt;b&gt;</pre><pre>&lt;i&gt;</pre>"
    )


def test_the_bytes_in_an_attribute_go() -> None:
    assert filtered(f'<img alt="a" src="data:x;base64,{"A" * 90_000}">').markup == (
        '<img alt="a" src="data:">'
    )


def test_an_attribute_that_is_too_long_goes() -> None:
    assert filtered(f'<a title="{"x" * 5000}" href="y">z</a>').markup == '<a href="y">z</a>'


def test_a_quotation_mark_that_never_ends_costs_no_text() -> None:
    assert "words" in filtered('<p><a href="x>words</a></p>').markup


def test_paragraphs_and_items_without_end_tags_do_not_nest() -> None:
    rows = "<tr><td>z<td>z" * 500
    found = filtered(f"{'<p>x' * 500}<ul>{'<li>y' * 500}</ul><table>{rows}</table>")
    assert found.cuts == []


def test_what_is_nested_too_deep_is_flat_and_complete() -> None:
    depth = MAX_NESTING * 3
    found = filtered("".join(f"<div>w{n} " for n in range(depth)) + "</div>" * depth)
    assert found.cuts == [CUT_NESTING]
    assert found.markup.count("<div>") == MAX_NESTING == found.markup.count("</div>")
    assert all(f"w{n} " in found.markup for n in range(depth))


def test_words_go_on_after_the_last_tag_that_is_read() -> None:
    found = filtered("<br>x" * (MAX_TAGS + 10) + "<p>END</p>")
    assert found.cuts == [CUT_TAGS]
    assert found.markup.count("<br>") == MAX_TAGS
    assert found.markup.rstrip().endswith("\nEND")


@pytest.mark.parametrize("name", ["div", "span", "DIV"])
def test_a_flood_of_one_tag_leaves_what_the_same_tags_apart_leave(name: str) -> None:
    starts, ends = [f"<{name}>"] * 1000, [f"</{name}>"] * 990
    together = filtered(f"a{''.join(starts)}b{''.join(ends)}c<p>d</p>")
    apart = filtered(f"a{' '.join(starts)}b{' '.join(ends)}c<p>d</p>")
    assert "".join(together.markup.split()) == "".join(apart.markup.split())
    assert together.cuts == apart.cuts == [CUT_NESTING]


def test_a_flood_of_line_breaks_is_shortened_and_nothing_behind_it_is_cut() -> None:
    found = filtered("a" + "<br> <BR/>\n" * MAX_TAGS + "<p>b</p>")
    assert found.cuts == []
    assert found.markup.lower().count("<br") == 100
    assert found.markup.endswith("<p>b</p>")


def test_a_text_without_end_is_cut() -> None:
    found = filtered("x" * (MAX_CHARACTERS + 1))
    assert (len(found.markup), found.cuts) == (MAX_CHARACTERS, [CUT_CHARACTERS])


def test_the_document_says_what_was_cut() -> None:
    (problem,) = html.parse("<div>" * 300 + "x").problems
    assert problem.kind is ProblemKind.CUT


@pytest.mark.parametrize(
    "flood",
    [
        "<" * 300_000,
        "</" * 200_000,
        "<a " * 100_000,
        "<a x='" * 100_000,
        '<a href="x" <b y=">' * 40_000,
        "<!--" * 100_000,
        "<![CDATA[" * 60_000,
        "<script>" * 60_000,
        "<script></script " * 40_000,
        "<x>" * 100_000,
        "</b>" * 200_000,
        "<font>" * 300 + "</b>" * 100_000,
        "&#" * 200_000,
        "&amp" * 100_000,
    ],
    ids=lambda flood: flood[:12],
)
def test_floods_take_linear_time(flood: str) -> None:
    start = time.process_time()
    filtered(f"START {flood}")
    assert time.process_time() - start < SOON


@pytest.mark.parametrize(
    "flood",
    [
        "<div>" * 20_000,
        "<blockquote>" * 5000,
        "<ul><li>" * 5000,
        "<table><tr><td>" * 3000,
        "<b><i>" * 10_000,
        "<table><tr>" + "<td colspan=1000 rowspan=1000>x" * 2000,
        "<dl><dt>" * 3000,
        "<p>" * 20_000,
    ],
    ids=lambda flood: flood[:12],
)
def test_no_depth_of_elements_stops_the_text(flood: str) -> None:
    start = time.process_time()
    text = logical_text(html.parse(f"<p>START {flood} DEEP"))
    assert time.process_time() - start < SOON
    assert text.startswith("START")
    assert text.rstrip().endswith("DEEP")


def test_styles_in_styles_do_not_multiply() -> None:
    nested = "".join(f'<abbr title="{n}">' for n in range(180))
    found = html.parse(nested + "x<br><br>" * 500)
    spans = sum(len(block.inline.spans) for block in found.blocks if isinstance(block, Paragraph))
    assert len(found.blocks) == 500
    assert spans <= 500 * MAX_STYLES


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<title>a <!-- b </title>c --> d", "c --> d"),
        ("<p>a<title>b<p>c", "ab c"),
        ("<svg><title></svg>a", "a"),
        ("<iframe src=x>a <!-- b</iframe>c --> d", "c --> d"),
        ("<iframe src=x><p>a", "a"),
        ("<svg><![CDATA[ b > c", "b > c"),
    ],
)
def test_what_stands_behind_a_title_or_a_frame_is_kept(markup: str, words: str) -> None:
    text = logical_text(html.parse(markup))
    assert " ".join(text.split()).removeprefix("x ") == words


def test_blanks_between_blocks_cost_nothing() -> None:
    assert filtered("<ul>\n<li>a</li>\n <li>b</li></ul>\n").markup == (
        "<ul><li>a</li><li>b</li></ul>"
    )


@pytest.mark.parametrize("name", ["pre", "code"])
def test_blanks_in_code_stay(name: str) -> None:
    markup = f"<{name}><p>a</p>\n<p>b</p></{name}>"
    assert filtered(markup).markup == markup


def test_blanks_between_words_stay() -> None:
    assert filtered("<p><b>a</b> <i>b</i></p>").markup == "<p><b>a</b> <i>b</i></p>"
