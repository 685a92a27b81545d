from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from reader.library import likely
from reader.library.likely import likely_folders


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


def put(folder: Path, articles: int = 1) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(articles):
        (folder / f"{number}.md").write_text("Words.\n")
    return folder


def found(home: Path) -> list[tuple[str, int]]:
    return [
        (Path(one.folder).relative_to(home).as_posix(), one.articles)
        for one in likely_folders(home)
    ]


@pytest.mark.parametrize(
    "name", ["Articles", "Documents/Clippings", "Sites/me/blog/_posts", "Read Later", "artikelen"]
)
def test_folders_are_found_by_what_folders_of_articles_are_called(home: Path, name: str) -> None:
    put(home / name, 3)
    assert found(home) == [(name, 3)]


def test_a_vault_is_found_by_what_obsidian_keeps_in_it(home: Path) -> None:
    put(home / "Documents/Mind/Daily", 2)
    (home / "Documents/Mind/.obsidian").mkdir()
    (one,) = likely_folders(home)
    assert (one.folder, one.is_vault, one.articles) == (str(home / "Documents/Mind"), True, 2)


def test_content_is_taken_only_beside_what_configures_a_site(home: Path) -> None:
    put(home / "site/content/post")
    assert found(home) == []
    (home / "site/hugo.toml").touch()
    assert found(home) == [("site/content", 1)]


def test_of_a_site_only_its_articles_are_taken(home: Path) -> None:
    put(home / "blog")
    put(home / "blog/_posts", 2)
    assert found(home) == [("blog/_posts", 2)]


def test_the_fullest_come_first_and_few_are_offered(home: Path) -> None:
    for number in range(9):
        put(home / f"at{number}/articles", number + 1)
    assert [articles for _name, articles in found(home)] == [9, 8, 7, 6, 5, 4]


def test_what_holds_no_article_is_not_offered(home: Path) -> None:
    (put(home / "articles", 0) / "photo.jpg").touch()
    assert found(home) == []


def test_hidden_folders_and_links_are_not_entered(home: Path) -> None:
    put(home / ".cache/articles")
    put(home / "node_modules/x/articles")
    put(home / "a/b/c/d/e/articles")
    (home / "Documents").mkdir()
    (home / "Documents/articles").symlink_to(home / "a/b/c/d/e/articles")
    (home / "again").symlink_to(home)
    assert found(home) == []


def test_a_large_folder_is_counted_so_far_and_no_further(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likely, "COUNTED", 5)
    put(home / "articles", 9)
    (one,) = likely_folders(home)
    assert (one.articles, one.is_more) == (5, True)


def test_the_look_ends_when_its_time_is_over(home: Path) -> None:
    put(home / "articles")
    seconds: Iterator[int] = count(step=10)
    assert likely_folders(home, now=lambda: next(seconds)) == ()


def test_the_look_ends_when_nobody_wants_it_any_more(home: Path) -> None:
    put(home / "articles")
    assert likely_folders(home, lambda: True) == ()


def test_the_look_enters_so_many_folders_and_no_more(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likely, "FOLDERS", 5)
    for number in range(9):
        (home / f"a{number}").mkdir()
    put(home / "z/articles")
    assert found(home) == []


def test_a_home_that_is_not_there_holds_nothing(home: Path) -> None:
    assert likely_folders(home / "none") == ()
