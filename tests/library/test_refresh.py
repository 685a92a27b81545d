import os
import sqlite3
from collections.abc import Callable, Generator, Iterable
from functools import partial
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader.config import Library
from reader.errors import LibraryError
from reader.library import candidates, lock, passes, refresh, scan
from reader.model.article import ArticleId, Problem
from reader.model.headline import Whole
from reader.model.marks import Marks
from reader.parsing.parser import File
from reader.storage import sqlite
from tests.library.conftest import Shelves
from tests.library.stand_ins import Names, Parser


def test_a_first_refresh_lists_every_article(shelves: Shelves) -> None:
    shelves.write("a.md", "One", date="2020-01-01")
    shelves.write("x/b.md", "Two", date="2021-01-01")
    report = shelves.refresh()
    assert (report.new, report.changed, report.gone, report.is_finished) == (2, 0, 0, True)
    assert shelves.titles() == ["Two", "One"]


def test_a_row_holds_what_head_and_body_tell(shelves: Shelves) -> None:
    path = shelves.write(
        *("a.md", "One", "Some words here"),
        date="2020-01-02",
        category="first second",
        url="https://www.example.org/x",
    )
    shelves.refresh()
    (row,) = shelves.results().page(0, 10)
    assert row.path == str(path)
    assert row.date is not None
    assert row.date.iso == "2020-01-02"
    assert (row.category, row.site) == ("first", "example.org")
    assert (row.words, row.minutes) == (3, 1)
    assert (row.is_read, row.is_starred, row.progress, row.error) == (False, False, 0.0, "")


def test_an_article_without_a_title_gets_one_from_its_body(shelves: Shelves) -> None:
    shelves.write("a.md", body="First words")
    shelves.refresh()
    assert shelves.titles() == ["First words"]
    assert len(shelves.results("first")) == 1


def test_an_article_without_any_words_is_called_after_its_file(shelves: Shelves) -> None:
    (shelves.folder / "my notes.md").touch()
    (shelves.folder / "Vol. 2").write_text("\n")
    shelves.refresh()
    assert sorted(shelves.titles()) == ["Vol. 2", "my notes"]


