"""An article that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # a list of articles need not pay for documents
    from reader.model.article import ArticleId, Metadata
    from reader.model.document import Document, Parsed
    from reader.model.marks import Marks
    from reader.model.row import Row
    from reader.model.sanitize import Shown


class Opened(NamedTuple):
    """An article, open: its text, what it says of itself, what was done to it."""

    article: ArticleId
    path: str
    """Absolute, surrogateescape; empty for standard input."""
    parsed: Parsed
    marks: Marks

    @property
    def metadata(self) -> Metadata:
        """What the article says of itself."""
        return self.parsed.metadata

    @property
    def document(self) -> Document:
        """Its text."""
        return self.parsed.document


def opened(row: Row, parsed: Parsed, marks: Marks) -> Opened:
    """An article of the list, open."""
    # The list has found a name for it already: heading, sentence or file name.
    parsed = parsed if parsed.metadata.title else titled(parsed, row.title)
    return Opened(row.article, row.path, parsed, marks)


def titled(parsed: Parsed, title: Shown) -> Parsed:
    """The same under another title."""
    from dataclasses import replace  # 7 ms, and a list replaces nothing

    return replace(parsed, metadata=parsed.metadata._replace(title=title))
