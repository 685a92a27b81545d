"""Which links are a footnote's."""

from reader.formats import html
from reader.model.document import Document, Footnotes, Heading
from reader.model.plaintext import logical_text


def test_a_heading_that_leads_back_to_the_contents_keeps_its_text() -> None:
    found = html.parse('<h2><a href="#id1" role="doc-backlink">Draft</a></h2><p>Text.</p>')
    heading = found.blocks[0]
    assert isinstance(heading, Heading)
    assert heading.inline.text == "Draft"


def test_a_link_from_a_note_back_to_its_call_is_not_shown() -> None:
    found = html.parse(
        '<p>Text<a href="#n1" role="doc-noteref">1</a>.</p><section role="doc-endnotes"><ol>'
        '<li id="n1"><p>Note. <a href="#r1" role="doc-backlink">Back</a></p></li></ol></section>'
    )
    notes = found.blocks[-1]
    assert isinstance(notes, Footnotes)
    assert [logical_text(Document(note.blocks)) for note in notes.notes] == ["Note."]
