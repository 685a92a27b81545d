"""`leeslamp open`: the article that a few words of its title mean, on the screen."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from reader.cli import asked
from reader.core import Reader
from reader.errors import NotFoundError
from reader.i18n import _
from reader.model import sanitize
from reader.model.likeness import best
from reader.model.query import EVERY, Query, Sort
from reader.model.row import Row

LAST = "-"
_AT_ONCE = 1024


def arguments(parser: ArgumentParser) -> None:
    """Declare what is remembered of the article."""
    parser.add_argument(
        "words",
        metavar="WORDS",
        nargs="+",
        help=_("words of the title, a path, or an id; - for the article that was read last"),
    )


def run(reader: Reader, given: Namespace) -> int:
    """Without a screen: print the article."""
    from reader.cli import show

    article = str(found(reader, given.words))
    how = {"width": None, "format": "text", "json": False, "linear": False, "no_pager": True}
    return show.run(reader, Namespace(article=article, **how))


def found(reader: Reader, words: list[str]) -> Path:
    """The file of the article that is meant; raises NotFoundError."""
    asked.looked(reader)
    text = " ".join(words)
    row = _last(reader) if text == LAST else _named(reader, text)
    if isinstance(row, Path):
        return row
    if row is None:
        if text == LAST:
            raise NotFoundError(_("Nothing was read yet."), hint=_("To begin: leeslamp"))
        raise NotFoundError(
            _("No title is like this: {text}").format(text=sanitize.line(text)),
            hint=_("To search in the texts: leeslamp search WORDS"),
        )
    return Path(row.path)


def _named(reader: Reader, text: str) -> Row | Path | None:
    try:
        known = reader.find(text)
    except NotFoundError:
        return best(text, _rows(reader), lambda row: row.title)
    return known if isinstance(known, Path) else known.row


def _last(reader: Reader) -> Row | None:
    recent = reader.results(Query(sort=Sort.READ, is_descending=True)).page(0, _AT_ONCE)
    read = [row for row in recent if row.last_read or row.progress]
    return next((row for row in read if not row.is_read), read[0] if read else None)


def _rows(reader: Reader) -> Iterator[Row]:
    """Every article, the newest first."""
    results = reader.results(EVERY)
    start = 0
    while rows := results.page(start, _AT_ONCE):
        yield from rows
        start += len(rows)
