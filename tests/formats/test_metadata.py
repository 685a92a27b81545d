"""The many spellings and shapes of what articles say of themselves become one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.metadata import language, metadata, title_lang_and_image
from reader.model.article import Metadata, ProblemKind, Value


def read(fields: dict[str, Value], path: str = "a.md") -> Metadata:
    return metadata(fields, path)[0]


def test_the_fields_of_a_news_post_find_their_places() -> None:
    found = read(
        {
            "layout": "post",
            "title": "A title",
            "date": "Thu, 27 Jun 2019 20:47:47 +0200",
            "category": "nieuws",
            "externe_link": "https://news.example/l/1",
            "feature_image": "https://news.example/1.jpg",
        }
    )
    assert found.title == "A title"
    assert found.date is not None
    assert found.date.iso == "2019-06-27T20:47:47+02:00"
    assert found.categories == ("nieuws",)
    assert found.url == "https://news.example/l/1"
    assert found.site == "news.example"
    assert found.image == "https://news.example/1.jpg"
    assert found.extra == {"layout": "post"}


@pytest.mark.parametrize(
    ("field", "key", "value", "expected"),
    [
        ("title", "Title", "x", "x"),
        ("title", "TITEL", "x", "x"),
        ("title", "headline", "x", "x"),
        ("title", "subject", "x", "x"),
        ("title", "title", "null", "null"),
        ("title", "title", ["one", "two"], "one, two"),
        ("title", "title", {"main": "A", "sub": "B"}, "A"),
        ("title", "title", "Q&amp;A: caf&eacute; &#8211; x", "Q&A: café – x"),
        ("title", "title", "The <em>first</em> of<br>all", "The first of all"),
        ("title", "title", "About <table> and <b>", "About <table> and <b>"),
        ("title", "title", "<code>&lt;b&gt;</code> explained", "<b> explained"),
        ("title", "title", "AT&T and R&D;", "AT&T and R&D;"),
        ("title", "title", "one\n two\u2028three", "one two three"),
        ("title", "title", "soft\xadhyphen", "softhyphen"),
        ("title", "title", "a&#27;]0;x", "a]0;x"),
        ("authors", "author", "Jane Doe", ("Jane Doe",)),
        ("authors", "author", "Doe, Jane", ("Doe, Jane",)),
        ("authors", "authors", "Jane, John", ("Jane", "John")),
        ("authors", "by", ["Jane", "John"], ("Jane", "John")),
        ("authors", "author", {"name": "Jane", "email": "j@a.example"}, ("Jane",)),
        ("authors", "authors", ["X", {"name": "Y"}], ("X", "Y")),
        ("categories", "category", "World News", ("World News",)),
        ("categories", "categories", "foo bar", ("foo", "bar")),
        ("categories", "categories", ["a ", "b c", None, ""], ("a", "b c")),
        ("categories", "rubrieken", ["kunst"], ("kunst",)),
        ("categories", "category", "null", ()),
        ("tags", "tags", "one two", ("one", "two")),
        ("tags", "tags", "one, two three", ("one", "two three")),
        ("tags", "keywords", "one two, three", ("one two", "three")),
        ("tags", "Topics", ["a"], ("a",)),
        ("tags", "tags", [["a", ["b"]], {"name": "c", "slug": "d"}, "a"], ("a", "b", "c")),
        ("tags", "tags", {"a": "1", "b": "2"}, ("a", "b")),
        ("tags", "tags", ["yes", "null", "1.5"], ("yes", "null", "1.5")),
        ("tags", "tags", "~", ()),
        ("tags", "tags", None, ()),
        ("tags", "taxonomies", {"tags": ["a", "b"]}, ("a", "b")),
        ("categories", "taxonomies", {"categories": ["c"]}, ("c",)),
        ("url", "link", "https://a.example", "https://a.example"),
        ("url", "externalUrl", "http://a.example/é", "http://a.example/%C3%A9"),
        ("url", "canonical-url", "https://a.example", "https://a.example"),
        ("url", "source", {"url": "https://a.example"}, "https://a.example"),
        ("url", "source", "a newspaper", ""),
        (
            "url",
            "externe_link",
            ["", "https://a.example", "https://b.example"],
            "https://a.example",
        ),
        ("url", "link", "javascript:alert(1)", ""),
        ("url", "link", "mailto:a@b.example", ""),
        ("url", "permalink", "https://a.example/x", "https://a.example/x"),
        ("url", "url", "/x/y/", ""),
        ("permalink", "url", "/x/y/", "/x/y/"),
        ("permalink", "permalink", "https://a.example/x", "https://a.example/x"),
        ("permalink", "path", "2019/06/27/x", "2019/06/27/x"),
        ("image", "image", "/img/a.jpg", "/img/a.jpg"),
        ("image", "images", ["a.png", "b.png"], "a.png"),
        ("image", "image", {"path": "/a.jpg", "alt": "x"}, "/a.jpg"),
        ("image", "cover", {"src": "a.webp"}, "a.webp"),
        ("image", "hero", "false", ""),
        ("image", "header", "Some words", ""),
        ("image", "header", {"image": "my photo.jpg"}, "my photo.jpg"),
        ("image", "seo", {"ogimage": "/a.png"}, "/a.png"),
        ("image", "featured-image", {"url": "/a.png"}, "/a.png"),
        ("image", "avatar", "/me.png", ""),
        ("lang", "lang", "nl", "nl"),
        ("lang", "language", "中文", "zh"),
        ("lang", "locale", "pt_BR.UTF-8", "pt-BR"),
        ("excerpt", "summary", "<p>One</p> <b>two</b> &amp; three", "One two & three"),
        ("excerpt", "description", "x", "x"),
        ("explicit_id", "guid", "abc", "abc"),
    ],
)
def test_a_spelling_is_read(field: str, key: str, value: Value, expected: Any) -> None:
    assert getattr(read({key: value}), field) == expected


def test_the_best_spelling_wins_and_the_others_stay() -> None:
    found = read(
        {"description": "long", "excerpt": "short", "link": "x", "canonical": "https://c.example"}
    )
    assert found.excerpt == "short"
    assert found.url == "https://c.example"
    assert found.extra == {"description": "long", "link": "x"}


def test_tags_of_several_keys_come_together() -> None:
    found = read({"tags": ["a", "b"], "keywords": "b, c"})
    assert found.tags == ("a", "b", "c")
    assert found.extra == {}


def test_every_other_key_stays_as_it_is_but_harmless() -> None:
    found = read({"My Key": "a\x1b[31mb", "n": {"x": ["1", None]}, "published": "true"})
    assert found.extra == {"My Key": "ab", "n": {"x": ["1", None]}, "published": "true"}


def test_the_other_entries_of_a_mapping_are_kept() -> None:
    picture: Value = {"path": "/a.jpg", "alt": "A tree"}
    found = read({"image": picture, "author": {"name": "Jane"}})
    assert found.image == "/a.jpg"
    assert found.extra == {"image": picture}


def test_known_keys_that_hold_nothing_are_not_kept() -> None:
    assert read({"title": "", "externe_link": None, "tags": []}).extra == {}


def test_a_published_that_is_no_date_is_neither_date_nor_problem() -> None:
    found, problems = metadata({"published": "true"}, "a.md")
    assert found.date is None
    assert problems == ()


def test_a_published_that_is_a_date_is_one() -> None:
    found = read({"published": "2019-06-27"})
    assert found.date is not None
    assert found.date.iso == "2019-06-27"


def test_an_impossible_date_is_a_problem_and_its_text_stays() -> None:
    found, problems = metadata({"date": "2019-13-45"}, "a.md")
    assert found.date is None
    assert found.extra == {"date": "2019-13-45"}
    assert [problem.kind for problem in problems] == [ProblemKind.DATE]
    assert "2019-13-45" in problems[0].message


@pytest.mark.parametrize("value", [None, "", "null", "~", []])
def test_no_date_is_no_problem(value: Value) -> None:
    assert metadata({"date": value}, "a.md")[1] == ()


def test_the_first_date_of_a_list_or_mapping_counts() -> None:
    values: list[Value] = [["x", "2019-06-27", "2020-01-01"], {"published": "2019-06-27"}]
    for value in values:
        found = read({"date": value})
        assert found.date is not None
        assert found.date.iso == "2019-06-27"


def test_the_modified_date_is_its_own() -> None:
    found = read({"date": "2019-06-27", "lastmod": "2020-01-02"})
    assert found.modified is not None
    assert found.modified.iso == "2020-01-02"


@pytest.mark.parametrize(
    ("path", "iso"),
    [
        ("2019-06-27-slug.md", "2019-06-27"),
        ("x/2019-6-7-slug.md", "2019-06-07"),
        ("2020/01/2019-06-27.md", "2019-06-27"),
        ("blog/2019/06/27/slug.md", "2019-06-27"),
        ("blog/2019/06/27-slug.md", "2019-06-27"),
        ("blog/2019/06/slug.md", "2019-06-01"),
        ("2019/13/slug.md", None),
        ("blog/2019/slug.md", None),
        ("1234-56-78.md", None),
        ("report-2019-06-27.md", None),
        ("2019-06-271.md", None),
    ],
)
def test_a_file_name_or_its_folders_give_a_date_that_is_missing(path: str, iso: str | None) -> None:
    found = read({}, path).date
    assert (found.iso if found else None) == iso


def test_the_front_matter_knows_better_than_the_file_name() -> None:
    found = read({"date": "2020-01-02"}, "2019-06-27-slug.md")
    assert found.date is not None
    assert found.date.iso == "2020-01-02"


def test_a_permalink_gives_a_date_where_the_path_has_none() -> None:
    found = read({"permalink": "/2019/06/27/slug"})
    assert found.date is not None
    assert found.date.iso == "2019-06-27"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NL", "nl"),
        ("nl_be", "nl-BE"),
        ("zh-hans", "zh-Hans"),
        ("Nederlands", "nl"),
        ("no", ""),
        ("yes", ""),
        ("klingon language", ""),
        ("", ""),
    ],
)
def test_a_language_is_named_as_the_web_does(text: str, code: str) -> None:
    assert language(text) == code


VALUES: st.SearchStrategy[Value] = st.recursive(
    st.none() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
NAMES = st.sampled_from(
    [
        "title",
        "date",
        "author",
        "tags",
        "categories",
        "link",
        "source",
        "image",
        "lang",
        "id",
        "url",
    ]
)


@given(st.dictionaries(NAMES | st.text(), VALUES), st.text())
def test_any_fields_are_read(fields: dict[str, Value], path: str) -> None:
    found = read(fields, path)
    assert "\n" not in found.title
    assert "\x1b" not in repr(found)


@pytest.mark.parametrize("key", ["id", "uuid", "permalink", "path", "url"])
def test_what_only_recognises_an_article_is_kept_as_it_is(key: str) -> None:
    assert read({key: "/2019/a"}).extra == {key: "/2019/a"}


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"title": "A <em>b</em>", "lang": "NL_be"},
        {"headline": ["One", "two"], "language": "Dutch"},
        {"title": "~", "subject": "Other", "locale": "no"},
        {"cover": "none", "thumbnail": "lamp.jpg"},
    ],
)
def test_title_language_and_picture_alone_are_those_of_the_whole(fields: dict[str, Value]) -> None:
    found, _problems = metadata(fields, "a.md")
    assert title_lang_and_image(fields) == (found.title, found.lang, found.image)


@pytest.mark.parametrize(
    ("value", "site"),
    [
        ("example.org", "example.org"),
        (" www.Example.org/nieuws ", "example.org"),
        ("https://www.example.org/a?b", "example.org"),
        ("De Krant van \x1b[31mDelft", "De Krant van Delft"),
        ("~", ""),
        ("true", ""),
        (["a.example"], ""),
        ({"title": "A"}, ""),
    ],
)
def test_a_site_may_be_named_by_its_host_or_its_address_or_otherwise(
    value: Value, site: str
) -> None:
    found, _problems = metadata({"site": value}, "a.md")
    assert found.site == site
