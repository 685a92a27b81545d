"""Devices that share a folder: each tells what was done on it in a file of its own, and hears what
the others tell.

Nothing but its own file is ever written by a device, so whatever carries the folder about (a sync
service, git, a stick) never has two versions to choose from. A file that is not as we left it was
lost, rolled back, or written by a copy of this device: it is heard like any other, and then written
anew.
"""

import errno
import json
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zlib import crc32

from reader.errors import SyncError
from reader.i18n import _
from reader.model import sanitize
from reader.model.article import ArticleId
from reader.model.marks import Field
from reader.model.sanitize import Shown
from reader.state import exchange, schema
from reader.state.exchange import header, line, parts
from reader.state.merge import Told, lasting
from reader.state.store import Store
from reader.storage.lock import alone, only_one

_OURS = re.compile(r"leeslamp-.+\.jsonl")
"""Files of any device, and the copies that sync services make of them in a conflict."""
_DEVICE = re.compile(r"leeslamp-([0-9a-f]{8})\.jsonl")
_TAIL = 4096
"""Bytes before an end by which it is known again."""
_FEW = 512
"""Lines up to which nobody minds that most of them are superseded."""
LOCK = "sync.lock"
"""In the data folder: one process of a device at a time reads and writes what is shared."""
_UNDERSTOOD = f"{exchange.VERSION}.{len(Field)}"
"""Another one, and what was passed over before may be understood now."""

Called = Callable[[Mapping[ArticleId, ArticleId]], None]
"""Told what articles are called from now on, before that is taken for granted."""


class Report(NamedTuple):
    """What came of a round."""

    sent: int = 0
    """Lines written for others to read."""
    received: int = 0
    """Changes of others that hold from now on."""
    files: int = 0
    """Files of other devices, and copies of files, that lie in the folder."""
    damaged: int = 0
    """Lines that were damaged, and passed over."""
    newer: int = 0
    """Lines that only a newer version understands, which stay where they are."""
    newer_files: int = 0
    """Files that a newer version wrote, likewise."""
    is_renamed: bool = False
    """This data folder turned out to be a copy of another, or older than its own file, and goes by
    a new name from now on.
    """
    faulty: tuple[Shown, ...] = ()
    """The names of the files that damaged lines stand in."""


class _Left(NamedTuple):
    """How far a file was read or written."""

    end: int = 0
    """Bytes."""
    crc: int = 0
    """Of the last bytes before the end."""
    number: int = 0
    """Of one's own file: the newest change that it tells of, ..."""
    learnt: int = 0
    """... and the newest alias."""
    lines: int = 0
    whole: int = 0
    """Lines at which it was last seen to hold little that is superseded."""


def synced(store: Store, folder: Path, called: Called) -> Report:
    """Hear what others tell in this folder, and tell what was done here. Raises SyncError, or
    StoreError; to do it again is then all that is needed.
    """
    with _errors(folder), alone(store.folder / LOCK):
        return _Round(store, folder, called).run()


def appended(store: Store, folder: Path) -> bool:
    """Tell what was done here, and hear nothing; False where only a whole round can. Where another
    process is at it, it is left to that one. Raises SyncError, or StoreError.
    """
    with _errors(folder), only_one(store.folder / LOCK) as is_ours:
        return not is_ours or _Round(store, folder, lambda _names: None).append()


@contextmanager
def _errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        said = _("{folder} can't be read or written: {reason}.")
        reason = sanitize.line(error.strerror or str(error))
        raise SyncError(
            said.format(folder=sanitize.path(os.fspath(folder)), reason=reason)
        ) from error


def everything(store: Store) -> Iterator[bytes]:
    """All that lasts, whoever did it, and what articles are known by: the lines of an export."""
    known, _learnt = store.known(None)
    told = lasting(_told(store, 0))
    yield header(store.device)
    yield from map(line, known)
    yield from map(line, sorted(told, key=lambda one: (one.counter, one.device)))


def stamps(folder: Path) -> dict[str, object]:
    """By what a change of a file in this folder is noticed; empty where there is no such folder."""
    try:
        return {name: _stamp(folder / name) for name in _files(folder)}
    except OSError:
        return {}


