"""Everything that was marked and written, article by article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.i18n import N_
from reader.model import matching
from reader.model.highlights import Highlight, Kind
from reader.model.marks import Field
from reader.model.passages import Text, found

if TYPE_CHECKING:
    from reader.core.reader import Reader
    from reader.model.article import ArticleId
    from reader.model.document import Document
    from reader.model.listing import Entry


TITLES = {
    Kind.KEY: N_("key"),
    Kind.QUOTE: N_("quote"),
    Kind.QUESTION: N_("question"),
    Kind.DOUBT: N_("doubt"),
}
"""What a kind is called, in English."""


class Page(NamedTuple):
    """What was marked in one article and written on it."""

    article: ArticleId
    entry: Entry | None
    """What is known of its file; None where no library holds it now."""
    note: str
    highlights: Mapping[str, Highlight]
    """By their ids, in the order in which they stood in the text."""

    @property
    def made(self) -> int:
        """When something was marked in it last, in seconds since 1970; when it was last read where
        nothing was.
        """
        read = self.entry.row.last_read if self.entry is not None else 0
        return max((highlight.made for highlight in self.highlights.values()), default=read)


def pages(reader: Reader, articles: Sequence[ArticleId] | None = None) -> list[Page]:
    """The pages of these articles, or of all: what was marked last comes first."""
    notes = {
        article: str(value) for article, _, value in reader.items(articles, Field.NOTE) if value
    }
    marked: dict[ArticleId, dict[str, Highlight]] = {article: {} for article in notes}
    for article, item, value in reader.items(articles, Field.HIGHLIGHT):
        if isinstance(value, Highlight):
            marked.setdefault(article, {})[item] = value
    entries = reader.entries_of(list(marked))
    return sorted(
        (
            Page(article, entries.get(article), notes.get(article, ""), _in_order(highlights))
            for article, highlights in marked.items()
        ),
        key=lambda page: (-page.made, page.article),
    )


def narrowed(every: Sequence[Page], typed: str) -> list[Page]:
    """The pages with what holds every word typed: in a highlight, its note, or the title."""
    words = matching.flat(typed).split()
    if not words:
        return list(every)
    kept = []
    for page in every:
        title = page.entry.row.title if page.entry is not None else ""
        if _holds(title, words):
            kept.append(page)
            continue
        highlights = {
            item: one
            for item, one in page.highlights.items()
            if _holds(f"{one.quote}\n{one.note}", words)
        }
        note = page.note if _holds(page.note, words) else ""
        if highlights or note:
            kept.append(page._replace(note=note, highlights=highlights))
    return kept


def lost(page: Page, document: Document) -> set[str]:
    """The highlights that are no longer found in the text."""
    text = Text.of(document)
    return {item for item, one in page.highlights.items() if found(one, text) is None}


def _holds(text: str, words: Sequence[str]) -> bool:
    flat = matching.flat(text)
    return all(word in flat for word in words)


def _in_order(highlights: Mapping[str, Highlight]) -> dict[str, Highlight]:
    ordered = sorted(highlights.items(), key=lambda one: (one[1].block, one[1].offset, one[0]))
    return dict(ordered)
