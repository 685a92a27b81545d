"""Locks between processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.storage.lock import alone, only_one

_HOLDS = """
import sys
from pathlib import Path
from reader.storage.lock import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
    print("let go", flush=True)
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SQLite's own locks are enough there")


def holder(path: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLDS, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_one_alone_is_the_one(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    process = holder(path)
    with only_one(path) as is_ours:
        assert not is_ours
    process.communicate("go\n", timeout=30)
    with only_one(path) as is_ours:
        assert is_ours


def test_who_waits_comes_after_the_other_has_let_go(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    process = holder(path)
    assert process.stdin
    process.stdin.write("go\n")
    process.stdin.flush()
    with alone(path):
        assert process.stdout
        assert process.stdout.readline() == "let go\n"
    process.communicate(timeout=30)


def test_a_process_that_dies_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    process = holder(path)
    process.kill()
    process.communicate(timeout=30)
    with only_one(path) as is_ours:
        assert is_ours


def test_where_no_lock_can_be_made_everybody_is_the_one(tmp_path: Path) -> None:
    with only_one(tmp_path / "nowhere" / "lock") as is_ours, alone(tmp_path / "nowhere" / "lock"):
        assert is_ours
