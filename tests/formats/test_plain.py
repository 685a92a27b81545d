"""Plain text -> Document."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats import plain
from reader.model.document import (
    CodeBlock,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    leaf_text,
    leaves,
)
from reader.model.plaintext import logical_text
from reader.model.sanitize import clean

LONG = "This is a whole sentence that goes on for quite a while, as those of articles do."


def headings(text: str) -> list[str]:
    return [block.inline.text for block in plain.parse(text).blocks if isinstance(block, Heading)]


def texts(text: str) -> list[str]:
    return [leaf_text(leaf) for leaf in leaves(plain.parse(text).blocks)]


def test_blank_lines_part_paragraphs() -> None:
    assert texts(f"{LONG}\n\n \n{LONG}\n") == [LONG, LONG]


def test_a_bare_short_line_between_blank_lines_is_a_heading() -> None:
    assert headings(f"{LONG}\n\nCaliphate\n\n{LONG}\n\nOn its own legs\n\n{LONG}") == [
        "Caliphate",
        "On its own legs",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Last week.",
        "It is as follows:",
        "and so it goes on",
        "https://x.example/page",
        "18.30 Doors open",
        "1. First",
        "- An item",
        "Who does this? And why would you?",
        LONG,
        "2019",
        "<b>bold</b>",
        "English below -",
    ],
)
def test_other_lines_are_no_headings(line: str) -> None:
    assert headings(f"{LONG}\n\n{line}\n\n{LONG}") == []


def test_a_line_with_nothing_below_it_is_no_heading() -> None:
    assert headings(f"{LONG}\n\nThe editors") == []


def test_short_lines_in_a_row_are_a_list_without_marks() -> None:
    assert headings(f"{LONG}\n\nWelcome\n\nFinances\n\nAny other business\n\n{LONG}") == []


def test_of_two_short_lines_the_second_heads_the_text() -> None:
    assert headings(f"{LONG}\n\nRead more at Example\n\nLater\n\n{LONG}") == ["Later"]


def test_a_title_and_a_first_heading_both_head_the_text() -> None:
    assert headings(f"The title\n\nThe beginning\n\n{LONG}") == ["The title", "The beginning"]


@pytest.mark.parametrize(("line", "level"), [("=====", 1), ("---", 2), ("~~~~", 3)])
def test_an_underlined_line_is_a_heading(line: str, level: int) -> None:
    heading, paragraph = plain.parse(f"The title.\n{line}\n{LONG}").blocks
    assert isinstance(heading, Heading)
    assert (heading.level, heading.inline.text) == (level, "The title.")
    assert isinstance(paragraph, Paragraph)


def test_lines_broken_at_a_margin_are_joined() -> None:
    lines = [
        "It was a bright cold day in the middle of the month and the",
        "clocks of the town, which no one had wound for many a year,",
        "struck an hour that was not the right one, and someone who",
        "knew better laughed.",
    ]
    assert texts("\n".join(lines)) == [" ".join(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ["Roses are red", "violets are blue", "sugar is sweet", "and so are you"],
        ["Example Foundation", "12 Main Street", "1234 AB Town", "The Country"],
        ["Kind regards,", "The editors"],
    ],
)
def test_short_lines_keep_their_breaks(lines: list[str]) -> None:
    assert texts(f"{LONG}\n\n" + "\n".join(lines))[1] == "\n".join(lines)


def test_lists_are_lists_and_their_items_go_on() -> None:
    (found,) = plain.parse("- one\n  goes on\n- two\n\n- three").blocks
    assert isinstance(found, ListBlock)
    assert [leaf_text(leaf) for leaf in leaves((found,))] == ["one goes on", "two", "three"]


def test_numbers_make_an_ordered_list_that_starts_where_it_starts() -> None:
    (found,) = plain.parse("3. three\n4) four\n\n5. five").blocks
    assert isinstance(found, ListBlock)
    assert (found.is_ordered, found.start, len(found.items)) == (True, 3, 3)


def test_an_indented_block_is_kept_as_it_is() -> None:
    assert plain.parse(f"{LONG}\n\n    a\n      b\n\n    c").blocks[1] == CodeBlock(
        clean("a\n  b\n\nc")
    )


def test_quoted_lines_are_a_quotation() -> None:
    (found,) = plain.parse("> he said\n> this").blocks
    assert isinstance(found, Quote)


def test_a_line_of_stars_is_a_rule() -> None:
    assert plain.parse(f"{LONG}\n\n* * *\n\n{LONG}").blocks[1] == Rule()


def test_angle_brackets_and_references_stay_as_they_are() -> None:
    text = "If a < b and <p> is &amp; no tag, [x](y) no link and *z* no stress."
    assert texts(text) == [text]


def test_controls_do_not_pass() -> None:
    assert texts("a\x1b[31mb\x07c\x00d") == ["abcd"]


def test_it_imports_nothing_heavy() -> None:
    code = (
        "import sys, reader.formats.plain; "
        "sys.exit(bool({'bs4', 'lxml', 'yaml', 'markdown_it'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.text(alphabet="ab .,:-*#>=1)\n\t<é漢", max_size=120))
def test_no_word_of_any_text_is_lost(text: str) -> None:
    shown = logical_text(plain.parse(text))
    assert [c for c in shown if c.isalpha()] == [c for c in text if c.isalpha()]


def test_no_depth_of_quotation_or_run_of_headings_is_too_much() -> None:
    assert texts(f"{'> ' * 5000}words") == ["words"]
    assert len(headings("a\n---\n" * 5000)) == 5000
