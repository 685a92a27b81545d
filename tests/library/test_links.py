"""Where links lead to in an indexed library, and what links to an article."""

from pathlib import Path

import pytest

from reader.config import Library
from reader.library import schema
from reader.library.index import Index
from reader.library.links import Links
from reader.model.article import Metadata
from reader.model.document import Document, Parsed
from reader.model.links import Landing, Leads, digests
from reader.model.marks import Marks
from reader.model.opened import Opened
from reader.model.row import ArticleId, Row
from reader.model.sanitize import EMPTY
from tests.library.conftest import Shelves


def links(shelves: Shelves, *folders: Path) -> Links:
    return Links(shelves.index, [str(one) for one in folders or (shelves.folder,)])


def row(shelves: Shelves, name: str) -> Row:
    (entry,) = shelves.index.find(str(shelves.folder / name))
    return entry.row


def follow(shelves: Shelves, target: str, source: str = "a.md", url: str = "") -> Landing:
    parsed = Parsed(Metadata(url=url), Document(()), (), EMPTY)
    opened = Opened(ArticleId(""), str(shelves.folder / source), parsed, Marks())
    return links(shelves).follow(opened, target)


def name(landing: Landing) -> str | None:
    return Path(landing.row.path).name if landing.row is not None else None


def citing(shelves: Shelves, file: str) -> list[str]:
    return [Path(one.path).name for one in links(shelves).cited_by(row(shelves, file).file)]


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("b.md#part", "b.md"),
        ("deep/c", "c.md"),
        ("https://www.example.org/b/?utm_source=x", "b.md"),
        ("Title of B", "b.md"),
    ],
)
def test_the_copy_that_lies_here_comes_first(shelves: Shelves, target: str, file: str) -> None:
    shelves.write("a.md", "A")
    shelves.write("b.md", "Title of B", url="https://example.org/b")
    shelves.write("deep/c.md", "C")
    shelves.refresh()
    landing = follow(shelves, target)
    assert (landing.leads, name(landing)) == (Leads.ARTICLE, file)
    assert landing.fragment == ("part" if "#" in target else "")


def published(shelves: Shelves, target: str) -> Landing:
    parsed = Parsed(Metadata(), Document(()), (), EMPTY)
    opened = Opened(ArticleId(""), str(shelves.folder / "a.md"), parsed, Marks())
    base = {str(shelves.folder): "https://example.org/blog/"}
    return Links(shelves.index, [str(shelves.folder)], base).follow(opened, target)


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/blog/deep/c.html",
        "http://www.example.org/blog/deep/c/?utm_source=x#part",
        "//example.org/blog/deep/c",
    ],
)
def test_an_address_below_that_of_a_published_folder_leads_to_the_article(
    shelves: Shelves, target: str
) -> None:
    shelves.write("a.md", "A")
    shelves.write("deep/c.md", "C")
    shelves.refresh()
    landing = published(shelves, target)
    assert (landing.leads, name(landing)) == (Leads.ARTICLE, "c.md")


def test_other_addresses_of_the_same_site_stay_on_the_web(shelves: Shelves) -> None:
    shelves.write("deep/c.md", "C")
    shelves.refresh()
    for target in ("https://example.org/deep/c", "https://example.org/blogger/deep/c"):
        assert published(shelves, target).leads is Leads.WEB


def test_a_path_of_the_site_that_is_not_here_is_seen_where_it_is_published(
    shelves: Shelves,
) -> None:
    shelves.write("a.md", "A")
    shelves.refresh()
    landing = published(shelves, "/files/map.pdf")
    assert (landing.leads, landing.url) == (Leads.WEB, "https://example.org/blog/files/map.pdf")


def test_what_is_not_here_is_on_the_web_or_nowhere(shelves: Shelves) -> None:
    shelves.write("a.md", "A")
    shelves.refresh()
    assert follow(shelves, "https://example.org/").leads is Leads.WEB
    assert follow(shelves, "no.md").leads is Leads.NOWHERE
    assert follow(shelves, "no.html", url="https://ex.org/a/").url == "https://ex.org/a/no.html"
    assert follow(shelves, "no.md", url="https://ex.org/a/").leads is Leads.NOWHERE
    assert follow(shelves, "javascript:x").scheme == "javascript"


def test_a_link_to_the_article_itself_stays_in_it(shelves: Shelves) -> None:
    shelves.write("a.md", "A")
    shelves.refresh()
    for target in ("#x", "a.md#x", "./a#x", "/a.html#x"):
        landing = follow(shelves, target)
        assert (landing.leads, landing.fragment) == (Leads.HERE, "x")


def test_a_title_from_the_body_names_an_article(shelves: Shelves) -> None:
    shelves.write("a.md", "A")
    shelves.write("b.md", body="Winter on the coast")
    shelves.refresh()
    assert name(follow(shelves, "winter on the coast")) == "b.md"


def test_nothing_outside_of_the_libraries_asked_for_is_found(shelves: Shelves) -> None:
    shelves.write("a.md", "A")
    other = shelves.home / "other"
    other.mkdir()
    (other / "b.md").write_text("title: B\n\nBody")
    shelves.refresh(Library(shelves.folder, "Articles"), Library(other, "Other"))
    assert follow(shelves, "../other/b.md").leads is Leads.NOWHERE
    opened = Opened(ArticleId(""), str(shelves.folder / "a.md"), _parsed(), Marks())
    both = links(shelves, shelves.folder, other)
    assert name(both.follow(opened, "../other/b.md")) == "b.md"


