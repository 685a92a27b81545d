"""HTML -> Document, element by element."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats import html
from reader.model import anchors
from reader.model.document import (
    MAX_DEPTH,
    Block,
    CodeBlock,
    DefinitionList,
    Details,
    Document,
    Embed,
    Figure,
    Footnotes,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Span,
    Style,
    Table,
    leaf_text,
    leaves,
)
from reader.model.plaintext import logical_text
from reader.model.sanitize import clean


def blocks(markup: str) -> tuple[Block, ...]:
    return html.parse(markup).blocks


def only(markup: str) -> Block:
    (block,) = blocks(markup)
    return block


def inline(markup: str) -> Inline:
    block = only(markup)
    assert isinstance(block, Paragraph | Heading)
    return block.inline


def test_paragraphs_are_blocks_and_their_white_space_folds() -> None:
    assert [leaf_text(leaf) for leaf in leaves(blocks("<p>one\n  two </p>\n<p> three</p>"))] == [
        "one two",
        "three",
    ]


def test_text_outside_of_any_block_becomes_paragraphs() -> None:
    assert logical_text(html.parse("loose <div>inner</div> end")) == "loose\ninner\nend"


def test_a_break_is_a_line_feed() -> None:
    assert inline("<p>one<br>\n two</p>").text == "one\ntwo"


def test_two_breaks_part_paragraphs() -> None:
    assert len(blocks("<p>one<br><br>two</p>")) == 2


def test_styles_become_spans_without_the_blanks_at_their_edges() -> None:
    assert inline("<p>a<b> bold <i>both</i> </b>z</p>") == Inline(
        inline("<p>a bold both z</p>").text,
        (Span(2, 11, Style.STRONG), Span(7, 11, Style.EMPHASIS)),
    )


def test_a_link_around_blocks_is_in_each_of_them() -> None:
    found = blocks('<a href="x"><div>one</div><div>two</div></a>')
    spans = [block.inline.spans for block in found if isinstance(block, Paragraph)]
    assert spans == [(Span(0, 3, Style.LINK, "x"),)] * 2


@pytest.mark.parametrize(
    ("tag", "style"),
    [
        ("em", Style.EMPHASIS),
        ("strong", Style.STRONG),
        ("code", Style.CODE),
        ("kbd", Style.KEY),
        ("mark", Style.MARK),
        ("del", Style.STRIKE),
        ("ins", Style.INSERT),
        ("u", Style.INSERT),
        ("sub", Style.SUB),
        ("sup", Style.SUP),
        ("small", Style.SMALL),
        ("cite", Style.CITE),
    ],
)
def test_every_inline_element_has_its_style(tag: str, style: Style) -> None:
    assert inline(f"<p>x <{tag}>y</{tag}></p>").spans == (Span(2, 3, style),)


def test_a_link_keeps_its_address_as_written() -> None:
    assert inline('<p><a href="../x?a=1&amp;b=2#c">go</a></p>').spans == (
        Span(0, 2, Style.LINK, "../x?a=1&b=2#c"),
    )


def test_an_abbreviation_says_what_it_stands_for() -> None:
    assert inline('<p><abbr title="World Wide Web">WWW</abbr></p>').spans == (
        Span(0, 3, Style.ABBR, "World Wide Web"),
    )


def test_quotation_marks_stand_around_q() -> None:
    assert inline("<p>He said <q>yes</q>.</p>").text == "He said “yes”."


def test_ruby_reads_as_base_and_reading() -> None:
    assert inline("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>").text == "漢(kan)"


def test_a_heading_keeps_level_and_anchor_and_loses_its_permalink() -> None:
    found = only('<h3 id="here">Title <a class="headerlink" href="#here">¶</a></h3>')
    assert isinstance(found, Heading)
    assert (found.level, found.inline.text, found.anchor) == (3, "Title", "here")


@pytest.mark.parametrize(
    "markup", ['<a id="x"></a><h2>T</h2>', '<section id="x"><h2>T</h2></section>']
)
def test_an_anchor_before_a_heading_is_the_headings(markup: str) -> None:
    found = only(markup)
    assert isinstance(found, Heading)
    assert found.anchor == "x"


def test_an_anchor_before_text_is_not_the_next_headings() -> None:
    found = blocks('<p><a id="x"></a>text</p><h2>T</h2>')[1]
    assert isinstance(found, Heading)
    assert found.anchor == ""


def test_lists_nest() -> None:
    found = only("<ul><li>one<ol start=3><li>sub</ol><li>two</ul>")
    assert isinstance(found, ListBlock)
    assert len(found.items) == 2
    nested = found.items[0].blocks[1]
    assert isinstance(nested, ListBlock)
    assert (nested.is_ordered, nested.start) == (True, 3)


def test_a_list_that_stands_between_items_belongs_to_the_item_before() -> None:
    found = only("<ul><li>one</li><ul><li>sub</li></ul><li>two</li></ul>")
    assert isinstance(found, ListBlock)
    assert [len(item.blocks) for item in found.items] == [2, 1]


def test_check_boxes_make_tasks() -> None:
    found = only("<ul><li><input type=checkbox checked> a<li><input type=checkbox> b<li>c</ul>")
    assert isinstance(found, ListBlock)
    assert [item.is_checked for item in found.items] == [True, False, None]


@pytest.mark.parametrize("tag", ["footer", "cite"])
def test_a_quotation_says_whose_it_is(tag: str) -> None:
    found = only(f"<blockquote><p>Words.</p><{tag}>Someone</{tag}></blockquote>")
    assert isinstance(found, Quote)
    assert found.attribution is not None
    assert found.attribution.text == "Someone"
    assert len(found.blocks) == 1


@pytest.mark.parametrize(
    "markup",
    [
        '<pre><code class="language-python">x = 1\n</code></pre>',
        '<div class="highlight-source-python"><pre>x = 1</pre></div>',
        '<pre class="brush: python; gutter: true">x = 1</pre>',
        '<pre data-lang="python">x = 1</pre>',
        '<figure class="highlight"><pre><code data-lang="python">x = 1</code></pre></figure>',
        '<div class="language-python highlighter-rouge"><div class="highlight"><pre>x = 1</pre>',
    ],
)
def test_code_knows_its_language(markup: str) -> None:
    assert only(markup) == CodeBlock(clean("x = 1"), "python")


@pytest.mark.parametrize(
    "markup",
    [
        '<table><tr><td class="gutter"><pre>1\n2</pre></td><td class=code><pre>a\nb</pre></table>',
        "<pre><span class=lineno>1</span>a\n<span class=lineno>2</span>b</pre>",
    ],
)
def test_line_numbers_are_no_code(markup: str) -> None:
    assert only(markup) == CodeBlock(clean("a\nb"))


def test_code_keeps_its_blanks_and_breaks() -> None:
    assert only("<pre>\n  a<br>\tb  c</pre>") == CodeBlock(clean("  a\n\tb  c"))


def test_a_figure_has_its_caption_and_link() -> None:
    found = only(
        '<figure><a href="big.jpg"><img src="a.jpg" alt="A cat"></a>'
        "<figcaption>Our <em>cat</em></figcaption></figure>"
    )
    assert isinstance(found, Figure)
    assert (found.source, found.alt, found.link) == ("a.jpg", "A cat", "big.jpg")
    assert found.caption is not None
    assert found.caption.text == "Our cat"


def test_an_image_alone_in_a_paragraph_is_a_figure_named_by_its_file() -> None:
    assert only('<p><img src="/img/een%20foto.jpg?w=3"></p>') == Figure(
        "/img/een%20foto.jpg?w=3", clean("een foto.jpg")
    )


def test_an_image_in_running_text_is_a_span_over_its_alt_text() -> None:
    found = inline('<p>press <img src="i.png" alt="OK"> now</p>')
    assert found.text == "press OK now"
    assert found.spans == (Span(6, 8, Style.IMAGE, "i.png"),)


def test_an_image_beside_the_text_stands_before_it() -> None:
    figure, paragraph = blocks('<p><img class="alignleft" src="i.png" alt="OK"> Text.</p>')
    assert isinstance(figure, Figure)
    assert isinstance(paragraph, Paragraph)


@pytest.mark.parametrize(
    "image",
    [
        '<img src="https://x.example/t.gif" width="1" height="1" alt="t">',
        '<img src="https://x.example/t.gif" style="width:1px;height:1px">',
        '<img width="0" src="x">',
    ],
)
def test_tracking_pixels_are_never_shown(image: str) -> None:
    assert logical_text(html.parse(f"<p>a</p>{image}<p>b</p>")) == "a\nb"


@pytest.mark.parametrize(
    "image",
    [
        '<img src="data:image/gif;base64,R0lG" data-src="real.jpg" alt="x">',
        '<img data-original="real.jpg" alt="x">',
        '<img srcset="small.jpg 1x, real.jpg 2x" alt="x">',
    ],
)
def test_lazy_images_are_found(image: str) -> None:
    assert only(image) == Figure("real.jpg", clean("x"))


def test_the_bytes_of_an_image_stay_out() -> None:
    found = only(f'<img alt="x" src="data:image/png;base64,{"QUFB" * 50_000}">')
    assert isinstance(found, Figure)
    assert found.source.startswith("data:#")
    assert len(found.source) < 40


def test_films_and_frames_are_one_quiet_line() -> None:
    assert blocks(
        '<video src="a.mp4" title="A film">no video here</video><audio><source src="b.ogg"></audio>'
        '<iframe src="https://www.youtube.com/embed/x"></iframe>'
        '<iframe src="//x.example/"></iframe>'
        '<object data="c.swf">old</object>'
    ) == (
        Embed("video", "a.mp4", clean("A film")),
        Embed("audio", "b.ogg"),
        Embed("video", "https://www.youtube.com/embed/x"),
        Embed("frame", "//x.example/"),
        Embed("object", "c.swf"),
    )


def test_folded_sections_keep_summary_and_content() -> None:
    found = only("<details><summary>More</summary><p>Text</p></details>")
    assert isinstance(found, Details)
    assert (found.summary.text, len(found.blocks), found.is_open) == ("More", 1, False)


def test_a_section_that_the_author_left_open_is_open() -> None:
    found = only("<details open><summary>More</summary><p>Text</p></details>")
    assert isinstance(found, Details)
    assert found.is_open


def test_glossaries_keep_terms_and_definitions() -> None:
    found = only("<dl><dt>A<dt>B<dd>one<dd>two<dt>C<dd><p>three</p></dl>")
    assert isinstance(found, DefinitionList)
    assert [[term.text for term in item.terms] for item in found.items] == [["A", "B"], ["C"]]
    assert len(found.items[0].blocks) == 2


def test_a_table_has_header_rows_alignment_and_caption() -> None:
    found = only(
        "<table><caption>Sums</caption><thead><tr><th>A<th align=right>B</thead>"
        "<tbody><tr><td>1<td>2</tbody></table>"
    )
    assert isinstance(found, Table)
    assert [cell.text for cell in found.header] == ["A", "B"]
    assert [[cell.text for cell in row] for row in found.rows] == [["1", "2"]]
    assert found.aligns == ("", "right")
    assert found.caption is not None


def test_a_thematic_break_is_a_rule() -> None:
    assert only("<hr>") == Rule()


@pytest.mark.parametrize(
    "markup",
    [
        '<p>E <math><semantics><mi>E</mi><annotation encoding="application/x-tex">x^2'
        "</annotation></semantics></math></p>",
        '<p>E <math alttext="x^2"><mi>x</mi></math></p>',
        '<p>E <script type="math/tex">x^2</script></p>',
    ],
)
def test_a_formula_reads_as_its_tex(markup: str) -> None:
    assert inline(markup) == Inline(clean("E x^2"), (Span(2, 5, Style.MATH),))


def test_a_displayed_formula_stands_by_itself() -> None:
    assert only('<script type="math/tex; mode=display">a<b</script>') == CodeBlock(
        clean("a<b"), "math"
    )


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>PWN</script>",
        "<style>PWN</style>",
        "<svg><title>PWN</title></svg>",
        "<p hidden>PWN</p>",
        '<p style="display: none">PWN</p>',
        '<span aria-hidden="true">PWN</span>',
        "<head><title>PWN</title></head>",
        "<!-- PWN -->",
    ],
)
def test_what_is_not_for_reading_is_not_read(hidden: str) -> None:
    assert logical_text(html.parse(f"<p>a</p>{hidden}<p>b</p>")) == "a\nb"


def test_what_is_shown_without_scripts_is_read() -> None:
    assert logical_text(html.parse("<noscript><p>text</p></noscript>")) == "text"


def test_references_are_decoded_as_html_5_says_and_never_to_controls() -> None:
    text = logical_text(html.parse("<p>&#150; &NotEqualTilde; &#27;[31m &#x9b;0m &#0; &copy x</p>"))
    assert "– ≂̸" in text
    assert "©" in text
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in text)


def test_elements_that_no_one_knows_are_words() -> None:
    assert logical_text(html.parse("<p>Dear <name>, 1 < 2, List<int> <a@b.nl></p>")) == (
        "Dear <name>, 1 < 2, List<int> <a@b.nl>"
    )


def test_nesting_has_an_end_and_keeps_every_word() -> None:
    depth = 60
    markup = "".join(f"<blockquote>q{n} " for n in range(depth)) + "</blockquote>" * depth
    found = html.parse(markup)
    assert [leaf_text(leaf) for leaf in leaves(found.blocks)] == [f"q{n}" for n in range(depth)]
    assert _depth(found.blocks) <= MAX_DEPTH


def _depth(blocks: tuple[Block, ...]) -> int:
    inner = [block.blocks for block in blocks if isinstance(block, Quote)]
    return 1 + max(map(_depth, inner), default=0)


def test_footnotes_go_to_the_end_under_the_labels_that_the_text_shows() -> None:
    found = html.parse(
        '<p>Text<sup><a href="#fn:one" class="footnote">1</a></sup>.</p>'
        '<div class="footnotes"><ol><li id="fn:one"><p>Note. '
        '<a href="#fnref:one" class="reversefootnote">↩</a></p></li></ol></div><p>After.</p>'
    )
    text, after, notes = found.blocks
    assert isinstance(text, Paragraph)
    assert Span(4, 5, Style.FOOTNOTE, "1") in text.inline.spans
    assert isinstance(after, Paragraph)
    assert isinstance(notes, Footnotes)
    assert [(note.label, logical_text(Document(note.blocks))) for note in notes.notes] == [
        ("1", "Note.")
    ]


@given(st.text(alphabet="<>/abptdlhi123 ='\"&;#!-[]\n\x1b\x9b\u202e", max_size=80))
def test_any_soup_can_be_read_and_spans_lie_in_their_text(soup: str) -> None:
    for leaf in leaves(html.parse(soup).blocks):
        text = leaf_text(leaf)
        assert "\x1b" not in text
        assert "\u202e" not in text
        found = getattr(leaf, "inline", leaf)
        if isinstance(found, Inline):
            assert all(0 <= span.start < span.end <= len(found.text) for span in found.spans)


@pytest.mark.parametrize(
    ("markup", "leaf"),
    [
        ('<p>a<p>b</p><a id="x"></a>', 1),
        ('<p>a<p>b</p><a id="x"></a><hr>', 1),
        ('<p>a<ul><li>b<span id="x"></span></ul>', 1),
        ('<p>a<p>b</p><div id="x"></div>', 1),
        ('<p>a<a id="x"></a><p>b</p>', 1),
    ],
)
def test_an_id_behind_the_last_text_names_its_end(markup: str, leaf: int) -> None:
    assert anchors.block_of(html.parse(markup), "x") == leaf


def test_an_image_on_a_line_of_its_own_parts_the_text() -> None:
    found = blocks('<p>Before.<br><img src="i.png" alt="OK"><br>After.</p>')
    assert [type(block) for block in found] == [Paragraph, Figure, Paragraph]
    text = logical_text(html.parse("<p>Before.<br><img src=i.png alt=OK><br>After."))
    assert text == "Before.\nOK\nAfter."


def test_an_image_that_ends_a_sentence_stays_in_it() -> None:
    assert inline('<p>Press <img src="i.png" alt="OK"></p>').text == "Press OK"
