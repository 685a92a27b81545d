import shutil
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.config import load
from reader.core import Reader
from reader.errors import NotFoundError, StoreError
from reader.model.highlights import Highlight
from reader.model.listing import Entry, Row
from reader.model.marks import Change, Field, Stop
from reader.model.places_in_text import place_at, resolve
from reader.model.query import EVERY, UNREAD, Query, parse
from reader.model.sanitize import Shown
from reader.places import Environment

pytestmark = pytest.mark.usefixtures("parses_here")

POST = """\
---
title: "{title}"
date: Thu, 27 Jun 2019 20:47:47 +0200
category: nieuws
---

<p>{text}</p>
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, title, text in (
        ("a.html", "The first", "One lamp was lit before the others."),
        ("b.md", "The second", "Two lamps are better than one."),
        ("c.txt", "The third", "Three is a crowd, even of lamps."),
    ):
        (folder / name).write_text(POST.format(title=title, text=text))
    return folder


@pytest.fixture
def reader(environment: Environment, library: Path) -> Iterator[Reader]:
    reader = Reader.open(environment, [library])
    refresh(reader)
    yield reader
    reader.close()


def refresh(reader: Reader) -> None:
    reader.refresh(lambda _progress: None, lambda: False)


def rows(reader: Reader, query: Query = EVERY) -> dict[str, Row]:
    results = reader.results(query)
    return {Path(row.path).name: row for row in results.page(0, len(results))}


def mark_read(reader: Reader, name: str) -> Row:
    row = rows(reader)[name]
    reader.mark([Change(row.article, Field.READ, True)])
    return row


def test_a_mark_shows_in_the_list_the_counts_and_the_article(reader: Reader) -> None:
    row = mark_read(reader, "a.html")
    assert rows(reader)["a.html"].is_read
    assert reader.counts().unread == 2
    assert reader.read(row).marks.is_read


def test_a_list_of_unread_articles_keeps_what_is_read_meanwhile(reader: Reader) -> None:
    unread = reader.results(UNREAD)
    mark_read(reader, "a.html")
    assert len(unread) == 3
    assert sum(row.is_read for row in unread.page(0, 3)) == 1
    assert len(reader.results(UNREAD)) == 2


def test_undo_takes_the_last_step_back_and_only_that(reader: Reader) -> None:
    mark_read(reader, "a.html")
    mark_read(reader, "b.md")
    reader.undo()
    assert rows(reader)["a.html"].is_read
    assert not rows(reader)["b.md"].is_read


def test_undo_with_nothing_to_undo_says_so(reader: Reader) -> None:
    assert not reader.undo().marked


def test_a_renamed_article_keeps_its_marks(reader: Reader, library: Path) -> None:
    mark_read(reader, "a.html")
    (library / "a.html").rename(library / "renamed.html")
    refresh(reader)
    assert rows(reader)["renamed.html"].is_read


def test_a_moved_article_keeps_its_marks(reader: Reader, library: Path) -> None:
    mark_read(reader, "a.html")
    (library / "2019").mkdir()
    (library / "a.html").rename(library / "2019" / "a.html")
    refresh(reader)
    assert rows(reader)["a.html"].is_read


def test_an_edited_article_keeps_its_marks_and_can_then_be_renamed(
    reader: Reader, library: Path
) -> None:
    mark_read(reader, "a.html")
    edited = POST.format(title="The first, again", text="One lamp was lit long before.")
    (library / "a.html").write_text(edited)
    refresh(reader)
    assert rows(reader)["a.html"].is_read
    (library / "a.html").rename(library / "z.html")
    refresh(reader)
    assert rows(reader)["z.html"].is_read


def test_another_article_in_the_old_place_of_a_renamed_one_is_unread(
    reader: Reader, library: Path
) -> None:
    mark_read(reader, "a.html")
    (library / "a.html").rename(library / "z.html")
    (library / "a.html").write_text(POST.format(title="New here", text="Quite another text."))
    refresh(reader)
    assert rows(reader)["z.html"].is_read
    assert not rows(reader)["a.html"].is_read


def test_marks_wait_for_an_article_that_is_gone(reader: Reader, library: Path) -> None:
    mark_read(reader, "a.html")
    kept = (library / "a.html").read_text()
    (library / "a.html").unlink()
    refresh(reader)
    assert "a.html" not in rows(reader)
    (library / "elsewhere.html").write_text(kept)
    refresh(reader)
    assert rows(reader)["elsewhere.html"].is_read


def test_a_library_that_is_unplugged_stays_listed(reader: Reader, library: Path) -> None:
    mark_read(reader, "a.html")
    library.rename(library.with_name("unplugged"))
    report = reader.refresh(lambda _progress: None, lambda: False)
    assert len(rows(reader)) == 3
    assert report.missing == (str(library),)


def test_deleting_the_cache_loses_no_mark(
    reader: Reader, environment: Environment, library: Path
) -> None:
    mark_read(reader, "a.html")
    reader.close()
    shutil.rmtree(environment.cache_dir)
    again = Reader.open(environment, [library])
    refresh(again)
    assert rows(again)["a.html"].is_read
    again.close()


def test_another_data_folder_has_other_marks_with_the_same_cache(
    reader: Reader, environment: Environment, library: Path, tmp_path: Path
) -> None:
    mark_read(reader, "a.html")
    other = Reader.open(environment._replace(data_dir=tmp_path / "other"), [library])
    other.catch_up()
    assert not rows(other)["a.html"].is_read
    other.close()
    reader.catch_up()
    assert rows(reader)["a.html"].is_read


def test_a_mark_of_another_window_is_caught_up_with(
    reader: Reader, environment: Environment, library: Path, tmp_path: Path
) -> None:
    # a cache of its own, as on a machine where the other window runs in a container
    window = Reader.open(environment._replace(cache_dir=tmp_path / "cache"), [library])
    refresh(window)
    mark_read(reader, "a.html")
    assert not rows(window)["a.html"].is_read
    assert window.catch_up()
    assert rows(window)["a.html"].is_read
    assert not window.catch_up()
    window.close()


def test_the_reading_place_comes_back_exactly(reader: Reader) -> None:
    row = rows(reader)["b.md"]
    opened = reader.read(row)
    place = place_at(opened.document, 0, 4)
    reader.mark([Change(row.article, Field.PLACE, Stop(place, 0.25))])
    again = reader.read(row)
    assert again.marks.place == place
    assert again.marks.progress == 0.25
    assert resolve(place, again.document) == place


def test_a_data_folder_that_is_a_file_leaves_reading_and_says_why(
    environment: Environment, library: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "data"
    blocked.write_text("not a folder")
    reader = Reader.open(environment._replace(data_dir=blocked), [library])
    refresh(reader)
    row = rows(reader)["a.html"]
    assert "lamp" in reader.read(row).document.blocks[0].inline.text  # type: ignore[union-attr]
    assert str(blocked) in reader.trouble
    with pytest.raises(StoreError):
        reader.mark([Change(row.article, Field.READ, True)])
    reader.close()


def test_a_file_outside_the_libraries_keeps_its_marks(
    reader: Reader, environment: Environment, library: Path, tmp_path: Path
) -> None:
    loose = tmp_path / "loose.txt"
    loose.write_text("A loose leaf.\n\nIt has two paragraphs, and that is all.\n")
    opened = reader.read_file(loose)
    reader.mark([Change(opened.article, Field.STARRED, True)])
    reader.close()
    again = Reader.open(environment, [library])
    assert again.read_file(loose).marks.is_starred
    again.close()


def test_standard_input_opens_like_a_file_without_a_name(reader: Reader) -> None:
    opened = reader.read_bytes(b"---\ntitle: Piped\n---\n\nText from a pipe.\n")
    assert opened.metadata.title == "Piped"
    assert opened.path == ""


@pytest.mark.parametrize("form", ["path", "relative", "id", "start"])
def test_an_article_is_found_by(
    form: str, reader: Reader, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = rows(reader)["a.html"]
    monkeypatch.chdir(library)
    meant = {
        "path": str(library / "a.html"),
        "relative": "./a.html",
        "id": row.article,
        "start": row.article[:12],
    }[form]
    found = reader.find(meant)
    assert isinstance(found, Entry)
    assert found.row.file == row.file


def test_what_means_more_than_one_article_is_refused(reader: Reader, library: Path) -> None:
    # by pigeonhole two of seventeen ids start with the same digit
    for number in range(14):
        (library / f"{number}.txt").write_text(f"Text number {number}, unlike the others.")
    refresh(reader)
    starts = [row.article[0] for row in rows(reader).values()]
    twice = next(start for start in starts if starts.count(start) > 1)
    with pytest.raises(NotFoundError, match="More than one"):
        reader.find(twice)


def test_what_means_nothing_is_named(reader: Reader) -> None:
    with pytest.raises(NotFoundError, match=r"nowhere\.md"):
        reader.find("nowhere.md")


def test_a_folder_that_does_not_exist_is_named(environment: Environment, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no-such-folder"):
        Reader.open(environment, [tmp_path / "no-such-folder"])


def test_without_a_library_the_samples_are_shown(environment: Environment) -> None:
    reader = Reader.open(environment)
    assert reader.is_sample
    needed = reader.needs_index
    refresh(reader)
    assert (needed, reader.needs_index) == (True, False)
    assert reader.counts().all > 10
    reader.close()


def test_a_library_that_was_added_is_shown_and_one_removed_is_not(
    environment: Environment, library: Path
) -> None:
    first = Reader.open(environment)
    first.add_library(library)
    first.close()
    second = Reader.open(environment)
    assert [one.folder for one in second.libraries] == [library]
    second.remove_library(library)
    second.close()
    with closing(Reader.open(environment)) as third:
        assert third.is_sample


def test_an_article_without_a_title_is_called_what_the_list_calls_it(
    reader: Reader, library: Path
) -> None:
    (library / "empty.md").write_bytes(b"")
    refresh(reader)
    row = rows(reader)["empty.md"]
    assert row.title == "empty"
    assert row.error
    assert reader.read(row).metadata.title == "empty"


def test_a_rebuild_reads_every_file_again_and_loses_no_mark(reader: Reader) -> None:
    mark_read(reader, "a.html")
    report = reader.refresh(lambda _progress: None, lambda: False, is_rebuild=True)
    assert report.new == 3
    assert rows(reader)["a.html"].is_read


def test_a_change_on_the_disk_is_told_until_the_watch_is_closed(
    reader: Reader, library: Path
) -> None:
    is_told = threading.Event()
    watch = reader.watch(is_told.set)
    tries = 0
    while not is_told.wait(0.5) and tries < 60:  # it may not be set up yet
        tries += 1
        (library / "new.md").write_text(f"{tries}")
    watch.close()
    assert is_told.is_set()


def test_a_search_is_saved_changed_and_removed(reader: Reader) -> None:
    reader.save_search("short", "left:<10m")
    reader.save_search("short", "left:<5m")
    assert [(one.name, one.query) for one in reader.searches] == [("short", "left:<5m")]
    assert load(reader.environment.config_file).searches == reader.searches
    assert reader.problems_of_searches() == ()
    reader.remove_search("short")
    assert reader.searches == ()


def test_a_mark_is_in_a_list_that_is_open_and_in_the_index_when_that_is_closed(
    reader: Reader,
) -> None:
    shown = reader.results(UNREAD)
    mark_read(reader, "a.html")
    assert sum(row.is_read for row in shown.page(0, 3)) == 1
    mark_read(reader, "b.md")
    reader.close()
    with closing(Reader.open(reader.environment, [Path(reader.libraries[0].folder)])) as again:
        assert not again.catch_up()
        assert again.counts().unread == 1


def test_a_tag_a_note_and_a_highlight_are_found_and_gone_when_undone(reader: Reader) -> None:
    article = rows(reader)["a.html"].article
    quoted = Highlight(quote=Shown("so it was"), note=Shown("was it?"))
    for change in (
        Change(article, Field.TAG, True, "tide"),
        Change(article, Field.NOTE, "think of it"),
        Change(article, Field.HIGHLIGHT, quoted, "0123456789abcdef"),
        Change(article, Field.ARCHIVED, True),
    ):
        reader.mark([change])
    for query in ("tag:TIDE", 'note:"of it"', 'note:"was it"', "note:so", "has:highlight"):
        assert len(reader.results(parse(f"is:archived {query}"))) == 1
    assert (len(reader.results(parse(""))), reader.counts().archived) == (2, 1)
    for _change in range(4):
        reader.undo()
    assert len(reader.results(parse("tag:tide OR has:note OR has:highlight"))) == 0
    assert reader.counts().archived == 0
    reader.redo()
    assert len(reader.results(parse("tag:tide"))) == 1
    assert [step.field for step in reader.history(2)] == [Field.ARCHIVED, Field.HIGHLIGHT]
