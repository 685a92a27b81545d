"""What the changes of many devices add up to, and which names mean one article. Pure.

Every mark is a register of which the greatest change holds, so to merge is to take a maximum: in
any order, grouped in any way, and however often a change comes again, the outcome is the same.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol, TypeAlias, TypeVar

from reader.model.article import ArticleId
from reader.model.marks import Change, Field, order
from reader.state.identity import STRONG, Alias, Sign
from reader.state.values import encoded

TEXTS = frozenset({Field.NOTE, Field.HIGHLIGHT})
"""What a person writes: of these the last of every device is kept, too."""

Key: TypeAlias = tuple[ArticleId, Field, str]
"""What a change sets: an article, a field, an item."""


class Told(NamedTuple):
    """A change, as the device on which it was made tells it."""

    change: Change
    counter: int
    """Greater than that of every change its device knew of; 1 and up."""
    device: str
    time: float
    """Seconds since 1970 by the clock of that device, which may be wrong: for display alone."""

    @property
    def key(self) -> Key:
        """What it sets."""
        return self.change.article, self.change.field, self.change.item

    @property
    def order(self) -> tuple[float, int, str, str]:
        """Of the changes with one key the greatest by this holds."""
        change = self.change
        # Two machines that are a copy of each other count alike under one name, until they notice.
        tie = encoded(change.value)
        return *order(change.field, change.value, self.counter, self.device), tie


class Ordered(Protocol):
    """A change, however it is written."""

    @property
    def key(self) -> Key:
        """What it sets."""

    @property
    def order(self) -> tuple[float, int, str, str]:
        """Of the changes with one key the greatest by this holds."""

    @property
    def device(self) -> str:
        """Where it was made."""


One = TypeVar("One", bound=Ordered)


def merged(
    changes: Iterable[One], into: Mapping[Key, One] = MappingProxyType({})
) -> dict[Key, One]:
    """The change that holds for each key; commutative, associative and idempotent."""
    held = dict(into)
    for one in changes:
        known = held.get(one.key)
        if known is None or known.order < one.order:
            held[one.key] = one
    return held


def lasting(changes: Iterable[One]) -> list[One]:
    """The changes that are never forgotten: what holds for each key; and of what a person writes,
    what every device wrote last, for of two who wrote at once neither knew of the other's words.
    Commutative, associative and idempotent, as each is the greatest of its own.
    """
    last: dict[tuple[Key, str], One] = {}
    for one in changes:
        whose = one.key, one.device if one.key[1] in TEXTS else ""
        if whose not in last or last[whose].order < one.order:
            last[whose] = one
    return list(last.values())


def canonical(known: Iterable[tuple[Alias, ArticleId]]) -> dict[ArticleId, ArticleId]:
    """The article that each article really is, for those that are not so called already.

    Two that a strong alias joins are one, under the smallest id of all; but never two of which
    each has an id of its own. The same for the same aliases, in whatever order they came.
    """
    holders: dict[Alias, set[ArticleId]] = {}
    for alias, article in known:
        if alias[0] in STRONG:
            holders.setdefault(alias, set()).add(article)
    with_ids = {
        article for alias, held in holders.items() if alias[0] is Sign.ID for article in held
    }
    groups = _Groups(with_ids)
    shared = (alias for alias, held in holders.items() if len(held) > 1)
    for sign, value in sorted(shared, key=lambda alias: (STRONG.index(alias[0]), alias[1])):
        groups.join(sorted(holders[sign, value]), is_same_id=sign is Sign.ID)
    return groups.named()


def renamed(told: Told, same: Mapping[ArticleId, ArticleId]) -> Told:
    """The change under the name that its article goes by."""
    change = told.change
    if change.article not in same:
        return told
    return told._replace(change=change._replace(article=same[change.article]))


class _Groups:
    """Articles that turned out to be one, each group under its smallest id."""

    def __init__(self, with_ids: Iterable[ArticleId]) -> None:
        self._with_ids = set(with_ids)
        self._parents: dict[ArticleId, ArticleId] = {}

    def join(self, articles: Iterable[ArticleId], *, is_same_id: bool) -> None:
        """Make one of these, in their order, as far as that may be."""
        tops: list[ArticleId] = []
        for article in articles:
            top = self._top(article)
            fits = (one for one in tops if is_same_id or not {one, top} <= self._with_ids)
            other = top if top in tops else next(fits, None)
            if other is None:
                tops.append(top)
            elif other != top:
                smallest, greater = sorted((other, top))
                self._parents[greater] = smallest
                if greater in self._with_ids:
                    self._with_ids.add(smallest)
                tops[tops.index(other)] = smallest

    def named(self) -> dict[ArticleId, ArticleId]:
        return {article: self._top(article) for article in self._parents}

    def _top(self, article: ArticleId) -> ArticleId:
        while article in self._parents:
            article = self._parents[article]
        return article
