import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import Ran, Shelter

Leeslamp = Callable[..., Ran]


def test_a_tag_is_put_on_found_listed_and_taken_off(leeslamp: Leeslamp, library: Shelter) -> None:
    article = str(library.library / "lamp.html")
    assert leeslamp("tag", "add", "high water", article, *library.options) == Ran(0, "", "")
    assert leeslamp("list", "--count", 'tag:"High Water"', *library.options).out == "1\n"
    assert leeslamp("tag", "list", *library.options).out == "     1  high water\n"
    (record,) = map(
        json.loads,
        leeslamp("list", "--json", 'tag:"high water"', *library.options).out.splitlines(),
    )
    assert record["own_tags"] == ["high water"]
    assert leeslamp("tag", "remove", "HIGH water", article, *library.options).code == 0
    assert leeslamp("tag", "list", *library.options) == Ran(0, "", "")


def test_a_tag_is_put_on_all_that_a_query_finds(leeslamp: Leeslamp, library: Shelter) -> None:
    ran = leeslamp("tag", "add", "old", "--query", "date:2019..", *library.options)
    assert ran == Ran(0, "", "leeslamp: 2 articles.\n")
    out = leeslamp("tag", "list", "--json", *library.options).out
    assert [json.loads(line) for line in out.splitlines()] == [{"tag": "old", "articles": 2}]


@pytest.mark.parametrize(
    "words", [["add"], ["add", "sea"], ["add", " ", "a.md"], ["list", "sea"], ["paint", "sea"]]
)
def test_what_is_no_tagging_is_refused(
    leeslamp: Leeslamp, library: Shelter, words: list[str]
) -> None:
    assert leeslamp("tag", *words, *library.options).code == 2


def test_without_a_word_the_tags_are_listed(leeslamp: Leeslamp, library: Shelter) -> None:
    article = str(library.library / "lamp.html")
    leeslamp("tag", "add", "sea", article, *library.options)
    assert leeslamp("tag", *library.options).out == "     1  sea\n"
    out = leeslamp("tag", "--json", *library.options).out
    assert json.loads(out) == {"tag": "sea", "articles": 1}
    assert leeslamp("tag", "--json", "list", *library.options).out == out


def test_what_there_is_to_choose_from_is_said_once_with_the_nearest(
    leeslamp: Leeslamp, library: Shelter
) -> None:
    err = leeslamp("tag", "ad", "sea", "a.md", *library.options).err
    said = '"ad" is none of list, add or remove. Did you mean "add"?'
    assert err.startswith(f"leeslamp: {said}\n")
    assert err.count("remove") == 1


def test_mark_archives_and_tags_in_one_step(leeslamp: Leeslamp, library: Shelter) -> None:
    article = str(library.library / "lamp.html")
    tags = ("--tag", "sea", "--tag", "ebb")
    assert leeslamp("mark", "archived", article, *tags, *library.options) == Ran(0, "", "")
    assert leeslamp("list", "--count", *library.options).out == "3\n"
    assert leeslamp("list", "--count", "is:archived tag:ebb", *library.options).out == "1\n"
    assert leeslamp("mark", "unarchived", article, "--untag", "sea", *library.options).code == 0
    assert leeslamp("list", "--count", *library.options).out == "4\n"
    assert leeslamp("tag", "list", *library.options).out == "     1  ebb\n"


def test_what_is_archived_is_known_still_where_its_folder_is_not_there(
    leeslamp: Leeslamp, own_library: Shelter
) -> None:
    assert leeslamp("index", *own_library.options).code == 0
    articles = [str(path) for path in own_library.library.iterdir() if path.is_file()]
    assert leeslamp("mark", "archived", *articles, *own_library.options).code == 0
    kept = own_library.options[1:]
    assert leeslamp("add", str(own_library.library), *kept).code == 0
    own_library.library.rename(own_library.library.with_name("unplugged"))
    ran = leeslamp("list", "--count", "is:archived", *kept)
    assert (ran.code, ran.out) == (0, "4\n")