def _stamp(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


class _Round:
    """One round with one folder."""

    def __init__(self, store: Store, folder: Path, called: Called) -> None:
        self._store = store
        self._folder = folder
        self._called = called
        real = os.fsencode(os.path.realpath(folder))
        self._prefix = f"{schema.TOLD}{crc32(real):08x}:"
        self._left = {
            key.removeprefix(self._prefix): text
            for key, text in store.preferences().items()
            if key.startswith(self._prefix)
        }
        self._names = _files(folder)
        self._report = Report()

    @property
    def _own(self) -> str:
        return f"leeslamp-{self._store.device}.jsonl"

    def run(self) -> Report:
        own = self._own
        is_as_left = self._is_as_left(own)
        others = [name for name in self._names if name != own]
        for name in others if is_as_left else self._names:
            self._hear(name)
        if is_as_left and self._own == own:
            self._tell()
        else:
            self._tell_all()
        return self._report._replace(files=len(others), is_renamed=self._own != own)

    def append(self) -> bool:
        is_as_left = self._is_as_left(self._own)
        if is_as_left:
            self._tell()
        return is_as_left

    # Hearing

    def _hear(self, name: str) -> None:
        with _opened(self._folder / name) as file:
            first = file.readline(exchange.LONGEST)
            if not first.endswith(b"\n"):
                return  # still being copied
            match exchange.version(first):
                case None:
                    self._count(damaged=1)
                    self._blame(name)
                case exchange.VERSION:
                    self._hear_from(name, file)
                case _:
                    self._count(newer_files=1)

    def _hear_from(self, name: str, file: BinaryIO) -> None:
        left = self._left_of(name)
        start = left.end if _crc_before(file, left.end) == left.crc else 0
        file.seek(start)
        number = left.number if name == self._own else None
        for part in parts(file, start, is_growing=True):
            if number is not None:
                self._store.doubt(part.told, number)
            received = self._store.receive(part.told, part.known)
            self._called(received.names)
            self._count(received=received.changes, damaged=part.damaged, newer=part.newer)
            if part.damaged:
                self._blame(name)
            self._leave(name, _Left(part.end, _crc_before(file, part.end)))
            file.seek(part.end)

    def _blame(self, name: str) -> None:
        faulty = dict.fromkeys([*self._report.faulty, sanitize.path(name)])
        self._report = self._report._replace(faulty=tuple(faulty))

    # Telling

    def _tell(self) -> None:
        """Append what was done since the last time."""
        left = self._left_of(self._own)
        number = self._store.number  # what comes while this is written is told once more
        known, learnt = self._store.known(left.learnt)
        lines = [*map(line, known), *map(line, self._told(left.number))]
        now = left._replace(number=number, learnt=learnt, lines=left.lines + len(lines))
        if now == left:
            return
        if lines:
            _write(self._folder / self._own, lines, os.O_APPEND)
        self._count(sent=len(lines))
        if now.lines > 2 * max(now.whole, _FEW):
            self._compact(now)
        else:
            self._leave_own(now)

    def _compact(self, left: _Left) -> None:
        """Write the file anew if more than half of it is superseded."""
        known, _learnt = self._store.known(None)
        if 2 * (len(known) + len(lasting(self._told(0)))) < left.lines:
            self._tell_all()
        else:
            self._leave_own(left._replace(whole=left.lines))

    def _tell_all(self) -> None:
        """Write the file anew: what articles are known by, and all that lasts."""
        number = self._store.number
        known, learnt = self._store.known(None)
        holding = sorted(lasting(self._told(0)), key=lambda one: one.counter)
        lines = [header(self._store.device), *map(line, known), *map(line, holding)]
        making = self._folder / f".{self._own}.{os.getpid()}.tmp"
        try:
            _write(making, lines, os.O_TRUNC)
            making.replace(self._folder / self._own)
        finally:
            making.unlink(missing_ok=True)
        _sync_folder(self._folder)
        self._count(sent=len(lines) - 1)
        self._leave_own(_Left(0, 0, number, learnt, len(lines), len(lines)))

    def _told(self, after: int) -> Iterator[Told]:
        """What arrived after this number and nobody else in this folder tells."""
        others = {found[1] for name in self._names if (found := _DEVICE.fullmatch(name))}
        others -= self._store.devices
        return (one for one in _told(self._store, after) if one.device not in others)

    # Remembering

    def _is_as_left(self, name: str) -> bool:
        left = self._left_of(name)
        if not left.end or name not in self._names:
            return False
        with _opened(self._folder / name) as file:
            is_as_long = os.fstat(file.fileno()).st_size == left.end
            return is_as_long and _crc_before(file, left.end) == left.crc

    def _left_of(self, name: str) -> _Left:
        try:
            understood, *left = json.loads(self._left.get(name, "[]"))
            return _Left(*left) if understood == _UNDERSTOOD else _Left()
        except (ValueError, TypeError):
            return _Left()

    def _leave_own(self, left: _Left) -> None:
        with _opened(self._folder / self._own) as file:
            end = os.fstat(file.fileno()).st_size
            self._leave(self._own, left._replace(end=end, crc=_crc_before(file, end)))

    def _leave(self, name: str, left: _Left) -> None:
        text = json.dumps([_UNDERSTOOD, *left], separators=(",", ":"))
        self._left[name] = text
        self._store.prefer(self._prefix + name, text)

    def _count(self, **more: int) -> None:
        counted = {name: getattr(self._report, name) + count for name, count in more.items()}
        self._report = self._report._replace(**counted)


def _told(store: Store, after: int) -> Iterator[Told]:
    while some := store.changes(after, exchange.PART):
        yield from (entry.told for entry in some)
        after = some[-1].number


def _files(folder: Path) -> list[str]:
    with os.scandir(folder) as found:
        return sorted(one.name for one in found if _OURS.fullmatch(one.name) and one.is_file())


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """A file to read; never one that waits for somebody to write into it."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags | getattr(os, "O_CLOEXEC", 0)), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, _("{name} is not a file").format(name=path.name))
        yield file


def _write(path: Path, lines: Iterable[bytes], flag: int) -> None:
    """Write, and return once it is on the disk."""
    flags = os.O_WRONLY | os.O_CREAT | flag | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags | getattr(os, "O_CLOEXEC", 0), 0o600), "wb") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())


def _crc_before(file: BinaryIO, end: int) -> int:
    """The sum of the last bytes before this one; 0 for the beginning of the file."""
    start = max(0, end - _TAIL)
    file.seek(start)
    found = file.read(end - start)
    return crc32(found) if len(found) == end - start else -1


def _sync_folder(folder: Path) -> None:
    # Else a power failure could bring the former file back, which would be noticed.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
