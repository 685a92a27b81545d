"""From the bytes of any file to the lines on the screen, and back out: what holds for every one."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.formats.article import article, facts
from reader.formats.front_matter import split
from reader.formats.write import to_html, to_markdown
from reader.model.document import Inline, Parsed, leaf_text, leaves
from reader.model.matching import words
from reader.model.plaintext import logical_text
from reader.model.sanitize import clean
from reader.model.wire import facts_from_json, facts_to_json
from reader.model.wire_document import parsed_from_json, parsed_to_json
from reader.typeset.document import typeset
from reader.typeset.linear import linear
from reader.typeset.lines import Settings
from tests.fuzz.soups import FILES, HEAD, MARKDOWN, TEXTS

FEW = settings(max_examples=settings().max_examples // 4)
"""Each example is a whole file, and each property is tried on every kind of file."""
NAMES = pytest.mark.parametrize("name", FILES)


def parsed(data: st.DataObject, name: str) -> Parsed:
    return article(data.draw(FILES[name]), name)


def strings(value: object) -> Iterator[str]:
    """Every string within a value, whatever holds it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from strings([*value.keys(), *value.values()])
    elif isinstance(value, tuple | list):
        for one in value:
            yield from strings(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))


@NAMES
@FEW
@given(st.data())
def test_nothing_that_a_terminal_would_obey_is_in_what_was_read(
    name: str, data: st.DataObject
) -> None:
    for text in strings(parsed(data, name)):
        assert clean(text) == text


@NAMES
@FEW
@given(st.data())
def test_spans_lie_in_their_text_and_never_cross(name: str, data: st.DataObject) -> None:
    for leaf in leaves(parsed(data, name).document.blocks):
        inline = leaf if isinstance(leaf, Inline) else getattr(leaf, "inline", None)
        if inline is None:
            continue
        ordered = sorted(inline.spans, key=lambda span: (span.start, -span.end))
        assert all(0 <= span.start <= span.end <= len(inline.text) for span in ordered)
        for one, other in pairwise(ordered):
            assert other.start >= one.end or other.end <= one.end


@NAMES
@FEW
@given(st.data())
def test_what_the_worker_sends_is_what_it_read(name: str, data: st.DataObject) -> None:
    found = parsed(data, name)
    assert parsed_from_json(json.loads(json.dumps(parsed_to_json(found)))) == found


@NAMES
@FEW
@given(st.data(), st.integers(20, 200), st.integers(0, 60), st.booleans())
def test_every_character_is_set_once_and_no_line_is_too_wide(
    name: str, data: st.DataObject, measure: int, more: int, is_ascii: bool
) -> None:
    document = parsed(data, name).document
    shown: dict[int, int] = {}
    for line in typeset(document, Settings(measure, measure + more, is_ascii)):
        assert line.cells <= measure + more
        if line.start < line.end:
            assert line.start == shown.get(line.block, 0)
            shown[line.block] = line.end
    for block, leaf in enumerate(leaves(document.blocks)):
        text = leaf_text(leaf)
        assert shown.get(block, 0) == len(text) or not text.strip(" \t\n\u3000")


@NAMES
@FEW
@given(st.data())
def test_the_words_that_are_searched_are_the_words_that_are_shown(
    name: str, data: st.DataObject
) -> None:
    file = data.draw(FILES[name])
    found = facts(file, name)
    assert words(found.text) == words(logical_text(article(file, name).document))
    assert facts_from_json(json.loads(json.dumps(facts_to_json(found)))) == found


@NAMES
@FEW
@given(st.data())
def test_whatever_was_read_can_be_written(name: str, data: st.DataObject) -> None:
    found = parsed(data, name)
    assert "<script" not in to_html(found.document)
    assert isinstance(to_markdown(found.document), str)
    assert all(isinstance(line, str) for line in linear(found.metadata, 1, found.document))


@given(HEAD, MARKDOWN | TEXTS)
def test_no_head_swallows_text(head: str, body: str) -> None:
    front = split(head + body)
    assert front.raw + front.body == head + body
