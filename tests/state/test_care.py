"""Looking after state.db: what is damaged is told, what stopped uncleanly is forgotten."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.model.article import ArticleId
from reader.model.marks import Change, Field
from reader.state.care import look_after
from reader.state.store import Store

NOW = 2e9


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path)
    store.apply([Change(ArticleId(f"{n:032x}"), Field.READ, True) for n in range(6000)])
    yield store
    store.close()


@pytest.fixture
def path(tmp_path: Path, store: Store) -> Path:
    del store
    return tmp_path / "state.db"


def writers(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        return [process for (process,) in connection.execute("SELECT process FROM writer")]


def note(path: Path, process: int) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO writer VALUES (?)", (process,))


def damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    at = len(data) // 2 // 4096 * 4096
    data[at : at + 4096] = b"\xff" * 4096
    path.write_bytes(data)


def test_a_sound_store_gets_its_copy_and_nothing_is_said(path: Path) -> None:
    assert look_after(path, NOW, lambda: False) == ""
    assert len(list((path.parent / "backups").iterdir())) == 1


def test_those_who_stopped_uncleanly_are_forgotten_and_no_others(path: Path) -> None:
    note(path, 0)
    note(path, os.getppid())
    look_after(path, NOW, lambda: False)
    assert sorted(writers(path)) == sorted([os.getpid(), os.getppid()])


def test_damage_is_told_and_met_by_the_next_start(path: Path, store: Store) -> None:
    look_after(path, NOW, lambda: False)
    store.close()
    damage(path)
    said = look_after(path, NOW, lambda: False)
    assert str(path) in said
    assert "is damaged" in said
    again = Store.open(path.parent)
    assert "the copy of 2033-05-1" in again.trouble
    assert len(again.since(0)) == 6000
    again.close()


def test_where_there_is_no_store_there_is_nothing_to_do(tmp_path: Path) -> None:
    assert look_after(tmp_path / "state.db", NOW, lambda: False) == ""
    assert list(tmp_path.iterdir()) == []


def test_what_is_cancelled_makes_no_copy(path: Path) -> None:
    assert look_after(path, NOW, lambda: True) == ""
    assert not (path.parent / "backups").exists()
