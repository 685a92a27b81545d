"""Copies of state.db in `backups`: made while nobody waits, checked before they count, thinned out.

Which of them is the newest is told by the number in the name, and never by a clock: clocks jump.
"""

import os
import re
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from reader.state.processes import is_running
from reader.state.schema import APPLICATION_ID, NEWEST, VERSION
from reader.storage import sqlite
from reader.storage.sqlite import CorruptDatabaseError, DatabaseError

FOLDER = "backups"
"""Beside state.db, for its owner alone."""
EVERY = 12 * 3600.0
"""Seconds after which what has changed is copied again."""

_TIMED = re.compile(r"state-(\d{8}-\d{6})-(\d{4,})\.db")
_FORM = "%Y%m%d-%H%M%S"
_BEFORE_UPGRADE = re.compile(r"state-version-(\d+)\.db")
_UNFINISHED = re.compile(r".+\.(\d+)\.tmp")

_DAY = 86_400.0
_KEPT = ((_DAY, 5), (7 * _DAY, 4), (30 * _DAY, 6))
"""For so many days, weeks and months back, one copy each."""
_NEWEST = 3
"""Copies that are kept whatever the clock says."""

# Marks are written between two steps: 4 MB hold them up for 10 ms, and 137 MB, a million changes,
# are copied between two marks.
_PAGES = 1024
_PAUSE = 0.002
_ROUNDS = 8  # a copy begins anew when somebody writes: so often, and then another time
_ROOM = 3  # a copy must not be what fills the disk


class Backup(NamedTuple):
    """A copy of state.db."""

    path: Path
    time: float
    """When it was made, in seconds since 1970, by the clock of then."""
    sequence: int
    """Greater than that of every copy made before."""


class _GivenUpError(Exception):
    """The copy would take too long, or is no longer wanted."""


def found(data_dir: Path) -> list[Backup]:
    """All copies, the newest first; those made before an upgrade come last."""
    copies: list[Backup] = []
    with suppress(OSError):
        for path in (data_dir / FOLDER).iterdir():
            if timed := _TIMED.fullmatch(path.name):
                with suppress(ValueError):
                    moment = datetime.strptime(timed[1], _FORM).replace(tzinfo=UTC)
                    copies.append(Backup(path, moment.timestamp(), int(timed[2])))
            elif older := _BEFORE_UPGRADE.fullmatch(path.name):
                copies.append(Backup(path, path.stat().st_mtime, int(older[1]) - VERSION))
    return sorted(copies, key=lambda one: (one.sequence, one.time), reverse=True)


def keep(path: Path, now: float, is_cancelled: Callable[[], bool] = lambda: False) -> Path | None:
    """Copy state.db if that is due, and let go of copies that are no longer needed.

    Marks can be written all the while. None where nothing was due, or it did not come to it.
    Raises CorruptDatabaseError where the store turns out to be damaged, or another DatabaseError.
    """
    copies = [one for one in found(path.parent) if one.sequence > 0]
    is_recent = any(0 <= now - one.time < EVERY for one in copies)
    if is_recent or not _has_room(path):
        return None
    folder = path.parent / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _sweep(folder)
        with closing(_connected(path)) as source:
            if copies and _stands_at(copies[0].path) == _standing(source):
                return None
            sequence = copies[0].sequence + 1 if copies else 1
            name = f"state-{datetime.fromtimestamp(now, UTC):{_FORM}}-{sequence:04}.db"
            if not copy(source, folder / name, is_cancelled):
                return None
        for one in surplus(found(path.parent), now):
            one.path.unlink(missing_ok=True)
    except _GivenUpError:
        return None
    except UnicodeDecodeError as error:
        raise CorruptDatabaseError("") from error
    except (sqlite3.Error, OSError) as error:
        kind = CorruptDatabaseError if sqlite.is_corrupt(error) else DatabaseError
        message, hint = sqlite.explain(error, path)
        raise kind(message, hint=hint) from error
    return folder / name


