import os
import sqlite3
import threading
from pathlib import Path

import pytest

from reader.config import Library
from reader.errors import NoRoomError
from reader.library.index import Index
from reader.model.article import ArticleId
from reader.model.listing import Counts, Report
from reader.model.marks import Marked, Marks
from reader.model.query import EVERY
from reader.parsing.pair import Pair
from reader.parsing.parser import Parser as RealParser
from tests.library.conftest import Shelves
from tests.library.stand_ins import Names, Parser

READ = Marks(is_read=True)


def _article(shelves: Shelves, title: str) -> ArticleId:
    rows = shelves.results().page(0, 99)
    return next(row.article for row in rows if row.title == title)


def test_counts_follow_the_marks(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.write("b.md", "Two", bad="yes")
    shelves.refresh()
    one = _article(shelves, "One")
    shelves.index.put_marks([Marked(one, Marks(is_read=True, is_starred=True))], 1)
    counts = shelves.index.counts(shelves.folders)
    assert counts._replace(stamp=0) == Counts(all=2, unread=1, starred=1, broken=1, left_out={})
    shelves.index.put_marks([Marked(one, Marks())], 2)
    counts = shelves.index.counts(shelves.folders)
    assert (counts.unread, counts.starred) == (2, 0)


def test_counts_follow_the_files(shelves: Shelves) -> None:
    path = shelves.write("a.md", "One", bad="yes")
    shelves.refresh()
    path.unlink()
    shelves.refresh()
    counts = shelves.index.counts(shelves.folders)
    assert counts._replace(stamp=0) == Counts(left_out={})
    assert shelves.index.counts(shelves.folders) == counts


def test_counts_tell_that_other_files_are_listed_but_not_that_marks_changed(
    shelves: Shelves,
) -> None:
    def stamp() -> int:
        return shelves.index.counts(shelves.folders).stamp

    empty = stamp()
    shelves.write("a.md", "One")
    shelves.refresh()
    filled = stamp()
    shelves.index.put_marks([Marked(_article(shelves, "One"), Marks(is_read=True))], 1)
    assert stamp() == filled
    shelves.index.forget(shelves.folders)
    shelves.refresh()
    assert len({empty, filled, stamp()}) == 3


def test_counts_of_a_library_never_looked_at_say_so(shelves: Shelves) -> None:
    counts = shelves.index.counts(shelves.folders)
    assert counts._replace(stamp=0) == Counts(left_out=None)


def test_counts_are_those_of_the_libraries_asked_for(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    other = shelves.home / "other"
    other.mkdir()
    (other / "b.md").write_text("title: Two\n\nBody")
    shelves.refresh(Library(shelves.folder, "A"), Library(other, "B"))
    assert shelves.index.counts(shelves.folders).all == 1
    assert shelves.index.counts([str(shelves.folder), str(other)]).all == 2
    assert shelves.index.counts().all == 2


def test_a_library_within_another_is_listed_once(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.write("inner/b.md", "Two")
    inner = shelves.folder / "inner"
    shelves.refresh(Library(shelves.folder, "A"), Library(inner, "B"))
    both = [str(shelves.folder), str(inner)]
    assert sorted(shelves.titles(shelves.results(folders=both))) == ["One", "Two"]
    assert shelves.index.counts(both).all == 2
    assert shelves.titles(shelves.results(folders=[str(inner)])) == ["Two"]


def test_a_library_that_the_outer_one_does_not_walk_is_listed_too(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.write(".hidden/b.md", "Two")
    inner = shelves.folder / ".hidden"
    shelves.refresh(Library(shelves.folder, "A"), Library(inner, "B"))
    both = [str(shelves.folder), str(inner)]
    assert sorted(shelves.titles(shelves.results(folders=both))) == ["One", "Two"]


def test_marks_reach_every_file_of_an_article(shelves: Shelves) -> None:
    shelves.write("a.md", "Same", "Same text")
    shelves.write("x/a.md", "Same", "Same text")
    shelves.refresh()
    shelves.index.put_marks([Marked(_article(shelves, "Same"), READ)], 1)
    assert [row.is_read for row in shelves.results().page(0, 9)] == [True, True]


def test_the_copy_knows_which_change_it_is_up_to(shelves: Shelves) -> None:
    assert shelves.index.marks_number("0badcafe") == 0
    shelves.index.put_marks([], 7)
    shelves.reopen()
    assert shelves.index.marks_number("0badcafe") == 7


def test_the_copy_of_another_store_is_forgotten(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    assert shelves.index.marks_number("0badcafe") == 0
    shelves.index.put_marks([Marked(_article(shelves, "One"), READ)], 7)
    assert shelves.index.marks_number("0badcafe") == 7
    assert shelves.index.marks_number("feedbeef") == 0
    assert shelves.index.counts(shelves.folders).unread == 1


def test_an_entry_holds_the_metadata_behind_a_row(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "Words of the body", lang="nl", excerpt="In short")
    shelves.refresh()
    (row,) = shelves.results().page(0, 1)
    entry = shelves.index.entry(row.file)
    assert entry is not None
    assert entry.row == row
    assert (entry.metadata.lang, entry.metadata.excerpt) == ("nl", "In short")
    assert entry.metadata.extra == {"key": "value"}


def test_language_and_excerpt_come_from_the_body_where_the_head_has_none(
    shelves: Shelves,
) -> None:
    shelves.write("a.md", "One", "Words of the body")
    shelves.refresh()
    (entry,) = shelves.index.entries([1]).values()
    assert (entry.metadata.lang, entry.metadata.excerpt) == ("en", "Words of the body")


def test_an_unknown_number_has_no_entry(shelves: Shelves) -> None:
    assert shelves.index.entry(999) is None


def test_many_entries_are_had_at_once_but_those_of_unknown_numbers(shelves: Shelves) -> None:
    for number in range(600):
        shelves.write(f"{number}.md", f"T{number}")
    shelves.refresh()
    files = [row.file for row in shelves.results().page(0, 600)]
    found = shelves.index.entries([999_999, *files])
    assert list(found.keys() - set(files)) == []
    assert {entry.row.title for entry in found.values()} == {f"T{n}" for n in range(600)}


def test_an_article_is_found_by_its_id_the_start_of_it_and_its_path(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelves.write("x/a.md", "One")
    shelves.write("b.md", "Two")
    shelves.refresh()
    article = _article(shelves, "One")
    monkeypatch.chdir(shelves.folder)
    link = shelves.home / "link"
    link.symlink_to(shelves.folder)
    ways = [article, article.upper(), article[:8], str(path), "x/a.md", "./x/../x/a.md"]
    for text in [*ways, str(link / "x" / "a.md")]:
        (entry,) = shelves.index.find(text, shelves.folders)
        assert entry.row.title == "One"


def test_an_ambiguous_start_finds_all_that_it_could_mean(shelves: Shelves) -> None:
    for number in range(40):
        shelves.write(f"{number}.md", f"T{number}")
    shelves.refresh()
    found = [len(shelves.index.find(digit, shelves.folders)) for digit in "0123456789abcdef"]
    assert sum(found) == 40


@pytest.mark.parametrize(
    "text", ["", " ", "nothing", "g", "/", "a\0b", "\udcff", "%", "~nobody-here/x"]
)
def test_what_means_nothing_finds_nothing(shelves: Shelves, text: str) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    assert shelves.index.find(text, shelves.folders) == []


def test_claims_tell_what_an_article_can_be_recognised_by(shelves: Shelves) -> None:
    shelves.write("a.md", "Same", "Same text")
    shelves.write("x/a.md", "Same", "Same text")
    shelves.refresh()
    article = _article(shelves, "Same")
    claims = shelves.index.claims({article})[article]
    assert {claim.relative_path for claim in claims} == {"a.md", "x/a.md"}
    assert {claim.fingerprint for claim in claims} == {article}


def test_a_forgotten_library_is_read_again(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    shelves.index.forget(shelves.folders)
    assert len(shelves.results()) == 0
    assert not shelves.index.is_indexed(str(shelves.folder))
    assert shelves.refresh().new == 1


def test_a_second_start_finds_everything_as_it_was(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    shelves.index.put_marks([Marked(_article(shelves, "One"), READ)], 1)
    shelves.reopen()
    (row,) = shelves.results().page(0, 1)
    assert (row.title, row.is_read, row.words) == ("One", True, 3)
    assert shelves.index.is_indexed(str(shelves.folder))


def test_minutes_follow_the_pace_of_the_person(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "word " * 200)
    shelves.refresh()
    shelves.index.close()
    shelves.index = Index.open(shelves.home / "cache", words_a_minute=50)
    assert shelves.results().page(0, 1)[0].minutes == 4


def _damage(path: Path, how: str) -> None:
    data = bytearray(path.read_bytes())
    match how:
        case "empty":
            data.clear()
        case "one byte":
            del data[1:]
        case "half a page":
            del data[100:]
        case "cut":
            del data[len(data) // 2 :]
        case "random":
            data[:] = os.urandom(len(data))
        case "header":
            data[0] ^= 0xFF
        case "middle":
            for place in range(4096, len(data), 97):
                data[place] ^= 0xFF
    path.write_bytes(data)


@pytest.mark.parametrize(
    "how", ["empty", "one byte", "half a page", "cut", "random", "header", "middle"]
)
def test_a_damaged_index_is_made_anew_without_a_word(shelves: Shelves, how: str) -> None:
    for number in range(50):
        shelves.write(f"{number}.md", f"T{number}")
    shelves.refresh()
    shelves.index.close()
    _damage(shelves.home / "cache" / "index.db", how)
    shelves.index = Index.open(shelves.home / "cache")
    shelves.index.entries([1, 2, 3])
    shelves.refresh()
    shelves.index.entry(1)
    shelves.refresh()
    assert sorted(shelves.titles()) == sorted(f"T{number}" for number in range(50))


@pytest.mark.parametrize("pragma", ["application_id = 1", "user_version = 99"])
def test_an_index_of_another_program_or_version_is_made_anew(shelves: Shelves, pragma: str) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    shelves.index.close()
    connection = sqlite3.connect(shelves.home / "cache" / "index.db")
    connection.execute(f"PRAGMA {pragma}")
    connection.close()
    shelves.index = Index.open(shelves.home / "cache")
    assert len(shelves.results()) == 0
    shelves.refresh()
    assert shelves.titles() == ["One"]


@pytest.mark.parametrize("is_folder", [True, False])
def test_where_no_index_can_be_kept_it_is_in_memory(tmp_path: Path, is_folder: bool) -> None:
    cache = tmp_path / "cache"
    if is_folder:
        (cache / "index.db").mkdir(parents=True)
    else:
        cache.write_text("a file")
    (tmp_path / "articles").mkdir()
    shelves = Shelves(tmp_path, Index.open(cache))
    shelves.write("a.md", "One")
    shelves.refresh()
    assert shelves.titles() == ["One"]
    shelves.index.put_marks([Marked(_article(shelves, "One"), READ)], 1)
    assert shelves.index.counts(shelves.folders).unread == 0
    assert [entry.row.title for entry in shelves.index.entries([1]).values()] == ["One"]
    shelves.index.close()


def test_a_list_of_a_damaged_index_shows_no_other_articles(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    shown = shelves.results()
    database = shelves.index._database
    shelves.index.forget([])
    database.close()
    assert [row.path for row in shown.page(0, 1)] == [""]


def test_an_error_of_the_disk_is_said_in_words(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> object:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    shelves.write("a.md", "One")
    shelves.refresh()
    shelves.write("b.md", "Two")
    monkeypatch.setattr("reader.library.writes.Writer.put_heads", fail)
    with pytest.raises(NoRoomError, match="disk is full"):
        shelves.refresh()
    assert shelves.index.is_kept
    assert shelves.titles() == ["One"]


def test_a_disk_without_room_for_the_first_list_is_given_back_what_was_taken(
    shelves: Shelves,
) -> None:
    shelves.write("a.md", "One", body="word " * 50_000)
    with shelves.index._database.writing() as connection:
        connection.execute("PRAGMA max_page_count = 40")
    with pytest.raises(NoRoomError, match="disk is full"):
        shelves.refresh()
    assert not list((shelves.home / "cache").glob("index.db*"))
    assert "The disk is full" in shelves.index.trouble
    assert not shelves.index.is_begun
    shelves.refresh()
    assert shelves.titles() == ["One"]


def test_marks_that_can_not_be_copied_are_no_error(shelves: Shelves) -> None:
    shelves.index.close()
    shelves.index.put_marks([], 3)
    shelves.index = Index.open(shelves.home / "cache")
    assert shelves.index.marks_number("0badcafe") == 0


def test_closing_ends_a_refresh_that_hangs_in_a_file(shelves: Shelves) -> None:
    (shelves.folder / "a.md").write_text("hang")
    reports: list[Report] = []
    started = threading.Event()

    def start() -> Pair:
        started.set()
        return Pair(lambda: RealParser(module="tests.parsing.stand_in_worker"))

    def refresh() -> None:
        libraries = [Library(shelves.folder, "A")]
        reports.append(shelves.index.refresh(libraries, lambda: shelves.names, start_parser=start))

    thread = threading.Thread(target=refresh)
    thread.start()
    started.wait()
    shelves.index.close()
    thread.join(5)
    assert [report.is_finished for report in reports] == [False]


def test_another_process_sees_what_was_committed(shelves: Shelves) -> None:
    other = Index.open(shelves.home / "cache")
    try:
        shelves.write("a.md", "One")
        shelves.refresh()
        other.put_marks([Marked(_article(shelves, "One"), READ)], 1)
        assert shelves.index.counts(shelves.folders).unread == 0
        assert len(other.results(EVERY)) == 1
    finally:
        other.close()


def test_marks_can_be_put_while_a_refresh_is_under_way(shelves: Shelves) -> None:
    for number in range(300):
        shelves.write(f"{number}.md", "Same", "Same text")
    shelves.write("first.md", "Same", "Same text")
    shelves.refresh()
    article = _article(shelves, "Same")
    for number in range(300):
        shelves.write(f"{number}.md", "Same", "Same  text")
    names, other = Names(known={article: READ}), threading.Event()

    def mark() -> None:
        for number in range(50):
            shelves.index.put_marks([Marked(article, READ)], number)
        other.set()

    thread = threading.Thread(target=mark)
    thread.start()
    libraries = [Library(shelves.folder, "A")]
    shelves.index.refresh(libraries, lambda: names, start_parser=Parser)
    thread.join()
    assert other.is_set()
    assert shelves.index.counts(shelves.folders).unread == 0


def test_an_article_of_two_libraries_is_told_by_its_file_in_the_one_that_is_open(
    shelves: Shelves,
) -> None:
    other = shelves.home / "other"
    other.mkdir()
    path = shelves.write("a.md", "One")
    (other / "a.md").write_bytes(path.read_bytes())
    shelves.refresh(Library(shelves.folder, "Articles"), Library(other, "Other"))
    one = _article(shelves, "One")
    for folder in (shelves.folder, other):
        assert shelves.index.entries_of([one], [str(folder)])[one].row.path == str(folder / "a.md")
    assert one in shelves.index.entries_of([one], [])
