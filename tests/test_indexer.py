"""The process that refreshes the index for a screen, and the whole way to it and back."""

import io
import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from reader import indexer
from reader.core import Reader
from reader.errors import LibraryError, NoRoomError
from reader.library import apart
from reader.library.lock import only_one
from reader.library.writes import Writer
from reader.model.listing import Progress, Report
from reader.model.query import EVERY
from reader.model.wire_refresh import Said, asked, heard
from reader.places import Environment
from reader.storage import sqlite


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of three."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.md").write_text(f"# Title {number}\n\nText.\n")
    return folder


@pytest.fixture
def reader(environment: Environment, folder: Path) -> Iterator[Reader]:
    reader = Reader.open(environment, [folder])
    yield reader
    reader.close()


class Answers(io.BytesIO):
    """What the indexer says; what follows is done once it says something."""

    def said(self) -> list[Said | None]:
        return [heard(line) for line in self.getvalue().splitlines()]


def asking(reader: Reader) -> tuple[int, io.FileIO]:
    """The writing end of the input, with the request in it, and the input."""
    reading, writing = os.pipe()
    os.write(writing, asked(apart.request(reader.environment, reader.libraries)))
    return writing, io.FileIO(reading)


def test_it_refreshes_what_is_asked_and_reports(reader: Reader) -> None:
    writing, input_ = asking(reader)
    answers = Answers()
    with input_:
        indexer.run(input_, answers)
        os.close(writing)
    *progress, report = answers.said()
    assert report == Report(new=3)
    assert all(isinstance(one, Progress) for one in progress)
    assert reader.counts().all == 3


def test_it_stops_when_its_input_ends(reader: Reader, environment: Environment) -> None:
    writing, input_ = asking(reader)
    os.close(writing)
    answers, died = Answers(), list[int]()
    environment.cache_dir.mkdir(parents=True, exist_ok=True)
    with input_, only_one(environment.cache_dir) as is_first:
        assert is_first  # so that it would wait for ever
        indexer.run(input_, answers, died.append)
    assert answers.said() == [Report(is_finished=False)]
    assert died == []


def test_it_waits_for_another_process_that_does_the_same(
    reader: Reader, environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing, input_ = asking(reader)
    answers = Answers()
    environment.cache_dir.mkdir(parents=True, exist_ok=True)
    other = ExitStack()
    assert other.enter_context(only_one(environment.cache_dir))

    class Waiting(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            other.close()  # the other process ends meanwhile
            return False

    request = apart.request(reader.environment, reader.libraries)
    said: list[Said] = []
    indexer.refresh(request, said.append, Waiting())
    assert said[-1] == Report(new=3)
    os.close(writing)
    input_.close()
    assert answers.said() == []


def test_an_index_that_is_written_by_another_program_is_asked_again(
    reader: Reader, environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite.connect
    monkeypatch.setattr(sqlite, "connect", partial(connect, patience=0.0))
    holder = sqlite3.connect(environment.cache_dir / "index.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    class Waiting(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            holder.close()
            return False

    request = apart.request(reader.environment, reader.libraries)
    said: list[Said] = []
    indexer.refresh(request, said.append, Waiting())
    assert said[-1] == Report(new=3)


def test_where_it_has_no_room_for_the_first_list_that_is_made_here_in_memory(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refresh(*_how: object) -> Report:
        raise NoRoomError("The disk is full.")

    write = Writer.put_heads

    def put(writer: Writer, connection: sqlite3.Connection, batch: Sequence[Any]) -> None:
        if connection.execute("PRAGMA database_list").fetchone()[2]:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        write(writer, connection, batch)

    monkeypatch.setattr(apart, "refresh", refresh)
    monkeypatch.setattr(Writer, "put_heads", put)
    reader.refresh_apart(lambda _progress: None, lambda: False)
    assert len(reader.results(EVERY)) == 3
    assert reader.index_trouble.startswith("The index is kept in memory this time: The disk is")


def test_it_makes_no_index_in_its_own_memory(reader: Reader, environment: Environment) -> None:
    request = apart.request(reader.environment, reader.libraries)
    reader.close()
    shutil.rmtree(environment.cache_dir)
    environment.cache_dir.write_text("a file")
    reading, writing = os.pipe()
    os.write(writing, asked(request))
    answers = Answers()
    with io.FileIO(reading) as input_:
        indexer.run(input_, answers)
        os.close(writing)
    (said,) = answers.said()
    assert isinstance(said, NoRoomError)


def test_one_that_stays_locked_is_said_to_be_in_use(
    reader: Reader, environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite.connect
    monkeypatch.setattr(sqlite, "connect", partial(connect, patience=0.0))
    monkeypatch.setattr(indexer, "_PATIENCE", 0.0)
    holder = sqlite3.connect(environment.cache_dir / "index.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    request = apart.request(reader.environment, reader.libraries)
    with pytest.raises(LibraryError, match=r"index\.db is in use by another program"):
        indexer.refresh(request, lambda _said: None, threading.Event())
    assert reader.counts().all == 0
    holder.close()


def test_one_that_cannot_stop_is_ended(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer, "_LAST_BATCH", 0.01)
    writing, input_ = asking(reader)
    os.close(writing)
    is_dead = threading.Event()

    def hang(*_asked: object) -> None:
        assert is_dead.wait(30)

    monkeypatch.setattr(indexer, "refresh", hang)
    died: list[int] = []

    def die(code: int) -> None:
        died.append(code)
        is_dead.set()

    with input_:
        indexer.run(input_, Answers(), die)
    assert died == [1]


def test_what_goes_wrong_is_said_in_a_line(environment: Environment) -> None:
    answers = Answers()
    indexer.run(io.BytesIO(b"no request\n"), answers)
    (said,) = answers.said()
    assert "JSONDecodeError" in str(said)


def test_the_whole_way_through_a_process_of_its_own(reader: Reader, folder: Path) -> None:
    reported: list[Progress] = []
    assert reader.refresh_apart(reported.append, lambda: False) == Report(new=3)
    assert {one.stage for one in reported} >= {"heads", "words"}
    results = reader.results(EVERY)
    assert sorted(row.title for row in results.page(0, 9)) == ["Title 0", "Title 1", "Title 2"]
    (folder / "0.md").unlink()
    assert reader.refresh_apart(lambda _progress: None, lambda: False) == Report(gone=1)
    assert reader.counts().all == 2


def test_an_index_that_was_put_anew_meanwhile_is_taken(
    reader: Reader, environment: Environment
) -> None:
    reader.refresh(lambda _progress: None, lambda: False)
    for path in environment.cache_dir.glob("index.db*"):
        path.unlink()
    assert reader.refresh_apart(lambda _progress: None, lambda: False).new == 3
    (environment.cache_dir / "index.db").stat()
    assert reader.refresh_apart(lambda _progress: None, lambda: False).new == 0
    assert reader.counts().all == 3


def test_an_index_in_memory_is_refreshed_right_here(
    environment: Environment, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.cache_dir.parent.mkdir(parents=True, exist_ok=True)
    environment.cache_dir.touch()  # a file in place of the folder
    reader = Reader.open(environment, [folder])
    assert reader.refresh_apart(lambda _progress: None, lambda: False).new == 3
    assert reader.counts().all == 3
    reader.close()


def test_where_no_process_can_be_started_it_is_done_right_here(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_asked: object) -> Report:
        raise apart.NotStartedError

    monkeypatch.setattr(apart, "refresh", refuse)
    assert reader.refresh_apart(lambda _progress: None, lambda: False).new == 3
