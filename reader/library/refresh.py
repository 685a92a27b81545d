"""One refresh of the index: scan, plan, then heads and words in batches that commit.

Whatever was committed stays when the process is killed, and the next refresh goes on from there:
a file is known once its head is in, and what lacks its words is found by a column.
"""

import contextlib
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, Self, TypeVar

from reader.config import Library
from reader.library import naming
from reader.library.plan import Plan, Version, plan
from reader.library.scan import Scan, scan
from reader.library.schema import Database
from reader.library.writes import Found, Names, Writer
from reader.model.article import BodyFacts, Head, Problem
from reader.model.listing import Progress, Report
from reader.parsing.parser import File

_BATCH_SECONDS = 0.2  # so that the list fills before the eye
_WORDS_SECONDS = 1.0  # nothing is seen of these: fewer commits halve what they cost
_BATCH = 1000  # files in one transaction at most
_REPORT_SECONDS = 0.1
_ROWS = 5000  # known files read at once: 10 ms that lists may have to wait

_Known = dict[bytes, Version]

_Item = TypeVar("_Item")


class Reading(Protocol):
    """Who reads the files: the Parser. Ended by the refresh."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_error: object) -> None: ...

    def close(self) -> None:
        """End at once, from any thread; a stream under way then raises ParserError."""
        ...

    def heads(self, files: Iterable[File]) -> Generator[Head, None, None]:
        """The head of each file, in order."""
        ...

    def facts(self, files: Iterable[File]) -> Generator[BodyFacts | Problem, None, None]:
        """The facts of each body, in order."""
        ...


@dataclass(slots=True)
class _Looked:
    """One library after the scan."""

    folder: int
    scan: Scan
    plan: Plan


class Refresh:
    """A refresh under way."""

    def __init__(
        self,
        database: Database,
        names: Names,
        start_parser: Callable[[], Reading],
        report: Callable[[Progress], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._database = database
        self._names = names
        self._writer = Writer(names)
        self._start_parser = start_parser
        self._report = report
        self._is_cancelled = is_cancelled
        self._reported = 0.0
        self._stage, self._began = "", 0.0

    def run(self, libraries: Sequence[Library]) -> Report:
        """Bring the index up to what lies in these libraries."""
        looked: list[_Looked] = []
        missing: list[str] = []
        is_finished = True
        self._begin("scan")
        folders = [self._folder(os.fsencode(library.folder)) for library in libraries]
        known, doubtful = self._known(folders)
        for library, folder in zip(libraries, folders, strict=True):
            before = sum(len(each.scan.files) for each in looked)
            one = self._look(library, folder, known.pop(folder, {}), doubtful, before)
            if one.scan.is_cancelled:
                is_finished = False
                break
            if one.scan.is_missing:
                missing.append(os.fspath(library.folder))
            looked.append(one)
        is_finished = is_finished and self._apply(looked)
        return Report(
            new=sum(len(one.plan.new) for one in looked),
            changed=sum(len(one.plan.changed) for one in looked),
            gone=sum(len(one.plan.gone) for one in looked),
            left_out=dict(sum((one.scan.left_out for one in looked), Counter[str]())),
            missing=tuple(missing),
            is_finished=is_finished,
        )

    def _known(self, folders: Iterable[int]) -> tuple[dict[int, _Known], set[tuple[int, bytes]]]:
        """What the index holds of these folders, and the files of them that could not be read."""
        known: dict[int, _Known] = {folder: {} for folder in folders}
        with self._database.reading() as connection:
            doubtful = set(
                connection.execute("SELECT folder, path FROM file WHERE is_doubtful = 1")
            )
        last = 0
        while True:
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
                return known, doubtful
            last = rows[-1][0]

    def _look(
        self,
        library: Library,
        folder: int,
        known: _Known,
        doubtful: Iterable[tuple[int, bytes]],
        before: int,
    ) -> _Looked:
        found = scan(
            os.fspath(library.folder),
            known,
            include=library.include,
            exclude=library.exclude,
            report=lambda count: self._progress(before + count, 0),
            is_cancelled=self._is_cancelled,
        )
        if not found.is_cancelled:
            self._note_missing(folder, found.is_missing)
        if found.is_missing or found.is_cancelled:
            # An unplugged disk is not a deletion.
            return _Looked(folder, found, Plan((), (), (), (), len(known)))
        again = [path for one, path in doubtful if one == folder]
        made = plan(known, found.files, unread=found.unread, doubtful=again)
        return _Looked(folder, found, made)

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
        to_read = [found for one in looked for found in self._found(one)]
        if not all(self._remove(one) for one in looked):
            return False
        with contextlib.ExitStack() as stack:
            parser: Reading | None = None
            if to_read:
                parser = stack.enter_context(self._start_parser())
                if not self._read_heads(parser, to_read):
                    return False
            naming.settle(self._database, self._names)
            self._close_heads(looked)
            without = self._without_facts(looked)
            if without:
                parser = parser or stack.enter_context(self._start_parser())
                return self._read_facts(parser, without)
        return True

    def _remove(self, one: _Looked) -> bool:
        for start in range(0, len(one.plan.gone), _BATCH):
            if self._is_cancelled():
                return False
            with self._database.writing() as connection:
                self._writer.remove(connection, one.folder, one.plan.gone[start : start + _BATCH])
        return True

    def _found(self, one: _Looked) -> Iterator[Found]:
        with self._database.reading() as connection:
            (path,) = connection.execute(
                "SELECT path FROM folder WHERE number = ?", (one.folder,)
            ).fetchone()
        top = path.rstrip(b"/") + b"/"
        for name in (*one.plan.new, *one.plan.changed, *one.plan.doubtful):
            yield Found(one.folder, top, name, one.scan.files[name])

    def _read_heads(self, parser: Reading, to_read: Sequence[Found]) -> bool:
        done = 0
        self._begin("heads")
        with contextlib.closing(parser.heads(found.file for found in to_read)) as heads:
            for batch in _in_batches(zip(to_read, heads, strict=True), _BATCH_SECONDS):
                with self._database.writing() as connection:
                    self._writer.put_heads(connection, batch)
                done += len(batch)
                self._progress(done, len(to_read))
                if self._is_cancelled():
                    return False
        return True

    def _close_heads(self, looked: Sequence[_Looked]) -> None:
        with self._database.writing() as connection:
            for one in looked:
                if not one.scan.is_missing:
                    connection.execute(
                        "UPDATE folder SET is_indexed = 1, left_out = ?1 WHERE number = ?2"
                        " AND (is_indexed = 0 OR left_out <> ?1)",
                        (json.dumps(one.scan.left_out, sort_keys=True), one.folder),
                    )

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

    def _read_facts(self, parser: Reading, without: list[tuple[int, File]]) -> bool:
        done = 0
        self._begin("words")
        numbers = (number for number, _file in without)
        with contextlib.closing(parser.facts(file for _number, file in without)) as facts:
            for batch in _in_batches(zip(numbers, facts, strict=True), _WORDS_SECONDS):
                with self._database.writing() as connection:
                    self._writer.put_facts(connection, batch)
                done += len(batch)
                self._progress(done, len(without))
                if self._is_cancelled():
                    return False
        return True

    def _begin(self, stage: str) -> None:
        self._stage, self._began = stage, time.monotonic()

    def _progress(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._reported >= _REPORT_SECONDS or done == total:
            self._reported = now
            took = now - self._began
            rate = done / took if took > 0 else 0.0
            left = (total - done) / rate if total and rate else 0.0
            self._report(Progress(self._stage, done, total, rate, left))


def _in_batches(items: Iterable[_Item], seconds: float) -> Iterator[list[_Item]]:
    batch: list[_Item] = []
    started = time.monotonic()
    for item in items:
        batch.append(item)
        if len(batch) >= _BATCH or time.monotonic() - started >= seconds:
            yield batch
            batch, started = [], time.monotonic()
    if batch:
        yield batch