def test_an_article_of_no_library_leads_to_the_files_beside_it(
    shelves: Shelves, tmp_path: Path
) -> None:
    shelves.write("b.md", "B")
    shelves.refresh()
    loose = tmp_path / "loose"
    (loose / "sub").mkdir(parents=True)
    for file in ("a.md", "sub/b.md", "sub/data.csv", ".hidden.md", "../secret.md"):
        (loose / file).write_text("Text")
    (loose / "out.md").symlink_to(tmp_path / "secret.md")
    (loose / "sub" / "folder.md").mkdir()
    opened = Opened(ArticleId(""), str(loose / "a.md"), _parsed(), Marks())
    follow = links(shelves).follow
    for target in ("sub/b.md#two", "./sub/../sub/b.md#two", "[[sub/b#two]]"):
        landing = follow(opened, target)
        assert (landing.leads, landing.fragment) == (Leads.ARTICLE, "two")
        assert landing.path == str(loose / "sub" / "b.md")
    assert follow(opened, "a.md#x") == Landing(Leads.HERE, fragment="x")
    for target in (
        *("../secret.md", "out.md", ".hidden.md", "sub/data.csv", "sub/folder.md", "no.md"),
        *("sub", "%00.md", "\ud800.md", str(tmp_path / "secret.md"), "x" * 2000),
    ):
        assert follow(opened, target).leads is Leads.NOWHERE
    assert name(follow(opened, "b.md")) == "b.md"


def _parsed() -> Parsed:
    return Parsed(Metadata(), Document(()), (), EMPTY)


def test_an_address_that_an_article_no_longer_has_leads_nowhere(shelves: Shelves) -> None:
    shelves.write("a.md", "A")
    path = shelves.write("b.md", "B", url="https://example.org/old")
    shelves.refresh()
    assert name(follow(shelves, "https://example.org/old")) == "b.md"
    shelves.write("b.md", "B", url="https://example.org/quite-new")
    shelves.refresh()
    assert follow(shelves, "https://example.org/old").leads is Leads.WEB
    assert name(follow(shelves, "https://example.org/quite-new")) == "b.md"
    path.unlink()
    shelves.refresh()
    assert follow(shelves, "https://example.org/quite-new").leads is Leads.WEB


def test_what_links_to_an_article_is_listed_newest_first(shelves: Shelves) -> None:
    shelves.write("b.md", "B", url="https://example.org/b")
    shelves.write("old.md", "Old", "See [b](b.md) and [b](B.html).", date="2019-01-01")
    shelves.write("new.md", "New", "See [b](http://www.example.org/b/#x).", date="2020-01-01")
    shelves.write("other.md", "Other", "See [c](c.md).")
    shelves.write("self.md", "Self", "See [self](self.md).")
    shelves.refresh()
    assert citing(shelves, "b.md") == ["new.md", "old.md"]
    assert citing(shelves, "self.md") == []


def test_what_links_to_an_article_from_a_library_that_is_not_open_is_not_listed(
    shelves: Shelves,
) -> None:
    other = shelves.home / "other"
    other.mkdir()
    shelves.write("b.md", "B", url="https://example.org/b")
    shelves.write("c.md", "C", "[b](https://example.org/b)")
    path = shelves.write("d.md", "D", "[b](https://example.org/b)")
    path.rename(other / "d.md")
    shelves.refresh(Library(shelves.folder, "Articles"), Library(other, "Other"))
    assert citing(shelves, "b.md") == ["c.md"]


def test_a_link_that_finds_a_nearer_article_cites_that_one_only(shelves: Shelves) -> None:
    shelves.write("x/notes.md", "X")
    shelves.write("y/notes.md", "Y")
    shelves.write("x/a.md", "A", "See [notes](notes.md).")
    shelves.refresh()
    assert citing(shelves, "x/notes.md") == ["a.md"]
    assert citing(shelves, "y/notes.md") == []


def test_links_that_go_with_a_file_or_its_text_cite_no_longer(shelves: Shelves) -> None:
    shelves.write("b.md", "B")
    one = shelves.write("one.md", "One", "See [b](b.md).")
    shelves.write("two.md", "Two", "See [b](b.md).")
    shelves.refresh()
    assert sorted(citing(shelves, "b.md")) == ["one.md", "two.md"]
    one.unlink()
    shelves.write("two.md", "Two", "No longer a link to anything.")
    shelves.refresh()
    assert citing(shelves, "b.md") == []


def test_what_goes_leaves_nothing_behind(shelves: Shelves) -> None:
    for number in range(3):
        shelves.write(f"{number}.md", body=f"Text {number} with [a link](0.md) of its own")
    shelves.refresh()
    for path in shelves.folder.iterdir():
        path.unlink()
    shelves.refresh()
    shelves.index.close()
    database = schema.open_database(shelves.home / "cache")
    with database.reading() as connection:
        counts = connection.execute(
            "SELECT (SELECT count(*) FROM address), (SELECT count(*) FROM link)"
        ).fetchone()
    database.close()
    shelves.index = Index.open(shelves.home / "cache")
    assert counts == (0, 0)


def test_a_circle_of_links_is_followed_link_by_link(shelves: Shelves) -> None:
    shelves.write("a.md", "A", "[b](b.md)")
    shelves.write("b.md", "B", "[a](a.md)")
    shelves.refresh()
    assert citing(shelves, "a.md") == ["b.md"]
    assert citing(shelves, "b.md") == ["a.md"]


def test_a_digest_fits_into_a_column_and_takes_any_text() -> None:
    keys = digests(("", "file:/a", "name:\udcff", "x" * 5000))
    assert len(set(keys)) == 4
    assert all(-(2**63) <= key < 2**63 for key in keys)
