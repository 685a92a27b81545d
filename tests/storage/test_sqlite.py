"""SQLite as we use it: opened one way, foreign files left alone, errors in a person's words."""

import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import LibraryError, StoreError
from reader.storage.sqlite import (
    CorruptDatabaseError,
    DatabaseError,
    ForeignDatabaseError,
    NewerDatabaseError,
    connect,
    create,
    errors_as,
    is_corrupt,
    is_sound,
    schema_version,
    set_aside,
    transaction,
)

OURS = 0x1234
TABLES = ("CREATE TABLE word (text TEXT NOT NULL) STRICT",)


def opened(
    path: Path | None, *, durable: bool = True, version: int | None = 1, read_only: bool = False
) -> sqlite3.Connection:
    return connect(
        path,
        application_id=OURS,
        version=version,
        durable=durable,
        read_only=read_only,
        patience=0,
    )


def made(path: Path | None, *, durable: bool = True) -> sqlite3.Connection:
    connection = opened(path, durable=durable)
    create(connection, application_id=OURS, version=1, statements=TABLES)
    return connection


def pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "words é?#%20.db"
    connection = made(path)
    connection.execute("INSERT INTO word VALUES ('kept')")
    connection.close()
    return path


def words(path: Path) -> list[str]:
    connection = opened(path)
    found = [text for (text,) in connection.execute("SELECT text FROM word")]
    connection.close()
    return found


@pytest.mark.parametrize(
    ("durable", "journal", "synchronous"), [(True, "truncate", 2), (False, "wal", 1)]
)
def test_a_database_is_opened_with_our_pragmas(
    tmp_path: Path, durable: bool, journal: str, synchronous: int
) -> None:
    connection = made(tmp_path / "a.db", durable=durable)
    found = {
        name: pragma(connection, name)
        for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "temp_store")
    }
    connection.close()
    assert found == {
        "journal_mode": journal,
        "synchronous": synchronous,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "temp_store": 2,
    }


def test_a_new_database_is_for_its_owner_alone(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_database_in_memory_touches_no_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made(None).close()
    assert list(tmp_path.iterdir()) == []


def test_tables_are_made_once(path: Path) -> None:
    made(path).close()
    assert words(path) == ["kept"]


def test_tables_are_made_wholly_or_not_at_all(tmp_path: Path) -> None:
    connection = opened(tmp_path / "a.db")
    with pytest.raises(sqlite3.OperationalError):
        create(connection, application_id=OURS, version=1, statements=(*TABLES, "nonsense"))
    assert schema_version(connection) == 0
    assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    connection.close()


def test_tables_that_another_process_made_first_are_taken_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    connection = opened(path)

    def be_first(statement: str) -> None:
        if statement.startswith("BEGIN"):
            made(path).close()

    connection.set_trace_callback(be_first)
    create(connection, application_id=OURS, version=1, statements=TABLES)
    assert schema_version(connection) == 1
    connection.close()


def test_a_transaction_takes_its_turn_before_it_reads(path: Path) -> None:
    first, second = opened(path), opened(path)
    with (
        transaction(first),
        pytest.raises(sqlite3.OperationalError, match="locked"),
        transaction(second),
    ):
        second.execute("SELECT text FROM word").fetchall()
    first.close()
    second.close()


def test_a_transaction_that_fails_leaves_nothing(path: Path) -> None:
    connection = opened(path)
    with pytest.raises(sqlite3.IntegrityError), transaction(connection):
        connection.executemany("INSERT INTO word VALUES (?)", [("lost",), (None,)])
    assert not connection.in_transaction
    connection.close()
    assert words(path) == ["kept"]


def test_a_foreign_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "foreign.db"
    foreign = sqlite3.connect(path)
    foreign.execute("CREATE TABLE theirs (x)")
    foreign.close()
    before = path.read_bytes()
    with pytest.raises(ForeignDatabaseError, match=r"foreign\.db belongs to another program"):
        opened(path)
    assert path.read_bytes() == before


def test_a_database_with_another_application_id_is_foreign(path: Path) -> None:
    with pytest.raises(ForeignDatabaseError):
        connect(path, application_id=OURS + 1, durable=True)


def test_a_newer_database_is_refused_for_writing_and_opened_for_reading(path: Path) -> None:
    connection = opened(path)
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerDatabaseError, match="newer version"):
        opened(path)
    reading = opened(path, version=None, read_only=True)
    assert reading.execute("SELECT text FROM word").fetchall() == [("kept",)]
    reading.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"no database at all, but a text" * 200, id="a text"),
        pytest.param(lambda data: data[:100], id="a header alone"),
        pytest.param(lambda data: data[:4096], id="half of it"),
        pytest.param(lambda data: data[:16] + b"\xff" * (len(data) - 16), id="overwritten"),
    ],
)
def test_a_damaged_file_is_told_from_a_foreign_one(
    path: Path, damage: Callable[[bytes], bytes]
) -> None:
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(CorruptDatabaseError, match="is damaged"):
        opened(path)


def test_damage_inside_is_found_by_the_check(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:4200] = b"\xff" * 104
    path.write_bytes(data)
    connection = opened(path)
    assert not is_sound(connection)
    with pytest.raises(LibraryError) as caught, errors_as(LibraryError, path):
        connection.execute("SELECT text FROM word").fetchall()
    connection.close()
    assert is_corrupt(caught.value)


def test_a_sound_database_passes_the_check(path: Path) -> None:
    connection = opened(path)
    assert is_sound(connection)
    connection.close()


def test_a_folder_in_place_of_the_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="can't be opened"):
        opened(tmp_path)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="No such file or directory"):
        opened(tmp_path / "missing" / "a.db")


def test_what_another_process_locks_is_said_to_be_in_use(path: Path) -> None:
    holder, waiter = opened(path), opened(path)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="is in use") as caught, errors_as(StoreError, path):
        waiter.execute("SELECT text FROM word")
    holder.close()
    waiter.close()
    assert caught.value.hint == "Try again in a moment."
    assert not is_corrupt(caught.value)


def test_a_full_disk_is_said_to_be_full(path: Path) -> None:
    connection = opened(path)
    connection.execute("PRAGMA max_page_count = 2")
    with (
        pytest.raises(StoreError, match="The disk is full"),
        errors_as(StoreError, path),
        transaction(connection),
    ):
        connection.execute("INSERT INTO word VALUES (hex(zeroblob(9000)))")
    connection.close()
    assert words(path) == ["kept"]


def test_a_write_to_what_is_only_read_is_said(path: Path) -> None:
    connection = opened(path, read_only=True)
    with pytest.raises(StoreError, match="read-only"), errors_as(StoreError, path):
        connection.execute("INSERT INTO word VALUES ('x')")
    connection.close()


def test_a_closed_connection_is_an_error_of_the_room(path: Path) -> None:
    connection = opened(path)
    connection.close()
    with pytest.raises(StoreError, match="can't be used"), errors_as(StoreError, path):
        connection.execute("SELECT 1")


def test_a_damaged_file_is_set_aside_together_with_its_journal(path: Path) -> None:
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"journal")
    data = path.read_bytes()
    aside = set_aside(path)
    assert aside.read_bytes() == data
    assert aside.with_name(aside.name + "-journal").read_bytes() == b"journal"
    assert not path.exists()
    assert not journal.exists()


def test_what_was_set_aside_before_is_never_overwritten(path: Path) -> None:
    first = set_aside(path)
    path.write_bytes(b"again")
    assert set_aside(path) != first
    assert first.exists()
