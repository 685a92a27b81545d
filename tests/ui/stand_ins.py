"""Rows, and a Results that holds them: lists of any size without a library behind them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from reader.model.article import ArticleId, Moment
from reader.model.listing import Passage, Row
from reader.model.query import Query, Sort
from reader.model.sanitize import EMPTY, line

TODAY = datetime(2026, 7, 1, tzinfo=UTC)


def moment(day: datetime) -> Moment:
    return Moment(day.date().isoformat(), int(day.timestamp()))


def row(
    file: int,
    *,
    day: datetime | None = None,
    title: str = "",
    author: str = "",
    site: str = "",
    category: str = "",
    words: int | None = 400,
    progress: float = 0.0,
    added: datetime | None = None,
    is_read: bool = False,
    is_missing: bool = False,
    error: str = "",
) -> Row:
    return Row(
        file=file,
        article=ArticleId(f"{file:032x}"),
        path=f"/articles/{file}.md",
        title=line(title or f"Number {file}"),
        date=moment(day) if day is not None else None,
        category=line(category),
        site=line(site),
        words=words,
        minutes=None if words is None else max(1, words // 200),
        is_read=is_read,
        is_starred=False,
        progress=progress,
        error=line(error) if error else EMPTY,
        author=line(author),
        added=int(added.timestamp()) if added is not None else 0,
        is_missing=is_missing,
    )


def daily(count: int, *, a_day: float = 1.0, start: int = 0) -> list[Row]:
    """Rows that go back from today, so many a day."""
    return [row(start + n + 1, day=TODAY - timedelta(days=n / a_day)) for n in range(count)]


@dataclass
class Held:
    """A Results in memory, which counts what is asked of it."""

    rows: Sequence[Row]
    query: Query = field(default_factory=Query)
    sort: Sort = Sort.DATE
    is_descending: bool = True
    is_counted: bool = True
    is_loaded: bool = True
    found: Callable[[int], Passage | None] = lambda _position: None
    asked: list[tuple[int, int]] = field(default_factory=list)
    asked_passages: list[tuple[int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.rows)

    def load(self, is_cancelled: Callable[[], bool] = lambda: False) -> None:
        self.is_loaded = self.is_counted = True

    def page(self, start: int, count: int) -> Sequence[Row]:
        self.asked.append((start, count))
        return self.rows[start : start + count]

    def passages(self, start: int, count: int) -> Sequence[Passage | None]:
        self.asked_passages.append((start, count))
        return [self.found(at) for at in range(start, min(start + count, len(self.rows)))]

    def position(self, file: int, article: str = "") -> int | None:
        assert self.is_loaded, "nothing may wait for the end of a list while it paints"
        numbers = {each.file: at for at, each in reversed([*enumerate(self.rows)])}
        articles = {each.article: at for at, each in reversed([*enumerate(self.rows)])}
        return numbers.get(file, articles.get(ArticleId(article)))

    def next_unread(self, position: int, step: int) -> int | None:
        places = range(position + step, len(self.rows) if step > 0 else -1, step)
        return next((at for at in places if not self.rows[at].is_read), None)

    def articles(self) -> Sequence[ArticleId]:
        return list(dict.fromkeys(each.article for each in self.rows))
