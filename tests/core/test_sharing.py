"""Readers with a library and a data folder each, and one folder that they share."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.core import Reader
from reader.errors import SyncError
from reader.model.article import ArticleId
from reader.model.marks import Change, Field, Stop, Value
from reader.model.places_in_text import Place
from reader.model.query import EVERY
from reader.model.row import Row
from reader.places import Environment

TEXT = "---\ntitle: {title}\nexterne_link: https://example.org/{name}\n---\n{text}\n"
MORE = "Somebody had left the lamp on, and nobody went to see why."

Opener = Callable[..., Reader]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def machine(environment: Environment, tmp_path: Path, shared: Path) -> Iterator[Opener]:
    """Opens the reader of a machine by its name, which has files of its own with the same texts."""
    opened: list[Reader] = []

    def open_(name: str, *, shares: bool = False) -> Reader:
        folder = tmp_path / name
        library = folder / "articles"
        if not library.exists():
            library.mkdir(parents=True)
            for one in ("lamp", "dike", "sea"):
                text = TEXT.format(title=f"The {one}", name=one, text=f"{one}: {MORE}")
                (library / f"{one}.md").write_text(text)
        config = folder / "config.toml"
        config.write_text(f'[sync]\nfolder = "{shared}"\n' if shares else "")
        found = environment._replace(
            data_dir=folder / "data", cache_dir=folder / "cache", config_file=config
        )
        reader = Reader.open(found, [library])
        opened.append(reader)
        refresh(reader)
        return reader

    yield open_
    for reader in opened:
        reader.close()


def refresh(reader: Reader) -> None:
    reader.refresh(lambda _progress: None, lambda: False)
    reader.catch_up()


def rows(reader: Reader) -> dict[str, Row]:
    results = reader.results(EVERY)
    return {Path(row.path).stem: row for row in results.page(0, len(results))}


def mark(reader: Reader, name: str, field: Field, value: Value = True, item: str = "") -> None:
    reader.mark([Change(rows(reader)[name].article, field, value, item)])


def marks(reader: Reader) -> dict[ArticleId, object]:
    found = reader.marks_of(row.article for row in rows(reader).values())
    return {article: one._replace(last_read=0) for article, one in found.items()}


def test_the_list_of_the_other_machine_shows_what_was_done(machine: Opener, shared: Path) -> None:
    one, other = machine("one"), machine("other")
    mark(one, "lamp", Field.READ)
    mark(one, "sea", Field.STARRED)
    one.sharing.sync(shared)
    assert other.sharing.sync(shared).received == 2
    found = rows(other)
    assert (found["lamp"].is_read, found["sea"].is_starred, found["dike"].is_read) == (
        *(True, True),
        False,
    )


def test_five_machines_have_the_same_marks(machine: Opener, shared: Path) -> None:
    five = [machine(f"machine-{number}") for number in range(5)]
    for number, reader in enumerate(five):
        mark(reader, "lamp", Field.TAG, True, f"tag {number}")
        mark(reader, "dike", Field.FURTHEST, Stop(Place(number), number / 10))
        mark(reader, "sea", Field.READ, number % 2 == 0)
    for _round in range(2):
        for reader in five:
            reader.sharing.sync(shared)
    assert all(marks(reader) == marks(five[0]) for reader in five)
    assert len(five[0].marks(rows(five[0])["lamp"].article).tags) == 5
    assert five[3].marks(rows(five[0])["dike"].article).furthest == 0.4


def test_an_article_edited_on_one_machine_before_the_other_saw_it_is_one(
    machine: Opener, shared: Path, tmp_path: Path
) -> None:
    one = machine("one")
    mark(one, "lamp", Field.STARRED)
    was = rows(one)["lamp"].article
    later = tmp_path / "other" / "articles"
    for folder in (tmp_path / "one" / "articles", later):
        folder.mkdir(parents=True, exist_ok=True)
        text = TEXT.format(title="The lamp", name="lamp", text=f"Edited. {MORE}")
        (folder / "lamp.md").write_text(text)
    refresh(one)
    other = machine("other")
    assert rows(other)["lamp"].article != was
    one.sharing.sync(shared)
    other.sharing.sync(shared)
    found = rows(other)["lamp"]
    assert (found.article, found.is_starred) == (was, True)


def test_both_marked_it_under_names_of_their_own(
    machine: Opener, shared: Path, tmp_path: Path
) -> None:
    one = machine("one")
    mark(one, "lamp", Field.STARRED)
    text = TEXT.format(title="The lamp", name="lamp", text=f"Edited. {MORE}")
    (tmp_path / "one" / "articles" / "lamp.md").write_text(text)
    refresh(one)
    (tmp_path / "other" / "articles").mkdir(parents=True)
    (tmp_path / "other" / "articles" / "moved.md").write_text(text)
    other = machine("other")
    mark(other, "moved", Field.READ)
    for reader in (one, other, one):
        reader.sharing.sync(shared)
    here, there = rows(one)["lamp"], rows(other)["moved"]
    assert here.article == there.article
    assert here.is_read is here.is_starred is there.is_read is there.is_starred is True
    refresh(one)
    assert rows(one)["lamp"].article == here.article


def test_marks_are_shared_without_being_asked(machine: Opener, shared: Path) -> None:
    one, other = machine("one", shares=True), machine("other", shares=True)
    mark(one, "lamp", Field.READ)
    assert one.sharing.keep_up() is not None
    report = other.sharing.keep_up()
    assert report is not None
    assert report.received == 1
    other.sharing.keep_up()
    assert other.sharing.keep_up() is None
    mark(other, "sea", Field.READ)
    assert other.sharing.keep_up() is not None
    report = one.sharing.keep_up()
    assert report is not None
    assert report.received == 1


def test_other_windows_hear_of_what_was_received(machine: Opener, shared: Path) -> None:
    one, other = machine("one"), machine("other")
    window = machine("other")
    window.news()
    mark(one, "lamp", Field.READ)
    one.sharing.sync(shared)
    other.sharing.sync(shared)
    assert [marked.marks.is_read for marked in window.news()] == [True]


def test_the_last_marks_are_told_when_the_reader_closes(machine: Opener, shared: Path) -> None:
    one, other = machine("one", shares=True), machine("other")
    one.sharing.keep_up()
    mark(one, "lamp", Field.READ)
    one.close()
    assert other.sharing.sync(shared).received == 1


def test_nothing_is_shared_unless_a_folder_is_configured(machine: Opener) -> None:
    assert machine("one").sharing.keep_up() is None


def test_a_folder_that_comes_back_is_used_again(machine: Opener, shared: Path) -> None:
    one = machine("one", shares=True)
    mark(one, "lamp", Field.READ)
    shared.rmdir()
    with pytest.raises(SyncError):
        one.sharing.keep_up()
    shared.mkdir()
    report = one.sharing.keep_up()
    assert report is not None
    assert report.sent


def test_an_export_brings_everything_back(machine: Opener) -> None:
    one, other = machine("one"), machine("other")
    mark(one, "lamp", Field.READ)
    mark(one, "lamp", Field.TAG, True, "dike")
    mark(one, "sea", Field.NOTE, "look this up")
    text = b"".join(one.sharing.export())
    came = other.sharing.take_in(io.BytesIO(text))
    assert (came.received, came.damaged, came.newer) == (3, 0, 0)
    assert marks(other) == marks(one)
    assert rows(other)["lamp"].is_read
    assert other.sharing.take_in(io.BytesIO(text)).received == 0
    assert sorted(other.sharing.export())[1:] != []


def test_what_was_imported_is_told_to_other_machines(machine: Opener, shared: Path) -> None:
    one, other, third = machine("one"), machine("other"), machine("third")
    mark(one, "lamp", Field.READ)
    other.sharing.sync(shared)
    other.sharing.take_in(io.BytesIO(b"".join(one.sharing.export())))
    other.sharing.sync(shared)
    third.sharing.sync(shared)
    assert marks(third) == marks(one)


def test_articles_that_another_program_knows_as_read_are_marked(machine: Opener) -> None:
    one = machine("one")
    mark(one, "sea", Field.READ)
    came = one.sharing.take_in_read(
        ["https://www.example.org/lamp/\n", "http://example.org/sea", "tag:nobody:1", "", "x"]
    )
    assert came == (1, 2, 2)
    assert rows(one)["lamp"].is_read
    assert not rows(one)["dike"].is_read
    one.undo()
    assert not rows(one)["lamp"].is_read


def test_an_article_is_known_by_an_id_of_its_own(machine: Opener, tmp_path: Path) -> None:
    uuid = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
    one = machine("one")
    (tmp_path / "one" / "articles" / "own.md").write_text(f"---\nid: {uuid}\n---\n{MORE}\n")
    refresh(one)
    assert one.sharing.take_in_read([f"urn:uuid:{uuid}"]) == (1, 1, 0)
    assert rows(one)["own"].is_read
