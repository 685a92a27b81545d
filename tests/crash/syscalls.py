"""Every system call that writes in a session of marks, killed at or made to fail, by strace."""

import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from reader.model.article import ArticleId
from reader.model.marks import Change, Field
from reader.state.store import Store
from tests.crash.place import ROOT

CALLS = "pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,mkdir,mkdirat"
KILL = "signal=KILL"
FAULTS = (KILL, "error=ENOSPC", "error=EIO", "error=EROFS", "error=EDQUOT")
MARKS = 6

# Says what became of each article by a call that no fault hits.
SESSION = """
import socket, sys
from pathlib import Path
from reader.errors import StoreError
from reader.model.article import ArticleId
from reader.model.identity import Claim
from reader.model.marks import Change, Field
from reader.state.store import Store
heard = socket.socket(fileno=int(sys.argv[2]))
store = Store.open(Path(sys.argv[1]), patience=1)
for number in range(int(sys.argv[3]), int(sys.argv[4])):
    article = ArticleId(f"{number:032x}")
    claims = {article: [Claim("", article, f"{number}.md", "")]}
    try:
        store.apply([Change(article, Field.STARRED, True)], claims)
    except StoreError:
        heard.send(b"%d refused\\n" % number)
    else:
        heard.send(b"%d kept\\n" % number)
store.close()
"""


def is_there() -> bool:
    """strace is installed, and may be used here."""
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True)
    return tried.returncode == 0


def session(
    folder: Path, options: Sequence[str], *, first: int = 0, many: int = MARKS
) -> tuple[set[int], set[int]]:
    """Mark so many articles under strace; which were acknowledged, and which refused."""
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            words = [str(folder), str(theirs.fileno()), str(first), str(first + many)]
            done = subprocess.run(
                ["strace", "-f", "-qq", *options, sys.executable, "-B", "-c", SESSION, *words],
                env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
                pass_fds=[theirs.fileno()],
                capture_output=True,
                timeout=120,
                check=False,
            )
        said = b"".join(iter(lambda: ours.recv(4096), b"")).decode().splitlines()
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    heard = [line.split() for line in said]
    return (
        {int(number) for number, what in heard if what == "kept"},
        {int(number) for number, what in heard if what == "refused"},
    )


class Call(NamedTuple):
    """A system call of a session."""

    name: str
    number: int
    """How many of this name there were until then, itself included."""


def calls(folder: Path) -> list[Call]:
    """The calls that write in a session that begins on a copy of this folder, in their order."""
    with tempfile.TemporaryDirectory() as scratch, tempfile.NamedTemporaryFile("r") as log:
        data = _copied(folder, Path(scratch))
        session(data, ["-o", log.name, "-e", f"trace={CALLS}"], first=MARKS)
        names = re.findall(r"^(?:\d+ +)?(\w+)\(", log.read(), re.MULTILINE)
    counts: Counter[str] = Counter()
    found = []
    for name in names:
        counts[name] += 1
        found.append(Call(name, counts[name]))
    return found


def begun(folder: Path) -> Path:
    """A data folder in which the first articles are marked."""
    store = Store.open(folder)
    for number in range(MARKS):
        store.apply([Change(ArticleId(f"{number:032x}"), Field.STARRED, True)])
    store.close()
    return folder


def failures(folder: Path, fault: str, call: Call, *, is_for_good: bool = False) -> Iterator[str]:
    """What is wrong after a fault in a session that begins on a copy of this folder, if there is
    one; it hits a call, or all of that name from there on.
    """
    when = f"{call.number}{'+' if is_for_good else ''}"
    with tempfile.TemporaryDirectory() as scratch:
        data = _copied(folder, Path(scratch))
        before = stored(data) if folder.exists() else set()
        inject = ["-e", f"trace={call.name}", "-e", f"inject={call.name}:{fault}:when={when}"]
        during, refused = session(data, ["-o", "/dev/null", *inject], first=MARKS)
        requested = set(range(MARKS, 2 * MARKS))
        kept = stored(data)
        wrong = {
            "lost": (before | during) - kept,
            "never requested": kept - before - requested,
            # A sync that fails leaves it to the disk; what it kept is shown by the next look.
            "refused and kept": set() if "sync" in call.name else refused & kept,
            "refused after one fault": refused if len(refused) > 1 and not is_for_good else set(),
            "not answered": set() if fault == KILL else requested - during - refused,
        }
        for what, numbers in wrong.items():
            if numbers:
                yield f"{fault} at {call.name} {when}: {what}: {sorted(numbers)}"


def stored(folder: Path) -> set[int]:
    """The articles that are starred; fails where the store is not whole, or is not written."""
    store = Store.open(folder)
    try:
        assert (store.is_writable, store.trouble) == (True, "")
        found = {int(one.article, 16) for one in store.since(0) if one.marks.is_starred}
        store.apply([Change(ArticleId("f" * 32), Field.READ, True)])
    finally:
        store.close()
    with closing(sqlite3.connect(folder / "state.db")) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
    assert verdict == "ok", verdict
    return found


def _copied(folder: Path, scratch: Path) -> Path:
    data = scratch / "data"
    if folder.exists():
        shutil.copytree(folder, data)
    return data
