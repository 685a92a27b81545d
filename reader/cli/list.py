"""`leeslamp list`: the articles, newest first, from the index."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from reader.cli import terminal
from reader.cli.talk import mention
from reader.core import Reader
from reader.i18n import _
from reader.model.listing import Row
from reader.model.query import Query

PAGE = 256
"""Rows asked for at a time: the first lines come at once, and a million need no memory."""


def arguments(parser: ArgumentParser) -> None:
    """Declare what the list can be asked."""
    parser.add_argument("--json", action="store_true", help=_("one JSON object a line, in ASCII"))
    parser.add_argument("--refresh", action="store_true", help=_("look at the disk first"))


def run(reader: Reader, given: Namespace) -> int:
    """Print the list; a library that was never indexed is indexed first."""
    missing = _looked(reader, is_asked=given.refresh)
    if reader.trouble:
        mention(reader.trouble)
    reader.catch_up()
    if reader.is_sample:
        mention(_("No folder is kept yet, so these are the sample articles."))
        mention(_("To keep one: {command}").format(command="leeslamp add FOLDER"))
    if given.json:
        _print_records(reader)
    else:
        _print_table(reader)
    return 1 if len(missing) == len(reader.libraries) and not reader.counts().all else 0


def _looked(reader: Reader, *, is_asked: bool) -> Sequence[str]:
    """The folders that can't be read, after a look at the disk where one is needed."""
    missing = reader.missing
    if not (is_asked or missing or reader.needs_index):
        return ()
    from reader.cli.index import mention_missing, refresh

    if is_asked or reader.needs_index:
        return refresh(reader).missing
    mention_missing(missing)
    return missing


def _print_records(reader: Reader) -> None:
    from reader.cli.record import of_entry, written

    for entry in reader.entries():
        print(written(of_entry(entry)))


def _print_table(reader: Reader) -> None:
    from reader.cli.table import signs_for, table_line

    width = terminal.columns()
    signs = signs_for(sys.stdout.encoding)
    for row in _rows(reader):
        print(table_line(row, width, signs))


def _rows(reader: Reader) -> Iterator[Row]:
    results = reader.results(Query())
    for start in range(0, len(results), PAGE):
        yield from results.page(start, PAGE)
