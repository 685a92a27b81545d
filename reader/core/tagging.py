"""The person's own tags: which there are, and how they stand to some articles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.model import tags
from reader.model.listing import Section
from reader.model.marks import Change, Field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.reader import Reader
    from reader.model.article import ArticleId
    from reader.model.sanitize import Shown
    from reader.model.tags import Tagged


def known(reader: Reader, articles: Sequence[ArticleId]) -> list[Tagged]:
    """Every tag there is, in the order in which a person will want them for these articles."""
    from reader.model.sanitize import Shown

    on = Counter(tag for marks in reader.marks_of(articles).values() for tag in marks.tags)
    own = Counter(Shown(tag) for _article, tag, _is_set in reader.items(None, Field.TAG))
    in_files = {value.text: value.all for value in reader.values(Section.TAG)}
    return tags.counted(on, own, in_files)


def turned(reader: Reader, articles: Sequence[ArticleId], tag: Shown) -> list[Change]:
    """What puts a tag on all of these articles; takes it off them where all have it."""
    key = tag.casefold()
    without = [
        article
        for article, marks in reader.marks_of(articles).items()
        if key not in (one.casefold() for one in marks.tags)
    ]
    if without:
        return [Change(article, Field.TAG, True, tag) for article in without]
    return [Change(article, Field.TAG, False, tag) for article in articles]
