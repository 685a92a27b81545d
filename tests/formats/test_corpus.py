"""The bodies of real articles and of the suites of others, which lie beside the checkout."""

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from benchmarks.lost_text import lacking
from reader.formats import html, markdown, plain, web_page
from reader.formats.article import article, facts, read
from reader.formats.gathered import gathered_from, told
from reader.formats.kind import Kind, kind
from reader.formats.source import source
from reader.formats.words import gathered_of
from reader.formats.write import to_markdown
from reader.model.article import ProblemKind
from reader.model.document import (
    CodeBlock,
    Figure,
    Heading,
    Inline,
    Leaf,
    Style,
    leaf_text,
    leaves,
    pictures_within,
)
from reader.model.matching import words
from reader.model.plaintext import logical_text
from reader.model.sanitize import EMPTY

SHARED = Path(os.environ.get("LEESLAMP_CORPUS") or Path(__file__).parents[3] / "shared")

pytestmark = pytest.mark.skipif(
    not (SHARED / "corpus").is_dir(),
    reason="the collections are not beside the checkout; LEESLAMP_CORPUS names their folder",
)

LITTER = re.compile(r"\{%|\{\{|\{:|\[/?caption")
RAW = re.compile(r"\{%-?\s*raw|\{% *%")
FOLDERS = (
    *("articles", "front-matter-cases", "corpus/18f", "corpus/digitalgov", "corpus/fronteers-nl"),
    *("corpus/rust-blog", "corpus/swift-org", "corpus/go-blog", "corpus/hexo-docs"),
    *("corpus/opensource-guide", "corpus/jekyll-tests", "corpus/python-frontmatter-tests"),
    "corpus/nl-twins",
)


@pytest.fixture(params=FOLDERS)
def files(request: pytest.FixtureRequest) -> list[Path]:
    """Of a large collection as many as are worth their time, from all over it; all in make fuzz."""
    found = sorted(path for path in (SHARED / request.param).rglob("*") if path.is_file())
    return found[:: 1 + len(found) * 2 // settings().max_examples]


def suite(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((SHARED / "suites" / name).read_text("utf-8"))
    return found


def folded(text: str) -> str:
    return "".join(text.split())


def outside_code(leaf: Leaf | Inline) -> str:
    if isinstance(leaf, CodeBlock):
        return ""
    text = leaf_text(leaf)
    inline = getattr(leaf, "inline", leaf)
    for span in getattr(inline, "spans", ()):
        if span.style is Style.CODE:
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def test_every_file_opens_and_nothing_is_cut(files: list[Path]) -> None:
    for path in files:
        found = article(path.read_bytes(), path.name)
        cut = {problem.kind for problem in found.problems} & {ProblemKind.CUT, ProblemKind.PARSER}
        assert not cut or path.name.startswith("nested-"), path


def test_no_mark_of_a_generator_is_left_outside_of_code(files: list[Path]) -> None:
    for path in files:
        data = path.read_bytes()
        if RAW.search(data.decode("utf-8", "replace")):
            continue  # what stands between raw marks is to be shown
        for leaf in leaves(article(data, path.name).document.blocks):
            assert not LITTER.search(outside_code(leaf)), (path, leaf)


def test_every_word_that_is_indexed_is_shown(files: list[Path]) -> None:
    for path in files:
        data = path.read_bytes()
        found, parsed = facts(data, path.name), article(data, path.name)
        shown = parsed.document
        headings = [leaf.inline.text for leaf in leaves(shown.blocks) if isinstance(leaf, Heading)]
        assert words(found.text) == words(logical_text(shown)), path
        assert words(found.headings) == words("\n".join(headings)), path
        pictured = [
            leaf
            for leaf in leaves(shown.blocks)
            if isinstance(leaf, Figure) or pictures_within(leaf)
        ]
        assert found.has_image == bool(pictured or parsed.metadata.image), path


def test_the_linear_pass_tells_what_the_document_tells(files: list[Path]) -> None:
    for path in files:
        found = source(path.read_bytes())
        how = Kind.PAGE if found.is_page else kind(found.body, path.name)
        gathered = None if found.is_binary else gathered_of(found.body, how)
        if gathered is not None:
            full = told(gathered_from(read(found.body, how)), EMPTY)
            fast = told(gathered, EMPTY)
            assert replace(fast, text=full.text) == full, path


def test_every_article_reads_back_from_its_markdown(files: list[Path]) -> None:
    for path in files:
        document = article(path.read_bytes(), path.name).document
        again = markdown.parse(to_markdown(document))
        assert logical_text(again).split() == logical_text(document).split(), path
        assert [type(leaf) for leaf in leaves(again.blocks)] == [
            type(leaf) for leaf in leaves(document.blocks)
        ], path


def test_facts_and_article_agree_on_the_title(files: list[Path]) -> None:
    for path in files:
        data = path.read_bytes()
        found = article(data, path.name)
        if not source(data).fields:
            assert facts(data, path.name).title == found.metadata.title, path


def test_bare_headings_of_plain_texts_are_found() -> None:
    folder = SHARED / "corpus" / "nl-twins"
    right = shown = true = 0
    for name, headings in json.loads((folder / "text-headings.json").read_text("utf-8")).items():
        blocks = plain.parse((folder / "text" / name).read_text("utf-8")).blocks
        found = {block.inline.text for block in blocks if isinstance(block, Heading)}
        right += len(found & set(headings))
        shown += len(found)
        true += len(headings)
    assert right / shown >= 0.95
    assert right / true >= 0.9


def test_commonmark_reads_as_its_own_examples() -> None:
    examples = suite("commonmark-examples.json")
    same = sum(
        markdown.parse(example["markdown"]).blocks == html.rendered(example["html"]).blocks
        for example in examples
    )
    assert same >= 0.99 * len(examples)


def test_no_tree_that_html_5_can_grow_stops_the_parsers() -> None:
    for case in suite("html5lib-tree-construction.json"):
        for parse in (html.parse, web_page.parse, markdown.parse):
            parse(case["data"])


def test_no_text_is_lost_of_any_tree_that_html_5_can_grow() -> None:
    assert lacking(suite("html5lib-tree-construction.json")) == []
