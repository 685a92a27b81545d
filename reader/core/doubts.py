"""Files that may be known articles: nothing can decide, so the person is asked.

An article with marks, of which no file is there any more, may go on in a file that has its path, or
its permalink and title. Where there is one such file alone it was recognised already; where there
are more, each of them may be it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reader.model import sanitize
from reader.model.marks import NONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.claimants import Claimant
    from reader.library.index import Index
    from reader.model.article import ArticleId
    from reader.model.identity import Claim
    from reader.model.listing import Row
    from reader.model.marks import Marks
    from reader.model.sanitize import Shown
    from reader.state.store import Store

_OTHER = "other:"
"""How the preferences begin that say that a file is not a known article."""


class Doubt(NamedTuple):
    """A file that may be a known article."""

    article: ArticleId
    """The one that is known, and that no file is now."""
    marks: Marks
    path: Shown
    """Where it lay, within its library; empty where that is not known."""
    row: Row
    """The file."""
    claim: Claim


def doubts(index: Index, store: Store) -> list[Doubt]:
    """Every such pair that the person did not decide on, by article and path."""
    marked = {one.article: one.marks for one in store.since(0) if one.marks != NONE}
    lost = marked.keys() - index.claims(marked).keys()
    if not lost:
        return []
    held: defaultdict[str, set[ArticleId]] = defaultdict(set)
    paths: dict[ArticleId, str] = {}
    for (sign, value), article, _device in store.known(None)[0]:
        if article in lost and sign.value in ("path", "link"):
            held[value].add(article)
            if sign.value == "path":
                paths[article] = value
    pairs = [
        (article, one)
        for one in _claimants(index, list(held))
        # What has marks of its own, or another id, is another article.
        if one.article not in marked and not one.claim.explicit
        for article in held[one.claim.relative_path] | held[one.claim.permalink]
    ]
    decided = store.preferences()
    rows = index.entries([one.file for _article, one in pairs])
    found = [
        Doubt(
            article,
            marked[article],
            sanitize.path(paths.get(article, "")),
            rows[one.file].row,
            one.claim,
        )
        for article, one in pairs
        if one.file in rows and _other(article, one.claim) not in decided
    ]
    return sorted(found, key=lambda doubt: (doubt.path, doubt.article, doubt.row.path))


def plain(found: Sequence[Doubt]) -> list[Doubt]:
    """Of these, one for each known article that only copies of one text may be: whichever of them
    it is, it is that text.
    """
    by_article: defaultdict[ArticleId, list[Doubt]] = defaultdict(list)
    claimed: defaultdict[ArticleId, set[ArticleId]] = defaultdict(set)
    for doubt in found:
        by_article[doubt.article].append(doubt)
        claimed[doubt.row.article].add(doubt.article)
    return [
        several[0]
        for several in by_article.values()
        if len({one.row.article for one in several}) == 1
        and len(claimed[several[0].row.article]) == 1
    ]


def is_same(store: Store, doubt: Doubt) -> dict[ArticleId, ArticleId]:
    """Keep that the file is the known article, by an alias, and what it is to be called in the
    list. Raises StoreError.
    """
    store.remember([(doubt.article, doubt.claim)])
    return {doubt.row.article: doubt.article}


def is_other(store: Store, doubt: Doubt) -> None:
    """Keep that it is another one, and is not to be asked about again. Raises StoreError."""
    store.prefer(_other(doubt.article, doubt.claim), "yes")


def _claimants(index: Index, values: Sequence[str]) -> list[Claimant]:
    from reader.library.claimants import claimants

    return index.ask(lambda connection, _maker: list(claimants(connection, values, values)))


def _other(article: ArticleId, claim: Claim) -> str:
    sign = claim.fingerprint or sanitize.path(claim.relative_path)
    return f"{_OTHER}{article}:{sign}"
