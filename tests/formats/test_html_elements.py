"""Elements that articles hardly have, and that libxml2 does not know well, lose no text."""

import pytest

from reader.formats.html import parse
from reader.model.document import Figure
from reader.model.plaintext import logical_text
from reader.model.sanitize import clean


@pytest.mark.parametrize(
    "markup",
    [
        "<p>one</p><svg><g><text>two</text></g></svg><p>three</p>",
        "<p>one</p><svg><g><p>two</p><p>three</p>",
        "<p>one</p><template shadowrootmode=open><p>two</p></template><p>three</p>",
        "<p>one</p><select><option>two<option>three</select>",
        "<p>one</p><select><input><p>two</p><p>three</p>",
        "<p>one</p><dialog><p>two</p></dialog>three",
        "<frameset><frame></frameset><noframes>one two three</noframes>",
        "<p>one</p><embed><p>two</p><p>three</p>",
        "<p>one</p><video><track></video>two<source><p>three</p>",
    ],
)
def test_no_text_is_lost_in_elements_that_articles_hardly_have(markup: str) -> None:
    assert logical_text(parse(markup)).split() == ["one", "two", "three"]


def test_the_picture_behind_its_sources_is_kept() -> None:
    markup = (
        '<picture><source srcset="b.webp"><source srcset="c"><img src="a.jpg" alt="A"></picture>'
    )
    assert parse(markup).blocks == (Figure("a.jpg", clean("A")),)


def test_signs_in_a_text_area_are_what_they_stand_for() -> None:
    assert logical_text(parse("<textarea>a &lt; b &amp;amp; <i>c</textarea>")) == (
        "a < b &amp; <i>c"
    )


def test_a_template_for_scripts_is_not_read() -> None:
    assert logical_text(parse("<p>one</p><template><p>two</p></template>")) == "one"
