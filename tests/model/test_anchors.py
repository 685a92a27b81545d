import pytest

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
