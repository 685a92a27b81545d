import sqlite3
from collections.abc import Iterable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from reader.core import Reader
from reader.library import words
from reader.model.listing import Progress
from reader.model.marks import Change, Field
from reader.model.query import EVERY
from reader.model.row import Row
from reader.places import Environment
from tests.ui.driving import QuietReader


@pytest.fixture
def sighted(environment: Environment, tmp_path: Path) -> Reader:
    """A library of which only the list is there: its first refresh was stopped."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a", "b"):
        text = f"---\ntitle: {name.upper()}\ncategory: news\n---\nWords of {name}.\n"
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    reader = QuietReader.open(environment, [folder])
    seen: list[Progress] = []
    reader.refresh(seen.append, lambda: any(one.stage == "heads" for one in seen))
    return reader


def row_of(reader: Reader, title: str) -> Row:
    return next(row for row in reader.results(EVERY).page(0, 9) if row.title == title)


def read_all(reader: Reader) -> None:
    reader.refresh(lambda _progress: None, lambda: False)


def test_what_is_done_to_an_article_before_it_was_read_stays(sighted: Reader) -> None:
    row = row_of(sighted, "A")
    sighted.mark([Change(row.article, Field.STARRED, True)])
    assert row_of(sighted, "A").is_starred
    read_all(sighted)
    assert row_of(sighted, "A") == row._replace(is_starred=True, words=3, minutes=1)
    assert not row_of(sighted, "B").is_starred
    sighted.close()


def test_it_is_recognised_by_its_text_from_then_on(sighted: Reader, tmp_path: Path) -> None:
    sighted.mark([Change(row_of(sighted, "A").article, Field.STARRED, True)])
    read_all(sighted)
    (tmp_path / "articles" / "a.md").rename(tmp_path / "articles" / "elsewhere.md")
    read_all(sighted)
    assert row_of(sighted, "A").is_starred
    sighted.close()


def test_what_is_done_to_a_row_that_was_shown_before_its_file_was_read_is_not_lost(
    sighted: Reader,
) -> None:
    shown = row_of(sighted, "A")
    read_all(sighted)
    now = row_of(sighted, "A")
    assert shown.article != now.article
    for is_starred in (True, False, True):
        (marked,) = sighted.mark([Change(shown.article, Field.STARRED, is_starred)])
        assert (marked.article, marked.marks.is_starred) == (shown.article, is_starred)
        assert sighted.marks(shown.article) == marked.marks
        assert sighted.marks_of([shown.article, now.article]) == {
            shown.article: marked.marks,
            now.article: marked.marks,
        }
        assert row_of(sighted, "A").is_starred is is_starred
    sighted.close()


def test_what_is_written_on_a_row_that_was_shown_before_is_read_by_the_same_name(
    sighted: Reader,
) -> None:
    shown = row_of(sighted, "A").article
    read_all(sighted)
    sighted.mark([Change(shown, Field.NOTE, "Bright")])
    assert sighted.items([shown], Field.NOTE) == [(shown, "", "Bright")]
    now = row_of(sighted, "A").article
    assert sighted.items([now], Field.NOTE) == [(now, "", "Bright")]
    sighted.close()


def test_two_libraries_with_a_file_at_the_same_place_share_no_marks(
    environment: Environment, tmp_path: Path
) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
        text = f"---\ntitle: {folder.name}\n---\nWords of {folder.name}.\n"
        (folder / "a.md").write_text(text, encoding="utf-8")
    reader = QuietReader.open(environment, folders)
    seen: list[Progress] = []
    reader.refresh(seen.append, lambda: any(one.stage == "heads" for one in seen))
    shown = row_of(reader, "two")
    reader.mark([Change(row_of(reader, "one").article, Field.STARRED, True)])
    read_all(reader)
    reader.mark([Change(shown.article, Field.READ, True)])
    found = {row.title: (row.is_starred, row.is_read) for row in reader.results(EVERY).page(0, 9)}
    assert found == {"one": (True, False), "two": (False, True)}
    reader.close()


def test_what_is_done_before_and_after_a_file_was_read_is_done_to_one_article(
    sighted: Reader,
) -> None:
    row = row_of(sighted, "A")
    sighted.mark([Change(row.article, Field.STARRED, True)])
    seen: list[Progress] = []
    sighted.refresh(seen.append, lambda: any(one.stage == "words" for one in seen))
    sighted.mark([Change(row_of(sighted, "A").article, Field.READ, True)])
    read_all(sighted)
    assert (row_of(sighted, "A").is_starred, row_of(sighted, "A").is_read) == (True, True)
    sighted.close()


def test_what_is_done_to_a_row_while_its_file_is_put_in_is_not_lost(
    sighted: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, put = row_of(sighted, "A").article, words.put

    def putting(connection: sqlite3.Connection, docs: Iterable[Any]) -> None:
        marking = Thread(target=sighted.mark, args=[[Change(shown, Field.STARRED, True)]])
        marking.start()
        marking.join()
        put(connection, docs)

    with monkeypatch.context() as patched:
        patched.setattr(words, "put", putting)
        read_all(sighted)
    assert row_of(sighted, "A").is_starred
    assert sighted.counts().starred == 1
    (tmp_path / "articles" / "a.md").rename(tmp_path / "articles" / "elsewhere.md")
    read_all(sighted)
    assert row_of(sighted, "A").is_starred
    sighted.close()