def surplus(copies: Iterable[Backup], now: float) -> Iterator[Backup]:
    """Which copies need not be kept. Never one that is newer than now: the clock may be wrong."""
    timed = sorted((one for one in copies if one.sequence > 0), key=lambda one: -one.sequence)
    wanted = set(timed[:_NEWEST])
    for length, many in _KEPT:
        first = now // length - many
        kept: dict[float, Backup] = {}
        for one in timed:
            kept.setdefault(one.time // length, one)
        wanted |= {one for span, one in kept.items() if span > first}
    return (one for one in timed if one not in wanted and one.time <= now)


def copy(
    source: sqlite3.Connection, path: Path, is_cancelled: Callable[[], bool] = lambda: False
) -> bool:
    """Write a copy that is whole, checked and on disk before it has its name; False for one that
    is not wanted any more. Raises CorruptDatabaseError where the copy is not sound.
    """
    making = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    _remove(making)
    try:
        with closing(sqlite.connect(making, application_id=APPLICATION_ID, durable=True)) as target:
            source.backup(target, pages=_PAGES, progress=_Steps(is_cancelled))
            if not sqlite.is_sound(target):
                raise CorruptDatabaseError("")
            target.execute("PRAGMA journal_mode = DELETE")  # leaves no file beside it
        making.replace(path)
        sync(path.parent)
    except _GivenUpError:
        return False
    finally:
        _remove(making)
    return True


class _Steps:
    """Asked after each step of a copy; nothing is locked meanwhile."""

    def __init__(self, is_cancelled: Callable[[], bool]) -> None:
        self._is_cancelled = is_cancelled
        self._pages = 0

    def __call__(self, _status: int, _left: int, total: int) -> None:
        self._pages += _PAGES
        if self._is_cancelled() or self._pages > _ROUNDS * (total + _PAGES):
            raise _GivenUpError
        time.sleep(_PAUSE)


def ready(path: Path) -> tuple[Backup, Path] | None:
    """The newest copy that is sound, and a file that holds it beside state.db, to be renamed.

    It is another device from now on: numbers that were given since the copy was made are given
    again, to other changes.
    """
    _sweep(path.parent)
    for backup in found(path.parent):
        making = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        try:
            with closing(_connected(backup.path)) as source:
                if not 0 < sqlite.schema_version(source) <= VERSION:
                    continue
                copy(source, making)
            with closing(
                sqlite.connect(making, application_id=APPLICATION_ID, durable=True)
            ) as target:
                target.execute("UPDATE device SET name = lower(hex(randomblob(4)))")
                target.execute("DELETE FROM writer")
                target.execute("PRAGMA journal_mode = DELETE")
        except (sqlite3.Error, DatabaseError, ValueError):  # or words that are no text
            _remove(making)
            continue
        return backup, making
    return None


def sync(folder: Path) -> None:
    """Have the names in a folder on disk; SQLite itself sees to what is in its files."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite.connect(path, application_id=APPLICATION_ID, durable=True, read_only=True)


def _standing(connection: sqlite3.Connection) -> tuple[str, int]:
    (device,) = connection.execute("SELECT name FROM device").fetchone() or ("",)
    return device, int(connection.execute(NEWEST).fetchone()[0])


def _stands_at(path: Path) -> tuple[str, int] | None:
    try:
        with closing(_connected(path)) as connection:
            return _standing(connection)
    except (sqlite3.Error, DatabaseError, ValueError):
        return None  # a copy that can't be read is none


def _remove(making: Path) -> None:
    for path in (making, making.with_name(f"{making.name}-journal")):
        path.unlink(missing_ok=True)


def _has_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free > _ROOM * path.stat().st_size
    except OSError:
        return False


def _sweep(folder: Path) -> None:
    """Remove what killed processes left half made."""
    for path in folder.iterdir():
        unfinished = _UNFINISHED.match(path.name)
        if unfinished and not is_running(int(unfinished[1])):
            path.unlink(missing_ok=True)
