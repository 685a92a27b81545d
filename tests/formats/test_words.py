"""The linear extraction says what the Document says."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats import html
from reader.formats.kind import Kind
from reader.formats.words import of_document, words_of

ARTICLE = (
    "<p>First words of “it”, the ca&shy;fé &amp; more.<br>Next line.</p>\n"
    '<h2>A <em>part</em></h2>\n<p>With <a href="https://x.example/">a link</a>, H<sub>2</sub>O.</p>'
    "<ul><li>one</li><li>two</li></ul><pre>x = 1</pre><!-- not this -->"
    '<blockquote><p>Said.</p></blockquote><img src="t.gif" width="1" height="1" alt="t">'
)

_PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<h2>",
            "</h2>",
            "<br>",
            "<b>",
            "</b>",
            "<a href='x'>",
            "</a>",
            "<ul><li>",
        ),
        *("</li></ul>", "<hr>", "<div>", "</div>", "<pre>", "</pre>", "word ", "Two words. "),
        *("&amp; ", "&eacute;", "&lt;x&gt; ", "<!-- c -->", "\n\n", "é漢字 ", "1,5 ", "<i>x</i>y "),
    ]
)


def test_words_title_and_excerpt_are_the_documents() -> None:
    found = words_of(ARTICLE, Kind.HTML)
    full = of_document(html.parse(ARTICLE))
    assert found is not None
    assert (found.count, found.title, found.excerpt) == (full.count, full.title, full.excerpt)
    assert found.text.split() == full.text.split()


@pytest.mark.parametrize(
    "markup",
    [
        "<p hidden>a</p>",
        '<p class="x">a</p>',
        "<script>a</script>",
        '<img src="a.jpg" alt="b">',
        "<table><tr><td>a</table>",
        "<details>a</details>",
        "<p>{{ a }}</p>",
        "<p>[caption]a[/caption]</p>",
        '<sup><a href="#fn1">1</a></sup>',
        "<naam>",
    ],
)
def test_what_only_a_document_can_tell_is_left_to_it(markup: str) -> None:
    assert words_of(f"<p>x</p>{markup}", Kind.HTML) is None


@pytest.mark.parametrize("kind", [Kind.MARKDOWN, Kind.PAGE])
def test_markdown_and_pages_are_left_to_the_document(kind: Kind) -> None:
    assert words_of("x", kind) is None


def test_the_words_of_plain_text_are_its_documents() -> None:
    found = words_of("The title\n\n1. One item here.\n\nAnd a sentence.\n", Kind.PLAIN)
    assert found is not None
    assert (found.title, found.count) == ("The title", 8)


@given(st.lists(_PIECES, max_size=30))
def test_every_word_occurs_in_the_document(pieces: list[str]) -> None:
    markup = "<p>Begin.</p>" + "".join(pieces)
    found = words_of(markup, Kind.HTML)
    if found is None:
        return
    full = of_document(html.parse(markup))
    assert set(re.findall(r"\w+", found.text)) <= set(re.findall(r"\w+", full.text))
    assert abs(found.count - full.count) <= max(1, full.count // 100)
