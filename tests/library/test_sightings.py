import sqlite3
from collections.abc import Generator, Iterable, Sequence
from typing import Any

import pytest

from reader.config import Library
from reader.library.schema import Database
from reader.library.sightings import sighted_id
from reader.model.article import ArticleId, Problem
from reader.model.headline import Whole
from reader.model.marks import Marked, Marks
from reader.parsing.parser import File
from tests.library.conftest import Shelves
from tests.library.stand_ins import TOO_MUCH, Parser

_SHOWN = (
    "SELECT path, title, title_key, is_titled, date, epoch, category, site, author, words,"
    " has_image, has_facts, is_named, error, is_doubtful, is_changed, is_read, own, explicit,"
    " fingerprint, permalink, lang, excerpt, metadata FROM file JOIN detail ON file = number"
    " ORDER BY path"
)
_UNDER = (
    "SELECT path, section, key FROM member JOIN file ON file.number = member.file"
    " JOIN facet ON facet.number = facet ORDER BY path, section, key"
)
_TALLIES = (
    "SELECT section, key, every, unread FROM tally JOIN facet ON facet.number = facet"
    " ORDER BY section, key"
)
_COUNTED = "SELECT every, unread, starred, started, recent, broken, archived FROM folder"
_WORDS = "SELECT path, columns FROM file JOIN text ON text.doc = file.doc ORDER BY path"


def rows(shelves: Shelves, asked: str) -> Sequence[Any]:
    connection = sqlite3.connect(shelves.home / "cache" / "index.db")
    try:
        return connection.execute(asked).fetchall()
    finally:
        connection.close()


def everything(shelves: Shelves) -> list[Sequence[Any]]:
    return [rows(shelves, asked) for asked in (_SHOWN, _UNDER, _TALLIES, _COUNTED, _WORDS)]


def fill(shelves: Shelves) -> None:
    shelves.write("a.md", "One", date="2020-01-01", category="news", author="Ann", tags="x y")
    shelves.write("sub/b.md", "", "# Two\n\nBody", url="https://example.org/b")
    shelves.write("c.md", "Three", bad="1")
    shelves.write("d.md", "Four", "too much")
    shelves.write("e.md", "Five", "\n", id="0123456789abcdef")


def only_sighted(shelves: Shelves) -> None:
    """The list of a library that is all there, when no file was read yet."""
    shelves.refresh(is_cancelled=lambda: bool(shelves.progress))
    assert shelves.parser.sighted
    assert not shelves.parser.read_heads


def test_a_library_listed_first_is_the_same_as_one_that_was_added_to(shelves: Shelves) -> None:
    fill(shelves)
    shelves.refresh()
    assert shelves.parser.sighted
    first = everything(shelves)
    shelves.index.close()
    (shelves.home / "cache" / "index.db").unlink()
    aside = shelves.folder.rename(shelves.home / "aside")
    shelves.folder.mkdir()
    shelves.reopen()
    shelves.refresh()
    shelves.folder.rmdir()
    aside.rename(shelves.folder)
    shelves.refresh()
    assert not shelves.parser.sighted
    assert everything(shelves) == first


def test_each_file_of_a_library_that_was_never_listed_is_read_once(shelves: Shelves) -> None:
    fill(shelves)
    shelves.refresh()
    assert sorted(shelves.parser.sighted) == sorted(shelves.parser.read_heads)
    assert sorted(shelves.parser.read_heads) == sorted(shelves.parser.read_facts)


def test_what_was_only_sighted_is_listed_opened_and_counted(shelves: Shelves) -> None:
    shelves.write("a.md", "One", date="2020-01-01", category="news", author="Ann")
    only_sighted(shelves)
    (row,) = shelves.results().page(0, 9)
    assert (row.title, row.category, row.author, row.words) == ("One", "news", "Ann", None)
    assert row.date is not None
    assert row.article == sighted_id(bytes(shelves.folder / "a.md"))
    assert shelves.index.counts(shelves.folders).unread == 1
    entry = shelves.index.entry(row.file)
    assert entry is not None
    assert entry.row == row
    (claim,) = shelves.index.claims([row.article])[row.article]
    assert (claim.relative_path, claim.fingerprint) == ("a.md", "")


def test_what_was_only_sighted_is_read_the_next_time(shelves: Shelves) -> None:
    fill(shelves)
    only_sighted(shelves)
    shelves.refresh()
    assert not shelves.parser.sighted
    assert len(shelves.parser.read_heads) == 5
    assert shelves.index.is_indexed(str(shelves.folder))


def test_a_file_that_changed_since_it_was_sighted_is_read_as_it_is(shelves: Shelves) -> None:
    fill(shelves)
    only_sighted(shelves)
    shelves.write("a.md", "Another title", category="sport")
    shelves.refresh()
    assert "Another title" in shelves.titles()
    assert ("a.md", "category", "sport") in [
        (path.decode(), *under) for path, *under in rows(shelves, _UNDER)
    ]


