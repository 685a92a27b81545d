"""The passes of a refresh over the files that it found: what each reads goes in by batches.

A library that was never listed is sighted first, which tells its list; each of its files is then
read once, head and body together. A file that came or changed later has its head read before the
bodies are, so that the list is right at once.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import chain, islice, tee
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from reader.library import bodies, sightings, words
from reader.library.plan import Found
from reader.model.article import Problem

if TYPE_CHECKING:
    import sqlite3

    from reader.library.bodies import Body
    from reader.library.names import Names
    from reader.library.schema import Database
    from reader.library.writes import Writer
    from reader.model.article import BodyFacts
    from reader.model.headline import Headline, Sighting, Whole
    from reader.parsing.parser import File

_BATCH_SECONDS = 0.2  # so that the list fills before the eye
_WORDS_SECONDS = 2.5  # nothing is seen of these, and each commit costs
_BATCH = 5000  # files in one transaction at most
_FEW = 16  # between two looks at the clock
_BODIES = 2500  # the same of bodies: those who read get as far ahead meanwhile, and need not stop
_BATCH_BYTES = 2**24  # of text: about what the index of words holds before it is written
_LONGEST_WRITE = 2.0  # seconds; marks wait for it, five at most: see storage/sqlite.py
_PART = 256  # bodies made ready at once
_TIDY_SECONDS = 0.2

_Item = TypeVar("_Item")
_Told = TypeVar("_Told")


class Reading(Protocol):
    """Who reads the files: the Parser. Ended by the refresh."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_error: object) -> None: ...

    def close(self) -> None:
        """End at once, from any thread; a stream under way then raises ParserError."""
        ...

    def begin(self, job: str, count: int) -> None:
        """Make ready for that many files meanwhile; the job is the name of a stream."""
        ...

    def sights(self, files: Iterable[File]) -> Generator[Sighting, None, None]:
        """What lists show of each file until its head was read, in order."""
        ...

    def heads(self, files: Iterable[File]) -> Generator[Headline, None, None]:
        """What the head of each file tells, in order."""
        ...

    def facts(self, files: Iterable[File]) -> Generator[BodyFacts | Problem, None, None]:
        """The facts of each body, in order."""
        ...

    def wholes(self, files: Iterable[File]) -> Generator[Whole | Problem, None, None]:
        """All of each file, in order; a problem for one that was too much at once."""
        ...


class Progress(Protocol):
    """Who is told how far a pass got."""

    def begin(self, stage: str) -> None:
        """A pass begins: `heads` or `words`."""
        ...

    def tell(self, done: int, total: int) -> None:
        """So many of so many files are in."""
        ...


