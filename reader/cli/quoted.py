"""The notebook as documents: what was marked in an article, and what was written on it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reader.core.notebook import TITLES, Page
from reader.i18n import _
from reader.model import sanitize
from reader.model.document import Block, Document, Heading, Inline, Paragraph, Quote, Span, Style
from reader.model.highlights import Highlight, kind_of
from reader.model.sanitize import Shown


def document(pages: Sequence[Page], level: int = 1) -> Document:
    """All of these pages, each under a heading of that level."""
    blocks: list[Block] = []
    for page in pages:
        blocks.append(Heading(level, Inline(title_of(page))))
        blocks += _source(page)
        blocks += _paragraphs(page.note)
        for highlight in page.highlights.values():
            blocks += _blocks(highlight)
    return Document(tuple(blocks))


def title_of(page: Page) -> Shown:
    """The article's title, its id where its file is gone."""
    return page.entry.row.title if page.entry is not None else Shown(page.article)


def records(page: Page) -> Iterator[dict[str, Any]]:
    """A JSON object for the note on an article, and for each passage."""
    entry = page.entry
    article = {
        "article": page.article,
        "title": title_of(page),
        "path": sanitize.path(entry.row.path) if entry is not None else None,
        "url": (entry.metadata.url or None) if entry is not None else None,
    }
    if page.note:
        yield {"type": "note", **article, "note": page.note}
    for item, one in page.highlights.items():
        yield {
            "type": "highlight",
            **article,
            "id": item,
            "kind": one.kind,
            "quote": one.quote,
            "note": one.note,
            "made": _moment(one.made).isoformat(),
        }


def _source(page: Page) -> Iterator[Block]:
    if page.entry is None:
        return
    row, metadata = page.entry.row, page.entry.metadata
    day = row.date.iso[:10] if row.date is not None else ""
    parts = [part for part in (", ".join(metadata.authors), row.site, day) if part]
    said = " · ".join(parts)
    if said:
        yield Paragraph(Inline(Shown(said)))
    leads = metadata.url or sanitize.path(Path(row.path).name)
    target = (Span(0, len(leads), Style.LINK, leads),) if metadata.url else ()
    yield Paragraph(Inline(Shown(leads), target))


def _blocks(highlight: Highlight) -> Iterator[Block]:
    yield Quote(tuple(_paragraphs(highlight.quote)))
    kind, day = kind_of(highlight), _moment(highlight.made).date().isoformat()
    told = Shown(f"{_(TITLES[kind])} · {day}")
    yield Paragraph(Inline(told, (Span(0, len(told), Style.EMPHASIS),)))
    yield from _paragraphs(highlight.note)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for part in text.split("\n"):
        if part.strip():
            yield Paragraph(Inline(Shown(part.strip())))


def _moment(seconds: int) -> datetime:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):  # another device may send any number
        return datetime.fromtimestamp(0, UTC)
