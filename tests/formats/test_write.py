"""Document -> Markdown and HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats import html, markdown
from reader.formats.write import to_html, to_markdown
from reader.model.document import (
    Block,
    CodeBlock,
    Document,
    Embed,
    Figure,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Span,
    Style,
)
from reader.model.plaintext import logical_text
from reader.model.sanitize import clean

EVERYTHING = """# Title {#top}

Text with *stress*, **weight**, ~~gone~~, `co de`, [a link](https://x.example/a_(b)?c=*d*&amp;e),
H<sub>2</sub>O, <kbd>Esc</kbd>, <mark>m</mark>, <abbr title="A B">AB</abbr>, in<em>tra</em>word,
![pic](i.png) and $$a_b$$. A note[^1].\\
New line.

- one

  more
- [x] two
    1. deep
    2. deeper

<!-- -->

- another list

> A quotation.
>
> > Within.
>
> <footer>Someone</footer>

```python
x = "`"

y
```

| a | b\\|c |
|--:|:-:|
| 1 | `2` |

<table><caption>Sums</caption><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>

[![alt](a.png)](big.png)

<figure><img src="b.png" alt="x"><figcaption>Words <em>here</em></figcaption></figure>

***

<details open><summary>More</summary><p>Text</p><pre>a

b</pre></details>

<dl><dt>T</dt><dd><p>D</p></dd></dl>

<iframe src="https://www.youtube.com/embed/x" title="Film"></iframe>

<video src="a.mp4"></video>

[^1]: The note.

    Its second paragraph.
"""


def test_everything_reads_back_as_it_was() -> None:
    document = markdown.parse(EVERYTHING)
    assert markdown.parse(to_markdown(document)) == document


def test_writing_twice_changes_nothing() -> None:
    once = to_markdown(markdown.parse(EVERYTHING))
    assert to_markdown(markdown.parse(once)) == once


def test_html_reads_back_but_for_films_which_become_links() -> None:
    document = markdown.parse(EVERYTHING)
    without = Document(tuple(block for block in document.blocks if not isinstance(block, Embed)))
    assert html.rendered(to_html(without)) == without


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "- no item",
        "1. no item",
        "+ no item",
        "> no quotation",
        "*no stress* and _none_ __here__ snake_case",
        "[no](link) ![no](image) [^no] [no]: x",
        "`no code` ~~not gone~~",
        "<b>no tag</b> &amp; <!-- no comment --> a < b",
        "{{ no }} {% mark %} {: .no} $$no math$$ {{< no >}}",
        "$x^2$ $n$ \\(x^2\\) US$ $5 and $6",
        "[caption]no[/caption] [[no]]",
        "a\n=====",
        "a\n---",
        "Term\n: none",
        "| a | b |\n|---|---|",
        "~~~\nno code\n~~~",
        "back\\slash \\* end\\",
        "a!",
        "***",
        "2019\\. x",
    ],
)
def test_words_that_look_like_markdown_stay_words(text: str) -> None:
    document = Document((Paragraph(Inline(clean(text))),))
    assert markdown.parse(to_markdown(document)) == document


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc"])
def test_html_links_only_to_the_web_and_beside_itself(address: str) -> None:
    link = Paragraph(Inline(clean("x"), (Span(0, 1, Style.LINK, address),)))
    written = to_html(Document((link, Figure(address, clean("y")), Embed("frame", address))))
    assert "href" not in written
    assert f'="{address}' not in written


def test_html_is_escaped() -> None:
    text = Inline(clean("<script>&\"'"), (Span(0, 3, Style.LINK, 'x" onclick="y'),))
    written = to_html(Document((Paragraph(text), CodeBlock(clean("</pre><b>")))))
    assert "<script" not in written
    assert 'onclick="y' not in written
    assert "<b>" not in written


def test_an_empty_document_is_an_empty_text() -> None:
    assert (to_markdown(Document(())), to_html(Document(()))) == ("", "")


_WORDS = st.text(alphabet="ab *_`[](){}<>&#!|~\\-+.:1$%=\"'é漢", min_size=1, max_size=24).map(
    lambda text: clean(" ".join(text.split()) or "x")
)
_STYLES = st.sampled_from([Style.EMPHASIS, Style.STRONG, Style.CODE, Style.STRIKE, Style.SUP, None])


@st.composite
def _inlines(draw: st.DrawFn) -> Inline:
    text = draw(_WORDS)
    style = draw(_STYLES)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    if style is None or text[start:end].strip() != text[start:end]:
        return Inline(text)
    return Inline(text, (Span(start, end, style),))


_PARAGRAPHS = st.builds(Paragraph, _inlines())
_LEAVES: st.SearchStrategy[Block] = st.one_of(
    _PARAGRAPHS,
    st.builds(Heading, st.integers(1, 6), _inlines()),
    st.builds(CodeBlock, _WORDS, st.sampled_from(["", "python"])),
    st.just(Rule()),
)
_BLOCKS = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda blocks: Quote(tuple(blocks)), st.lists(inner, min_size=1, max_size=2)),
        st.builds(
            lambda items, is_ordered: ListBlock(
                tuple(ListItem(tuple(item)) for item in items), is_ordered
            ),
            st.lists(st.lists(inner, min_size=1, max_size=2), min_size=1, max_size=2),
            st.booleans(),
        ),
    ),
    max_leaves=4,
)


@given(st.lists(_BLOCKS, max_size=3))
def test_any_words_in_any_blocks_read_back_with_their_text(blocks: list[Block]) -> None:
    document = Document(tuple(blocks))
    found = markdown.parse(to_markdown(document))
    assert "".join(logical_text(found).split()) == "".join(logical_text(document).split())
