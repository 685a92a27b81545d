"""What a whole page says of itself, read in linear time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.page_head import fields, is_page
from reader.model.article import Value

PAGE = """<!DOCTYPE html>
<html lang="nl-NL" class=no-js>
<head>
<meta charset="utf-8">
<title>A &amp; B | The Site</title>
<!-- <meta property="og:title" content="commented out"> -->
<meta property="og:title" content="A &amp; B">
<meta name='author' content='Jane Doe'>
<meta name=description content="What it &gt; says">
<meta property="article:published_time" content="2019-06-27T20:47:47+02:00">
<meta property="article:modified_time" content="2019-06-28">
<meta property="article:section" content="News">
<meta property="article:tag" content="one"><meta property="article:tag" content="two">
<meta name="keywords" content="three, four">
<meta property="og:image" content="/a.jpg"/>
<meta property="og:site_name" content="The Site">
<link rel="stylesheet canonical" href="https://a.example/x">
</head>
<body><title>not this</title><meta name="author" content="nor this"></body>
"""


def test_a_page_gives_all_that_its_head_says() -> None:
    assert fields(PAGE) == {
        "lang": "nl-NL",
        "title": "A & B",
        "author": "Jane Doe",
        "description": "What it > says",
        "date": "2019-06-27T20:47:47+02:00",
        "modified": "2019-06-28",
        "category": "News",
        "tags": ["one", "two"],
        "keywords": "three, four",
        "image": "/a.jpg",
        "site_name": "The Site",
        "canonical_url": "https://a.example/x",
    }


@pytest.mark.parametrize(
    ("head", "name", "value"),
    [
        ("<title>Only this</title>", "title", "Only this"),
        ("<title>Unclosed", "title", "Unclosed"),
        ("<TITLE lang=nl>Loud</TITLE>", "title", "Loud"),
        ("<title>T</title><meta property=og:site_name content=S><meta property=og:title content=S>",
         "title", "T"),
        ("<meta property=og:url content=https://a.example>", "canonical_url", "https://a.example"),
        ('<meta name="twitter:image" content="/a.png">', "image", "/a.png"),
        ('<meta content="Jane" name="author" >', "author", "Jane"),
        ('<meta name="author" content="a > b">', "author", "a > b"),
        ('<meta name="author" content="a < b"', "author", "a < b"),
        ('<meta itemprop=datePublished content=2019-06-27>', "date", "2019-06-27"),
        ('<meta property="og:locale" content="nl_NL">', "lang", "nl_NL"),
    ],
)  # fmt: skip
def test_a_spelling_of_the_head_is_read(head: str, name: str, value: Value) -> None:
    assert fields(f"<html><head>{head}")[name] == value


def test_the_styles_of_a_page_saved_in_one_file_hide_nothing() -> None:
    style = "<style>a > b { color: red }</style>" * 40_000
    assert fields(f"<html><head>{style}<meta name=author content=Jane>")["author"] == "Jane"


@pytest.mark.parametrize(
    ("comment", "url"),
    [
        ("saved from url=(0019)https://a.example/x", "https://a.example/x"),
        ("\n Page saved with SingleFile \n url: https://a.example/x \n saved", "https://a.example/x"),
        ("saved from url=(0014)about:internet", None),
    ],
)  # fmt: skip
def test_a_saved_page_is_from_where_its_browser_says(comment: str, url: str | None) -> None:
    page = f"<!doctype html>\n<html><!--{comment} --><head><title>T</title></head>"
    assert fields(page).get("canonical_url") == url


BODY = (
    '<html><head><title>T</title></head><body><ul><li>Another <time datetime="2001-01-01"></li>'
    '</ul><h1>T</h1><p>By <span class="author vcard"><a href="/j"> Jane\nDoe </a></span>'
    ' on <time class="d" datetime="2019-06-27T20:00">27 June</time></p></body></html>'
)


def test_the_lines_below_the_heading_say_what_the_head_does_not() -> None:
    found = fields(BODY)
    assert found["date"] == "2019-06-27T20:00"
    assert found["author"] == "Jane Doe"


def test_the_head_is_believed_before_the_body() -> None:
    head = '<meta name="author" content="John"><meta name="date" content="2018-01-02">'
    found = fields(BODY.replace("<title>", f"{head}<title>"))
    assert (found["author"], found["date"]) == ("John", "2018-01-02")


def test_the_article_is_believed_before_its_page_and_its_author_is_looked_up() -> None:
    data = """[{"@type": "WebPage", "name": "Page"}, {"@type": ["Thing", "BlogPosting"],
      "name": "N", "headline": "H", "author": {"@id": "#a"}, "publisher": {"name": "S"}},
      {"@id": "#a", "@type": "Person", "name": "Jane"}]"""
    page = f'<html><body><p>x</p><script type="application/ld+json">{data}</script>'
    found = fields(page)
    assert (found["title"], found["authors"], found["site_name"]) == ("H", ["Jane"], "S")


def test_an_author_that_is_an_address_is_no_name() -> None:
    assert "author" not in fields(
        '<meta property="article:author" content="https://a.example/jane">'
    )


def test_linked_data_fills_what_the_meta_lacks() -> None:
    data = """{"@context": "https://schema.org", "@graph": [{"@type": "WebSite"},
      {"@type": "NewsArticle", "headline": "H", "datePublished": "2019-06-27",
       "author": [{"name": "Jane"}, {"name": "John"}], "image": {"url": "/a.jpg"}}]}"""
    found = fields(f'<title>T</title><script type="application/ld+json">{data}</script>')
    assert found["title"] == "H"  # a window's title mostly ends in the name of the site
    assert found["date"] == "2019-06-27"
    assert found["authors"] == ["Jane", "John"]
    assert found["image"] == ["/a.jpg"]


@pytest.mark.parametrize("data", ["{", "[" * 100_000, "3", "null", '{"@graph": 3}', '[["a"]]'])
def test_broken_linked_data_is_passed_over(data: str) -> None:
    found = fields(f'<script type="application/ld+json">{data}</script><title>T</title>')
    assert found["title"] == "T"


@pytest.mark.parametrize(
    "text",
    [
        "<!doctype html><p>",
        "\n <HTML>",
        '<?xml version="1.0"?>\n<!DOCTYPE html>',
        "<!-- a --><body>",
    ],
)
def test_a_page_is_told_from_its_first_tag(text: str) -> None:
    assert is_page(text)


@pytest.mark.parametrize("text", ["", "<p>x</p>", "<header>", "text <html>", "<htmlx>", "<!-- x"])
def test_a_fragment_is_no_page(text: str) -> None:
    assert not is_page(text)


@pytest.mark.parametrize(
    "text",
    [
        "<meta " * 200_000,
        '<meta a="' * 100_000,
        "<meta a='" * 100_000 + '"',
        "<title>" * 100_000,
        "<!--" * 100_000,
        "<meta" + " " * 500_000,
        "<meta " + "a=" * 200_000,
        "<script>" * 50_000,
        "<link rel=canonical href=x" * 50_000,
        "<!-- -->" * 100_000,
        "<!--" + "-" * 500_000,
        "<?xml " * 100_000,
        " " * 500_000,
        "<html " + "x" * 500_000,
        "<style>" + "</" * 1_000_000,
        "<style></x>" * 100_000,
        "<body>" + "<time " * 100_000,
        "<body>" + "rel=author><a><a><a>" * 50_000,
        "<body>" + "rel=author" * 50_000,
        "<body>" + "itemprop=datePublished" * 50_000,
        '<body><script type="ld+json">' * 50_000,
    ],
    ids=map(str, range(21)),
)
def test_hostile_heads_take_no_time(text: str) -> None:
    start = time.process_time()
    is_page(text)
    fields(text)
    assert time.process_time() - start < 1


@given(
    st.text()
    | st.lists(
        st.sampled_from(["<meta ", "name=", '"', "'", ">", "<title", "</", "<!--", "a", "=", " "])
    ).map("".join)
)
def test_any_text_gives_strings(text: str) -> None:
    is_page(text)
    assert all(isinstance(name, str) for name in fields(text))
