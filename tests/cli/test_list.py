import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import terminal
from reader.library.results import FIRST, Snapshot
from tests.cli.conftest import Ran, Shelter

FIELDS = (
    "id path title date modified authors categories tags url image lang words minutes read starred"
    " progress added last_read archived own_tags highlights note error extra"
)


def test_the_table_is_newest_first_and_says_what_each_is(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    ran = leeslamp("list", *library.options)
    assert ran == Ran(
        0,
        "●    2020-01-02     1 min                    A lamp in the window\n"
        "●    2019-06-27     1 min  essays            Het huis aan de dijk\n"
        "● ⚠  2018-05-06     1 min                    Half a title\n"
        "●                   1 min                    Koffie op de kade\n",
        "",
    )


def test_on_a_terminal_the_table_fits(
    leeslamp: Callable[..., Ran], library: Shelter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "columns", lambda: 40)
    lines = leeslamp("list", *library.options).out.splitlines()
    assert lines[1] == "●    2019-06-27  Het huis aan de dijk"
    assert max(map(len, lines)) <= 40


def test_json_is_one_object_a_line_with_the_promised_fields(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    records = [
        json.loads(line) for line in leeslamp("list", "--json", *library.options).out.splitlines()
    ]
    assert [" ".join(record) for record in records] == [FIELDS] * 4
    record = records[1]
    del record["id"], record["lang"], record["words"]
    assert record.pop("added").startswith("20")
    assert record == {
        "path": str(library.library / "dijk.md"),
        "title": "Het huis aan de dijk",
        "date": "2019-06-27T20:47:47+02:00",
        "modified": None,
        "authors": [],
        "categories": ["essays"],
        "tags": ["water", "wonen"],
        "url": "https://www.example.org/dijk",
        "image": "",
        "minutes": 1,
        "read": False,
        "starred": False,
        "progress": 0.0,
        "last_read": None,
        "archived": False,
        "own_tags": [],
        "highlights": 0,
        "note": False,
        "error": None,
        "extra": {"layout": "post"},
    }


def test_json_is_ascii_and_exact_for_every_file_name(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    out = leeslamp("list", "--json", *library.options).out
    assert out.isascii()
    paths = [os.fsencode(json.loads(line)["path"]) for line in out.splitlines()]
    assert os.fsencode(library.library) + b"/caf\xe9.txt" in paths


def test_what_is_wrong_with_a_file_is_in_its_record(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    out = leeslamp("list", "--json", *library.options).out
    errors = {record["title"]: record["error"] for record in map(json.loads, out.splitlines())}
    assert errors["A lamp in the window"] is None
    assert "line" in errors["Half a title"]


def test_a_folder_that_was_never_indexed_is_indexed_first(
    leeslamp: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "a.md").write_text("# Vers\n\nNet geschreven.\n")
    ran = leeslamp("list", "--library", str(tmp_path / "new"))
    assert (ran.code, ran.out[-5:], ran.err) == (
        0,
        "Vers\n",
        "leeslamp: Looking at the articles on the disk …\n",
    )


def test_the_index_answers_until_it_is_told_to_look(
    leeslamp: Callable[..., Ran], library: Shelter, tmp_path: Path
) -> None:
    folder = tmp_path / "changing"
    shutil.copytree(library.library, folder)
    options = (f"--library={folder}", *library.options[1:])
    leeslamp("index", *options)
    (folder / "lamp.html").unlink()
    assert "A lamp in the window" in leeslamp("list", *options).out
    assert "A lamp in the window" not in leeslamp("list", "--refresh", *options).out


def test_a_folder_that_does_not_exist_is_named(
    leeslamp: Callable[..., Ran], tmp_path: Path
) -> None:
    ran = leeslamp("list", "--library", str(tmp_path / "nowhere"))
    assert (ran.code, ran.out) == (1, "")
    assert str(tmp_path / "nowhere") in ran.err


def test_without_a_library_the_sample_articles_are_listed_and_it_says_so(
    leeslamp: Callable[..., Ran],
) -> None:
    ran = leeslamp("list")
    assert ran.code == 0
    assert len(ran.out.splitlines()) > 10
    assert "leeslamp add FOLDER" in ran.err


def test_a_folder_that_is_unplugged_makes_nobody_look_at_the_disk_again(
    leeslamp: Callable[..., Ran], library: Shelter, tmp_path: Path
) -> None:
    config = tmp_path / "two.toml"
    folders = (library.library, tmp_path / "unplugged")
    config.write_text("".join(f'[[libraries]]\nfolder = "{folder}"\n' for folder in folders))
    ran = leeslamp("list", f"--config={config}", *library.options[2:])
    said = f"leeslamp: This folder can't be read: {tmp_path / 'unplugged'}\n"
    assert (ran.code, len(ran.out.splitlines()), ran.err) == (0, 4, said)


def test_one_folder_under_two_names_is_listed_once(
    leeslamp: Callable[..., Ran], library: Shelter, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(library.library)
    again = library.library / ".." / library.library.name
    names = (f"--library={again}", f"--library={tmp_path / 'link'}")
    ran = leeslamp("list", *library.options, *names)
    assert (len(ran.out.splitlines()), ran.err) == (4, "")


def test_a_configured_folder_that_is_named_keeps_its_globs(
    leeslamp: Callable[..., Ran], library: Shelter, tmp_path: Path
) -> None:
    config = tmp_path / "globs.toml"
    config.write_text(f'[[libraries]]\nfolder = "{library.library}"\nexclude = ["lamp.*"]\n')
    asked = (library.options[0], f"--config={config}", *library.options[2:])
    assert "A lamp" not in leeslamp("list", "--refresh", *asked).out


def titles(ran: Ran) -> list[str]:
    found = [line[45:] for line in ran.out.splitlines()]
    assert (ran.code, ran.err) == (0, "" if found else "leeslamp: Nothing was found.\n")
    return found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["water", "dag"], ["Het huis aan de dijk"]),
        (["water dag"], ["Het huis aan de dijk"]),
        (['"stond hoog" OR "left it"'], ["A lamp in the window", "Het huis aan de dijk"]),
        (["tag:water", "--count"], ["1"]),
        (["is:broken"], ["Half a title"]),
        (["--", "-tag:water", "date:2019.."], ["A lamp in the window"]),
        (["NOT", "tag:water", "date:2019.."], ["A lamp in the window"]),
        (["sort:title", "-n", "1"], ["A lamp in the window"]),
        (["date:1900..", "--limit=1", "sort:date"], ["Half a title"]),
        (["nowhere"], []),
    ],
)
def test_a_query_lists_what_it_finds_in_its_order(
    leeslamp: Callable[..., Ran], library: Shelter, words: list[str], found: list[str]
) -> None:
    ran = leeslamp("list", *library.options, *words)
    shown = ran.out.split() if "--count" in words else titles(ran)
    assert (sorted(shown) if "OR" in words[0] else shown) == found


def test_options_may_stand_between_the_words_of_a_query(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    assert leeslamp("list", "water", "--count", "dag", *library.options) == Ran(0, "1\n", "")


@pytest.mark.parametrize(("words", "count"), [([], 4), (["is:unread"], 4), (["-n", "3"], 3)])
def test_how_many_is_a_number(
    leeslamp: Callable[..., Ran], library: Shelter, words: list[str], count: int
) -> None:
    assert leeslamp("list", "--count", *words, *library.options) == Ran(0, f"{count}\n", "")


@pytest.mark.parametrize("number", ["x", "-1", "1.5", "9" * 20, "²"])
def test_a_limit_that_is_no_number_is_usage(leeslamp: Callable[..., Ran], number: str) -> None:
    ran = leeslamp("list", f"--limit={number}")
    assert (ran.code, ran.out) == (2, "")
    assert "a whole number" in ran.err


def test_a_wrong_query_is_shown_with_what_is_wrong_underlined(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    assert leeslamp("list", "dijk", "is:unraed", *library.options) == Ran(
        2,
        "",
        "leeslamp: is: does not know unraed. Did you mean unread?\n"
        "  dijk is:unraed\n"
        "          ^^^^^^\n",
    )


def test_json_tells_where_the_words_stand(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    (line,) = leeslamp("list", "--json", "niemand", *library.options).out.splitlines()
    assert json.loads(line)["passage"].startswith("Het water stond hoog, en niemand keek ernaar.")


def test_json_has_no_passage_where_no_words_are_looked_for(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    out = leeslamp("list", "--json", "tag:water", *library.options).out
    assert "passage" not in json.loads(out)


def test_json_keeps_the_order_of_the_query(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    out = leeslamp("list", "--json", "sort:title", *library.options).out
    found = [json.loads(line)["title"] for line in out.splitlines()]
    assert found == sorted(found, key=str.casefold)


def test_a_pipe_gets_one_line_an_article_and_passages_where_asked(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    assert leeslamp("list", "niemand", *library.options).out.count("\n") == 1
    lines = leeslamp("list", "niemand", "--passages", *library.options).out.splitlines()
    assert lines[1].startswith("     Het water stond hoog, en niemand keek ernaar.")


def test_a_terminal_gets_passages_with_the_hits_in_bold(
    leeslamp: Callable[..., Ran], library: Shelter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "columns", lambda: 40)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    lines = leeslamp("list", "hoog", *library.options).out.splitlines()
    assert lines[1].startswith("     Het water stond \x1b[1mhoog\x1b[m, en")
    assert len(leeslamp("list", "hoog", "--no-passages", *library.options).out.splitlines()) == 1
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in leeslamp("list", "hoog", *library.options).out


def test_a_long_list_is_read_as_it_is_printed(
    leeslamp: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(1300):
        (folder / f"{number:04}.md").write_text(f"---\ntitle: T{number:04}\n---\nText.\n")
    options = ("--library", str(folder))
    assert leeslamp("index", *options).code == 0
    fetched: list[int] = []
    fetch = Snapshot._fetch

    def noted(self: Snapshot, count: int, *, is_first: bool = False) -> None:
        fetched.append(count)
        fetch(self, count, is_first=is_first)

    monkeypatch.setattr(Snapshot, "_fetch", noted)
    assert len(leeslamp("list", "-n", "200", *options).out.splitlines()) == 200
    assert fetched == [FIRST]
    every = [line[-5:] for line in leeslamp("list", *options).out.splitlines()]
    assert every == [f"T{number:04}" for number in range(1300)]


def test_fewer_than_none_is_no_number_of_rows(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    ran = leeslamp("list", "-n", "-1", *library.options)
    assert (ran.code, "a whole number, not -1" in ran.err) == (2, True)


def test_a_list_of_nothing_is_an_answer_and_says_that_it_is_one(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    ran = leeslamp("list", "zzzz", *library.options)
    assert (ran.code, ran.out) == (0, "")
    assert "Nothing was found." in ran.err
    assert leeslamp("list", "--count", "zzzz", *library.options) == Ran(0, "0\n", "")
