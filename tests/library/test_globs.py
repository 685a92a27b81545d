import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import globs


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*.rst", "a.rst"),
        ("*.rst", "deep/down/a.rst"),
        ("drafts", "drafts"),
        ("drafts", "drafts/a.md"),
        ("drafts/", "x/drafts/a.md"),
        ("x/*.org", "x/a.org"),
        ("x/**", "x/y/z.md"),
        ("x/**/z.md", "x/z.md"),
        ("x/**/z.md", "x/y/y/z.md"),
        ("**/z.md", "z.md"),
        ("?.md", "a.md"),
        ("[ab].md", "b.md"),
        ("[!ab].md", "c.md"),
        ("a.md", "a.md"),
        ("/top.md", "top.md"),
        ("[z-a]", "[z-a]"),
        ("a\nb.md", "a\nb.md"),
    ],
)
def test_a_pattern_fits(pattern: str, path: str) -> None:
    assert globs.matcher([pattern])(path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*.rst", "a.rst.txt"),
        ("x/*.org", "x/y/a.org"),
        ("x/*.org", "y/x/a.org"),
        ("?.md", "ab.md"),
        ("[!ab].md", "a.md"),
        ("a.md", "aXmd"),
        ("drafts", "drafts-not"),
        ("/top.md", "x/top.md"),
    ],
)
def test_a_pattern_does_not_fit(pattern: str, path: str) -> None:
    assert not globs.matcher([pattern])(path)


def test_no_patterns_fit_nothing() -> None:
    assert not globs.matcher([])("a.md")


@pytest.mark.parametrize(
    ("folder", "leads"),
    [(".notes", True), (".notes/deep", True), (".notes/deep/er", True), (".git", False)],
)
def test_a_folder_leads_to_what_a_pattern_names(folder: str, leads: bool) -> None:
    assert globs.could_hold([".notes/deep/*.md"])(folder) is leads


def test_a_pattern_that_starts_with_a_star_names_no_folder() -> None:
    assert not globs.could_hold(["**/*.md"])(".git")


@given(st.lists(st.text(alphabet="a*?[]!-/.\\", max_size=8), max_size=3), st.text(max_size=8))
def test_whatever_a_person_writes_there_is_an_answer(patterns: list[str], path: str) -> None:
    assert globs.matcher(patterns)(path) in (True, False)
    assert globs.could_hold(patterns)(path) in (True, False)
