"""The parse worker seen from outside: files in, values out, whatever the files do to it.

A file that kills the worker or outlasts its time costs itself only: it gets a PARSER problem, the
worker is started anew, and the rest goes on.
"""

import os
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeAlias

from reader import i18n
from reader.errors import ReaderError
from reader.i18n import _
from reader.model import sanitize, wire
from reader.model.article import BodyFacts, Problem, ProblemKind
from reader.model.sanitize import Shown
from reader.model.wire import Json
from reader.parsing.frames import DiedError

if TYPE_CHECKING:
    from reader.model.document import Parsed
    from reader.model.headline import Headline, Sighting, Whole
    from reader.parsing.process import Process

File: TypeAlias = tuple[str, str]
"""Absolute path, and path within its library with `/`; surrogateescape."""

FILE_SECONDS = 10.0
"""On the clock, from when a warm worker takes the file."""

WARM_SECONDS = 60.0
"""To start and load everything; a slow disk needs a while."""

_CLOSE_SECONDS = 1.0
_BATCH = 256  # files in one request: each wakes two threads, which wait for the interpreter
_BATCHES = 8  # under way: the work of more than a second, while an index is written to


class ParserError(ReaderError):
    """The worker can't be started at all."""


class Parser:
    """Parses files in one worker process, started when first needed. Usable from every thread.

    One request is worked on at a time; the others wait. A Parser made for indexing is a process of
    its own that lets others have the processor first.
    """

    def __init__(
        self,
        *,
        is_background: bool = False,
        module: str = "reader.parsing.worker",
        file_seconds: float = FILE_SECONDS,
    ) -> None:
        self._is_background = is_background
        self._module = module
        self._file_seconds = file_seconds
        self._lock = threading.Lock()
        self._process: Process | None = None
        self._is_closed = False
        self._fatal: dict[str, tuple[int, int]] = {}  # path -> (size, mtime_ns) that was too much

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The worker's process number; None while there is none."""
        return self._process.pid if self._process else None

    def warm(self, job: str = "article") -> None:
        """Start the worker and load what a job needs; raises ParserError."""
        with self._lock:
            self._ready(job)

    def article(self, path: str, relative_path: str, *, is_page: bool = False) -> "Parsed":
        """Read one file whole. Never raises: where there is no worker the problem says why.

        Of a web page the article is read, or with `is_page` everything, menus and all.
        A file that was too much for the worker is not given to it again while it stays as it is.
        """
        file = str(Path(path).absolute()), relative_path
        version = _version(path)
        if version is not None and self._fatal.get(path) == version:
            return _plain(path, _too_much())
        try:
            answer = self.answer("page" if is_page else "article", *file)
        except ParserError as error:
            return _plain(path, Problem(ProblemKind.PARSER, sanitize.line(error.message)))
        if isinstance(answer, Problem):
            if version is not None:
                self._fatal[path] = version
            return _plain(path, answer)
        self._fatal.pop(path, None)
        from reader.model.wire_document import parsed_from_json

        return parsed_from_json(answer)

    def beginning(self, path: str, relative_path: str, context: str = "") -> "Parsed | None":
        """The first screens of a long file, or those around some words of it, soon; None where only
        the whole of it tells.
        """
        if path in self._fatal:
            return None
        try:
            answer = self.answer("beginning", str(Path(path).absolute()), relative_path, context)
        except ParserError:
            return None
        if answer is None or isinstance(answer, Problem):
            return None
        from reader.model.wire_document import parsed_from_json

        return parsed_from_json(answer)

    def sights(self, files: Iterable[File]) -> Generator["Sighting", None, None]:
        """What a list shows of each file until its head was read, in order; otherwise as `heads`.

        What is wrong with a file is not told yet.
        """
        from reader.model.headline import NOTHING, Sighting

        for answer in self._stream("sights", files):
            yield NOTHING if isinstance(answer, Problem) else Sighting._make(answer)

    def heads(self, files: Iterable[File]) -> Generator["Headline", None, None]:
        """What the head of each file tells, in order.

        Holds the parser until the iterator is exhausted or closed; raises ParserError where the
        worker can't be started.
        """
        from reader.model.headline import from_json

        for answer in self._stream("heads", files):
            yield _too_much_headline(answer) if isinstance(answer, Problem) else from_json(answer)

    def facts(self, files: Iterable[File]) -> Generator[BodyFacts | Problem, None, None]:
        """The facts of each file's body, in order; a problem for a file that has none.

        Holds the parser until the iterator is exhausted or closed; raises ParserError.
        """
        for answer in self._stream("facts", files):
            yield _facts(answer)

    def wholes(self, files: Iterable[File]) -> Generator["Whole | Problem", None, None]:
        """All of each file, which is read once; a problem for one that was too much.

        Holds the parser until the iterator is exhausted or closed; raises ParserError.
        """
        from reader.model.headline import Whole, from_json

        for answer in self._stream("wholes", files):
            if isinstance(answer, Problem):
                yield answer
            else:
                head, facts, keys = answer
                yield Whole(from_json(head), _facts(facts), keys)

    def close(self) -> None:
        """End the worker at once, whatever it is doing; what still waits gets its fallback."""
        self._is_closed = True
        process = self._process
        if process is not None:
            process.kill()
        # Not for ever: the thread that holds the lock may be this one, in an unfinished stream.
        is_mine = self._lock.acquire(timeout=_CLOSE_SECONDS)
        try:
            self._end()
        finally:
            if is_mine:
                self._lock.release()

    def _stream(self, job: str, files: Iterable[File]) -> Iterator[Json | Problem]:
        rest = iter(files)
        batches = iter(lambda: list(islice(rest, _BATCH)), [])
        waiting: deque[Sequence[File]] = deque()
        with self._lock:
            try:
                yield from self._answers(job, batches, waiting)
            finally:
                if waiting:  # the answers of an abandoned stream must not meet the next request
                    self._end()

    def _answers(
        self, job: str, batches: Iterator[Sequence[File]], waiting: deque[Sequence[File]]
    ) -> Iterator[Json | Problem]:
        unsent: deque[Sequence[File]] = deque()
        while True:
            answered = 0
            try:
                process = self._ready(job)
                unsent += islice(batches, _BATCHES - len(waiting) - len(unsent))
                while unsent:
                    waiting.append(unsent.popleft())
                    process.send({"do": job, "files": waiting[-1]})
                if not waiting:
                    return
                while answered < len(waiting[0]):
                    for answer in process.receive(self._file_seconds):
                        answered += 1
                        yield _judged(answer)
                waiting.popleft()
            except DiedError:
                self._end()
                # What it had answered came through: it died of one of these.
                one_by_one = waiting.popleft()[answered:]
                unsent.extendleft(reversed(waiting))
                waiting.clear()
                for file in one_by_one:
                    yield self._one(job, file)

    def answer(self, job: str, *file: Json) -> Json | Problem:
        """The answer about one file, which may take more than paths to say; raises ParserError."""
        with self._lock:
            return self._one(job, file)

    def _one(self, job: str, file: Sequence[Json]) -> Json | Problem:
        """One file by itself; tried again when the worker died of it, which may be by chance.

        Raises ParserError where there is no worker: that says nothing about the file.
        """
        for _attempt in range(2):
            process = self._ready(job)
            try:
                process.send({"do": job, "files": [file]})
                (answer,) = process.receive(self._file_seconds)
                return _judged(answer)
            except DiedError as error:
                self._end()
                self._refuse_when_closed()
                if error.is_late:
                    break
        return _too_much()

    def _refuse_when_closed(self) -> None:
        if self._is_closed:
            raise ParserError(_("The parser was closed."))

    def _ready(self, job: str) -> "Process":
        self._refuse_when_closed()
        if self._process is None:
            from reader.parsing.process import Process  # what lists need not pay for

            try:
                self._process = Process(self._module)
            except OSError as error:  # no memory, or too many processes
                raise _not_started(str(error)) from error
            self._refuse_when_closed()  # meanwhile, which saw no process to end
        if job not in self._process.warm_for:
            self._warm(self._process, job)
        return self._process

    def _warm(self, process: "Process", job: str) -> None:
        request = {
            "do": "warm",
            "job": job,
            "language": i18n.language(),
            "is_background": self._is_background,
        }
        try:
            process.send(request)
            (answer,) = process.receive(WARM_SECONDS)
        except DiedError:
            answer = {"failed": _("it ended at once")}
        if "failed" in answer:
            self._end()
            self._refuse_when_closed()
            raise _not_started(answer["failed"])
        process.warm_for.add(job)

    def _end(self) -> None:
        if self._process is not None:
            self._process.close()
            self._process = None


def _not_started(reason: str) -> ParserError:
    return ParserError(
        _("The process that parses articles can't be started: {reason}.").format(
            reason=sanitize.line(reason)
        ),
        hint=_("Install Leeslamp again; a library that it needs may be missing."),
    )


def _judged(answer: Json) -> Json | Problem:
    return answer["is"] if "is" in answer else _too_much()


def _plain(path: str, problem: Problem) -> "Parsed":
    from reader.parsing import fallback

    return fallback.article(path, problem)


def _too_much_headline(problem: Problem) -> "Headline":
    from reader.model.article import Head, Metadata
    from reader.model.headline import headline

    return headline(Head(Metadata(), fingerprint="", is_empty=True, problems=(problem,)))


def _facts(answer: Json | Problem) -> BodyFacts | Problem:
    if isinstance(answer, Problem):
        return answer
    if isinstance(answer, dict):
        return wire.problem_from_json(answer["problem"])
    return wire.facts_from_json(answer)


def _too_much() -> Problem:
    said = _("The file was too much for the parser; its plain text is shown.")
    return Problem(ProblemKind.PARSER, Shown(said))


def _version(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - the name may be any bytes
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns
