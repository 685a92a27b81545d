import pytest

from reader.formats.article import article
from reader.formats.beginning import SIZE, beginning

HEAD = "---\ntitle: Lamp\n---\n"
HTML = "<p>The <em>lamp</em> is on.</p>\n<ul><li>One</li>\n<li>Two</li></ul>\n"
MARKDOWN = "## The lamp\n\nIt is *on*, see [there](https://lamp.example).\n\n"
PLAIN = "The lamp is on. Nobody turns it off.\n\n"


@pytest.mark.parametrize(("name", "part"), [("a.html", HTML), ("a.md", MARKDOWN), ("a.txt", PLAIN)])
def test_what_is_shown_first_is_what_the_whole_article_begins_with(name: str, part: str) -> None:
    data = (HEAD + part * 2000).encode()
    first, whole = beginning(data[:SIZE], name), article(data, name)
    assert first is not None
    assert first.metadata == whole.metadata
    blocks = first.document.blocks[:-1]
    assert len(blocks) > 100
    assert blocks == whole.document.blocks[: len(blocks)]


def test_a_file_without_any_line_feed_is_cut_after_a_tag() -> None:
    first = beginning(b"<p>The lamp.</p>" * 2000, "a.html")
    assert first is not None
    assert len(set(first.document.blocks)) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"<!doctype html><body>" + HTML.encode() * 99,
        ("Caf\xe9 " * 999).encode("latin-1"),
        b"It is [on][1].\n\n" + MARKDOWN.encode() * 99,
        b"It is on.[^1]\n\n" + MARKDOWN.encode() * 99,
        b"---\ntitle: " + b"lamp " * 999,
        b"\0" * 999,
        b"",
    ],
    ids=["web page", "charset", "reference", "note", "head", "binary", "empty"],
)
def test_nothing_is_shown_first_where_only_the_whole_tells(data: bytes) -> None:
    assert beginning(data, "a.md") is None