def test_a_second_refresh_reads_nothing(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    report = shelves.refresh()
    assert (report.new, report.changed, report.gone) == (0, 0, 0)
    assert shelves.parser.read_heads == shelves.parser.read_facts == []


def test_a_changed_file_is_read_again_and_keeps_its_number(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    number = shelves.results().page(0, 1)[0].file
    shelves.write("a.md", "Longer title")
    report = shelves.refresh()
    assert (report.new, report.changed) == (0, 1)
    row = shelves.results().page(0, 1)[0]
    assert (row.file, row.title) == (number, "Longer title")


def test_a_file_that_was_only_touched_keeps_its_words(shelves: Shelves) -> None:
    path = shelves.write("a.md", "One")
    shelves.refresh()
    os.utime(path, (1, 1))
    shelves.refresh()
    assert shelves.parser.read_heads == ["a.md"]
    assert shelves.parser.read_facts == []


def test_a_file_whose_title_was_taken_away_gets_one_from_its_body(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "Body words")
    shelves.refresh()
    shelves.write("a.md", "", "Body words")
    shelves.refresh()
    assert shelves.titles() == ["Body words"]


def test_a_file_that_is_gone_leaves_the_list(shelves: Shelves) -> None:
    path = shelves.write("a.md", "One")
    shelves.write("b.md", "Two")
    shelves.refresh()
    path.unlink()
    assert shelves.refresh().gone == 1
    assert shelves.titles() == ["Two"]


def test_a_number_is_never_given_to_another_file(shelves: Shelves) -> None:
    path = shelves.write("a.md", "One")
    shelves.refresh()
    number = shelves.results().page(0, 1)[0].file
    path.unlink()
    shelves.refresh()
    shelves.write("b.md", "Two")
    shelves.refresh()
    assert shelves.results().page(0, 1)[0].file != number


def test_a_missing_library_keeps_its_articles_and_is_named(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    shelves.folder.rename(shelves.home / "unplugged")
    report = shelves.refresh()
    assert report.missing == (str(shelves.folder),)
    assert report.gone == 0
    assert shelves.titles() == ["One"]


def test_a_library_that_was_always_missing_was_never_indexed(shelves: Shelves) -> None:
    shelves.refresh(Library(shelves.home / "none", "None"))
    assert not shelves.index.is_indexed(str(shelves.home / "none"))


def _locked(scandir: Callable[[bytes], object]) -> Callable[[bytes], object]:
    """Reads any folder but one that is called so."""

    def refuse(path: bytes) -> object:
        if path.endswith(b"/locked/"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    return refuse


def test_an_unreadable_folder_keeps_its_articles(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelves.write("locked/a.md", "One")
    shelves.refresh()
    monkeypatch.setattr(os, "scandir", _locked(os.scandir))
    report = shelves.refresh()
    assert (report.gone, dict(report.left_out)) == (0, {candidates.UNREADABLE: 1})
    assert shelves.titles() == ["One"]


def test_what_was_left_out_is_counted_and_kept(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.write(".git/b.md")
    report = shelves.refresh()
    assert report.left_out == {candidates.HIDDEN: 1}
    assert shelves.index.counts(shelves.folders).left_out == {candidates.HIDDEN: 1}


def test_a_problem_is_a_badge_with_its_line(shelves: Shelves) -> None:
    shelves.write("a.md", "One", bad="yes")
    shelves.refresh()
    (row,) = shelves.results().page(0, 1)
    assert row.error == "no date (line 2)"
    assert shelves.index.counts(shelves.folders).broken == 1


def test_a_body_that_is_too_much_is_a_badge_too(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "too much")
    shelves.refresh()
    (row,) = shelves.results().page(0, 1)
    assert (row.error, row.words) == ("too much", None)
    shelves.refresh()
    assert shelves.parser.read_facts == []


def test_a_file_that_could_not_be_read_is_tried_again_every_time(shelves: Shelves) -> None:
    path = shelves.write("a.md", "One", secret="yes")
    shelves.refresh()
    before = path.stat()
    shelves.write("a.md", "Two", opened="yes")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    report = shelves.refresh()
    assert (report.changed, shelves.titles()) == (0, ["Two"])
    assert shelves.index.counts(shelves.folders).broken == 0


def test_marks_of_an_article_are_in_the_list_from_the_start(shelves: Shelves) -> None:
    shelves.write("a.md", "One", id="11112222333344445555666677778888")
    shelves.refresh()
    article = shelves.results().page(0, 1)[0].article
    shelves.names.known[article] = Marks(is_read=True, is_starred=True, progress=0.5)
    shelves.index.forget(shelves.folders)
    shelves.refresh()
    (row,) = shelves.results("is:starred").page(0, 1)
    assert (row.is_read, row.is_starred, row.progress) == (True, True, 0.5)
    assert shelves.index.counts(shelves.folders).unread == 0


def test_the_list_is_usable_before_the_words_are_counted(shelves: Shelves) -> None:
    shelves.write("a.md", "One")

    def is_cancelled() -> bool:
        return any(progress.stage == "heads" for progress in shelves.progress)

    report = shelves.refresh(is_cancelled=is_cancelled)
    assert not report.is_finished
    (row,) = shelves.results().page(0, 1)
    assert (row.title, row.words, row.minutes) == ("One", None, None)
    assert not shelves.index.is_indexed(str(shelves.folder))


def test_what_was_cancelled_goes_on_the_next_time(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passes, "_BATCH", 2)
    for number in range(6):
        shelves.write(f"{number}.md", f"Title {number}")
    shelves.refresh(is_cancelled=lambda: len(shelves.results()) >= 2)
    assert 2 <= len(shelves.results()) < 6
    assert not shelves.index.is_indexed(str(shelves.folder))
    shelves.refresh()
    assert len(shelves.parser.sighted) < 6
    assert sorted(shelves.titles()) == [f"Title {number}" for number in range(6)]
    assert all(row.words for row in shelves.results().page(0, 6))
    assert shelves.index.is_indexed(str(shelves.folder))


def test_a_scan_that_was_cancelled_changes_nothing(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelves.write("a.md", "One")
    shelves.refresh()
    path.unlink()
    monkeypatch.setattr(scan, "_CHECK", 1)
    assert not shelves.refresh(is_cancelled=lambda: True).is_finished
    assert len(shelves.results()) == 1


def test_progress_comes_in_stages_and_ends_at_the_total(shelves: Shelves) -> None:
    for number in range(3):
        shelves.write(f"{number}.md", "Title")
    shelves.refresh()
    last = {progress.stage: progress for progress in shelves.progress}
    assert list(last) == ["heads", "words"]
    assert all((progress.done, progress.total) == (3, 3) for progress in last.values())


def test_a_no_change_refresh_starts_no_parser(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()

    def refuse() -> object:
        raise AssertionError("started")

    library = Library(shelves.folder, "Articles")
    shelves.index.refresh([library], lambda: shelves.names, start_parser=refuse)  # type: ignore[arg-type]


def test_a_no_change_refresh_compares_no_file_with_the_index(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    monkeypatch.delattr(refresh, "plan")
    assert shelves.refresh().is_finished


def test_what_was_half_written_is_put_right_though_the_disk_is_as_it_was_before(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelves.write("b.md", "Two")
    path = shelves.write("a.md", "One")
    shelves.refresh()
    before, text = path.stat(), path.read_text()
    shelves.write("a.md", "Another title")
    shelves.write("b.md", "Yet another")
    monkeypatch.setattr(passes, "_BATCH", 1)
    assert not shelves.refresh(is_cancelled=lambda: bool(shelves.parser.read_heads)).is_finished
    assert "Another title" in shelves.titles()
    path.write_text(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    shelves.refresh()
    assert set(shelves.titles()) == {"One", "Yet another"}


def test_what_is_forgotten_is_read_again(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    shelves.index.forget(shelves.folders)
    assert shelves.refresh().new == 1


def test_a_folder_that_could_not_be_read_and_then_is_gone_takes_its_articles_along(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelves.write("locked/a.md", "One")
    shelves.refresh()
    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", _locked(os.scandir))
        assert shelves.refresh().gone == 0
    path.unlink()
    path.parent.rmdir()
    assert shelves.refresh().gone == 1


def test_the_parser_ends_with_the_refresh(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    assert shelves.parser.is_closed


def test_a_second_process_that_refreshes_is_left_alone(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    with lock.only_one(shelves.home / "cache") as is_ours:
        assert is_ours
        assert not shelves.refresh().is_finished
    assert len(shelves.results()) == 0
    assert shelves.refresh().is_finished


def test_an_edited_file_is_named_by_its_path_when_nobody_else_is_that_article(
    shelves: Shelves,
) -> None:
    shelves.write("a.md", "One", "Old text")
    shelves.refresh()
    article = shelves.results().page(0, 1)[0].article
    shelves.names.by_path["a.md"] = article
    shelves.names.known[article] = Marks(is_read=True)
    shelves.write("a.md", "One", "New text, edited in place")
    shelves.refresh()
    (row,) = shelves.results().page(0, 1)
    assert (row.article, row.is_read) == (article, True)
    assert shelves.names.remembered[-1][0] == article


def test_a_path_names_no_article_that_another_file_is(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "Old text")
    shelves.refresh()
    article = shelves.results().page(0, 1)[0].article
    shelves.names.by_path["a.md"] = article
    shelves.write("moved.md", "One", "Old text")
    shelves.write("a.md", "One", "Another text altogether")
    shelves.refresh()
    by_name = {Path(row.path).name: row.article for row in shelves.results().page(0, 2)}
    assert by_name["moved.md"] == article
    assert by_name["a.md"] != article


def test_a_folder_that_was_removed_holds_on_to_no_name(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "Old text")
    shelves.refresh()
    article = shelves.results().page(0, 1)[0].article
    shelves.names.by_path["a.md"] = article
    moved = shelves.home / "moved"
    shelves.folder.rename(moved)
    (moved / "a.md").write_text("title: One\n\nEdited since")
    shelves.refresh(Library(moved, "Moved"))
    assert shelves.results(folders=[str(moved)]).page(0, 1)[0].article == article


def test_naming_that_was_interrupted_is_done_by_the_next_refresh(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = ArticleId("0" * 32)
    shelves.write("a.md", "One")
    shelves.refresh(is_cancelled=lambda: bool(shelves.progress))
    assert shelves.names.remembered == []
    shelves.names = Names(by_path={"a.md": known})
    shelves.refresh()
    assert shelves.results().page(0, 1)[0].article == known


def test_a_name_of_any_bytes_is_listed_exactly(shelves: Shelves) -> None:
    path = shelves.folder / os.fsdecode(b"\xff\n.md")
    path.write_text("title: One\n\nBody")
    shelves.refresh()
    (row,) = shelves.results().page(0, 1)
    assert row.path == str(path)


@pytest.mark.parametrize("seconds", [-(2**33), 0, 2**33, 2**34 - 1])
def test_a_file_from_the_far_past_or_future_is_listed_and_then_known(
    shelves: Shelves, seconds: int
) -> None:
    os.utime(shelves.write("a.md", "One"), (seconds, seconds))
    shelves.refresh()
    assert shelves.titles() == ["One"]
    shelves.refresh()
    assert shelves.parser.read_heads == []


def _missing(shelves: Shelves) -> list[bool]:
    return [row.is_missing for row in shelves.results().page(0, 9)]


def test_articles_of_a_missing_library_are_known_as_missing_until_it_is_back(
    shelves: Shelves,
) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    assert _missing(shelves) == [False]
    away = shelves.folder.rename(shelves.home / "unplugged")
    shelves.refresh()
    assert _missing(shelves) == [True]
    away.rename(shelves.folder)
    shelves.refresh()
    assert _missing(shelves) == [False]


def test_progress_says_how_fast_it_goes_and_how_long_it_takes(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = count(100.0)
    monkeypatch.setattr(passes, "_BATCH", 1)
    for module in (refresh, passes):
        monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: next(ticks)))
    for number in range(4):
        shelves.write(f"{number}.md", f"Title {number}")
    shelves.refresh()
    heads = [progress for progress in shelves.progress if progress.stage == "heads"]
    assert [one.done for one in heads] == [1, 2, 3, 4]
    assert all(0 < one.rate <= 1 for one in heads)
    assert all(one.left == (4 - one.done) / one.rate for one in heads)


def test_every_known_file_is_compared_however_they_are_read(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresh, "_ROWS", 2)
    other = shelves.home / "other"
    other.mkdir()
    libraries = Library(shelves.folder, "A"), Library(other, "B")
    for number in range(5):
        shelves.write(f"{number}.md", f"Title {number}")
        (other / f"{number}.md").write_text(f"title: Other {number}\n\nBody")
    shelves.refresh(*libraries)
    (other / "3.md").unlink()
    shelves.write("4.md", "Another title")
    report = shelves.refresh(*libraries)
    assert (report.new, report.changed, report.gone) == (0, 1, 1)
    assert shelves.parser.read_heads == ["4.md"]


def test_thousands_that_are_gone_leave_in_short_steps_that_can_be_cancelled(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        shelves.write(f"{number}.md", f"Title {number}")
    shelves.refresh()
    for path in shelves.folder.iterdir():
        path.unlink()
    monkeypatch.setattr(refresh, "_GONE", 2)
    assert not shelves.refresh(is_cancelled=lambda: len(shelves.results()) <= 4).is_finished
    assert len(shelves.results()) == 4
    shelves.refresh()
    assert len(shelves.results()) == 0


def test_a_file_that_vanishes_before_it_is_read_leaves_with_the_next_look(
    shelves: Shelves,
) -> None:
    path = shelves.write("a.md", "One")
    shelves.write("b.md", "Two")

    def start() -> Parser:
        path.unlink()
        return Parser()

    library = Library(shelves.folder, "A")
    shelves.index.refresh([library], lambda: shelves.names, start_parser=start)
    assert {row.title: row.error for row in shelves.results().page(0, 9)} == {
        "Two": "",
        "a": "gone",
    }
    shelves.refresh()
    assert shelves.titles() == ["Two"]


def test_a_disk_that_goes_while_it_is_read_keeps_its_articles_and_comes_back(
    shelves: Shelves,
) -> None:
    shelves.write("a.md", "One")
    away = shelves.home / "unplugged"

    def start() -> Parser:
        shelves.folder.rename(away)
        return Parser()

    shelves.index.refresh([Library(shelves.folder, "A")], lambda: shelves.names, start_parser=start)
    shelves.refresh()
    assert shelves.index.counts(shelves.folders).all == 1
    away.rename(shelves.folder)
    shelves.refresh()
    (row,) = shelves.results().page(0, 9)
    assert (row.title, row.error, row.words) == ("One", "", 3)


def test_a_disk_that_goes_before_the_words_are_read_has_them_read_when_it_is_back(
    shelves: Shelves,
) -> None:
    shelves.write("a.md", "One")
    away = shelves.home / "unplugged"

    class Unplugging(Parser):
        def wholes(self, files: Iterable[File]) -> Generator[Whole | Problem, None, None]:
            shelves.folder.rename(away)
            yield from super().wholes(files)

    library = Library(shelves.folder, "A")
    shelves.index.refresh([library], lambda: shelves.names, start_parser=Unplugging)
    shelves.refresh()
    away.rename(shelves.folder)
    shelves.refresh()
    (row,) = shelves.results().page(0, 9)
    assert (row.title, row.error, row.words) == ("One", "", 3)


def test_an_index_that_is_locked_for_long_is_said_to_be_and_goes_on_later(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    shelves.write("b.md", "Two")
    monkeypatch.setattr(sqlite, "connect", partial(sqlite.connect, patience=0.0))
    shelves.reopen()
    holder = sqlite3.connect(shelves.home / "cache" / "index.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError, match=r"index\.db is in use by another program") as caught:
        shelves.refresh()
    assert sqlite.is_busy(caught.value)
    assert shelves.titles() == ["One"]
    holder.close()
    shelves.refresh()
    assert sorted(shelves.titles()) == ["One", "Two"]


def test_a_text_that_could_not_be_read_is_read_another_time(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelves.write("a.md", "One", "Words of the body")
    monkeypatch.setattr(Parser, "is_disk_failing", True)
    shelves.refresh()
    (row,) = shelves.results().page(0, 1)
    assert row.error == "the disk failed"
    monkeypatch.setattr(Parser, "is_disk_failing", False)
    shelves.refresh()
    assert len(shelves.results("words")) == 1


def test_a_title_that_went_is_shown_no_longer(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "Words of the body")
    shelves.refresh()
    shelves.write("a.md", "", " ")
    shelves.refresh()
    assert shelves.titles() == ["a"]
