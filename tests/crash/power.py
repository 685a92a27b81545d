"""Power loss: a session of marks is recorded by strace, and ended at each of its writes.

Of what was not synced when the power went, everything, nothing, a part, or torn pages are on the
disk. Every such disk must open as it stands, whole, with whatever was acknowledged until then.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as field_of
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.crash.syscalls import session, stored

SECTOR = 512
CALLS = "openat,pwrite64,ftruncate,fsync,fdatasync,unlink,rename,sendto"
_CALL = re.compile(r"(?:\d+ +)?(\w+)\((.*)\) += +(-?\d+)")
_FILE = re.compile(r"\d+<([^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Call(NamedTuple):
    """A system call that changes the disk, or acknowledges a mark."""

    kind: str
    """create, write, cut, sync, unlink, rename or acknowledge."""
    path: str
    """Below the data folder; "" is the folder itself."""
    at: int = 0
    """The byte that a write begins at, the length that is cut to, or the mark's number."""
    data: bytes = b""
    to: str = ""


def recorded(folder: Path, marks: int) -> list[Call]:
    """What a session of so many marks in a new data folder does to the disk."""
    with tempfile.NamedTemporaryFile("r") as log:
        options = ["-y", "-xx", "-s", "1000000", "-o", log.name, "-e", f"trace={CALLS}"]
        acknowledged, _refused = session(folder, options, many=marks)
        calls = list(_parsed(log.read().splitlines(), str(folder)))
    assert [call.at for call in calls if call.kind == "acknowledge"] == sorted(acknowledged)
    assert len(acknowledged) == marks
    return calls


def _parsed(lines: Sequence[str], folder: str) -> Iterator[Call]:
    known: set[str] = set()
    for line in lines:
        found = _CALL.match(line)
        if found is None or int(found[3]) < 0:
            continue
        name, words = found[1], found[2]
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(words)]
        if name == "sendto":
            yield Call("acknowledge", "", int(texts[0].split()[0]))
        elif name in ("openat", "unlink", "rename"):
            call = _by_path(name, words, [_below(text.decode(), folder) for text in texts])
            if call and not (call.kind == "create" and call.path in known):
                known.add(call.path)
                yield call
        elif file := _FILE.search(words):
            path = _below(_named(file[1]), folder)
            if path is not None:
                yield _by_file(name, words, path, texts)


def _by_path(name: str, words: str, paths: Sequence[str | None]) -> Call | None:
    path = paths[0]
    if not path or (name == "openat" and "O_CREAT" not in words):
        return None
    if name == "openat":
        return Call("create", path)
    if name == "unlink":
        return Call("unlink", path)
    return Call("rename", path, to=paths[1] or "")


def _by_file(name: str, words: str, path: str, texts: Sequence[bytes]) -> Call:
    if name == "pwrite64":
        return Call("write", path, int(words.rsplit(",", 1)[1]), texts[0])
    if name == "ftruncate":
        return Call("cut", path, int(words.rsplit(",", 1)[1]))
    return Call("sync", path)


def _named(text: str) -> str:
    if not text.startswith("\\x"):
        return text
    return bytes.fromhex(text.replace("\\x", "")).decode()


def _below(path: str, folder: str) -> str | None:
    if path == folder:
        return ""
    return path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else None


@dataclass(slots=True)
class _File:
    synced: bytearray = field_of(default_factory=bytearray)
    waiting: list[Call] = field_of(default_factory=list)


@dataclass(slots=True)
class Disk:
    """What is on the disk for certain, and what may be."""

    files: dict[str, _File] = field_of(default_factory=dict)
    """By the names that the program sees."""
    names: dict[str, _File] = field_of(default_factory=dict)
    """By the names that a power loss leaves."""
    acknowledged: set[int] = field_of(default_factory=set)

    def do(self, call: Call) -> None:
        """Go on by one call."""
        match call.kind:
            case "acknowledge":
                self.acknowledged.add(call.at)
            case "create":
                self.files[call.path] = _File()
            case "unlink":
                del self.files[call.path]
            case "rename":
                self.files[call.to] = self.files.pop(call.path)
            case "sync" if call.path:
                file = self.files[call.path]
                for one in file.waiting:
                    _write(file.synced, one)
                file.waiting.clear()
            case "sync":
                self.names = dict(self.files)
            case _:
                self.files[call.path].waiting.append(call)

    def left(self, mode: str, chance: Random) -> dict[str, bytes]:
        """What a power loss leaves now, by names."""
        names = self.files if mode == "all" or chance.random() < 0.5 else self.names
        return {name: bytes(_left(file, mode, chance)) for name, file in names.items()}


def _left(file: _File, mode: str, chance: Random) -> bytearray:
    data = bytearray(file.synced)
    waiting = list(file.waiting)
    if mode == "none":
        waiting = []
    elif mode in ("part", "torn"):
        waiting = [one for one in waiting if chance.random() < 0.5]
        chance.shuffle(waiting)
    for one in waiting:
        if mode == "torn" and one.kind == "write":
            for start in range(0, len(one.data), SECTOR):
                if chance.random() < 0.5:
                    part = one.data[start : start + SECTOR]
                    _write(data, one._replace(at=one.at + start, data=part))
        else:
            _write(data, one)
    return data


def _write(data: bytearray, call: Call) -> None:
    if call.kind == "cut":
        del data[call.at :]
        data.extend(bytes(call.at - len(data)))
        return
    data.extend(bytes(max(0, call.at - len(data))))
    data[call.at : call.at + len(call.data)] = call.data


MODES = ("all", "none", "part", "torn", "torn")


def failures(calls: Sequence[Call], folder: Path, chance: Random, every: int = 1) -> Iterator[str]:
    """What is wrong with the disks that a power loss at every so manieth call leaves."""
    disk = Disk()
    for number, call in enumerate(calls):
        disk.do(call)
        if number % every:
            continue
        for mode in MODES:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            for name, data in disk.left(mode, chance).items():
                (folder / name).parent.mkdir(exist_ok=True)
                (folder / name).write_bytes(data)
            what = f"power lost after call {number} ({call.kind} {call.path}), {mode}"
            try:
                kept = stored(folder)
            except Exception as error:
                yield f"{what}: {error!r}"
                continue
            if lost := disk.acknowledged - kept:
                yield f"{what}: lost {sorted(lost)}"
