"""The sample articles open without a fault, and together show all that an article can hold."""

import dataclasses
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from reader.formats.article import article, facts
from reader.formats.front_matter import split
from reader.model import document
from reader.model.document import (
    CodeBlock,
    Figure,
    ListBlock,
    Parsed,
    Quote,
    Span,
    Style,
    Table,
    leaf_text,
    leaves,
)
from reader.resources import sample_articles

FOLDER = sample_articles()
SUFFIXES = (".html", ".md", ".txt")
NAMES = sorted(
    path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.suffix in SUFFIXES
)
POSTS = [
    "2018-08-09-kan-een-dijk-te-droog-staan.html",
    "2021-06-17-wie-zet-je-over-als-de-brug-er-ligt.md",
]
TEXTS = ["2020-01-18-snert.txt", "wachten-op-oostenwind.txt"]
LITTER = ("{%", "{{", "{:", "%}", "}}", "<!--", "[^", "<p>")


@cache
def opened(name: str) -> Parsed:
    return article((FOLDER / name).read_bytes(), name)


def pieces(value: object) -> Iterator[object]:
    """The value and everything in it: blocks, items, inlines, spans."""
    yield value
    if isinstance(value, tuple):
        inside: list[object] = list(value)
    elif dataclasses.is_dataclass(value):
        inside = [getattr(value, field.name) for field in dataclasses.fields(value)]
    else:
        inside = []
    for part in inside:
        yield from pieces(part)


def everything() -> list[object]:
    return [piece for name in NAMES for piece in pieces(opened(name).document.blocks)]


def test_there_are_a_dozen_or_so() -> None:
    assert 12 <= len(NAMES) <= 16


@pytest.mark.parametrize("name", NAMES)
def test_it_opens_without_a_problem(name: str) -> None:
    assert opened(name).problems == ()


@pytest.mark.parametrize("name", NAMES)
def test_it_has_a_title_and_words(name: str) -> None:
    found = facts((FOLDER / name).read_bytes(), name)
    assert opened(name).metadata.title or found.title
    assert found.words > 90


@pytest.mark.parametrize("name", NAMES)
def test_it_is_known_to_be_dutch_or_english(name: str) -> None:
    found = facts((FOLDER / name).read_bytes(), name)
    assert found.lang.split("-")[0] in ("en", "nl")


@pytest.mark.parametrize("name", NAMES)
def test_it_shows_no_litter_of_its_generator(name: str) -> None:
    running = [
        leaf_text(leaf)
        for leaf in leaves(opened(name).document.blocks)
        if not isinstance(leaf, CodeBlock)
    ]
    assert [text for text in running if any(litter in text for litter in LITTER)] == []


def test_all_but_one_have_a_date() -> None:
    undated = [name for name in NAMES if opened(name).metadata.date is None]
    assert undated == ["wachten-op-oostenwind.txt"]


@pytest.mark.parametrize("name", POSTS)
def test_the_posts_have_the_front_matter_of_the_reference_post(name: str) -> None:
    head = split((FOLDER / name).read_text("utf-8"))
    assert list(head.fields) == [
        "layout",
        "title",
        "date",
        "category",
        "externe_link",
        "feature_image",
    ]


@pytest.mark.parametrize("name", POSTS)
def test_the_posts_hold_paragraphs_and_second_level_headings_only(name: str) -> None:
    body = split((FOLDER / name).read_text("utf-8")).body
    assert {line[:3] for line in body.split("\n") if line} == {"<p>", "<h2"}
    blocks = opened(name).document.blocks
    assert {type(block).__name__ for block in blocks} == {"Paragraph", "Heading"}


@pytest.mark.parametrize("name", TEXTS)
def test_the_plain_texts_have_bare_headings_and_no_front_matter(name: str) -> None:
    assert split((FOLDER / name).read_text("utf-8")).fields == {}
    kinds = [type(block).__name__ for block in opened(name).document.blocks]
    assert set(kinds) == {"Paragraph", "Heading"}
    assert kinds.count("Heading") >= 3


def test_together_they_hold_every_kind_of_block() -> None:
    kinds = set(get_args(document.Leaf)) | set(get_args(document.Container))
    assert kinds - {type(piece) for piece in everything()} == set()


def test_together_they_hold_every_style_of_span() -> None:
    styles = {piece.style for piece in everything() if isinstance(piece, Span)}
    assert set(Style) - styles == set()


def test_together_they_hold_the_finer_things_of_blocks() -> None:
    found = everything()
    lists = [piece for piece in found if isinstance(piece, ListBlock)]
    assert {block.is_ordered for block in lists} == {True, False}
    assert {item.is_checked for block in lists for item in block.items} == {None, True, False}
    assert any(piece.attribution for piece in found if isinstance(piece, Quote))
    tables = [piece for piece in found if isinstance(piece, Table)]
    assert any(table.caption for table in tables)
    assert {"left", "center", "right"} <= {align for table in tables for align in table.aligns}
    assert any(piece.alt and piece.caption for piece in found if isinstance(piece, Figure))
    languages = {piece.language for piece in found if isinstance(piece, CodeBlock)}
    assert {"python", "yaml", "sh", "math"} <= languages


def test_local_pictures_and_links_lead_to_files_that_are_there() -> None:
    missing = [
        (name, target)
        for name in NAMES
        for target in local_targets(opened(name))
        if not ((FOLDER / name).parent / target).is_file()
    ]
    assert missing == []


def test_addresses_on_their_own_site_lead_to_permalinks() -> None:
    permalinks = {opened(name).metadata.permalink.rstrip("/") for name in NAMES}
    for name in ("welcome.md", "the-measure-of-a-line.md", "how-this-lamp-reads-your-files.md"):
        rooted = [link for link in link_targets(opened(name)) if link.startswith("/")]
        assert rooted
        assert {link.rstrip("/") for link in rooted} <= permalinks


def test_they_lie_in_the_package_without_a_module_among_them() -> None:
    assert list(FOLDER.rglob("*.py")) == []
    pictures = list((FOLDER / "pictures").iterdir())
    assert pictures
    assert all(picture.stat().st_size < 20_000 for picture in pictures)


def link_targets(parsed: Parsed) -> list[str]:
    spans = [piece for piece in pieces(parsed.document.blocks) if isinstance(piece, Span)]
    return [span.target for span in spans if span.style in (Style.LINK, Style.IMAGE)]


def local_targets(parsed: Parsed) -> list[Path]:
    figures = [piece for piece in pieces(parsed.document.blocks) if isinstance(piece, Figure)]
    targets = [*link_targets(parsed), *(figure.source for figure in figures)]
    local = [target for target in targets if target and target[0] not in "/#" and ":" not in target]
    return [Path(target.partition("#")[0]) for target in local]
