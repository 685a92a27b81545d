"""What links mean, looked up in a small library that is only a mapping of addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Metadata
from reader.model.links import Leads, Origin, addresses, asked, closeness, day_of, meaning, slug
from reader.model.sanitize import MAX_URL, Shown, url

TOP = "/home/ann/blog"
HERE = Origin(f"{TOP}/_posts/2019-05-01-here.md", (TOP,))

_FILES: dict[str, Metadata] = {
    f"{TOP}/_posts/2019-05-01-here.md": Metadata(),
    f"{TOP}/_posts/2020-01-02-the-dike.md": Metadata(title=Shown("A house on the dike")),
    f"{TOP}/_posts/2021-01-02-the-dike.md": Metadata(),
    f"{TOP}/about/index.html": Metadata(permalink=Shown("/who-we-are/")),
    f"{TOP}/notes/Köln.md": Metadata(title=Shown("Cathedrals: a list")),
    f"{TOP}/notes/100%25.md": Metadata(),
    f"{TOP}/saved/page.html": Metadata(url="https://www.example.org/2018/long-read.html?id=3"),
    f"{TOP}/notes/old.md": Metadata(extra={"aliases": ["/former/", "Another name"]}),
}
_KNOWN: dict[str, list[str]] = {}
for _path, _metadata in _FILES.items():
    for _key in addresses(_path, _metadata):
        _KNOWN.setdefault(_key, []).append(_path)


def found(target: str, origin: Origin = HERE) -> str | None:
    """The file that a link leads to, within the library; None where to none."""
    asked = meaning(target, origin)
    for key in asked.keys:
        if key in _KNOWN:
            paths = _KNOWN[key]
            best = max(paths, key=lambda path: closeness(asked, origin, path, day_of(path)))
            return best.removeprefix(f"{TOP}/")
    for path in _KNOWN.get(asked.dated, ()):
        if day_of(path).startswith(asked.day):
            return path.removeprefix(f"{TOP}/")
    return None


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("2020-01-02-the-dike.md", "_posts/2020-01-02-the-dike.md"),
        ("./2020-01-02-the-dike.html#part", "_posts/2020-01-02-the-dike.md"),
        ("2020-01-02-the-dike", "_posts/2020-01-02-the-dike.md"),
        ("../notes/K%C3%B6ln.md", "notes/Köln.md"),
        ("../notes/Ko\u0308ln", "notes/Köln.md"),
        ("../notes/100%25.md", "notes/100%25.md"),
        ("../about/", "about/index.html"),
        ("../about", "about/index.html"),
        ("/notes/old.md?plain=1", "notes/old.md"),
        ("/about/index.html", "about/index.html"),
        ("_posts/2020-01-02-the-dike.md", "_posts/2020-01-02-the-dike.md"),
    ],
)
def test_a_path_is_looked_for_from_the_article_and_from_the_top(target: str, file: str) -> None:
    assert found(target) == file


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("https://www.example.org/2018/long-read.html?id=3", "saved/page.html"),
        ("http://EXAMPLE.org:80/2018/long-read?utm_source=x&id=3&fbclid=a#end", "saved/page.html"),
        ("//example.org/2018/%6Cong-read.html/?id=3", "saved/page.html"),
        ("https://example.org/2018/long-read.html?id=4", None),
        ("https://example.org:8080/2018/long-read.html?id=3", None),
        ("https://example.com/2018/long-read.html?id=3", None),
    ],
)
def test_an_address_of_the_web_finds_its_copy(target: str, file: str | None) -> None:
    assert found(target) == file


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("/2020/01/02/the-dike/", "_posts/2020-01-02-the-dike.md"),
        ("/2021/01/02/the-dike.html", "_posts/2021-01-02-the-dike.md"),
        ("/2021/01/the-dike", "_posts/2021-01-02-the-dike.md"),
        ("/essays/the-dike.html#house", "_posts/2020-01-02-the-dike.md"),
        ("https://ann.example/2020/01/02/the-dike/", "_posts/2020-01-02-the-dike.md"),
        ("https://ann.example/2022/01/02/the-dike/", None),
        ("https://elsewhere.example/the-dike/", None),
        ("/who-we-are", "about/index.html"),
        ("/former", "notes/old.md"),
    ],
)
def test_the_addresses_that_generators_make_find_the_post(target: str, file: str | None) -> None:
    assert found(target) == file


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("Köln", "notes/Köln.md"),
        ("köln#Dom", "notes/Köln.md"),
        ("notes/Köln", "notes/Köln.md"),
        ("A House on the Dike", "_posts/2020-01-02-the-dike.md"),
        ("Cathedrals: a list", "notes/Köln.md"),
        ("[[Cathedrals: a list|shown]]", "notes/Köln.md"),
        ("Another Name", "notes/old.md"),
        ("Nobody wrote this", None),
    ],
)
def test_a_wiki_link_finds_a_file_or_a_title(target: str, file: str | None) -> None:
    assert found(target) == file


def test_the_file_beside_the_article_comes_before_one_of_its_name_elsewhere() -> None:
    known = {
        key: path
        for path in (f"{TOP}/b/notes.md", f"{TOP}/a/notes.md")
        for key in addresses(path, Metadata())
        if key.startswith("file:")
    }
    asked = meaning("notes.md", Origin(f"{TOP}/a/x.md", (TOP,)))
    assert known[asked.keys[0]] == f"{TOP}/a/notes.md"


def test_of_two_files_of_one_name_the_one_whose_folders_agree_is_meant() -> None:
    asked = meaning("2019/trip", HERE)
    paths = (f"{TOP}/2018/trip.md", f"{TOP}/2019/trip.md")
    assert max(paths, key=lambda path: closeness(asked, HERE, path, "")) == paths[1]


def test_a_relative_link_in_a_saved_page_means_its_own_site() -> None:
    asked = meaning("../next?p=2#x", Origin(f"{TOP}/a.html", (TOP,), "https://ex.org/a/b/c"))
    assert asked.url == "https://ex.org/a/next?p=2#x"
    assert "web:ex.org/a/next?p=2" in asked.keys


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("/the-dike/", None),
        ("the-dike.html", None),
        ("the-dike?page=2", None),
        ("the-dike", "_posts/2020-01-02-the-dike.md"),
        ("notes/Köln.md", "notes/Köln.md"),
        ("the-dike.pdf", None),
        ("/2020/01/02/the-dike/", "_posts/2020-01-02-the-dike.md"),
        ("/2022/01/02/the-dike/", None),
        ("/2018/long-read.html?id=3", "saved/page.html"),
    ],
)
def test_what_a_saved_page_links_to_is_no_article_of_that_name_by_chance(
    target: str, file: str | None
) -> None:
    origin = Origin(f"{TOP}/saved/a.html", (TOP,), "https://example.org/a/b")
    assert found(target, origin) == file


@pytest.mark.parametrize("target", ["", "#", "#top", "?print=1#top", " #top "])
def test_what_names_no_file_leads_into_the_article_itself(target: str) -> None:
    asked = meaning(target, HERE)
    assert asked.leads is Leads.HERE
    assert asked.fragment in ("", "top")


def test_a_text_fragment_of_a_browser_is_no_heading() -> None:
    assert meaning("x.md#:~:text=dike", HERE).fragment == ""
    assert meaning("x.md#a:~:text=dike", HERE).fragment == "a"


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://x", "tel:1", "x:y"],
)
def test_every_scheme_but_those_of_the_web_is_refused_by_name(target: str) -> None:
    asked = meaning(target, HERE)
    assert asked.leads is Leads.REFUSED
    assert asked.scheme == target.partition(":")[0]
    assert not asked.keys
    assert not asked.url


def test_an_address_that_may_not_be_opened_is_refused() -> None:
    assert meaning("https://user@host/", HERE).leads is Leads.REFUSED
    assert meaning("x" * (MAX_URL + 1), HERE).leads is Leads.REFUSED


def test_a_letter_is_for_the_mail_program() -> None:
    asked = meaning("mailto:ann@example.org?subject=Hi", HERE)
    assert (asked.leads, asked.url) == (Leads.WEB, "mailto:ann@example.org?subject=Hi")


def test_climbing_out_finds_no_more_than_what_is_known() -> None:
    assert found("../" * 40 + "etc/passwd") is None
    assert meaning("../" * 9 + "etc/x.md", HERE).keys[0] == "file:/etc/x"
    assert found("../../blog/notes/old.md") == "notes/old.md"


def test_a_nul_names_no_file() -> None:
    assert not any("\0" in key for key in meaning("a%00b.md", HERE).keys)


def test_an_article_without_a_file_has_links_all_the_same() -> None:
    assert found("Köln", Origin("")) == "notes/Köln.md"


def test_a_pattern_that_a_generator_fills_in_is_no_address() -> None:
    keys = addresses("/a/x.md", Metadata(permalink=Shown("/:year/:title/")))
    assert not any(key.startswith("site:") for key in keys)


_PARTS = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ["..", ".", "/", "//", "%00", "%2e%2e", "%", "#", "?", "http:", "[", "]", "@", "index", ".md"]
)


@given(st.lists(_PARTS, max_size=8).map("".join))
def test_any_link_means_something_and_only_safe_addresses_reach_the_browser(target: str) -> None:
    asked = meaning(target, Origin(HERE.path, HERE.tops, "https://ex.org/a"))
    assert asked.url == "" or url(asked.url) == asked.url
    assert all(key.partition(":")[0] in ("file", "web", "site", "name") for key in asked.keys)
    assert len(asked.keys) <= 12
    assert not any("/../" in key or "\0" in key for key in asked.keys if key[:5] == "file:")


_ODD = st.sampled_from(
    ["https://ex.org", "https://www.", "a.b", "A.ß", "/./", "#:~:", ":80", " ", "?utm_x="]
)


@given(st.lists(_ODD | _PARTS, max_size=8).map("".join))
def test_what_a_link_asks_for_is_the_same_in_short_and_at_length(target: str) -> None:
    origin = Origin(HERE.path, HERE.tops, "https://ex.org/a")
    assert asked(target, origin) == meaning(target, origin).keys


@given(
    st.lists(
        st.text("abcé -_.", min_size=1, max_size=8).filter(lambda part: part.strip(". -_")),
        min_size=1,
        max_size=4,
    )
)
def test_a_file_is_found_by_its_own_path_from_the_top(parts: list[str]) -> None:
    path = "/".join(part.strip() for part in parts) + ".md"
    asked = meaning(f"/{path}", HERE)
    assert addresses(f"{TOP}/{path}", Metadata())[0] in asked.keys


@given(
    st.sampled_from(["www.", "", "www.www."]),
    st.sampled_from(["ex.org", "nl", "a-b.co.uk"]),
    st.text("abé/%2F.-_ ", max_size=12),
)
def test_an_address_is_known_whether_it_is_written_plainly_or_not(
    www: str, host: str, path: str
) -> None:
    plain, other = f"http://{www}{host}/{path}", f"HTTP://{www}{host}:80/{path}?utm_source=x"
    known = addresses("/a/x.md", Metadata(url=plain))
    assert addresses("/a/x.md", Metadata(url=other))[1] == known[1]


@given(st.text(max_size=60))
def test_a_slug_of_a_slug_is_that_slug(text: str) -> None:
    assert slug(slug(text)) == slug(text)
