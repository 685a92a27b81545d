import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import candidates
from reader.library.candidates import BACKUP, BUILD, HIDDEN, NOT_AN_ARTICLE


@pytest.mark.parametrize(
    "name",
    [
        "a.md", "A.MD", "c.Markdown", "a.mdown", "a.mkd", "a.mkdn", "a.html", "B.HTM", "e.XHTML",
        "a.mhtml", "a.mht", "d.txt", "a.text", "-rf.md", "#frag?q=1.md", "%s%n.md", "two.dots.md",
        "$(touch x).md", "new\nline.md", "ok.sync-conflict-20240101-120000-ABCDEFG.md", " .md",
    ],
)  # fmt: skip
def test_the_name_of_an_article_is_enough(name: str) -> None:
    assert candidates.left_out(name.encode()) == ""


@pytest.mark.parametrize(
    "name", ["README", "LICENSE", "My article", "Vol. 2", "What is new in 3.11", "ends in a dot."]
)
def test_a_name_without_a_suffix_leaves_it_to_the_bytes(name: str) -> None:
    assert candidates.left_out(name.encode()) is None


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".hidden.md", HIDDEN),
        (".ok.md.swp", HIDDEN),
        (".#ok.md", HIDDEN),
        (".syncthing.ok.md.tmp", HIDDEN),
        ("ok.md~", BACKUP),
        ("#ok.md#", BACKUP),
        ("~$ok.md", BACKUP),
        ("ok.md.part", BACKUP),
        ("ok.md.bak", BACKUP),
        ("ok.md.orig", BACKUP),
        ("ok.md.swp", BACKUP),
        ("photo.jpg", NOT_AN_ARTICLE),
        ("a.json", NOT_AN_ARTICLE),
        ("book.epub", NOT_AN_ARTICLE),
        ("archive.tar.gz", NOT_AN_ARTICLE),
        ("libfoo.so.1", NOT_AN_ARTICLE),
    ],
)
def test_other_names_are_left_out_for_a_reason(name: str, reason: str) -> None:
    assert candidates.left_out(name.encode()) == reason


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".git", HIDDEN),
        (".stversions", HIDDEN),
        ("node_modules", BUILD),
        ("_site", BUILD),
        ("vendor", BUILD),
        ("__pycache__", BUILD),
        ("_posts", ""),
        ("folder.md", ""),
        ("public", ""),
    ],
)
def test_some_folders_are_not_walked(name: str, reason: str) -> None:
    assert candidates.skipped_folder(name.encode()) == reason


@pytest.mark.parametrize("folder", ["Page_files", "Page-Dateien", "Page_bestanden"])
def test_the_folder_beside_a_saved_page_belongs_to_it(folder: str) -> None:
    found = candidates.side_folders([folder.encode(), b"my_files"], [b"Page.HTML", b"my.md"])
    assert found == {folder.encode()}


@pytest.mark.parametrize(
    "start",
    [b"Words", b"a\tb\r\nc\f", "Ünïcödé".encode(), b"\xef\xbb\xbf", b"\xff\xfea\0", b"\x1b[1mlog"],
)
def test_text_looks_like_text(start: bytes) -> None:
    assert candidates.looks_like_text(start)


@pytest.mark.parametrize("start", [b"", b"\x7fELF\x01\0", b"\x89PNG\r\n\x1a\n", b"a\0b"])
def test_anything_else_does_not_look_like_text(start: bytes) -> None:
    assert not candidates.looks_like_text(start)


@given(st.binary(min_size=1, max_size=12) | st.sampled_from([b"~$a.md", b".md", b"a.MD", b"#a.md"]))
def test_what_is_plainly_an_article_is_one(name: bytes) -> None:
    if candidates.is_plainly_one(name):
        assert candidates.left_out(name) == ""


@given(st.text(alphabet="ab.~#$ ", max_size=5), st.sampled_from(sorted(candidates.SUFFIXES)))
def test_a_name_with_the_right_suffix_is_an_article_hidden_or_a_backup(
    stem: str, suffix: bytes
) -> None:
    assert candidates.left_out(stem.encode() + suffix) in ("", HIDDEN, BACKUP)
