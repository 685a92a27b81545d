from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader import places
from reader.core import Reader
from tests.cli.conftest import Ran, Shelter


@pytest.mark.parametrize(
    ("marks", "sign"),
    [
        (["starred"], "●★ "),
        (["read"], "   "),
        (["starred", "read"], " ★ "),
        (["starred", "read", "unread", "unstarred"], "●  "),
    ],
)
def test_a_mark_shows_in_the_list(
    leeslamp: Callable[..., Ran], library: Shelter, marks: list[str], sign: str
) -> None:
    article = str(library.library / "lamp.html")
    for mark in marks:
        assert leeslamp("mark", mark, article, *library.options) == Ran(0, "", "")
    assert leeslamp("list", *library.options).out.startswith(f"{sign}  2020-01-02")


def test_many_are_marked_at_once(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    articles = [str(library.library / name) for name in ("lamp.html", "dijk.md", "broken.md")]
    assert leeslamp("mark", "starred", *articles, *library.options).code == 0
    assert leeslamp("list", *library.options).out.count("★") == 3


def test_none_is_marked_where_one_can_not_be_found(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    ran = leeslamp("mark", "read", str(library.library / "lamp.html"), "zzz", *library.options)
    assert ran.code == 1
    assert "zzz" in ran.err
    assert leeslamp("list", *library.options).out.startswith("●    2020-01-02")


def test_a_file_outside_the_library_keeps_its_mark_when_it_comes_in(
    leeslamp: Callable[..., Ran], library: Shelter, tmp_path: Path
) -> None:
    folder = tmp_path / "later"
    folder.mkdir()
    (folder / "los.md").write_text("# Los\n\nEen blad.\n")
    assert leeslamp("mark", "starred", str(folder / "los.md"), *library.options).code == 0
    ran = leeslamp("list", f"--library={folder}", *library.options[1:])
    assert ran.out.startswith("●★ ")


def test_a_mark_outlives_the_cache(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    leeslamp("mark", "starred", str(library.library / "lamp.html"), *library.options)
    assert leeslamp("index", "--rebuild", *library.options).code == 0
    assert leeslamp("list", *library.options).out.startswith("●★   2020-01-02")


def test_a_mark_that_is_none_is_refused(leeslamp: Callable[..., Ran]) -> None:
    ran = leeslamp("mark", "loved", "a.md")
    assert (ran.code, ran.out) == (2, "")
    assert "loved" in ran.err


def test_what_is_no_file_is_not_marked(
    leeslamp: Callable[..., Ran], library: Shelter, tmp_path: Path
) -> None:
    ran = leeslamp("mark", "read", str(tmp_path), *library.options)
    assert ran == Ran(1, "", f"leeslamp: {tmp_path}: This is not a regular file.\n")


def test_an_empty_word_means_no_article(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    assert leeslamp("mark", "read", "", *library.options).code == 1


def test_everything_that_a_query_finds_is_marked_as_one_step(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    ran = leeslamp("mark", "starred", "--query", "date:2019..", *library.options)
    assert ran == Ran(0, "", "leeslamp: 2 articles starred.\n")
    assert leeslamp("list", "--count", "is:starred", *library.options).out == "2\n"
    folders = {name: Path(value) for name, _, value in (o.partition("=") for o in library.options)}
    environment = places.environment(
        config=str(folders["--config"]),
        data_dir=str(folders["--data-dir"]),
        cache_dir=str(folders["--cache-dir"]),
    )
    with closing(Reader.open(environment, [library.library])) as reader:
        assert len(reader.undo().marked) == 2


def test_a_query_that_finds_nothing_marks_nothing_and_says_so(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    ran = leeslamp("mark", "read", "--query", "nowhere", *library.options)
    assert ran == Ran(0, "", "leeslamp: 0 articles marked read.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["read"], "Name the articles to mark, or a query that finds them."),
        (["read", "a.md", "--query", "is:unread"], "one or the other"),
        (["starrred", "a.md"], 'Did you mean "starred"?'),
    ],
)
def test_either_articles_or_a_query_are_named(
    leeslamp: Callable[..., Ran], words: list[str], said: str
) -> None:
    ran = leeslamp("mark", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_wrong_query_marks_nothing(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    ran = leeslamp("mark", "read", "--query", "is:unread (", *library.options)
    assert (ran.code, ran.err.splitlines()[1:]) == (2, ["  is:unread (", "            ^"])
    assert leeslamp("list", "--count", "is:unread", *library.options).out == "4\n"
