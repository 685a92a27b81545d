"""An article as a JSON object: the fields that `list --json` and `show --format json` promise."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from reader.model.article import ArticleId, Metadata, Moment
from reader.model.listing import Entry
from reader.model.marks import Marks


def of_entry(entry: Entry) -> dict[str, Any]:
    """What the list knows of a file, by the promised names and in their order."""
    row = entry.row
    return record(
        row.article,
        row.path,
        entry.metadata,
        Marks(
            row.is_read,
            row.is_starred,
            None,
            row.progress,
            row.last_read,
            is_archived=row.is_archived,
            tags=row.tags,
            highlights=row.highlights,
            has_note=row.has_note,
        ),
        added=row.added,
        title=row.title,
        words=row.words,
        minutes=row.minutes,
        error=row.error,
    )


def record(
    article: ArticleId,
    path: str,
    metadata: Metadata,
    marks: Marks,
    *,
    added: int,
    title: str,
    words: int | None,
    minutes: int | None,
    error: str,
) -> dict[str, Any]:
    """The promised fields: a moment that is unknown and an error that is none are null; `added` is
    in seconds since 1970, 0 where unknown.
    """
    return {
        "id": article,
        "path": path,
        "title": title,
        "date": _iso(metadata.date),
        "modified": _iso(metadata.modified),
        "authors": metadata.authors,
        "categories": metadata.categories,
        "tags": metadata.tags,
        "url": metadata.url,
        "image": metadata.image,
        "lang": metadata.lang,
        "words": words,
        "minutes": minutes,
        "read": marks.is_read,
        "starred": marks.is_starred,
        "progress": marks.progress,
        "added": _utc(added),
        "last_read": _utc(marks.last_read),
        "archived": marks.is_archived,
        "own_tags": marks.tags,
        "highlights": marks.highlights,
        "note": marks.has_note,
        "error": error or None,
        "extra": dict(metadata.extra),
    }


def written(value: Mapping[str, Any]) -> str:
    """One line of ASCII: exact for every path, bytes that are no UTF-8 as lone surrogates."""
    return json.dumps(value, ensure_ascii=True)


def _utc(seconds: int) -> str | None:
    return datetime.fromtimestamp(seconds, UTC).isoformat() if seconds else None


def _iso(moment: Moment | None) -> str | None:
    return moment.iso if moment else None
