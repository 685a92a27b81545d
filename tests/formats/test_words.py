"""What is gathered in one linear pass is what the Document says."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.formats import markdown_words
from reader.formats.article import article, facts, read
from reader.formats.gathered import MOST_LINKS, Gathered, gathered_from, told
from reader.formats.html_words import UnsureError
from reader.formats.kind import Kind
from reader.formats.words import gathered_of
from reader.model.document import Figure, Heading, leaves, pictures_within
from reader.model.matching import words
from reader.model.plaintext import logical_text
from reader.model.sanitize import EMPTY
from reader.model.wire import facts_from_json, facts_to_json
from reader.resources import sample_articles


def assert_is_the_documents(body: str, kind: Kind) -> Gathered | None:
    """What the linear pass tells, after a look whether it is right; None where it hands over."""
    found = gathered_of(body, kind)
    if found is not None:
        fast, full = told(found, EMPTY), told(gathered_from(read(body, kind)), EMPTY)
        assert fast.text.split() == full.text.split()
        # A picture among words that has none itself is in no span of a Document.
        assert fast.has_image >= full.has_image
        assert replace(fast, text=full.text, has_image=full.has_image) == full
    return found


def test_the_words_of_plain_text_are_its_documents() -> None:
    found = assert_is_the_documents("A text\n\n1. One item here.\n\nAnd a sentence.\n", Kind.PLAIN)
    assert found is not None


ARTICLE = (
    "<p>First words of “it”, the ca&shy;fé &amp; more.<br>Next line.</p>\n"
    '<h2>A <em>part</em></h2>\n<p>With <a href="https://x.example/">a link</a>, H<sub>2</sub>O.</p>'
    "<ul><li>one</li><li>two</ul><pre>x = 1</pre><!-- <p>not this -->"
    '<blockquote><p>Said.</p></blockquote><img src="t.gif" width="1" height="1" alt="t">'
    '<p><img src="lamp.jpg" alt="A lamp"></p></p><figure><img src="a.jpg" alt="a"><figcaption>A '
    'caption</figcaption></figure><p>And <a href="#b">b</a></p><p class="lead" style="color: red">'
    "Then <b>more</b>"
    "<table><tr><th>a</th><td>b</td></tr><tr><td>c<br>d</td><td></td></tr></table>"
)


def test_ordinary_html_needs_no_document() -> None:
    found = assert_is_the_documents(ARTICLE, Kind.HTML)
    assert found is not None
    assert found.has_image


@pytest.mark.parametrize(
    "markup",
    [
        "<p hidden>a</p>",
        '<p class="footnotes">a</p>',
        '<p style="display: none">a</p>',
        "<script>a</script>",
        '<img data-src="a.jpg" alt="b">',
        '<img src="a.jpg" alt="b" align="left">Words',
        "<table><tr><td>a</table>",
        "<table><tr><td>a</td></tr></table>",
        "<details>a</details>",
        '<sup><a href="#fn1">1</a></sup>',
        "<naam>",
        "a < b",
        "<p>a</div>",
        "<b>a<p>b</b>c</p>",
        "<h2>a<p>b</p></h2>",
        "<h2>never ended",
        '<p title="a>b">c',
    ],
)
def test_what_only_a_document_can_tell_is_left_to_it(markup: str) -> None:
    assert gathered_of(f"<p>x</p>{markup}", Kind.HTML) is None


_TAGS = """
<p> </p> <h2> </h2> <br> <b> </b> <a~href='x'> </a> <ul> <li> </li> </ul> <hr> <div> </div> <pre>
</pre> <blockquote> </blockquote> <span~class='x'> </span> <ol><li> </li></ol> <p><em> </em></p>
<!--~c~--> <wbr> <img~src='a.jpg'~alt='lamp'> <img~src='b.jpg'~alt=''> <p><img~src='c.jpg'></p>
<table><tr><th>x</th><td> <td> <tr> </td></tr></table> </td> </tr> <td>y</td></tr></table> <thead>
</h2><p> </p><p> <br><br> <br/> <section> </section>
"""
_TEXTS = ("word ", "Two words. ", "&amp; ", "&eacute;", "&lt;x&gt; ", "\n\n", "é漢字 ", "1,5 ", "x")
_RARE_TEXTS = ("&shy;", "&nbsp;", "\u200b", "<", "&am", "p;", "e\u0301\u0301", "#", "  ", "\t")
_PIECES = st.sampled_from(
    [*[tag.replace("~", " ") for tag in _TAGS.split()], *_TEXTS * 3, *_RARE_TEXTS]
)


_RUN = st.lists(_PIECES, max_size=3).map("".join)
_ELEMENTS = """
p h2 b a em div ul li ol blockquote pre span section table tr td th thead code sup figure figcaption
"""
_NESTED = st.recursive(
    st.one_of(_RUN, st.sampled_from(_TEXTS)),
    lambda inner: st.tuples(st.sampled_from(_ELEMENTS.split()), st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
    max_leaves=12,
)


@given(st.lists(_PIECES, max_size=30).map("".join) | st.lists(_NESTED).map("".join))
@example("<a href='x'>")
@example("<p>One <a href='x'></a>two <a href='y'><b>three</b></a>")
@settings(max_examples=3 * settings().max_examples)
def test_whatever_is_gathered_of_html_is_the_documents(markup: str) -> None:
    assert_is_the_documents(markup, Kind.HTML)


MARKDOWN = """\
A title
=======

