"""Time spent on an article: as a change of the key of this day and this device."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reader.model.marks import Change, Field

if TYPE_CHECKING:
    from reader.core.memory import Memory
    from reader.model.article import ArticleId


def spent(memory: Memory, article: ArticleId, seconds: int, now: float) -> Change:
    """So many seconds more were spent on an article until now, in seconds since 1970; the day is
    the local one.
    """
    item = f"{date.fromtimestamp(now).isoformat()}/{memory.device}"
    held = memory.items([article], Field.SPENT)
    before = next((value for _article, one, value in held if one == item), 0)
    assert isinstance(before, int)
    return Change(article, Field.SPENT, before + seconds, item)