class Passes:
    """The passes of one refresh; each says whether it came to its end, or was cancelled."""

    def __init__(
        self,
        database: Database,
        names: Names,
        writer: Writer,
        progress: Progress,
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._database = database
        self._names = names
        self._writer = writer
        self._progress = progress
        self._is_cancelled = is_cancelled
        self._most = min(_BATCH, _BODIES)  # bodies in one transaction

    def sight(self, parser: Reading, to_see: Iterable[Found], count: int) -> bool:
        """List so many files, which nothing is known of, by what is seen of them. To be followed
        by `Database.complete`.
        """
        files, asked = tee(to_see)
        self._database.lessen()
        seen = parser.sights(found.file for found in asked)
        is_done = self._put(files, count, seen, sightings.put)
        if is_done:
            parser.begin("wholes", count)
        return is_done

    def heads(self, parser: Reading, to_read: Sequence[Found]) -> bool:
        """List these files, or bring their rows up to date."""
        heads = parser.heads(found.file for found in to_read)
        return self._put(to_read, len(to_read), heads, self._writer.put_heads)

    def _put(
        self,
        files: Iterable[Found],
        count: int,
        told: Generator[_Told, None, None],
        put: Callable[[sqlite3.Connection, list[tuple[Found, _Told]]], None],
    ) -> bool:
        done = 0
        self._progress.begin("heads")
        with contextlib.closing(told):
            for batch in _in_batches(zip(files, told, strict=True)):
                with self._database.writing() as connection:
                    put(connection, batch)
                done += len(batch)
                self._progress.tell(done, count)
                if self._is_cancelled():
                    return False
        return True

    def wholes(self, parser: Reading, sighted: Sequence[tuple[int, Found]]) -> bool:
        """Read what was only sighted, head and body at once; the number of each file comes first.

        What is too much for that stays as it is.
        """
        with contextlib.closing(parser.wholes(found.file for _, found in sighted)) as wholes:
            first = list(islice(wholes, 1))
            self._database.complete()  # half a second, in which those who read are at work
            read = (
                (*known, whole)
                for known, whole in zip(sighted, chain(first, wholes), strict=True)
                if not isinstance(whole, Problem)
            )
            is_done = self._put_bodies(self._of_wholes(read), len(sighted))
        self._keep(sighted)  # who marked one may have looked before it was in, and written after
        return is_done

    def _keep(self, files: Sequence[tuple[int, Found]]) -> None:
        if files and not self._names.is_blank:
            with self._database.writing() as connection:
                sightings.keep(connection, self._names, files)

    def facts(self, parser: Reading, without: Sequence[tuple[int, File]]) -> bool:
        """Read the bodies of these files, each behind its number."""
        numbers = (number for number, _file in without)
        with contextlib.closing(parser.facts(file for _number, file in without)) as facts:
            read = self._of_facts(zip(numbers, facts, strict=True))
            is_done = self._put_bodies(read, len(without))
        self._tidy()
        return is_done

    def _tidy(self) -> None:
        """Not after a first index, which is waited for: with what changes from then on."""
        until = time.monotonic() + _TIDY_SECONDS
        while time.monotonic() < until and not self._is_cancelled():
            with self._database.writing() as connection:
                if not words.tidy(connection):
                    return

    def _put_bodies(self, read: Iterator[Body], total: int) -> bool:
        done = 0
        self._progress.begin("words")
        for batch in _in_shares(read, _WORDS_SECONDS, self._share):
            began = time.monotonic()
            with self._database.writing() as connection:
                self._writer.put_bodies(connection, batch)
            self._keep([(body.number, body.head[0]) for body in batch if body.head])
            each = (time.monotonic() - began) / len(batch)
            self._most = max(1, min(_BATCH, _BODIES, int(_LONGEST_WRITE / max(each, 1e-6))))
            done += len(batch)
            self._progress.tell(done, total)
            if self._is_cancelled():
                return False
        return True

    def _share(self, body: Body) -> float:
        return max(1 / self._most, len(body.text) / _BATCH_BYTES)

    def _of_wholes(self, read: Iterator[tuple[int, Found, Whole]]) -> Iterator[Body]:
        for part in self._parts(read):
            with self._database.reading() as connection:
                ready = bodies.ready_wholes(connection, part)
            yield from ready

    def _of_facts(self, told: Iterator[tuple[int, BodyFacts | Problem]]) -> Iterator[Body]:
        for part in self._parts(told):
            with self._database.reading() as connection:
                ready = bodies.ready(connection, part)
            yield from ready

    def _parts(self, items: Iterator[_Item]) -> Iterator[list[_Item]]:
        """All of them, or no more once it was cancelled."""
        while part := list(islice(items, _PART)):
            yield part
            if self._is_cancelled():
                return


def _in_batches(items: Iterator[_Item]) -> Iterator[list[_Item]]:
    batch: list[_Item] = []
    started = time.monotonic()
    while part := list(islice(items, min(_BATCH, _FEW))):
        batch += part
        if len(batch) >= _BATCH or time.monotonic() - started >= _BATCH_SECONDS:
            yield batch
            batch, started = [], time.monotonic()
    if batch:
        yield batch


def _in_shares(
    items: Iterable[_Item], seconds: float, share: Callable[[_Item], float]
) -> Iterator[list[_Item]]:
    """`share` is how much of a batch an item is, 1 for the whole."""
    batch: list[_Item] = []
    started, filled = time.monotonic(), 1e-9
    for item in items:
        batch.append(item)
        filled += share(item)
        if filled >= 1 or time.monotonic() - started >= seconds:
            yield batch
            batch, started, filled = [], time.monotonic(), 1e-9
    if batch:
        yield batch
