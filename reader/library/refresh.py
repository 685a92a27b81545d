"""One refresh of the index: scan, plan, then heads and words in batches that commit.

Whatever was committed stays when the process is killed, and the next refresh goes on from there:
a file is known once it is listed, and what lacks its words, or head, is found by a column.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from reader.library import naming
from reader.library.plan import NOTHING, Found, Plan, Version, digest, plan
from reader.library.scan import Scan, scan
from reader.model.listing import Progress, Report

# Nearly always nothing changed, and what writes takes longer to import than 10,000 files to scan.
if TYPE_CHECKING:
    from reader.config import Library
    from reader.library.names import Names
    from reader.library.passes import Passes, Reading
    from reader.library.schema import Database
    from reader.library.writes import Writer
    from reader.parsing.parser import File

_REPORT_SECONDS = 0.1
_ROWS = 5000  # known files read at once: 10 ms that lists may have to wait
_MANY = 1000  # new files for which it pays to start those who read before all of them are found
_GONE = 5000  # files taken off the list in one transaction


class _Looked(NamedTuple):
    """One library after the scan."""

    folder: int
    scan: Scan
    digest: bytes
    plan: Plan
    is_first: bool
    """It was never listed to its end, and nothing was done to any article: to be sighted first."""


class Refresh:
    """A refresh under way."""

    def __init__(
        self,
        database: Database,
        names: Callable[[], Names],
        start_parser: Callable[[], Reading],
        report: Callable[[Progress], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._database = database
        self._names = names
        self._start_parser = start_parser
        self._progress = _Progress(report)
        self._is_cancelled = is_cancelled
        self._ending = contextlib.ExitStack()

    @cached_property
    def _writer(self) -> Writer:
        from reader.library.writes import Writer

        return Writer(self._names())

    @cached_property
    def _passes(self) -> Passes:
        from reader.library.passes import Passes

        return Passes(
            self._database, self._names(), self._writer, self._progress, self._is_cancelled
        )

    @cached_property
    def _parser(self) -> Reading:
        return self._ending.enter_context(self._start_parser())

    def run(self, libraries: Sequence[Library]) -> Report:
        """Bring the index up to what lies in these libraries."""
        with self._ending:
            return self._run(libraries)

    def _run(self, libraries: Sequence[Library]) -> Report:
        scans: list[tuple[int, Scan]] = []
        missing: list[str] = []
        is_finished = True
        self._database.complete()
        self._progress.begin("scan")
        for library in libraries:
            folder = self._folder(os.fsencode(library.folder))
            found = self._look(library, folder, sum(len(each.paths) for _, each in scans))
            if found.is_cancelled:
                is_finished = False
                break
            if found.is_missing:
                missing.append(os.fspath(library.folder))
            scans.append((folder, found))
        looked = self._planned(scans) if is_finished else []
        is_finished = is_finished and self._apply(looked)
        return Report(
            new=sum(len(one.plan.new) for one in looked),
            changed=sum(len(one.plan.changed) for one in looked),
            gone=sum(len(one.plan.gone) for one in looked),
            left_out=dict(sum((one.scan.left_out for one in looked), Counter[str]())),
            missing=tuple(missing),
            is_finished=is_finished,
        )

    def _look(self, library: Library, folder: int, before: int) -> Scan:
        found = scan(
            os.fspath(library.folder),
            partial(self._is_known, folder),
            include=library.include,
            exclude=library.exclude,
            report=lambda count: self._found_so_far(folder, before + count),
            is_cancelled=self._is_cancelled,
            is_by_name=self._is_new(folder),
        )
        if not found.is_cancelled:
            self._note_missing(folder, found.is_missing)
        return found

    def _found_so_far(self, folder: int, count: int) -> None:
        self._progress.tell(count, 0)
        if count >= _MANY and not self._is_listed(folder):
            self._parser.begin("sights", count)

    def _is_listed(self, folder: int) -> bool:
        asked = "SELECT is_indexed FROM folder WHERE number = ?"
        with self._database.reading() as connection:
            return bool(connection.execute(asked, (folder,)).fetchone()[0])

    def _is_new(self, folder: int) -> bool:
        """Nothing of it is listed, and nothing was done to any article: to be sighted."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT 1 FROM file WHERE folder = ?", (folder,)).fetchone()
        return row is None and not self._is_listed(folder) and self._names().is_blank

    def _is_known(self, folder: int, path: bytes, version: Version) -> bool:
        asked = "SELECT size, mtime_ns FROM file WHERE folder = ? AND path = ?"
        with self._database.reading() as connection:
            return bool(connection.execute(asked, (folder, path)).fetchone() == version)

    def _planned(self, scans: Iterable[tuple[int, Scan]]) -> list[_Looked]:
        """What there is to do; file by file only where a folder is not as the last refresh left it.

        An unplugged disk is not a deletion: nothing is planned for what is missing.
        """
        with self._database.reading() as connection:
            digests = dict(
                connection.execute("SELECT number, digest FROM folder WHERE is_indexed = 1")
            )
            doubtful = connection.execute(
                "SELECT folder, path FROM file WHERE is_doubtful = 1"
            ).fetchall()
        again: dict[int, list[bytes]] = {}
        for folder, path in doubtful:
            again.setdefault(folder, []).append(path)
        found = [(folder, one, b"" if one.is_by_name else _digest(one)) for folder, one in scans]
        known = self._known(
            folder
            for folder, one, new in found
            if not one.is_missing and (folder in again or digests.get(folder) != new)
        )
        return [
            _Looked(
                *(folder, one, new),
                _plan(known[folder], one, again.get(folder, ())) if folder in known else NOTHING,
                bool(one.paths)
                and (one.is_by_name or (folder not in digests and self._names().is_blank)),
            )
            for folder, one, new in found
        ]

    def _known(self, folders: Iterable[int]) -> dict[int, dict[bytes, Version]]:
        """What the index holds of these folders."""
        known: dict[int, dict[bytes, Version]] = {folder: {} for folder in folders}
        last = 0
        while known:
            # One walk along the table: by folder and path, or for each folder, it takes twice as
            # long. Bit by bit, for lists are read from the same connection.
            with self._database.reading() as connection:
                rows = connection.execute(
                    "SELECT number, folder, path, size, mtime_ns FROM file"
                    " WHERE number > ? ORDER BY number LIMIT ?",
                    (last, _ROWS),
                ).fetchall()
            for _number, folder, path, size, mtime_ns in rows:
                if folder in known:
                    known[folder][path] = size, mtime_ns
            if len(rows) < _ROWS:
                break
            last = rows[-1][0]
        return known

    def _note_missing(self, folder: int, is_missing: bool) -> None:
        asked = "SELECT is_missing FROM folder WHERE number = ?"
        with self._database.reading() as connection:
            (was_missing,) = connection.execute(asked, (folder,)).fetchone()
        if was_missing != is_missing:
            with self._database.writing() as connection:
                connection.execute(
                    "UPDATE folder SET is_missing = ? WHERE number = ?", (is_missing, folder)
                )

    def _folder(self, path: bytes) -> int:
        asked = "SELECT number FROM folder WHERE path = ?"
        with self._database.reading() as connection:
            row = connection.execute(asked, (path,)).fetchone()
        if row is None:
            with self._database.writing() as connection:
                connection.execute("INSERT OR IGNORE INTO folder (path) VALUES (?)", (path,))
                row = connection.execute(asked, (path,)).fetchone()
        return int(row[0])

    def _apply(self, looked: Sequence[_Looked]) -> bool:
        """Write what the plans say; whether it was all done."""
        planned = [one for one in looked if one.plan is not NOTHING]
        new = [one for one in planned if one.is_first]
        again = [found for one in planned for found in self._found(one, self._again(one))]
        self._forget_digests([one.folder for one in planned])
        if not all(self._remove(one) for one in looked):
            return False
        with contextlib.ExitStack() as stack:
            if new or again:
                stack.enter_context(self._database.expecting_much())
                stack.callback(self._database.complete)
            if again and not self._passes.heads(self._parser, again):
                return False
            if not self._sight(new):
                return False
            is_left = self._is_left(looked)
            sighted = self._sighted(looked) if is_left else []
            if not sighted:  # else not all heads are read yet
                self._settle()
            self._close_heads(looked)
            if not is_left:
                return True
            if not (new or again):  # it was stopped before
                stack.enter_context(self._database.expecting_much())
            return self._read_sighted(looked, sighted) and self._read_facts(looked)

    def _settle(self) -> None:
        was = self._writer.was if "_writer" in vars(self) else {}
        naming.settle(self._database, self._names, was)

    def _forget_digests(self, folders: Sequence[int]) -> None:
        """Before anything is written: if it stays half done, the next refresh must see that."""
        if not folders:
            return
        with self._database.writing() as connection:
            connection.executemany(
                "UPDATE folder SET digest = x'' WHERE number = ?",
                [(folder,) for folder in folders],
            )

    def _remove(self, one: _Looked) -> bool:
        for start in range(0, len(one.plan.gone), _GONE):
            if self._is_cancelled():
                return False
            with self._database.writing() as connection:
                self._writer.remove(connection, one.folder, one.plan.gone[start : start + _GONE])
        return True

    def _sight(self, new: Sequence[_Looked]) -> bool:
        count = sum(len(one.plan.new) for one in new)
        # One by one: a list of a hundred thousand takes longer than the first thousand are read.
        to_see = (found for one in new for found in self._found(one, one.plan.new))
        return not count or self._passes.sight(self._parser, to_see, count)

    @staticmethod
    def _again(one: _Looked) -> Sequence[bytes]:
        """What is not new to a library that is new itself."""
        new = () if one.is_first else one.plan.new
        return (*new, *one.plan.changed, *one.plan.doubtful)

    def _found(self, one: _Looked, paths: Sequence[bytes]) -> Iterator[Found]:
        with self._database.reading() as connection:
            (path,) = connection.execute(
                "SELECT path FROM folder WHERE number = ?", (one.folder,)
            ).fetchone()
        top = path.rstrip(b"/") + b"/"
        if paths is one.scan.paths:
            for name, version in one.scan.looked_at(top):
                yield Found(one.folder, top, name, version)
            return
        files = one.scan.files if paths else {}
        for name in paths:
            yield Found(one.folder, top, name, files[name])

    def _close_heads(self, looked: Sequence[_Looked]) -> None:
        with self._database.writing() as connection:
            for one in looked:
                if not one.scan.is_missing:
                    connection.execute(
                        "UPDATE folder SET is_indexed = 1, left_out = ?1, digest = ?2"
                        " WHERE number = ?3"
                        " AND (is_indexed = 0 OR left_out <> ?1 OR digest <> ?2)",
                        (
                            json.dumps(one.scan.left_out, sort_keys=True),
                            one.digest or _digest(one.scan),
                            one.folder,
                        ),
                    )

    def _sighted(self, looked: Sequence[_Looked]) -> list[tuple[int, Found]]:
        from reader.library import sightings

        found: list[tuple[int, Found]] = []
        for one in looked:
            if not one.scan.is_missing:
                with self._database.reading() as connection:
                    found += sightings.waiting(connection, one.folder)
        return found

    def _is_left(self, looked: Sequence[_Looked]) -> bool:
        """The body of some file is still to be read."""
        asked = "SELECT EXISTS (SELECT 1 FROM file WHERE folder = ? AND has_facts = 0)"
        folders = [one.folder for one in looked if not one.scan.is_missing]
        with self._database.reading() as connection:
            return any(connection.execute(asked, (each,)).fetchone()[0] for each in folders)

    def _without_facts(self, looked: Sequence[_Looked]) -> list[tuple[int, File]]:
        found: list[tuple[int, File]] = []
        for one in looked:
            if one.scan.is_missing:
                continue
            with self._database.reading() as connection:
                rows = connection.execute(
                    "SELECT file.number, folder.path, file.path FROM file"
                    " JOIN folder ON folder.number = folder WHERE folder = ? AND has_facts = 0"
                    " ORDER BY epoch DESC",
                    (one.folder,),
                ).fetchall()
            found.extend(
                (number, Found(one.folder, top.rstrip(b"/") + b"/", path, (0, 0)).file)
                for number, top, path in rows
            )
        return found

    def _read_sighted(
        self, looked: Sequence[_Looked], sighted: Sequence[tuple[int, Found]]
    ) -> bool:
        if not sighted:
            return True
        if not self._passes.wholes(self._parser, sighted):
            return False
        left = [found for _number, found in self._sighted(looked)]
        if left and not self._passes.heads(self._parser, left):
            return False
        self._settle()
        return True

    def _read_facts(self, looked: Sequence[_Looked]) -> bool:
        without = self._without_facts(looked)
        return not without or self._passes.facts(self._parser, without)


def _digest(one: Scan) -> bytes:
    return digest(one.paths, one.sizes, one.times, one.unread)


def _plan(known: dict[bytes, Version], one: Scan, doubtful: Sequence[bytes]) -> Plan:
    if not known:  # everything is new
        return Plan(one.paths, (), (), (), 0)
    return plan(known, one.files, unread=one.unread, doubtful=doubtful)


class _Progress:
    """How far it is, told now and then."""

    def __init__(self, report: Callable[[Progress], None]) -> None:
        self._report = report
        self._reported = 0.0
        self._stage, self._began = "", 0.0

    def begin(self, stage: str) -> None:
        """Rate and time left are those of a stage."""
        self._stage, self._began = stage, time.monotonic()

    def tell(self, done: int, total: int) -> None:
        """So many files were done, of so many, or of 0 where nobody knows."""
        now = time.monotonic()
        if now - self._reported >= _REPORT_SECONDS or done == total:
            self._reported = now
            took = now - self._began
            rate = done / took if took > 0 else 0.0
            left = (total - done) / rate if total and rate else 0.0
            self._report(Progress(self._stage, done, total, rate, left))