First *words* of **it**, a [link](https://x.example/a_(b)), `code *here*` and \\*no\\* emphasis;
a **b *c** d*, a*b*c, [**"in" a link**](c),
snake_case, H<sub>2</sub>O, AT&amp;T, <https://y.example/>, [by label][1] and
![an inner](a.png) one.

## A part with [a link](there.md) ##

[Within](#there).

- one
- two
  goes on

  1. nested
- three

> Said by *somebody*,
> at length.

![A lamp](lamp.jpg "title")

```python
if x:
\tx = [1] * 2
```

    indented *code*

A table:
| a `b` | *c* |
|-------|:---:|
| 1 \\| 2 | 3 | 4
5
- six

<!-- not this -->
<div class="box">Raw <b>markup</b></div>

* * *

[1]: https://z.example/ "Z"
"""


def test_ordinary_markdown_needs_no_parser() -> None:
    assert markdown_words.gathered(MARKDOWN).leaves
    found = assert_is_the_documents(MARKDOWN, Kind.MARKDOWN)
    assert found is not None
    assert found.has_image


@pytest.mark.parametrize(
    "text",
    [
        "Note[^1]\n\n[^1]: said",
        "> quoted\ngoes on lazily",
        "- item\ngoes on lazily",
        "-\ttabbed",
        "Term\n: what it is",
        "## Named {#name}",
        "[[wiki]]",
        "~~gone~~",
        "[a [b](c) d](e)",
        "![*a*](b.png)",
        "<script>a</script>",
        "- [ ] a task",
    ],
)
def test_what_only_the_parser_can_tell_is_left_to_it(text: str) -> None:
    with pytest.raises(UnsureError):
        markdown_words.gathered(f"Words.\n\n{text}\n")
    assert_is_the_documents(f"Words.\n\n{text}\n", Kind.MARKDOWN)


_SIGNS = """
* ** _ __ ` `` [ ]( ) ![ ](a.png) [x](y) [l] ]: # ## - > 1. 2. ``` ~~~ --- *** === <b> </b> <br>
<div> </div> <p> &amp; &copy; &x & < > \\ \\* ! | : + <!-- --> <http://x.y> $ ~~ a b c word Two. é
“x” a_b *c* **d** _e_ `f` [l]:~/z
"""
_SPACES = st.sampled_from(
    ["", "", " ", " ", "\n", "\n", "\n\n", "  ", "    ", "  \n", "\n- ", "\n> "]
)


@given(st.lists(st.tuples(st.sampled_from(_SIGNS.split()), _SPACES), max_size=25))
@settings(max_examples=4 * settings().max_examples)
def test_whatever_is_gathered_of_markdown_is_the_documents(pieces: list[tuple[str, str]]) -> None:
    text = "".join(f"{sign.replace('~/', ' /')}{space}" for sign, space in pieces)
    assert_is_the_documents(text, Kind.MARKDOWN)


_CELLS = [
    "|",
    "|",
    " ",
    "a",
    "\\|",
    "`|`",
    "*b*",
    "|-|-|\n",
    "a|b\n",
    "\n",
    "\n",
    "- ",
    "> ",
    "    ",
]


@given(st.lists(st.sampled_from([*_CELLS, "|a|b|\n|-|:-:|\n", "-|-\n", "http://a.b", "1. ", "# "])))
@example(["- |a|\n", "- |-|\n", "|-|-|\n", "|a|b|"])
@settings(max_examples=3 * settings().max_examples)
def test_tables_of_markdown_are_told_as_the_parser_tells_them(pieces: list[str]) -> None:
    assert_is_the_documents("".join(pieces), Kind.MARKDOWN)


@given(st.lists(st.sampled_from(["*", "**", "_", "__", *'ab .[("', "](c)", "*a"]), max_size=20))
@settings(max_examples=3 * settings().max_examples)
def test_signs_of_stress_are_paired_as_the_parser_pairs_them(pieces: list[str]) -> None:
    assert_is_the_documents("".join(pieces), Kind.MARKDOWN)


SAMPLES = sorted(path for path in sample_articles().rglob("*") if path.is_file())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_word_that_is_indexed_is_shown(path: Path) -> None:
    data = path.read_bytes()
    found, parsed = facts(data, path.name), article(data, path.name)
    shown = parsed.document
    pieces = list(leaves(shown.blocks))
    headings = [piece.inline.text for piece in pieces if isinstance(piece, Heading)]
    assert words(found.text) == words(logical_text(shown))
    assert words(found.headings) == words("\n".join(headings))
    pictured = [piece for piece in pieces if isinstance(piece, Figure) or pictures_within(piece)]
    assert found.has_image == bool(pictured or parsed.metadata.image)
    assert facts_from_json(facts_to_json(found)) == found


@pytest.mark.parametrize(
    "text",
    [
        "Words ![a lamp](lamp.jpg) and words.",
        "![](lamp.jpg) and words.",
        "Words ![](lamp.jpg) and words.",
        "- An item ![a lamp](lamp.jpg)",
        "<p>Words <img src='lamp.jpg' alt='a lamp'> and words.</p>",
        "---\nfeature_image: lamp.jpg\n---\nWords alone.",
    ],
)
def test_a_picture_is_one_among_words_and_before_them_too(text: str) -> None:
    assert facts(text.encode(), "a.md").has_image


@pytest.mark.parametrize("text", ["Words alone.", "---\nimage: none\n---\nWords.", "Words ![a]()."])
def test_what_shows_no_picture_has_none(text: str) -> None:
    assert not facts(text.encode(), "a.md").has_image


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
def test_a_heading_that_says_the_title_once_more_is_no_text(name: str) -> None:
    data = b"---\ntitle: The lamp\n---\n<h1>The Lamp!</h1>\n<p>It burns.</p>\n"
    found = facts(data, name)
    assert (found.text, found.headings, found.words) == ("It burns.", "", 2)


PLAIN = st.lists(
    st.sampled_from(
        ["A heading", "Words of a\nparagraph", "- item", "1. one", "    code", "> said"]
    )
    | st.text("aA1. -=>*\t\n", max_size=30),
    max_size=6,
)


@given(PLAIN)
def test_plain_text_told_without_a_document_is_told_alike(chunks: list[str]) -> None:
    body = "\n\n".join(chunks)
    assert gathered_of(body, Kind.PLAIN) == gathered_from(read(body, Kind.PLAIN))


LINKED = {
    Kind.HTML: (
        '<p>See <a href="a.html?x=1&amp;y=2">one</a>, <a href="#x">within</a> and '
        '<a href=\'b é.md\' title="t">two</a>.</p><h2><a href="a.html?x=1&amp;y=2">one</a></h2>'
    ),
    Kind.MARKDOWN: (
        "See [one](a%20b.md), [two](<b é.md> 't'), [three][label], <https://e.org/?q=1&r=2>,\n"
        "[within](#x), [one again](a%20b.md) and <a href='c.md'>html</a>.\n\n"
        "- [four](d.md)\n\n## [five](e&amp;f.md)\n\n[label]: https://l.org/é\n"
    ),
}


@pytest.mark.parametrize("kind", LINKED)
def test_links_are_told_as_the_document_has_them_each_once(kind: Kind) -> None:
    found = assert_is_the_documents(LINKED[kind], kind)
    assert found is not None
    links = told(found, EMPTY).links
    assert len(links) == len(set(links)) == (2 if kind is Kind.HTML else 7)


@pytest.mark.parametrize(
    "quoted", ["> [!NOTE]\n> b", ">  [!x] *c*\n> b", "- > [!x]\n  > b", ">[!x]"]
)
def test_the_head_of_a_quotation_is_told_as_it_is_shown(quoted: str) -> None:
    assert_is_the_documents(f"Words.\n\n{quoted}\n\nMore.\n", Kind.MARKDOWN)


def test_of_many_links_and_of_endless_ones_no_more_is_told_than_is_kept() -> None:
    many = "".join(f"[x]({number}.md) " for number in range(1000))
    endless = f"[x]({'y' * 5000})"
    links = facts(f"{endless} {many}".encode(), "a.md").links
    assert links[0] == "0.md"
    assert len(links) == MOST_LINKS
