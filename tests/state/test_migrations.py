"""From an older state.db to this one: nothing is lost, and what it was is kept."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.model.article import ArticleId
from reader.model.identity import Claim
from reader.model.marks import Change, Field, Marks
from reader.model.places_in_text import Place
from reader.state import migrations
from reader.state.schema import VERSION
from reader.state.store import Store
from reader.storage import sqlite

A, B, C = (ArticleId(letter * 32) for letter in "abc")

# As version 1 made it: never to be changed.
_VERSION_1 = f"""
CREATE TABLE change (number INTEGER PRIMARY KEY, time REAL NOT NULL, device TEXT NOT NULL,
    article TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, previous TEXT,
    step INTEGER NOT NULL, undoes INTEGER) STRICT;
CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL;
CREATE TABLE mark (article TEXT PRIMARY KEY, is_read INTEGER NOT NULL, is_starred INTEGER NOT NULL,
    place TEXT, progress REAL NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE alias (sequence INTEGER PRIMARY KEY, kind TEXT NOT NULL, value BLOB NOT NULL,
    article TEXT NOT NULL, UNIQUE (kind, value, article)) STRICT;
CREATE TABLE preference (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE device (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE writer (process INTEGER PRIMARY KEY) STRICT;
INSERT INTO device VALUES ('0badcafe');
INSERT INTO preference VALUES ('theme', 'lamp');
INSERT INTO change VALUES
    (1, 100.5, '0badcafe', '{A}', 'read', 'true', 'false', 1, NULL),
    (2, 200.5, '0badcafe', '{B}', 'place', '[4, 2, "words", 0.5]', NULL, 2, NULL),
    (3, 300.5, '0badcafe', '{B}', 'read', 'true', 'false', 3, NULL),
    (4, 400.5, '0badcafe', '{B}', 'read', 'false', 'true', 4, 3),
    (5, 500.5, '0badcafe', '{C}', 'starred', 'true', 'false', 5, NULL);
INSERT INTO mark VALUES ('{A}', 1, 0, NULL, 0.0), ('{B}', 0, 0, '[4, 2, "words"]', 0.5),
    ('{C}', 0, 1, NULL, 0.0);
INSERT INTO alias VALUES (1, 'path', X'ff2e6d64', '{A}'), (2, 'path', X'ff2e6d64', '{B}'),
    (3, 'id', CAST('{"d" * 32}' AS BLOB), '{C}'), (4, 'text', CAST('{"e" * 32}' AS BLOB), '{C}');
PRAGMA application_id = {0x4C656573};
PRAGMA user_version = 1;
"""
MARKS = {
    A: Marks(is_read=True, last_read=100),
    B: Marks(place=Place(4, 2, "words"), progress=0.5, last_read=200),
    C: Marks(is_starred=True),
}
BY_PATH = Claim("", "", os.fsdecode(b"\xff.md"), "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder as version 1 left it."""
    connection = sqlite3.connect(tmp_path / "state.db")
    connection.executescript(_VERSION_1)
    connection.close()
    return tmp_path


@pytest.fixture
def folder_2(folder: Path) -> Path:
    """The same as version 2 left it."""
    connection = sqlite3.connect(folder / "state.db", isolation_level=None)
    for statement in migrations.STEPS[1]:
        connection.execute(statement)
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    return folder


@pytest.fixture
def reopen(folder: Path) -> Iterator[Callable[[], Store]]:
    stores: list[Store] = []

    def opened() -> Store:
        stores.append(Store.open(folder, patience=0))
        return stores[-1]

    yield opened
    for store in stores:
        store.close()


Reopen = Callable[[], Store]


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    found = sqlite.schema_version(connection)
    connection.close()
    return found


def test_there_is_a_way_from_every_earlier_version() -> None:
    assert list(migrations.STEPS) == list(range(1, VERSION))


def test_nothing_is_lost_and_when_each_was_read_is_known(reopen: Reopen) -> None:
    store = reopen()
    assert (store.is_writable, store.trouble, store.device) == (True, "", "0badcafe")
    assert store.marks([A, B, C]) == MARKS
    assert store.preferences() == {"theme": "lamp"}
    assert store.number == 5


def test_what_version_2_left_is_kept_and_every_change_has_its_counter(folder_2: Path) -> None:
    store = Store.open(folder_2, patience=0)
    assert (store.trouble, store.marks([A, B, C])) == ("", MARKS)
    assert [(one.number, one.counter, one.item) for one in store.changes(0)] == [
        (number, number, "") for number in range(1, 6)
    ]
    store.close()
    assert version(folder_2 / "backups" / "state-version-2.db") == 2


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type IN ('table', 'index')"
        )
    ]
    found = {
        name: connection.execute(
            f"SELECT * FROM pragma_table_xinfo('{name}') UNION ALL"
            f" SELECT seqno, name, '', cid, '', 0, 0 FROM pragma_index_info('{name}')"
        ).fetchall()
        for name in names
    }
    connection.close()
    return found


def test_the_tables_are_then_those_of_a_new_store(
    folder: Path, reopen: Reopen, tmp_path: Path
) -> None:
    reopen().close()
    new = tmp_path / "new"
    Store.open(new).close()
    assert tables(folder / "state.db") == tables(new / "state.db")


def test_what_was_undone_before_is_seen_in_the_history(reopen: Reopen) -> None:
    steps = [(one.number, one.field, one.value, one.is_undone) for one in reopen().history(9)]
    assert steps == [
        (5, Field.STARRED, True, False),
        (3, Field.READ, True, True),
        (1, Field.READ, True, False),
    ]


def test_articles_are_recognised_as_before(reopen: Reopen) -> None:
    store = reopen()
    by_text = Claim("", "e" * 32, "moved.md", "")
    by_id = Claim("d" * 32, "", "edited.md", "")
    assert store.identify([by_text, by_id]) == [C, C]
    other_id = Claim("9" * 32, "e" * 32, "copied.md", "")
    assert store.identify([other_id]) == [ArticleId("9" * 32)]
    assert store.identify_weakly([BY_PATH], lambda _articles: set()) == {0: B}


def test_what_was_done_before_can_be_undone(reopen: Reopen) -> None:
    store = reopen()
    (undone,) = store.undo().marked
    assert (undone.article, undone.marks) == (C, Marks())
    (undone,) = store.undo().marked
    assert (undone.article, undone.marks) == (A, Marks())


def test_what_it_was_is_kept_for_its_owner_alone(folder: Path, reopen: Reopen) -> None:
    before = sqlite3.connect(folder / "state.db")
    dump = list(before.iterdump())
    before.close()
    reopen()
    (kept,) = (folder / "backups").iterdir()
    assert (kept.name, version(kept)) == ("state-version-1.db", 1)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    copy = sqlite3.connect(kept)
    assert list(copy.iterdump()) == dump
    copy.close()


def test_once_is_enough(folder: Path, reopen: Reopen) -> None:
    reopen().close()
    (folder / "backups" / "state-version-1.db").unlink()
    assert reopen().marks([A, B, C]) == MARKS
    assert list((folder / "backups").iterdir()) == []


def assert_only_read(store: Store, folder: Path, before: bytes) -> None:
    assert not store.is_writable
    assert store.marks([A, B, C]) == MARKS
    assert (folder / "state.db").read_bytes() == before


def test_without_a_copy_nothing_is_changed_and_all_is_shown(folder: Path, reopen: Reopen) -> None:
    (folder / "backups").touch()
    before = (folder / "state.db").read_bytes()
    store = reopen()
    assert "could not be brought up to date" in store.trouble
    assert_only_read(store, folder, before)


def test_what_fails_half_way_never_happened(
    folder: Path, reopen: Reopen, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / "state.db").read_bytes()
    steps = {1: (*migrations.STEPS[1], "INSERT INTO nowhere VALUES (1)")}
    monkeypatch.setattr(migrations, "STEPS", steps)
    store = reopen()
    assert "can't be used" in store.trouble
    assert not store.is_writable
    assert (folder / "state.db").read_bytes() == before


def test_the_copy_of_what_fails_half_way_is_closed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[sqlite3.Connection] = []
    connect = sqlite.connect

    def noted(*asked: Any, **how: Any) -> sqlite3.Connection:
        made.append(connect(*asked, **how))
        return made[-1]

    monkeypatch.setattr(sqlite, "connect", noted)
    monkeypatch.setattr(migrations, "STEPS", {1: ("INSERT INTO nowhere VALUES (1)",)})
    with pytest.raises(sqlite3.OperationalError):
        migrations.in_memory(sqlite3.connect(folder / "state.db"))
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        made[0].execute("SELECT 1")


def test_one_that_another_process_is_writing_is_left_for_later(
    folder: Path, reopen: Reopen
) -> None:
    holder = sqlite3.connect(folder / "state.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    before = (folder / "state.db").read_bytes()
    store = reopen()
    assert "is in use by another program" in store.trouble
    assert_only_read(store, folder, before)
    holder.close()
    assert reopen().is_writable


_KILLED = """
import os, signal, sys
from pathlib import Path
from reader.state import migrations
from reader.state.store import Store
steps = list(migrations.STEPS[1])
place = int(sys.argv[2])

class Killing(tuple):
    def __iter__(self):
        for position, step in enumerate(steps):
            if position == place:
                os.kill(os.getpid(), signal.SIGKILL)
            yield step

migrations.STEPS = {1: Killing()}
Store.open(Path(sys.argv[1]))
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL there")
@pytest.mark.parametrize("place", [0, 2, len(migrations.STEPS[1]) - 1])
def test_one_that_is_killed_is_done_by_the_next_start(
    folder: Path, reopen: Reopen, place: int
) -> None:
    command = [sys.executable, "-c", _KILLED, str(folder), str(place)]
    done = subprocess.run(command, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    store = reopen()
    assert (store.trouble, store.marks([A, B, C])) == ("", MARKS)
    store.apply([Change(A, Field.STARRED, True)])
