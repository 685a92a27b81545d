import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.article import article
from reader.formats.passage import passage
from reader.model.document import leaf_text, leaves
from reader.model.places_in_text import CONTEXT, place_at, resolve

HEAD = "---\ntitle: Lamp\n---\n"
NIGHTS = range(300)
HTML = "".join(
    f"<h2>Night {n}</h2>\n<p>It was the <em>{n}th</em> night &amp; the\nlamp burned.</p>\n"
    for n in NIGHTS
)
MARKDOWN = "".join(
    f"## Night {n}\n\nIt was the *{n}th* night, and the [lamp](https://lamp.example) burned.\n\n"
    for n in NIGHTS
)
PLAIN = "".join(f"It was the {n}th night & the lamp burned.\n\n" for n in NIGHTS)
FILES = [("a.html", HTML), ("a.md", MARKDOWN), ("a.txt", PLAIN)]


@pytest.mark.parametrize(("name", "body"), FILES, ids=["html", "markdown", "plain"])
@pytest.mark.parametrize(("night", "offset"), [(100, 0), (250, 6), (299, 3)])
def test_the_words_are_set_as_they_are_in_the_whole(
    name: str, body: str, night: int, offset: int
) -> None:
    data = (HEAD + body).encode()
    whole = article(data, name)
    texts = [leaf_text(leaf) for leaf in leaves(whole.document.blocks)]
    block = next(block for block, text in enumerate(texts) if f"the {night}th night" in text)
    place = place_at(whole.document, block, offset)
    part = passage(data, name, place.context)
    assert part is not None
    assert part.metadata == whole.metadata
    found = resolve(place, part.document)
    assert found.context == place.context
    blocks = part.document.blocks
    first = block - found.block
    assert 0 < first < block
    assert blocks == whole.document.blocks[first : first + len(blocks)]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("<pre>\n", "a.html"),
        ("<table><tr><td>\n", "a.html"),
        ("<blockquote>", "a.html"),
        ("<!-- ", "a.html"),
        ("```\n", "a.md"),
        ("~~~ python\n", "a.md"),
    ],
)
def test_nothing_is_shown_first_of_what_lies_in_something_else(before: str, name: str) -> None:
    body = HTML if name == "a.html" else MARKDOWN
    data = (HEAD + body[:200] + "\n\n" + before + body).encode()
    assert passage(data, name, "It was the 150th night & the lamp burned."[:CONTEXT]) is None


@pytest.mark.parametrize(
    ("name", "body", "context"),
    [
        ("a.html", "<p>The lamp is on, the lamp is on.</p>\n" * 999, "The lamp is on, the lamp"),
        ("a.html", HTML, "It was the last night of all"),
        ("a.html", HTML, "the"),
        ("a.md", MARKDOWN.replace("[lamp](https://lamp.example)", "[lamp][1]"), "It was the 150th"),
        ("a.html", "<!doctype html><body>" + HTML, "It was the 150th night & the lamp"),
    ],
    ids=["everywhere", "nowhere", "too few", "reference", "web page"],
)
def test_nothing_is_shown_first_where_only_the_whole_tells(
    name: str, body: str, context: str
) -> None:
    assert passage((HEAD + body).encode(), name, context) is None


@given(st.text("<>&;ab \n`-!/", max_size=300), st.text("ab <&>", max_size=48))
def test_whatever_a_file_holds_it_never_raises(text: str, context: str) -> None:
    for name, _body in FILES:
        passage((HEAD + text * 9).encode(), name, context)