def test_where_something_was_done_before_heads_are_read_first(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.names.known[ArticleId("1" * 32)] = Marks(is_read=True)
    shelves.refresh()
    assert not shelves.parser.sighted
    assert shelves.titles() == ["One"]


def test_marks_made_before_a_file_was_read_are_counted_once(shelves: Shelves) -> None:
    shelves.write("a.md", "One", category="news")
    only_sighted(shelves)
    (row,) = shelves.results().page(0, 9)
    shelves.names.known[row.article] = Marks(is_read=True)
    shelves.index.put_marks([Marked(row.article, Marks(is_read=True))], 1)
    shelves.refresh()
    (now,) = shelves.results().page(0, 9)
    assert (now.article, now.is_read) == (row.article, True)
    assert ("category", "news", 1, 0) in rows(shelves, _TALLIES)
    assert rows(shelves, "SELECT unread FROM folder") == [(0,)]


def test_marks_with_the_text_that_was_read_come_to_what_was_only_sighted(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    only_sighted(shelves)
    (row,) = shelves.results().page(0, 9)
    marked = [Marked(row.article, Marks(is_read=True))]
    shelves.index.put_marks(marked, 1, read_as={row.article: "f" * 32})
    assert [one.is_read for one in shelves.results().page(0, 9)] == [True]


def test_files_are_named_when_all_of_them_are_read(shelves: Shelves) -> None:
    fill(shelves)
    only_sighted(shelves)
    shelves.refresh(is_cancelled=lambda: bool(shelves.parser.read_heads))
    assert rows(shelves, "SELECT count(*) FROM file WHERE is_named = 0") != [(0,)]
    shelves.refresh()
    assert rows(shelves, "SELECT count(*) FROM file WHERE is_named = 0") == [(0,)]


def test_a_file_that_is_too_much_at_once_has_its_head_read_alone(shelves: Shelves) -> None:
    shelves.write("a.md", "One", category="news")

    class Weak(Parser):
        def wholes(self, files: Iterable[File]) -> Generator[Whole | Problem, None, None]:
            yield from (TOO_MUCH for _file in files)

    parser = Weak()
    shelves.index.refresh(
        [Library(shelves.folder, "A")], lambda: shelves.names, start_parser=lambda: parser
    )
    assert parser.read_heads == parser.read_facts == ["a.md"]
    assert shelves.index.is_indexed(str(shelves.folder))


def test_a_list_shows_what_was_sighted_by_what_it_is_called_now(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    only_sighted(shelves)
    (before,) = shelves.results().page(0, 9)
    shelves.refresh()
    (after,) = shelves.results().page(0, 9)
    assert before.file == after.file
    assert before.article != after.article
    assert shelves.index.sighted({before.article}) == {before.article: after.article}


def test_an_empty_list_is_filled_without_the_orders_that_are_made_after_it(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    there: list[set[str]] = []

    def put(connection: sqlite3.Connection, *_words: object, **_named: object) -> None:
        found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")
        there.append({name for (name,) in found})

    monkeypatch.setattr("reader.library.sightings.put", put)
    shelves.write("a.md", "One")
    shelves.refresh()
    after = {name for (name,) in rows(shelves, "SELECT name FROM sqlite_schema")}
    assert after - there[0] >= {"by_date", "by_title", "by_path", "by_article", "without_facts"}


def test_the_orders_are_made_where_the_filling_was_cancelled_too(shelves: Shelves) -> None:
    fill(shelves)
    only_sighted(shelves)
    assert not shelves.parser.read_facts
    after = {name for (name,) in rows(shelves, "SELECT name FROM sqlite_schema")}
    assert after >= {"by_date", "by_title", "by_path", "by_article", "without_facts"}


def test_files_are_read_already_while_the_orders_are_made(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    complete = Database.complete

    def counting(database: Database) -> None:
        names = {name for (name,) in rows(shelves, "SELECT name FROM sqlite_schema")}
        if "by_title" not in names:
            read.append(len(shelves.parser.read_facts))
        complete(database)

    monkeypatch.setattr(Database, "complete", counting)
    fill(shelves)
    shelves.refresh()
    assert len(read) == 1
    assert read[0] > 0


def test_what_was_killed_while_an_empty_list_was_filled_has_its_orders_made(
    shelves: Shelves,
) -> None:
    fill(shelves)
    only_sighted(shelves)
    connection = sqlite3.connect(shelves.home / "cache" / "index.db")
    for name in ("by_title", "by_path"):
        connection.execute(f"DROP INDEX {name}")
    connection.close()
    shelves.refresh()
    after = {name for (name,) in rows(shelves, "SELECT name FROM sqlite_schema")}
    assert after >= {"by_title", "by_path", "by_article"}
    assert shelves.titles(shelves.results("sort:title")) == [
        *("Five", "Four", "One", "Three", "# Two Body")
    ]


def test_what_was_listed_first_is_known_the_next_time(shelves: Shelves) -> None:
    fill(shelves)
    assert shelves.refresh().new == 5
    asked = "SELECT path, size, mtime_ns FROM file ORDER BY path"
    for path, *version in rows(shelves, asked):
        here = (shelves.folder / path.decode()).stat()
        assert version == [here.st_size, here.st_mtime_ns]
    again = shelves.refresh()
    assert (again.new, again.changed, again.gone) == (0, 0, 0)
    assert not shelves.parser.read_heads
