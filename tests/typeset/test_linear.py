"""An article in words: what is a heading, a link, a list, a table is said."""

from pathlib import Path

import pytest

from reader.formats.article import article
from reader.formats.markdown import parse
from reader.model.article import Metadata
from reader.model.document import Figure, Inline, Span, Style, leaf_text, leaves
from reader.model.sanitize import Shown
from reader.resources import sample_articles
from reader.typeset.linear import linear, spoken

SAMPLES = sorted(path for path in sample_articles().rglob("*") if path.suffix in (".html", ".md"))


def said(markdown: str) -> list[str]:
    return [line for line in linear(Metadata(), 0, parse(markdown)) if line]


def test_a_heading_says_its_level() -> None:
    assert said("## Later") == ["Heading 2: Later"]


def test_a_link_is_said_where_it_stands_and_its_address_at_the_end() -> None:
    assert said("See [here](https://example.org/a), or [there](b.md).") == [
        "See [Link: here], or [Link: there].",
        "2 addresses that links lead to:",
        "https://example.org/a",
        "b.md",
    ]


def test_a_list_says_how_long_it_is_and_where_it_ends() -> None:
    assert said("- a day\n- [x] a night\n- b\n\n  c\n") == [
        "List, 3 items:",
        "1. a day",
        "2. Done: a night",
        "3. b",
        "c",
        "End of list",
    ]


def test_an_ordered_list_keeps_its_numbers() -> None:
    assert said("4. a\n5. b") == ["List, 2 items:", "4. a", "5. b", "End of list"]


def test_a_table_says_its_size_and_every_cell_its_column() -> None:
    assert said("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |  |\n") == [
        "Table, 2 columns, 2 rows:",
        "Row 1: a: 1; b: 2",
        "Row 2: a: 3",
        "End of table",
    ]


def test_code_is_said_with_its_language_and_left_as_it_is() -> None:
    assert said("```python\nif x:\n    y\n```") == [
        "Code, python, 2 lines:",
        "if x:",
        "    y",
        "End of code",
    ]


def test_a_quotation_begins_and_ends() -> None:
    assert said("> words") == ["Quotation:", "words", "End of quotation"]


def test_a_note_is_said_where_it_is_called_and_where_it_stands() -> None:
    assert said("Text[^a].\n\n[^a]: The note.") == ["Text[Note 1].", "Note 1: The note."]


def test_a_picture_says_what_it_shows() -> None:
    assert said("![A lamp](lamp.png)") == ["Picture: A lamp"]


def test_what_an_article_says_of_itself_comes_first() -> None:
    metadata = Metadata(title=Shown("A lamp"), authors=(Shown("Jane Doe"),))
    assert list(linear(metadata, 2, parse("Words."))) == [
        "Title: A lamp",
        "By: Jane Doe",
        "Reading time: 2 minutes",
        "",
        "Words.",
    ]


def test_what_is_nested_closes_in_its_order() -> None:
    link, struck = Span(0, 5, Style.LINK, "x"), Span(2, 5, Style.STRIKE)
    assert spoken(Inline(Shown("abcde"), (link, struck))) == "[Link: ab[Struck out: cde]]"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_no_word_of_an_article_is_lost(path: Path) -> None:
    parsed = article(path.read_bytes(), path.name)
    spoken_words = set(" ".join(linear(parsed.metadata, 0, parsed.document)).split())
    for leaf in leaves(parsed.document.blocks):
        words = leaf_text(leaf).split() if not isinstance(leaf, Figure) else leaf.alt.split()
        plain = [word for word in words if word.isalpha()]
        assert [word for word in plain if not any(word in one for one in spoken_words)] == []
