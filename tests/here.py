"""What reads articles, without a process of its own."""

from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import Self

from reader import i18n
from reader.model.article import BodyFacts, Problem
from reader.model.document import Parsed
from reader.model.headline import Headline, Sighting, Whole, from_json
from reader.model.wire import Json, facts_from_json, problem_from_json
from reader.model.wire_document import parsed_from_json
from reader.parsing import worker
from reader.parsing.parser import File

_SMALL = 100_000
"""Bytes; less than of what is read in part only."""

_answers: dict[tuple[object, ...], Json] = {}


def _answer(job: Callable[[str, str], Json], file: File) -> Json:
    """What a job finds in a file. The same text is read once for all tests of a process: the
    articles of most are the same, and reading them was a twelfth of the work of those of screens.
    """
    path = Path(file[0])
    if not path.is_file() or path.stat().st_size > _SMALL:
        return job(*file)
    try:
        key = (job, path.read_bytes(), file[1], i18n.language())
    except OSError:
        return job(*file)
    if key not in _answers:
        _answers[key] = job(*file)
    return _answers[key]


class Here:
    """What the parse worker does, without its process: starting one takes half a second."""

    def __init__(self, *_words: object, **_named: object) -> None:
        """Whatever a Parser or a Pair is made of, it is the same."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """Nothing was started."""

    def close(self) -> None:
        """Nothing was started."""

    def warm(self) -> None:
        """Nothing is cold."""

    def begin(self, _job: str, _count: int) -> None:
        """There is no process to begin."""

    def article(self, path: str, relative_path: str, *, is_page: bool = False) -> Parsed:
        job = worker.page if is_page else worker.article
        return parsed_from_json(_answer(job, (path, relative_path)))

    def beginning(self, path: str, relative_path: str, context: str = "") -> Parsed | None:
        found = worker.beginning(path, relative_path, context)
        return parsed_from_json(found) if found is not None else None

    def sights(self, files: Iterable[File]) -> Generator[Sighting, None, None]:
        for file in files:
            yield Sighting._make(worker.sight(*file))

    def wholes(self, files: Iterable[File]) -> Generator[Whole | Problem, None, None]:
        for file in files:
            (line,) = self.heads([file])
            (facts,) = self.facts([file])
            *_, keys = worker.whole(*file)
            yield Whole(line, facts, keys)

    def heads(self, files: Iterable[File]) -> Generator[Headline, None, None]:
        for file in files:
            yield from_json(_answer(worker.head, file))

    def facts(self, files: Iterable[File]) -> Generator[BodyFacts | Problem, None, None]:
        for file in files:
            found = _answer(worker.facts, file)
            is_problem = isinstance(found, dict)
            yield problem_from_json(found["problem"]) if is_problem else facts_from_json(found)
