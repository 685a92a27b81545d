"""What a person read: articles and time by day, month, tag and site, from their marks alone.

An article counts once, on the local day on which it was read to its end, as long as it is marked
read; one that is marked read without that counts on the day when time was last spent on it. What
was only marked, by the thousand perhaps, was not read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from reader.model.marks import Field

if TYPE_CHECKING:
    from reader.core.reader import Reader
    from reader.model.article import ArticleId
    from reader.model.marks import Marks

LEAST = 60
"""Seconds of reading that make a day one of a streak."""


class Amount(NamedTuple):
    """How much was read."""

    articles: int = 0
    seconds: int = 0


class Share(NamedTuple):
    """How much was read under a month (`2026-11`), a tag or a site."""

    name: str
    amount: Amount


class Figures(NamedTuple):
    """What was read within some days."""

    first: date | None
    """The first of the days; None for as long as anything is known."""
    last: date
    all: Amount
    days: Mapping[date, Amount]
    """Of the days on which something was read, in their order."""
    months: Sequence[Share]
    """In their order."""
    tags: Sequence[Share]
    """The most read first; an article counts under each of its tags."""
    sites: Sequence[Share]
    streak: int
    """Days of reading in a row until the last day, or until the one before it."""
    longest: int


Readings = Mapping["ArticleId", Mapping[date, Amount]]
"""Of each article, what was read of it on which day."""


def readings(
    spent: Iterable[tuple[ArticleId, str, int]], marks: Mapping[ArticleId, Marks]
) -> Readings:
    """What was read when, by the seconds spent under their items and by the marks."""
    found: defaultdict[ArticleId, dict[date, Amount]] = defaultdict(dict)
    for article, item, seconds in spent:
        day = _day(item)
        if day is not None:
            before = found[article].get(day, Amount())
            found[article][day] = before._replace(seconds=before.seconds + seconds)
    for article, one in marks.items():
        days = found.get(article, {})
        if not one.is_read or not (one.finished or days):
            continue
        day = date.fromtimestamp(one.finished) if one.finished else max(days)
        before = found[article].get(day, Amount())
        found[article][day] = before._replace(articles=1)
    return found


def figures(
    read: Readings,
    first: date | None,
    last: date,
    tags: Mapping[ArticleId, Iterable[str]],
    sites: Mapping[ArticleId, str],
) -> Figures:
    """The figures of the days from first to last."""
    days: defaultdict[date, list[Amount]] = defaultdict(list)
    by_tag: defaultdict[str, list[Amount]] = defaultdict(list)
    by_site: defaultdict[str, list[Amount]] = defaultdict(list)
    for article, on_days in read.items():
        within = {
            d: one for d, one in on_days.items() if (first is None or first <= d) and d <= last
        }
        for day, amount in within.items():
            days[day].append(amount)
        if within:
            whole = _sum(within.values())
            for tag in tags.get(article, ()):
                by_tag[tag].append(whole)
            if sites.get(article):
                by_site[sites[article]].append(whole)
    summed = {day: _sum(days[day]) for day in sorted(days)}
    months: defaultdict[str, list[Amount]] = defaultdict(list)
    for day, amount in summed.items():
        months[f"{day:%Y-%m}"].append(amount)
    streak, longest = _streaks(summed, last)
    return Figures(
        first,
        last,
        _sum(summed.values()),
        summed,
        [Share(name, _sum(some)) for name, some in months.items()],
        _shares(by_tag),
        _shares(by_site),
        streak,
        longest,
    )


def of(reader: Reader, first: date | None, last: date) -> Figures:
    """The figures of a person; takes a moment for many articles."""
    marks = {one.article: one.marks for one in reader.marked()}
    spent = [
        (article, item, value)
        for article, item, value in reader.items(None, Field.SPENT)
        if isinstance(value, int)
    ]
    read = readings(spent, marks)
    tags: dict[ArticleId, Iterable[str]] = {}
    sites: dict[ArticleId, str] = {}
    entries = reader.entries_of(list(read))
    for article in read:
        own = marks[article].tags if article in marks else ()
        entry = entries.get(article)
        by_key = {tag.casefold(): tag for tag in (entry.metadata.tags if entry is not None else ())}
        tags[article] = (by_key | {tag.casefold(): tag for tag in own}).values()
        if entry is not None:
            sites[article] = entry.row.site
    return figures(read, first, last, tags, sites)


def _day(item: str) -> date | None:
    try:
        return date.fromisoformat(item.partition("/")[0])
    except ValueError:
        return None  # of a version that names days otherwise


def _sum(amounts: Iterable[Amount]) -> Amount:
    some = list(amounts)
    return Amount(sum(one.articles for one in some), sum(one.seconds for one in some))


def _shares(by_name: Mapping[str, Iterable[Amount]]) -> list[Share]:
    shares = [Share(name, _sum(amounts)) for name, amounts in by_name.items()]
    return sorted(shares, key=lambda one: (-one.amount.seconds, -one.amount.articles, one.name))


def _streaks(days: Mapping[date, Amount], last: date) -> tuple[int, int]:
    """The streak that is going on, and the longest."""
    counted = [day for day, one in days.items() if one.articles or one.seconds >= LEAST]
    longest = now = 0
    before: date | None = None
    for day in counted:
        now = now + 1 if before is not None and day - before == timedelta(1) else 1
        longest, before = max(longest, now), day
    goes_on = before is not None and last - before <= timedelta(1)
    return now if goes_on else 0, longest
