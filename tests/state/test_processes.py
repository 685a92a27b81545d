"""Several processes on one data folder, and processes that are killed."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reader.model.article import ArticleId
from reader.state.log import Entry, fold
from reader.state.store import Store

# Says an article's number once `apply` has returned for it: that is what is acknowledged.
_MARKER = """
import sys
from pathlib import Path
from reader.model.article import ArticleId
from reader.model.identity import Claim
from reader.model.marks import Change, Field
from reader.state.store import Store
store = Store.open(Path(sys.argv[1]), patience=30)
first, count = int(sys.argv[2]), int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for number in range(first, first + count):
    article = ArticleId(f"{number:032x}")
    claim = Claim("", article, f"{number}.md", "")
    shared = ArticleId("f" * 32)
    store.apply(
        [Change(article, Field.STARRED, True), Change(shared, Field.READ, number % 2 == 0)],
        {article: [claim]},
    )
    print(number, flush=True)
store.close()
"""


def marker(folder: Path, first: int, count: int) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", _MARKER, str(folder), str(first), str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def begin(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def assert_sound(folder: Path) -> None:
    connection = sqlite3.connect(folder / "state.db")
    assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    log = [Entry.of(row) for row in connection.execute("SELECT * FROM change ORDER BY number")]
    connection.close()
    store = Store.open(folder)
    assert fold(log).marks == {one.article: one.marks for one in store.since(0)}
    assert store.trouble == ""
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL there")
def test_whatever_was_acknowledged_survives_kill_9(tmp_path: Path) -> None:
    acknowledged: list[int] = []
    for round_, lines in enumerate((1, 3, 8, 20, 2, 13, 5, 34)):
        process = marker(tmp_path, round_ * 10_000, 9_999)
        begin(process)
        assert process.stdout is not None
        heard = [process.stdout.readline() for _ in range(lines)]
        process.send_signal(signal.SIGKILL)
        rest, errors = process.communicate(timeout=60)
        assert errors == ""
        # A last line without an end was not said to the end.
        heard += rest[: rest.rfind("\n") + 1].splitlines()
        acknowledged += map(int, heard)
        assert_sound(tmp_path)
    store = Store.open(tmp_path)
    marks = store.marks([ArticleId(f"{number:032x}") for number in acknowledged])
    store.close()
    assert len(acknowledged) > 80
    assert all(one.is_starred for one in marks.values())


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    counts = 40
    processes = [marker(tmp_path, first, counts) for first in (0, 1000, 2000, 3000)]
    for process in processes:
        begin(process)
    for process in processes:
        said, errors = process.communicate(timeout=120)
        assert errors == ""
        assert len(said.splitlines()) == counts
    assert_sound(tmp_path)
    store = Store.open(tmp_path)
    starred = [one for one in store.since(0) if one.marks.is_starred]
    store.close()
    assert len(starred) == 4 * counts


# A limit on the size of files stands for a quota, or a full disk.
_LIMITED = """
import resource, sys
from pathlib import Path
from reader.errors import StoreError
from reader.model.article import ArticleId
from reader.model.marks import Change, Field
from reader.state.store import Store
folder, is_new = Path(sys.argv[1]), sys.argv[2] == "new"
def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
if is_new:
    limit(0)
store = Store.open(folder)
print(store.is_writable, store.trouble)
limit(4096)
articles = [ArticleId(f"{number:032x}") for number in range(1000)]
try:
    store.apply([Change(article, Field.STARRED, True) for article in articles])
except StoreError as error:
    print(error.message)
print(len(store.since(0)))
limit(resource.RLIM_INFINITY)
if not is_new:
    print(len(store.apply([Change(article, Field.STARRED, True) for article in articles])))
store.close()
"""


def limited(folder: Path, kind: str) -> list[str]:
    command = [sys.executable, "-c", _LIMITED, str(folder), kind]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.skipif(os.name == "nt", reason="there are no resource limits there")
def test_a_refused_write_leaves_nothing_and_works_again_when_there_is_room(tmp_path: Path) -> None:
    assert limited(tmp_path, "old") == [
        "True ",
        f"The disk refuses to read or write {tmp_path / 'state.db'}.",
        "0",
        "1000",
    ]
    assert_sound(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="there are no resource limits there")
def test_where_no_store_can_be_made_reading_goes_on(tmp_path: Path) -> None:
    first, refused, count = limited(tmp_path, "new")
    trouble = f"The disk refuses to read or write {tmp_path / 'state.db'}."
    assert first.startswith(f"False Marks are not being kept: {trouble}")
    assert trouble in refused
    assert count == "0"
    store = Store.open(tmp_path)
    assert (store.is_writable, store.trouble) == (True, "")
    store.close()
