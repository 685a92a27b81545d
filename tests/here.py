"""What reads articles, without a process of its own."""

from collections.abc import Generator, Iterable
from typing import Self

from reader.model.article import BodyFacts, Problem
from reader.model.document import Parsed
from reader.model.headline import Headline, Sighting, Whole, from_json
from reader.model.wire import facts_from_json, problem_from_json
from reader.model.wire_document import parsed_from_json
from reader.parsing import worker
from reader.parsing.parser import File


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

    def article(self, path: str, relative_path: str, *, is_page: bool = False) -> Parsed:
        job = worker.page if is_page else worker.article
        return parsed_from_json(job(path, relative_path))

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
            yield line, facts

    def heads(self, files: Iterable[File]) -> Generator[Headline, None, None]:
        for file in files:
            yield from_json(worker.head(*file))

    def facts(self, files: Iterable[File]) -> Generator[BodyFacts | Problem, None, None]:
        for file in files:
            found = worker.facts(*file)
            is_problem = isinstance(found, dict)
            yield problem_from_json(found["problem"]) if is_problem else facts_from_json(found)
