"""Which article a file is: the aliases that the store remembers, then the name it gives itself.

Pure. State belongs to an article, not to a path, so a file that was renamed, moved or edited is
recognised by whatever it kept. Strong signs (its own id, its text) recognise it by themselves. Weak
ones (its path, its permalink with its title) only speak for an article that no other file is.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from reader.model.article import ArticleId
from reader.model.identity import Claim, first_id


class Sign(StrEnum):
    """What a file is recognised by, strongest first; the value is stored."""

    ID = "id"
    TEXT = "text"
    PATH = "path"
    LINK = "link"


STRONG = (Sign.ID, Sign.TEXT)
WEAK = (Sign.PATH, Sign.LINK)

Alias: TypeAlias = tuple[Sign, str]
Held: TypeAlias = Mapping[Alias, Sequence[ArticleId]]
"""Who is known by an alias, the one who got it last first."""
Was: TypeAlias = Mapping[int, ArticleId]
"""Which article a file was before it was read again, by its position among the claims."""
NOBODY: Was = MappingProxyType({})
Present: TypeAlias = Callable[[Sequence[ArticleId]], Collection[ArticleId]]
"""Which of these articles some file on disk is now."""


def aliases(claim: Claim) -> Iterator[Alias]:
    """Everything in a claim that can be remembered."""
    if claim.explicit:
        yield Sign.ID, claim.explicit
    if claim.fingerprint:
        yield Sign.TEXT, claim.fingerprint
    if claim.relative_path:
        yield Sign.PATH, claim.relative_path
    if claim.permalink:
        yield Sign.LINK, claim.permalink


def recognised(claim: Claim, held: Held, with_ids: Collection[ArticleId]) -> ArticleId | None:
    """The article that a file is by its strong signs; None for a file never seen.

    `with_ids` are the articles that have an id of their own: two files with the same text and
    different ids are two articles.
    """
    for article in held.get((Sign.ID, claim.explicit), ()):
        return article
    for article in held.get((Sign.TEXT, claim.fingerprint), ()):
        if not (claim.explicit and article in with_ids):
            return article
    return None


def identified(
    claims: Iterable[Claim], held: Held, with_ids: Collection[ArticleId]
) -> list[ArticleId]:
    """Who each file is by its strong signs, else the name of an article seen for the first time."""
    if not held:
        return [first_id(claim) for claim in claims]
    return [recognised(claim, held, with_ids) or first_id(claim) for claim in claims]


def weakly_identified(
    claims: Sequence[Claim],
    held: Held,
    with_ids: Collection[ArticleId],
    present: Present,
    was: Was = NOBODY,
) -> dict[int, ArticleId]:
    """Who the files are that only their path, or permalink and title, can recognise.

    By position in `claims`. An article that some file is already, or that two files could be, is
    given to none: a guess could show one text as read because another was. It is no guess where the
    file at this place was that article until now, and the article did not move to another one.
    """
    by_sign = {position: recognised(claim, held, with_ids) for position, claim in enumerate(claims)}
    unknown = {position: claims[position] for position, one in by_sign.items() if one is None}
    # A copy that was one before leaves the article at its other places too.
    moved = {one for position, one in by_sign.items() if one and was.get(position) != one}
    found = {
        position: was[position]
        for position, claim in unknown.items()
        if was.get(position) in held.get((Sign.PATH, claim.relative_path), ())
        and was[position] not in moved
    }
    for position in found:
        del unknown[position]
    candidates = {
        article
        for claim in unknown.values()
        for alias in aliases(claim)
        if alias[0] in WEAK
        for article in held.get(alias, ())
    }
    taken = {*present(sorted(candidates)), *found.values()} if candidates else set()
    for sign in WEAK:
        for article, positions in _wanted(sign, unknown, held, with_ids, taken).items():
            if len(positions) == 1:
                found[positions[0]] = article
                del unknown[positions[0]]
            taken.add(article)
    return found


def _wanted(
    sign: Sign,
    unknown: Mapping[int, Claim],
    held: Held,
    with_ids: Collection[ArticleId],
    taken: Collection[ArticleId],
) -> dict[ArticleId, list[int]]:
    wanted: dict[ArticleId, list[int]] = {}
    for position, claim in unknown.items():
        # A permalink is held together with the title, so an id that differs is really another one;
        # at the same path a short id differs as soon as the title does.
        is_other = with_ids if claim.explicit and sign is Sign.LINK else ()
        value = claim.relative_path if sign is Sign.PATH else claim.permalink
        for article in held.get((sign, value), ()):
            if article not in taken and article not in is_other:
                wanted.setdefault(article, []).append(position)
                break
    return wanted
