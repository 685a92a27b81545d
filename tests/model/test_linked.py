from reader.formats.markdown import parse
from reader.model.document import leaf_text, leaves
from reader.model.linked import links_of

TEXT = """See [here](a.md) and *[there](https://b.org/)*.[^n]

| one | two |
|---|---|
| x | [cell](c.md) |

[![alt](p.png)](d.md)

- item <https://e.org/>

[^n]: With [more](f.md).
"""


def test_every_link_is_found_in_reading_order() -> None:
    targets = [link.target for link in links_of(parse(TEXT))]
    assert targets == ["a.md", "https://b.org/", "#1", "c.md", "d.md", "https://e.org/", "f.md"]


def test_a_link_says_which_characters_of_its_leaf_it_is() -> None:
    document = parse(TEXT)
    texts = [leaf_text(leaf) for leaf in leaves(document.blocks)]
    said = [texts[link.block][link.start : link.end] for link in links_of(document)]
    assert said == ["here", "there", "1", "cell", "alt", "https://e.org/", "more"]


def test_a_document_without_links_has_none() -> None:
    assert links_of(parse("Plain.")) == ()
