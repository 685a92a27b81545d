"""Two parse workers that take turns with the files of a library.

Reading a text takes longer than putting its words into the index; where there are processors for
it, two who read keep the one who writes at work.
"""

import os
import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import ExitStack, closing
from itertools import chain, islice, tee
from typing import Self, TypeVar

from reader.model.article import BodyFacts, Problem
from reader.model.headline import Headline, Sighting, Whole
from reader.parsing.parser import File, Parser, ParserError

_FEW = 1000
"""Files that one reads sooner than a second could be started: 0.4 s."""

_Answer = TypeVar("_Answer")


class Pair:
    """Two Parsers as one, for streams; each is started when first needed, the second for many
    files only.
    """

    def __init__(self, start: Callable[[], Parser]) -> None:
        self._parsers = [start() for _ in range(2 if (os.cpu_count() or 1) > 1 else 1)]
        self._begun: set[tuple[Parser, str]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """As `Parser.close`."""
        for parser in self._parsers:
            parser.close()

    def sights(self, files: Iterable[File]) -> Generator[Sighting, None, None]:
        """As `Parser.sights`."""
        return self._in_turns("sights", files, Parser.sights)

    def heads(self, files: Iterable[File]) -> Generator[Headline, None, None]:
        """As `Parser.heads`."""
        return self._in_turns("heads", files, Parser.heads)

    def facts(self, files: Iterable[File]) -> Generator[BodyFacts | Problem, None, None]:
        """As `Parser.facts`."""
        return self._in_turns("facts", files, Parser.facts)

    def wholes(self, files: Iterable[File]) -> Generator[Whole | Problem, None, None]:
        """As `Parser.wholes`."""
        return self._in_turns("wholes", files, Parser.wholes)

    def _in_turns(
        self,
        job: str,
        files: Iterable[File],
        stream: Callable[[Parser, Iterable[File]], Generator[_Answer, None, None]],
    ) -> Generator[_Answer, None, None]:
        rest = iter(files)
        first = list(islice(rest, _FEW))
        parsers = self._ready(job) if len(first) == _FEW else self._parsers[:1]
        shares = tee(chain(first, rest), len(parsers))
        with ExitStack() as stack:
            streams = [
                stream(parser, islice(share, turn, None, len(parsers)))
                for turn, (parser, share) in enumerate(zip(parsers, shares, strict=True))
            ]
            for one in streams:
                stack.enter_context(closing(one))
            # All of them are at work before who asked has the first answer, and may let them wait.
            yield from [answer for one in streams for answer in islice(one, 1)]
            try:
                while True:
                    for one in streams:
                        yield next(one)
            except StopIteration:  # nor have the others more: they are to end as well
                for one in streams:
                    next(one, None)

    def begin(self, job: str, count: int) -> None:
        """Start those that so many files need and have them load what a job does, meanwhile.

        To be called as often as one likes; the job is the name of a stream of ours.
        """
        for parser in self._parsers if count >= _FEW else self._parsers[:1]:
            if (parser, job) not in self._begun:
                self._begun.add((parser, job))
                self._warming(parser, job, {})

    def _ready(self, job: str) -> list[Parser]:
        """Those that can be started, side by side; raises ParserError where none can."""
        failed: dict[Parser, ParserError] = {}
        for thread in [self._warming(parser, job, failed) for parser in self._parsers]:
            thread.join()
        ready = [parser for parser in self._parsers if parser not in failed]
        if not ready:
            raise failed[self._parsers[0]]
        return ready

    @staticmethod
    def _warming(parser: Parser, job: str, failed: dict[Parser, ParserError]) -> threading.Thread:
        """What has begun to make a parser ready, and notes that it could not be done."""

        def warm() -> None:
            try:
                parser.warm(job)
            except ParserError as error:
                failed[parser] = error

        thread = threading.Thread(target=warm, daemon=True)
        thread.start()
        return thread
