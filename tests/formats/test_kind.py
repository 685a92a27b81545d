"""What a body is written in."""

import pytest

from reader.formats.kind import Kind, kind

NAMES = ["post.md", "post.html", "post.txt", "post"]

HTML = "<p>First words.</p>\n<h2>Part</h2>\n<p>More, with <a href='x'>a link</a>.</p>\n"
PROSE = (
    "The cabinet sends 35 people this autumn, it said on Monday. They stay for a year.\n\n"
    "Background\n\nIn March it was clear that more would be needed. No one objected.\n"
)
MARKDOWN = "# Title\n\nText with **weight** and [a link](https://x.example/).\n\n```py\nx\n```\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_fragment_of_html_is_html_under_any_name(name: str) -> None:
    assert kind(HTML, name) is Kind.HTML


@pytest.mark.parametrize("name", NAMES)
def test_prose_is_plain_text_under_any_name(name: str) -> None:
    assert kind(PROSE, name) is Kind.PLAIN


@pytest.mark.parametrize("name", NAMES)
def test_markdown_is_markdown_under_any_name(name: str) -> None:
    assert kind(MARKDOWN, name) is Kind.MARKDOWN


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "opening",
    ["<!DOCTYPE html>\n<html>", "<html lang=nl>", "<?xml version='1.0'?>\n<!doctype html>"],
)
def test_a_whole_page_is_a_page_under_any_name(opening: str, name: str) -> None:
    assert kind(f"{opening}<body><p>x</p></body></html>", name) is Kind.PAGE


@pytest.mark.parametrize(
    "text",
    [
        "Buy *now*, pay * later.\n\nOur #1 offer.\n",
        "Shopping:\n- milk\n- bread\n\nSee you # tomorrow.\n",
        "If a < b and c > d then <p> is no tag here.\n\nMail <a@b.nl>\n",
        "Dear <name>,\n\nThe <audio> element plays sound.\n",
        "1. One thing\n2. Another\n\n> he wrote\n\nYes.\n",
    ],
)
def test_a_stray_sign_makes_no_markup_of_a_text_file(text: str) -> None:
    assert kind(text, "notes.txt") is Kind.PLAIN


def test_markdown_that_holds_html_is_markdown() -> None:
    text = '<p align="center"><img src="logo.png"></p>\n\n# Title\n\nText with **weight**.\n'
    assert kind(text, "readme.md") is Kind.MARKDOWN


def test_html_in_a_code_block_makes_no_page() -> None:
    assert kind("Text.\n\n```html\n<html><body>x</body></html>\n```\n", "a.md") is Kind.MARKDOWN


def test_paragraphs_with_a_few_inline_tags_are_markdown() -> None:
    assert kind('One <em>two</em> <a href="x">three</a>.\n\nFour.\n', "post") is Kind.MARKDOWN


def test_marks_of_a_generator_make_markdown() -> None:
    assert kind("{% highlight ruby %}\nputs 1\n{% endhighlight %}\n", "post.md") is Kind.MARKDOWN


def test_an_empty_body_is_plain() -> None:
    assert kind("", "a.html") is Kind.PLAIN
