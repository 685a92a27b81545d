"""Whom the index asks which article a file is."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from reader.model.identity import Claim
from reader.model.marks import Marks
from reader.model.row import ArticleId


class Names(Protocol):
    """Who knows the articles by name, and what was done to them: the store."""

    @property
    def is_blank(self) -> bool:
        """Nothing was ever done to any article."""
        ...

    def identify(self, claims: Sequence[Claim]) -> Sequence[ArticleId]:
        """The article of each of these files, as far as the file itself can tell."""
        ...

    def identify_weakly(
        self,
        claims: Sequence[Claim],
        present: Callable[[Sequence[ArticleId]], set[ArticleId]],
        was: Mapping[int, ArticleId],
    ) -> Mapping[int, ArticleId]:
        """Files that are known articles by their place only; asked when all heads are read."""
        ...

    def remember(self, pairs: Sequence[tuple[ArticleId, Claim]]) -> None:
        """Learn what these files can be recognised by from now on."""
        ...

    def marks(self, articles: Sequence[ArticleId]) -> Mapping[ArticleId, Marks]:
        """What was done to these articles."""
        ...

    def read_as(self, articles: Sequence[ArticleId]) -> Mapping[ArticleId, str]:
        """The fingerprint of the text that was read, of those of which it was kept."""
        ...
