"""One file's bytes -> its article and its facts."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.article import article, facts
from reader.formats.head import head
from reader.model.article import ProblemKind
from reader.model.document import Heading, leaf_text, leaves
from reader.model.plaintext import logical_text

SOON = 5.0
"""Seconds of processor time: many times what each of these takes, far below square time."""

POST = b"""---
layout: post
title: "The 'story' so far"
date: Thu, 27 Jun 2019 20:47:47 +0200
---

<p>Het kabinet stuurt deze herfst mensen naar het buitenland om de anderen te helpen.</p>
<h2>Achtergrond</h2>
<p>En dat is niet voor het eerst.</p>
"""
TEXT = (
    b"Het kabinet stuurt deze herfst mensen naar het buitenland om hen te helpen. Ook nu.\n\n"
    b"Kalifaat\n\nIn maart was dat nog niet zo, en toen kwam het er toch van.\n"
)


def kinds(data: bytes, name: str = "a.md") -> set[ProblemKind]:
    return {problem.kind for problem in article(data, name).problems}


@pytest.mark.parametrize("name", ["post.html", "post.md", "post.txt", "post"])
def test_a_post_reads_the_same_under_any_name(name: str) -> None:
    found = article(POST, name)
    assert found.metadata.title == "The 'story' so far"
    assert [type(block).__name__ for block in found.document.blocks] == [
        "Paragraph",
        "Heading",
        "Paragraph",
    ]
    assert (found.problems, found.source) == ((), "")


@pytest.mark.parametrize("name", ["text.html", "text.md", "text.txt", "text"])
def test_a_plain_text_reads_the_same_under_any_name(name: str) -> None:
    found = article(TEXT, name)
    assert [leaf_text(block) for block in leaves(found.document.blocks)][1] == "Kalifaat"


def test_a_title_that_the_head_does_not_name_is_taken_from_the_body() -> None:
    assert article(TEXT, "a.txt").metadata.title == "Kalifaat"
    assert article(b"# Its title\n\nText.", "a.md").metadata.title == "Its title"
    assert article(b"One sentence. Another.", "a.txt").metadata.title == "One sentence"


def test_a_first_heading_that_says_the_title_again_goes() -> None:
    found = article(b"---\ntitle: 'A title: here'\n---\n# A Title, here\n\nText.\n", "a.md")
    assert logical_text(found.document) == "Text."


def test_a_first_heading_that_says_something_else_stays() -> None:
    found = article(b"---\ntitle: A title\n---\n# Another\n\nText.\n", "a.md")
    assert isinstance(found.document.blocks[0], Heading)


@pytest.mark.parametrize(
    "data", [b"", b" \n\n", b"---\ntitle: x\n---\n", b"<p> </p>", b"\xef\xbb\xbf"]
)
def test_an_article_without_text_says_so(data: bytes) -> None:
    assert ProblemKind.EMPTY in kinds(data)
    assert article(data, "a.md").document.blocks == ()


def test_a_binary_file_is_no_text_and_no_garbage() -> None:
    data = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
    found = article(data, "a.md")
    assert {problem.kind for problem in found.problems} == {ProblemKind.BINARY}
    assert (found.document.blocks, found.source) == ((), "")
    assert facts(data, "a.md").words == 0


def test_a_broken_head_never_hides_the_body() -> None:
    found = article(b"---\ntitle: [unclosed\n  - : {\n---\n\nThe body.\n", "a.md")
    assert "The body." in logical_text(found.document)


def test_a_wrong_date_is_pointed_at_in_the_open_article_too() -> None:
    (problem,) = article(b"---\ntitle: x\ndate: 2019-13-45\n---\nText.\n", "a.md").problems
    assert (problem.kind, problem.line) == (ProblemKind.DATE, 3)


@pytest.mark.parametrize("data", [b"", b"---\ntitle: x\n---\n", b"<p> </p>"])
def test_the_open_article_says_of_an_empty_file_what_the_list_says(data: bytes) -> None:
    assert article(data, "a.md").problems == head(data, "a.md").problems


def test_what_is_wrong_comes_with_the_raw_text() -> None:
    found = article(b"<p>words</p>" + b"<div>" * 400, "a.html")
    assert {problem.kind for problem in found.problems} == {ProblemKind.CUT}
    assert found.source.startswith("<p>words</p>")


def test_facts_count_words_and_tell_title_language_and_excerpt() -> None:
    found = facts(POST, "post.html")
    assert (found.words, found.title, found.lang) == (22, "Achtergrond", "nl")
    assert found.excerpt.startswith("Het kabinet stuurt")
    assert found.excerpt.endswith("niet voor het eerst.")


def test_a_declared_language_is_not_doubted() -> None:
    assert facts(b"---\nlang: en\n---\n" + TEXT, "a.txt").lang == "en"


@pytest.mark.parametrize("suffix", ["md", "html", "txt"])
def test_references_to_controls_and_overrides_do_not_pass(suffix: str) -> None:
    data = "<p>a &#27;[31m b &#x202e; c \x1b]0;x\x07 \x9b31m</p>".encode()
    text = logical_text(article(data, f"a.{suffix}").document)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(text)


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
@pytest.mark.parametrize(
    "piece",
    [
        *('{% include a="', "{% x %}", '{{< figure src="', "{{ a }}", "{: .a}", "{:", "{/*", "$$"),
        *(
            "[caption]",
            "[caption ",
            "{% highlight %}",
            "{% raw %}",
            "`` ",
            "<pre>",
            "[x](",
            "[[x]]",
        ),
        *("> ", "> a\n", "a\n---\n", "---\n", "|-", "\n", " ", "\t", "#  ", "<!--", "<h2>", "<p "),
        *("<img ", "<a href='#fn1'>1", "</p>", "<td>", "\u0301", "\x1b[", "{#a}", ": a\n", "漢"),
    ],
)
def test_floods_take_no_long_time(piece: str, name: str) -> None:
    data = f"START {piece * (20_000 // len(piece))}".encode()
    start = time.process_time()
    found = article(data, name)
    facts(data, name)
    assert time.process_time() - start < SOON
    assert "START" in found.metadata.title + logical_text(found.document)


@given(st.binary(max_size=300), st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_no_bytes_raise(data: bytes, name: str) -> None:
    assert article(data, name) is not None
    assert facts(data, name).words >= 0


def test_a_page_is_called_what_its_h1_says_without_the_name_of_the_site() -> None:
    page = (
        "<html><head><title>Story | Site</title></head><body><h1>Story</h1><p>x</p></body></html>"
    )
    found = article(page.encode(), "a.html")
    assert found.metadata.title == "Story"
    assert logical_text(found.document) == "x"


def test_a_title_given_by_hand_is_the_title_of_a_page() -> None:
    page = b"---\ntitle: Mine\n---\n<!doctype html><title>Theirs</title><h1>Theirs</h1><p>Text.</p>"
    found = article(page, "a.html")
    assert found.metadata.title == "Mine"
    assert logical_text(found.document) == "Theirs\nText."
