"""Opening a data folder in any state: reading goes on, the person is told, nothing is deleted."""

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from reader.errors import StoreError
from reader.model.article import ArticleId
from reader.model.marks import Change, Field, Marks
from reader.state import backups
from reader.state.store import Store

A = ArticleId("a" * 32)
STAR = Change(A, Field.STARRED, True)
STARRED = {A: Marks(is_starred=True)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder in which one article is starred."""
    folder = tmp_path / "data"
    store = Store.open(folder)
    store.apply([STAR])
    store.close()
    return folder


@pytest.fixture
def reopen() -> Iterator[Callable[[Path], Store]]:
    stores: list[Store] = []

    def opened(folder: Path) -> Store:
        stores.append(Store.open(folder, patience=0))
        return stores[-1]

    yield opened
    for store in stores:
        store.close()


Reopen = Callable[[Path], Store]


def assert_nothing_is_kept(store: Store) -> None:
    assert not store.is_writable
    with pytest.raises(StoreError) as caught:
        store.apply([Change(A, Field.READ, True)])
    assert caught.value.message == store.trouble
    store.remember([])
    assert store.preferences() == {}


def test_a_missing_folder_is_made_with_those_above_it(tmp_path: Path, reopen: Reopen) -> None:
    store = reopen(tmp_path / "not" / "there" / "yet")
    assert (store.is_writable, store.trouble) == (True, "")


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path, reopen: Reopen) -> None:
    (tmp_path / "data").touch()
    store = reopen(tmp_path / "data")
    assert store.trouble == (
        f"Marks are not being kept: the folder {tmp_path / 'data'} can't be made (File exists); "
        "choose another with --data-dir."
    )
    assert_nothing_is_kept(store)


def test_a_folder_below_a_file_is_named(tmp_path: Path, reopen: Reopen) -> None:
    (tmp_path / "file").touch()
    store = reopen(tmp_path / "file" / "data")
    assert f"the folder {tmp_path / 'file' / 'data'} can't be made" in store.trouble
    assert_nothing_is_kept(store)


def test_a_folder_in_place_of_the_file_is_named_too(tmp_path: Path, reopen: Reopen) -> None:
    (tmp_path / "state.db").mkdir()
    store = reopen(tmp_path)
    assert f"{tmp_path / 'state.db'} can't be opened" in store.trouble
    assert_nothing_is_kept(store)


def test_the_database_of_another_program_is_left_as_it_is(tmp_path: Path, reopen: Reopen) -> None:
    path = tmp_path / "state.db"
    foreign = sqlite3.connect(path)
    foreign.execute("CREATE TABLE mark (theirs)")
    foreign.close()
    before = path.read_bytes()
    store = reopen(tmp_path)
    assert f"{path} belongs to another program" in store.trouble
    assert_nothing_is_kept(store)
    assert path.read_bytes() == before


def changed_by_hand(folder: Path, statement: str) -> bytes:
    connection = sqlite3.connect(folder / "state.db", isolation_level=None)
    connection.execute(statement)
    connection.close()
    return (folder / "state.db").read_bytes()


def test_marks_of_a_newer_version_are_shown_and_never_written(folder: Path, reopen: Reopen) -> None:
    before = changed_by_hand(folder, "PRAGMA user_version = 99")
    store = reopen(folder)
    assert "was written by a newer version" in store.trouble
    assert store.marks([A]) == STARRED
    assert_nothing_is_kept(store)
    assert (folder / "state.db").read_bytes() == before


def test_a_newer_version_with_other_tables_is_no_crash(folder: Path, reopen: Reopen) -> None:
    changed_by_hand(folder, "DROP TABLE mark")
    before = changed_by_hand(folder, "PRAGMA user_version = 99")
    store = reopen(folder)
    assert "was written by a newer version" in store.trouble
    assert_nothing_is_kept(store)
    assert (folder / "state.db").read_bytes() == before


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "random": lambda data: os.urandom(len(data)),
    "cut in the header": lambda data: data[:99],
    "cut after the header": lambda data: data[:100],
    "cut in the first page": lambda data: data[:4095],
    "half of it": lambda data: data[: len(data) // 2],
    "a page overwritten": lambda data: data[:8192] + b"\xff" * 4096 + data[12288:],
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_store_is_set_aside_and_a_new_one_begun(
    folder: Path, reopen: Reopen, name: str
) -> None:
    path = folder / "state.db"
    damaged = DAMAGE[name](path.read_bytes())
    path.write_bytes(damaged)
    store = reopen(folder)
    aside = folder / "state.db.damaged-1"
    assert str(aside) in store.trouble
    assert aside.read_bytes() == damaged
    assert store.is_writable
    store.apply([STAR])
    store.close()
    again = reopen(folder)
    assert (again.marks([A]), again.trouble) == (STARRED, "")


@pytest.mark.parametrize("seed", range(50))
def test_a_flipped_bit_is_never_more_than_a_refusal(
    folder: Path, reopen: Reopen, seed: int
) -> None:
    store = reopen(folder)
    store.apply([Change(A, Field.TAG, True, "lamps"), Change(A, Field.NOTE, "A note.")])
    store.undo()
    store.close()
    with_copy(folder)
    chance = random.Random(seed)
    data = bytearray((folder / "state.db").read_bytes())
    for _ in range(8):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    (folder / "state.db").write_bytes(data)
    store = reopen(folder)
    for use in (
        lambda: store.marks([A]),
        lambda: store.history(9),
        lambda: store.items(None, Field.TAG),
        store.undo,
        store.redo,
        lambda: store.apply([Change(A, Field.READ, True)]),
    ):
        with suppress(StoreError):
            use()


def test_tables_that_are_not_as_ours_are_damage(folder: Path, reopen: Reopen) -> None:
    with_copy(folder)
    changed_by_hand(folder, "ALTER TABLE mark RENAME COLUMN progress TO progrebs")
    store = reopen(folder)
    assert "The marks were damaged" in store.trouble
    assert (store.is_writable, store.marks([A])) == (True, STARRED)


def test_a_new_store_after_damage_is_known_by_another_device(folder: Path, reopen: Reopen) -> None:
    first = reopen(folder)
    first.close()
    (folder / "state.db").write_bytes(b"no database" * 100)
    assert reopen(folder).device != first.device


@pytest.mark.parametrize("process", [0, os.getpid(), 2**62], ids=["none", "ours", "absurd"])
def test_a_large_store_is_checked_after_an_unclean_stop_alone(
    folder: Path, reopen: Reopen, process: int
) -> None:
    store = reopen(folder)
    store.apply([Change(ArticleId(f"{n:032x}"), Field.READ, True) for n in range(6000)])
    store.close()
    path = folder / "state.db"
    connection = sqlite3.connect(path)
    where = "SELECT rootpage FROM sqlite_schema WHERE name = 'alias'"
    (page,) = connection.execute(where).fetchone()
    connection.close()
    data = bytearray(path.read_bytes())
    at = (page - 1) * 4096
    data[at : at + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    store = reopen(folder)
    assert store.trouble == ""
    store.close()
    changed_by_hand(folder, f"INSERT INTO writer VALUES ({process})")
    assert "The marks were damaged" in reopen(folder).trouble


def test_whoever_closed_leaves_no_sign_of_an_unclean_stop(folder: Path) -> None:
    connection = sqlite3.connect(folder / "state.db")
    assert connection.execute("SELECT * FROM writer").fetchall() == []
    connection.close()


def test_a_locked_store_is_no_crash(folder: Path, reopen: Reopen) -> None:
    holder = sqlite3.connect(folder / "state.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    store = reopen(folder)
    assert "is in use by another program" in store.trouble
    assert_nothing_is_kept(store)
    holder.close()


def test_a_bit_flipped_in_a_place_hides_no_other_mark(folder: Path, reopen: Reopen) -> None:
    changed_by_hand(folder, "UPDATE mark SET place = '[1, 2'")
    assert reopen(folder).marks([A]) == STARRED


# As an ordinary user, for root may write anywhere; everything is imported before the change of
# user, who may not be let in to where Python lies.
_ORDINARY = """
import os, sys
from pathlib import Path
from reader.model.marks import Change, Field
from reader.errors import StoreError
from reader.state import backups
from reader.state.store import Store
folder, article = Path(sys.argv[1]), sys.argv[2]
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
store = Store.open(folder)
print(store.is_writable, store.marks([article])[article].is_starred)
print(store.trouble)
try:
    store.apply([Change(article, Field.READ, True)])
except StoreError as error:
    print(error.message)
store.close()
"""


def as_ordinary_user(folder: Path) -> list[str]:
    command = [sys.executable, "-c", _ORDINARY, str(folder), A]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that another user may look into (a test's own may not)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o700)
        for path in folder.rglob("*"):
            path.chmod(0o700)


needs_users = pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX ones")


@needs_users
def test_in_a_read_only_folder_the_marks_are_read_and_none_kept(shared: Path) -> None:
    store = Store.open(shared / "data")
    store.apply([STAR])
    store.close()
    (shared / "data" / "state.db").chmod(0o444)
    (shared / "data").chmod(0o555)
    trouble = (
        f"Marks are not being kept: {shared / 'data'} can't be written; "
        "choose another with --data-dir."
    )
    assert as_ordinary_user(shared / "data") == ["False True", trouble, trouble]


@needs_users
def test_in_an_empty_read_only_folder_reading_goes_on(shared: Path) -> None:
    (shared / "data").mkdir()
    (shared / "data").chmod(0o555)
    first, trouble, refused = as_ordinary_user(shared / "data")
    assert first == "False False"
    assert f"{shared / 'data'} can't be written" in trouble == refused


@needs_users
def test_below_a_read_only_folder_reading_goes_on(shared: Path) -> None:
    shared.chmod(0o555)
    first, trouble, _refused = as_ordinary_user(shared / "data")
    assert first == "False False"
    assert f"the folder {shared / 'data'} can't be made (Permission denied)" in trouble


@needs_users
def test_a_folder_that_cannot_be_looked_into_is_no_crash(shared: Path) -> None:
    (shared / "closed").mkdir(mode=0o000)
    first, trouble, _refused = as_ordinary_user(shared / "closed" / "data")
    assert first == "False False"
    assert str(shared / "closed" / "data") in trouble


def with_copy(folder: Path) -> Path:
    """The data folder's copy, made now."""
    made = backups.keep(folder / "state.db", time.time())
    assert made
    return made


def damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def test_the_newest_copy_is_opened_in_place_of_a_damaged_store(
    folder: Path, reopen: Reopen
) -> None:
    device = reopen(folder).device
    copy = with_copy(folder)
    damage(folder / "state.db")
    store = reopen(folder)
    assert str(folder / "state.db.damaged-1") in store.trouble
    assert str(copy) in store.trouble
    assert (store.is_writable, store.marks([A])) == (True, STARRED)
    assert store.device != device
    store.close()
    again = reopen(folder)
    assert (again.marks([A]), again.trouble) == (STARRED, "")


def test_a_store_that_is_gone_is_brought_back_from_its_copy(folder: Path, reopen: Reopen) -> None:
    with_copy(folder)
    (folder / "state.db").unlink()
    store = reopen(folder)
    assert "The marks were gone" in store.trouble
    assert store.marks([A]) == STARRED


def test_a_store_of_no_bytes_is_one_that_is_gone(folder: Path, reopen: Reopen) -> None:
    with_copy(folder)
    (folder / "state.db").write_bytes(b"")
    assert reopen(folder).marks([A]) == STARRED


def test_a_copy_that_is_damaged_too_gives_way_to_an_older_one(folder: Path, reopen: Reopen) -> None:
    with_copy(folder)
    store = reopen(folder)
    store.apply([Change(A, Field.READ, True)])
    store.close()
    newer = backups.keep(folder / "state.db", time.time() + backups.EVERY)
    assert newer
    damage(newer)
    damage(folder / "state.db")
    assert reopen(folder).marks([A]) == STARRED


def test_what_can_be_told_to_be_whole_is_told_to_be(folder: Path, reopen: Reopen) -> None:
    with_copy(folder)
    path = folder / "state.db"
    connection = sqlite3.connect(path)
    where = "SELECT rootpage FROM sqlite_schema WHERE name = 'preference'"
    (page,) = connection.execute(where).fetchone()
    connection.close()
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(data)
    assert reopen(folder).trouble.endswith("nothing is lost.")


def test_what_could_not_be_written_is_when_it_can_be_again(folder: Path, reopen: Reopen) -> None:
    holder = sqlite3.connect(folder / "state.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    store = reopen(folder)
    holder.close()
    store.apply([Change(A, Field.READ, True)])
    assert (store.is_writable, store.trouble) == (True, "")
    assert store.marks([A])[A].is_starred


def test_a_store_that_another_file_took_the_place_of_is_gone_on_with_there(
    folder: Path, reopen: Reopen
) -> None:
    store = reopen(folder)
    store.apply([STAR])
    (folder / "state.db").rename(folder / "elsewhere.db")
    (folder / "state.db-journal").unlink()
    other = reopen(folder)
    store.apply([Change(A, Field.READ, True)])
    assert other.marks([A]) == store.marks([A])
    assert store.device == other.device


def test_a_store_that_is_removed_while_it_is_open_is_put_back_whole(
    folder: Path, reopen: Reopen
) -> None:
    store = reopen(folder)
    store.apply([Change(A, Field.TAG, True, "lamps")])
    (folder / "state.db").unlink()
    store.apply([Change(A, Field.READ, True)])
    store.close()
    marks = reopen(folder).marks([A])[A]
    assert (marks.is_starred, marks.is_read, marks.tags) == (True, True, ("lamps",))
