"""Which articles of a list are selected: a few by name, or all but a few.

So "all" is one value, however many articles the list holds.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.model.listing import Results
from reader.model.row import ArticleId


class Selection(NamedTuple):
    """Some articles of one list."""

    named: frozenset[ArticleId] = frozenset()
    is_inverted: bool = False
    """All of the list but those named."""

    def holds(self, article: ArticleId) -> bool:
        """This article is selected; none is by an empty name."""
        return bool(article) and (article in self.named) != self.is_inverted

    def toggled(self, article: ArticleId) -> "Selection":
        """With this article where it was not selected, else without it."""
        return Selection(self.named ^ {article}, self.is_inverted) if article else self

    def joined(self, articles: Iterable[ArticleId]) -> "Selection":
        """With all of these articles."""
        some = frozenset(filter(None, articles))
        named = self.named - some if self.is_inverted else self.named | some
        return Selection(named, self.is_inverted)

    def count(self, listed: int) -> int:
        """How many articles that is in a list of so many, 0 and up."""
        return max(listed - len(self.named), 0) if self.is_inverted else len(self.named)

    def articles(self, results: Results) -> Sequence[ArticleId]:
        """Those of the list that are selected, in its order; by name in none. Takes a while for
        all of a long list.
        """
        if not self.is_inverted:
            return tuple(self.named)
        every = results.articles()
        return [article for article in every if article not in self.named] if self.named else every


NOTHING = Selection()
EVERYTHING = Selection(is_inverted=True)
