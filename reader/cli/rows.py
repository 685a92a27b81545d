"""Rows of a list on standard output, read as they are printed: as a table, or as JSON."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.cli import terminal
from reader.core import Reader
from reader.i18n import _

if TYPE_CHECKING:
    from reader.model.listing import Passage, Row

_FIRST = 64
"""Rows asked for at first: the first lines come at once, ..."""
_AT_ONCE = 1024
"""... and a million need no memory."""


class Pages(Protocol):
    """What rows are read from."""

    def page(self, start: int, count: int) -> Sequence[Row]:
        """The rows start..start+count, fewer at the end."""

    def passages(self, start: int, count: int) -> Sequence[Passage | None]:
        """Where each of them holds what was looked for."""


class Listed(NamedTuple):
    """Rows that are at hand, as pages."""

    rows: Sequence[Row]

    def page(self, start: int, count: int) -> Sequence[Row]:
        """The rows start..start+count, fewer at the end."""
        return self.rows[start : start + count]

    def passages(self, start: int, count: int) -> Sequence[None]:
        """Nothing was looked for."""
        return [None] * len(self.page(start, count))


def arguments(parser: ArgumentParser, *, most: int | None) -> None:
    """Declare how rows are printed, and how many unless that is said."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("one JSON object a line, in ASCII"))
    form.add_argument(
        *("-0", "--null"),
        action="store_true",
        help=_("the paths alone, each ended by a zero byte: for xargs -0"),
    )
    parser.add_argument(
        *("-n", "--limit"),
        metavar="N",
        type=_count,
        default=most,
        help=_("the first N alone")
        if most is None
        else _("how many; {n} unless said").format(n=most),
    )
    # -0 is no number: without this, the -1 of `-n -1` would be an unknown option, not a wrong N
    parser._has_negative_number_optionals.clear()


def put(reader: Reader, results: Pages, given: Namespace, *, has_passages: bool) -> None:
    """Print rows, with the words that were found in each where there are any to print."""
    if given.null:
        _put_paths(results, given.limit)
    elif given.json:
        _put_records(reader, results, given.limit, has_passages=has_passages)
    else:
        _put_table(reader, results, given.limit, has_passages=has_passages)


def _put_paths(results: Pages, most: int | None) -> None:
    sys.stdout.flush()
    for rows, _passages in _pages(results, most, has_passages=False):
        # A path is bytes, and may hold whatever ends a line.
        sys.stdout.buffer.write(b"".join(os.fsencode(row.path) + b"\0" for row in rows))


def _put_records(reader: Reader, results: Pages, most: int | None, *, has_passages: bool) -> None:
    from reader.cli.record import of_entry, written

    for rows, passages in _pages(results, most, has_passages=has_passages):
        entries = reader.entries([row.file for row in rows])
        for row, passage in zip(rows, passages, strict=True):
            if row.file in entries:
                record = of_entry(entries[row.file])
                if has_passages:
                    record["passage"] = passage.text if passage else None
                print(written(record))


def _put_table(reader: Reader, results: Pages, most: int | None, *, has_passages: bool) -> None:
    from reader.cli.table import passage_line, signs_for, table_line

    width = terminal.columns()
    environment = reader.environment
    is_plain = width is None or environment.no_color or environment.term == "dumb"
    signs = signs_for(sys.stdout.encoding)
    for rows, passages in _pages(results, most, has_passages=has_passages):
        for row, passage in zip(rows, passages, strict=True):
            print(table_line(row, width, signs))
            if passage:
                print(passage_line(passage, width, signs, is_plain=is_plain))


def _pages(
    results: Pages, most: int | None, *, has_passages: bool
) -> Iterator[tuple[Sequence[Row], Sequence[Passage | None]]]:
    start, count = 0, _FIRST
    while most is None or start < most:
        count = count if most is None else min(count, most - start)
        rows = results.page(start, count)
        if not rows:
            return
        passages = results.passages(start, len(rows)) if has_passages else [None] * len(rows)
        yield rows, passages
        start, count = start + len(rows), _AT_ONCE


def _count(text: str) -> int:
    if text.isascii() and text.isdecimal() and len(text) < 10:
        return int(text)
    raise ArgumentTypeError(_("a whole number, not {text}").format(text=text))
