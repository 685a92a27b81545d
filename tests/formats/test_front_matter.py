"""Every dialect is read, nothing else is taken for front matter, and no text is ever lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.front_matter import FrontMatter, split
from reader.model.article import ProblemKind

BODY = "<p>One.</p>\n    indented\n"
FENCES = ("---", "----", "...", "+++", "---json", "{", "}", "<!--", "-->", "")
LINES = ("title: x", "Title: x", "date = 2019", ".. title: x", "[#]: title: x", '{"title": "x"}')
PIECES = st.sampled_from(
    [*FENCES, *LINES, '"title": 1,', "  - a", "- ", "a: b: c", "# x", "[", "*a"]
)
TEXTS = st.lists(st.builds("{}{}".format, PIECES, st.sampled_from(["\n", "\n", "\n", ""])))


def titled(text: str) -> FrontMatter:
    front = split(text)
    assert front.fields.get("title", front.fields.get("Title")) == "A title"
    return front


@given(st.text() | TEXTS.map("".join))
def test_head_and_body_joined_are_the_text(text: str) -> None:
    front = split(text)
    assert front.raw + front.body == text
    assert front.fields == {} or front.raw


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("---\ntitle: A title\n---\n", "yaml"),
        ("---\ntitle: A title\n...\n", "yaml"),
        ("---  \ntitle: 'A title'\n---\t\n", "yaml"),
        ("----\ntitle: A title\n----\n", "yaml"),
        ("\n\n---\ntitle: A title\n---\n", "yaml"),
        ("---\n# A note\ntitle: A title\n---\n", "yaml"),
        ("---\ntitle: >-\n  A\n  title\n---\n", "yaml"),
        ('---json\n{"title": "A title"}\n---\n', "json"),
        ('---toml\ntitle = "A title"\n---\n', "toml"),
        ('+++\ntitle = "A title"\ndate = 2019-06-27\n+++\n', "toml"),
        ('{"title": "A title", "n": NaN, "big": 1e999}\n', "json"),
        ('{\n"title": "A title",\n"x":\n{\n"a": 1\n}\n}\n', "json"),
        ("title: A title\ndate: 2019-06-27\n---\n", "unopened"),
        ("Title: A title\nTags: a, b\n  c\n\n", "lines"),
        (".. title: A title\n.. slug: a-title\n\n", "lines"),
        ("<!--\n.. title: A title\n.. slug: a-title\n-->\n", "lines"),
        ('[#]: title: "A title"\n[#]: via: (https://a.example)\n\n', "lines"),
    ],
)
def test_a_dialect_is_read_and_the_body_kept_as_it_is(head: str, kind: str) -> None:
    front = titled(head + BODY)
    assert front.kind == kind
    assert front.body == BODY
    assert front.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "---\nA paragraph between two rules.\n---\n\nMore.\n",
        "---\n\nOne.\n\n---\n\nTwo.\n",
        "---\n\n# A heading\n\n---\n\nTwo.\n",
        "-----\n- a\n- b\n-----\n",
        "---\nNo end, and no keys.\n",
        "---\n",
        "+++\nnot toml\n",
        '{"a": [true, false]}\nmore\n',
        '{"title": "x"} and more\n',
        "{% include x %}\n",
        "Note: this is how it begins.\nAnd goes on.\n",
        "Title\n---\n",
        "From: a\nTo: b\n\nA letter.\n",
        "Title: x\nbut no head\n\nText.\n",
        "",
        "\n",
    ],
)
def test_text_that_only_begins_like_front_matter_is_text(text: str) -> None:
    front = split(text)
    assert front.kind == "none"
    assert front.body == text
    assert front.problems == ()


@pytest.mark.parametrize("head", ["---\n---\n", "---\n\n---\n", "---\n# a note\n---\n"])
def test_an_empty_head_is_a_head(head: str) -> None:
    front = split(head + BODY)
    assert (front.fields, front.body) == ({}, BODY)


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("News: it fell", "News: it fell"),
        ('"Premier: "Not so" and leaves"', 'Premier: "Not so" and leaves'),
        ("'It's a day'", "It's a day"),
        ("[UPDATE] A fire", "[UPDATE] A fire"),
        ("@name says", "@name says"),
        ("`code` here", "`code` here"),
        ("*star* here", "*star* here"),
        ("%percent", "%percent"),
        ('"C:\\Windows\\new"', "C:\\Windows\\new"),
    ],
)
def test_a_title_that_is_no_yaml_stands_as_written_with_its_place(value: str, title: str) -> None:
    front = split(f"---\nlayout: post\ntitle: {value}\ncategory: news\n---\n{BODY}")
    assert front.fields == {"layout": "post", "title": title, "category": "news"}
    assert front.body == BODY
    (problem,) = front.problems
    assert problem.kind is ProblemKind.FRONT_MATTER
    assert problem.line == 3
    assert problem.column > 0


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("&Co opens", [3]),
        ("!Important now", [3]),
        ("Number #1 of all", []),
        ("[UPDATE]", []),
        ("{{ page.title }}", []),
    ],
)
def test_a_title_that_yaml_bends_stands_as_written(value: str, lines: list[int]) -> None:
    front = split(f"---\ndate: 2019-06-27\ntitle: {value}\n---\n{BODY}")
    assert front.fields["title"] == value
    assert [problem.line for problem in front.problems] == lines


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("C# and F#", "C# and F#"),
        ("A title # and a note", "A title"),
        ('"In quotes" # a note', "In quotes"),
        ("No", "No"),
        ("1.10", "1.10"),
        ("1e3", "1e3"),
        ("Foo --- Bar", "Foo --- Bar"),
    ],
)
def test_a_sound_title_is_no_problem(value: str, title: str) -> None:
    front = split(f"---\ntitle: {value}\n---\n")
    assert front.fields["title"] == title
    assert front.problems == ()


def test_the_place_of_a_fault_counts_from_the_top_of_the_file() -> None:
    front = split("\n\n---\na: b\n\ttitle: x\n---\n")
    assert front.problems[0].line == 5


def test_a_head_without_an_end_is_read_up_to_the_first_blank_line() -> None:
    front = split("---\ntitle: Never closed\ntags: [a]\n\nThe body.\n")
    assert front.fields == {"title": "Never closed", "tags": ["a"]}
    assert front.body == "\nThe body.\n"
    assert [(problem.kind, problem.line) for problem in front.problems] == [
        (ProblemKind.FRONT_MATTER, 1)
    ]


def test_broken_toml_and_json_keep_title_and_body() -> None:
    toml = split('+++\ntitle = "A title"\nx = [\n+++\nBody.\n')
    json = split('{\n"title": "A title",\n"x": oops\n}\nBody.\n')
    for front in (toml, json):
        assert front.fields["title"] == "A title"
        assert front.body == "Body.\n"
        assert front.problems[0].line == 3


def test_toml_values_become_strings() -> None:
    front = split("+++\ndate = 2019-06-27T20:47:47+02:00\nv = 1.10\nn = 3\nb = true\n+++\n")
    assert front.fields == {
        "date": "2019-06-27T20:47:47+02:00",
        "v": "1.10",
        "n": "3",
        "b": "true",
    }


def test_tags_that_would_run_something_are_said() -> None:
    front = split('---\ntitle: x\nevil: !!python/object/apply:os.system ["id"]\n---\n')
    assert front.fields == {"title": "x", "evil": ["id"]}
    assert [problem.line for problem in front.problems] == [3]


@pytest.mark.parametrize("key", ["content", "handler", "self", "metadata", "no", "1", "null"])
def test_no_key_is_special(key: str) -> None:
    assert split(f"---\ntitle: x\n{key}: y\n---\n").fields == {"title": "x", key: "y"}


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: x\nx: " + "[" * 200_000 + "\n---\nBody.\n",
        "---\ntitle: " + "x" * 300_000 + "\n---\nBody.\n",
        '{\n"title": "x",\n"y": ' + "[" * 200_000 + "]" * 200_000 + "\n}\nBody.\n",
        "+++\ntitle = 'x'\ny = " + "[" * 60_000 + "\n+++\nBody.\n",
        "+++\ntitle = 'x'\n" + "a." * 30_000 + "b = 1\n+++\nBody.\n",
        "Title: x\n" + "  more\n" * 100_000,
        "title: x\n" + "a: b\n" * 100_000,
        "{" * 300_000,
        "\n" * 300_000 + "---\n",
        "-" * 300_000,
        "---\n" * 100_000,
        "<!--\n" + ".. title: x\n" * 50_000,
        '{"title": "' + "\\" * 100_000,
        "+++\n" + "[[a]]\n" * 10_000 + "+++\n",
        "+++\n" + "".join(f"[a{n}.b.c.d]\nx = 1\n" for n in range(3500)) + "+++\n",
        "+++\n" + "x = [" + "{a.b = 1}," * 6_000 + "]\n+++\n",
        "+++\n" + ("a" * 40 + "." * 90 + "=1\n") * 400 + "+++\n",
        "+++\n" + ("a." * 90 + "b{}=1\n") * 300 + "+++\n",
    ],
    ids=map(str, range(18)),
)
def test_hostile_heads_are_told_in_no_time(text: str) -> None:
    start = time.process_time()
    front = split(text)
    assert time.process_time() - start < 1
    assert front.raw + front.body == text
