"""A store and a parser in a few lines, for tests of the index."""

import re
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar, Self

from reader.model.article import (
    ArticleId,
    BodyFacts,
    Head,
    Metadata,
    Moment,
    Problem,
    ProblemKind,
)
from reader.model.headline import Headline, Sighting, Whole, headline
from reader.model.identity import Claim, first_id
from reader.model.links import keys_by
from reader.model.marks import Marks
from reader.model.sanitize import EMPTY, Shown, clean, line
from reader.parsing.parser import File

GONE = Problem(ProblemKind.GONE, Shown("gone"))
UNREADABLE = Problem(ProblemKind.UNREADABLE, Shown("the disk failed"))
TOO_MUCH = Problem(ProblemKind.PARSER, Shown("too much"))


@dataclass
class Names:
    """A store that knows what it is told."""

    known: dict[ArticleId, Marks] = field(default_factory=dict)
    by_path: dict[str, ArticleId] = field(default_factory=dict)
    remembered: list[tuple[ArticleId, Claim]] = field(default_factory=list)
    fingerprints: dict[ArticleId, str] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        return not (self.known or self.by_path)

    def identify(self, claims: Sequence[Claim]) -> list[ArticleId]:
        return [first_id(claim) for claim in claims]

    def identify_weakly(
        self,
        claims: Sequence[Claim],
        present: Callable[[Sequence[ArticleId]], set[ArticleId]],
        _was: Mapping[int, ArticleId],
    ) -> Mapping[int, ArticleId]:
        wanted = {
            position: self.by_path[claim.relative_path]
            for position, claim in enumerate(claims)
            if claim.relative_path in self.by_path
        }
        taken = present(list(wanted.values()))
        return {position: name for position, name in wanted.items() if name not in taken}

    def remember(self, pairs: Sequence[tuple[ArticleId, Claim]]) -> None:
        self.remembered.extend(pairs)

    def marks(self, articles: Sequence[ArticleId]) -> dict[ArticleId, Marks]:
        return {article: self.known.get(article, Marks()) for article in articles}

    def read_as(self, articles: Sequence[ArticleId]) -> dict[ArticleId, str]:
        return {one: self.fingerprints[one] for one in articles if one in self.fingerprints}


@dataclass
class Parser:
    """Reads `title: ...`, `date: ...`, `category: ...` and `url: ...` lines, then a body."""

    sighted: list[str] = field(default_factory=list)
    read_heads: list[str] = field(default_factory=list)
    read_facts: list[str] = field(default_factory=list)
    is_closed: bool = False
    is_disk_failing: ClassVar[bool] = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        self.is_closed = True

    def begin(self, job: str, count: int) -> None:
        """Nothing is to be made ready."""

    def sights(self, files: Iterable[File]) -> Generator[Sighting, None, None]:
        for path, relative_path in files:
            self.sighted.append(relative_path)
            one = headline(_head(path))
            category, author = (*one.categories, EMPTY)[0], (*one.authors, EMPTY)[0]
            yield Sighting(one.title, one.iso, one.epoch, category, one.site, author)

    def wholes(self, files: Iterable[File]) -> Generator[Whole | Problem, None, None]:
        for file in files:
            metadata = _head(file[0]).metadata
            for found, facts in zip(self.heads([file]), self.facts([file]), strict=True):
                title = metadata.title or (facts.title if isinstance(facts, BodyFacts) else "")
                yield Whole(found, facts, keys_by(file[0], title, metadata))

    def heads(self, files: Iterable[File]) -> Generator[Headline, None, None]:
        for path, relative_path in files:
            self.read_heads.append(relative_path)
            yield headline(_head(path))

    def facts(self, files: Iterable[File]) -> Generator[BodyFacts | Problem, None, None]:
        for path, relative_path in files:
            self.read_facts.append(relative_path)
            if self.is_disk_failing:
                yield UNREADABLE
                continue
            if not Path(path).exists():
                yield GONE
                continue
            _fields, body = _parts(Path(path).read_text(errors="replace"))
            if "too much" in body:
                yield TOO_MUCH
            else:
                yield BodyFacts(
                    words=len(body.split()),
                    title=line(body[:20]),
                    lang="en",
                    excerpt=line(body[:40]),
                    text=clean(body),
                    headings=line("".join(re.findall("(?m)^# (.*)$", body))),
                    has_image="picture" in body,
                    links=tuple(re.findall(r"\]\(([^)]*)\)", body)),
                )


def _head(path: str) -> Head:
    try:
        text = Path(path).read_text(errors="replace")
    except FileNotFoundError:
        return Head(Metadata(), "", is_empty=True, problems=(GONE,))
    fields, body = _parts(text)
    problems = (Problem(ProblemKind.DATE, Shown("no date"), 2),) if "bad" in fields else ()
    if "secret" in fields:
        problems = (Problem(ProblemKind.PERMISSION, Shown("secret")),)
    return Head(
        Metadata(
            title=line(fields.get("title", "")),
            date=_moment(fields["date"]) if "date" in fields else None,
            categories=tuple(line(name) for name in fields.get("category", "").split()),
            url=fields.get("url", ""),
            lang=fields.get("lang", ""),
            excerpt=line(fields.get("excerpt", "")),
            tags=tuple(line(name) for name in fields.get("tags", "").split()),
            authors=tuple(line(name) for name in fields.get("author", "").split(",") if name),
            explicit_id=fields.get("id", ""),
            extra={"key": "value"} | {key: fields[key] for key in ("größe",) if key in fields},
        ),
        fingerprint=" ".join(body.split()),
        is_empty=not body.strip(),
        problems=problems,
    )


def _parts(text: str) -> tuple[dict[str, str], str]:
    fields: dict[str, str] = {}
    lines = text.splitlines(keepends=True)
    while lines and ": " in lines[0]:
        key, _colon, value = lines.pop(0).partition(": ")
        fields[key] = value.strip()
    return fields, "".join(lines)


def _moment(day: str) -> Moment:
    return Moment(day, int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()))
