"""What is gathered in one linear pass is what the Document says."""

from dataclasses import replace

from reader.formats.article import read
from reader.formats.gathered import Gathered, gathered_from, told
from reader.formats.kind import Kind
from reader.formats.words import gathered_of
from reader.model.sanitize import EMPTY


def assert_is_the_documents(body: str, kind: Kind) -> Gathered | None:
    """What the linear pass tells, after a look whether it is right; None where it hands over."""
    found = gathered_of(body, kind)
    if found is not None:
        fast, full = told(found, EMPTY), told(gathered_from(read(body, kind)), EMPTY)
        assert fast.text.split() == full.text.split()
        assert replace(fast, text=full.text) == full
    return found


def test_the_words_of_plain_text_are_its_documents() -> None:
    found = assert_is_the_documents("A text\n\n1. One item here.\n\nAnd a sentence.\n", Kind.PLAIN)
    assert found is not None
