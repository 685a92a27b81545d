import pytest

from reader.formats.html import parse as parse_html
from reader.formats.inline import MAX_ANCHORS
from reader.formats.markdown import parse
from reader.model.anchors import OPENING, block_of, part_of
from reader.model.document import Document, leaf_text, leaves

TEXT = """Opening words.[^1]

## The first part

One.

### Within it {#own-name}

Two.

## Café, & more!

Three.

## The first part

Four.

[^1]: What a note says.
"""
DOCUMENT = parse(TEXT)
PLACES = parse_html(
    """<div id=all><p>First.</div><p id=p>Second.<ul><li>A<li id="user-content-li">B<li>C</ul>
    <dl><dt>D<dd>d<dt id=dt>E<dd>e</dl>
    <p>Third, <span id=span>fourth</span>.<p><a name="a&amp;b"></a>Fifth.
    <blockquote id=quote><p>Sixth.</blockquote><p id=empty></p><p id=p>Seventh.
    <table id=table><tr><td>1<td>2<tr><td id=cell>3<td>4</table>
    <figure id=figure><img src=x alt=Lamp><figcaption>Caption</figcaption></figure>
    <h2 id=h2>Heading</h2><p id=heading>Last.<p id=late>&nbsp;</p><p>After."""
)


def named(fragment: str) -> str | None:
    """The text of the leaf that a fragment names."""
    block = block_of(DOCUMENT, fragment)
    return None if block is None else leaf_text(list(leaves(DOCUMENT.blocks))[block])


def shown(document: Document) -> list[str]:
    return [leaf_text(leaf) for leaf in leaves(document.blocks)]


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("the-first-part", "The first part"),
        ("The First Part", "The first part"),
        ("the_first_part", "The first part"),
        ("own-name", "Within it"),
        ("within-it", "Within it"),
        ("caf%C3%A9--more", "Café, & more!"),
        ("café-more", "Café, & more!"),
        ("1", "What a note says."),
        ("fn:1", "What a note says."),
        ("user-content-fn-1", "What a note says."),
        ("nothing", None),
        ("", None),
        ("%", None),
    ],
)
def test_a_fragment_names_a_heading_or_a_note(fragment: str, text: str | None) -> None:
    assert named(fragment) == text


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("all", "First."),
        ("p", "Second."),
        ("user-content-li", "B"),
        ("li", "B"),
        ("dt", "E"),
        ("span", "Third, fourth."),
        ("a%26b", "Fifth."),
        ("quote", "Sixth."),
        ("empty", "Seventh."),
        ("table", "1\t2\n3\t4"),
        ("cell", "1\t2\n3\t4"),
        ("figure", "Caption"),
        ("h2", "Heading"),
        ("heading", "Last."),
        ("late", "After."),
    ],
)
def test_a_fragment_names_what_has_it_for_an_id(fragment: str, text: str) -> None:
    block = block_of(PLACES, fragment)
    assert block is not None
    assert leaf_text(list(leaves(PLACES.blocks))[block]) == text


@pytest.mark.parametrize(
    ("fragment", "texts"),
    [
        ("p", ["Second.", "A", "B", "C", "D", "d", "E", "e", "Third, fourth."]),
        ("li", ["B", "C", "D", "d", "E", "e", "Third, fourth.", "Fifth."]),
        ("dt", ["E", "e", "Third, fourth.", "Fifth.", "Sixth."]),
        ("figure", ["Caption"]),
    ],
)
def test_a_passage_begins_at_the_id_and_ends_with_its_section(
    fragment: str, texts: list[str]
) -> None:
    assert shown(part_of(PLACES, fragment)) == texts


def test_a_note_is_meant_before_a_place_of_the_same_name() -> None:
    document = parse("<p id=1>One.</p>\n\nTwo.[^1]\n\n[^1]: A note.\n")
    block = block_of(document, "1")
    assert block is not None
    assert leaf_text(list(leaves(document.blocks))[block]) == "A note."


def test_ids_beyond_a_bound_are_not_kept() -> None:
    markup = "".join(f"<p id=p{number}>x" for number in range(MAX_ANCHORS + 1))
    document = parse_html(markup)
    assert block_of(document, f"p{MAX_ANCHORS - 1}") == MAX_ANCHORS - 1
    assert block_of(document, f"p{MAX_ANCHORS}") is None


def test_the_second_heading_of_one_text_has_a_name_of_its_own() -> None:
    first, second = block_of(DOCUMENT, "the-first-part"), block_of(DOCUMENT, "the-first-part-1")
    assert first is not None
    assert second is not None
    assert second > first


def test_a_section_goes_on_to_the_next_heading_of_its_level() -> None:
    assert shown(part_of(DOCUMENT, "the-first-part")) == [
        "The first part",
        "One.",
        "Within it",
        "Two.",
    ]


def test_a_note_is_shown_without_the_others() -> None:
    assert shown(part_of(DOCUMENT, "fn1")) == ["What a note says."]


def test_an_article_is_shown_by_its_opening() -> None:
    assert len(part_of(DOCUMENT, "").blocks) == OPENING
    assert shown(part_of(DOCUMENT, ""))[0].startswith("Opening words.")


def test_thousands_of_headings_of_one_text_are_told_apart() -> None:
    many = parse("# Same\n\n" * 3000)
    assert block_of(many, "same-2999") == 2999
