"""Copies of state.db: when they are made, which are kept, and going on from one of them."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import ArticleId
from reader.model.marks import Change, Field
from reader.state import backups
from reader.state.backups import EVERY, Backup, keep, surplus
from reader.state.store import Store
from reader.storage.sqlite import CorruptDatabaseError

DAY = 86_400.0
NOW = 20_000 * DAY


def article(number: int) -> ArticleId:
    return ArticleId(f"{number:032x}")


def star(store: Store, *numbers: int) -> None:
    store.apply([Change(article(number), Field.STARRED, True) for number in numbers])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "data", patience=1)
    star(store, 1)
    yield store
    store.close()


@pytest.fixture
def path(tmp_path: Path, store: Store) -> Path:
    del store
    return tmp_path / "data" / "state.db"


def names(path: Path) -> list[str]:
    return sorted(one.name for one in (path.parent / "backups").iterdir())


def starred(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT article FROM mark WHERE is_starred").fetchall()
        return {article for (article,) in rows}


def test_a_copy_holds_every_mark_and_is_its_owners_alone(path: Path) -> None:
    made = keep(path, NOW)
    assert made is not None
    assert starred(made) == {article(1)}
    assert names(path) == [made.name] == ["state-20241004-000000-0001.db"]
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700


def test_another_one_is_made_when_the_newest_is_old_and_something_changed(
    path: Path, store: Store
) -> None:
    assert keep(path, NOW)
    star(store, 2)
    assert keep(path, NOW + EVERY - 1) is None
    assert keep(path, NOW + EVERY)
    assert keep(path, NOW + 3 * EVERY) is None
    assert len(names(path)) == 2


def test_a_clock_that_was_years_ahead_stops_no_copy(path: Path, store: Store) -> None:
    ahead = keep(path, NOW + 9000 * DAY)
    star(store, 2)
    made = keep(path, NOW)
    assert ahead
    assert made
    assert [one.path for one in backups.found(path.parent)] == [made, ahead]


def test_one_that_is_not_wanted_any_more_leaves_nothing(path: Path) -> None:
    assert keep(path, NOW, lambda: True) is None
    assert names(path) == []


def test_marks_are_written_while_a_copy_is_made(path: Path, store: Store) -> None:
    star(store, *range(2, 40_000))
    calls = 0

    def marked() -> bool:
        nonlocal calls
        calls += 1
        if calls == 1:
            with closing(sqlite3.connect(path, timeout=0)) as other:
                other.execute("INSERT INTO preference VALUES ('theme', 'lamp')")
                other.commit()
        return False

    made = keep(path, NOW, marked)
    assert made
    with closing(sqlite3.connect(made)) as copy:
        assert copy.execute("SELECT value FROM preference").fetchall() == [("lamp",)]


def test_a_disk_that_has_little_room_is_not_filled_by_copies(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_ROOM", 1e12)
    assert keep(path, NOW) is None


def test_what_a_killed_process_left_half_made_is_removed(path: Path) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    done = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], stdout=-1)
    dead = int(done.stdout)
    for name in (f"state-1.db.{dead}.tmp", f"state-1.db.{dead}.tmp-journal"):
        (folder / name).touch()
    (folder / f"state-1.db.{os.getppid()}.tmp").touch()
    made = keep(path, NOW)
    assert made
    assert names(path) == [f"state-1.db.{os.getppid()}.tmp", made.name]


def test_a_damaged_store_becomes_no_copy(path: Path, store: Store) -> None:
    star(store, *range(2, 3000))
    data = bytearray(path.read_bytes())
    data[40_960:45_056] = b"\xff" * 4096
    path.write_bytes(data)
    with pytest.raises(CorruptDatabaseError):
        keep(path, NOW)
    assert names(path) == []


def copies(times: list[float]) -> list[Backup]:
    return [Backup(Path(f"{at}"), at, number) for number, at in enumerate(times, 1)]


def test_of_years_of_copies_a_handful_is_kept() -> None:
    every = copies([NOW - day * DAY / 2 for day in range(2000, 0, -1)])
    kept = sorted(set(every) - set(surplus(every, NOW)))
    ages = [(NOW - one.time) / DAY for one in kept]
    assert len(ages) <= 18
    assert sum(age <= 5 for age in ages) >= 5
    assert sum(age <= 30 for age in ages) >= 8
    assert max(ages) > 120


@given(st.lists(st.floats(0, 3 * NOW), max_size=60))
def test_the_newest_and_those_newer_than_now_are_always_kept(times: list[float]) -> None:
    every = copies(times)
    gone = list(surplus(every, NOW))
    assert not set(gone) & set(every[-3:])
    assert all(one.time <= NOW for one in gone)


@given(st.lists(st.floats(0, NOW), max_size=60))
def test_thinning_twice_is_thinning_once(times: list[float]) -> None:
    every = copies(times)
    kept = sorted(set(every) - set(surplus(every, NOW)))
    assert list(surplus(kept, NOW)) == []
