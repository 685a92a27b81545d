"""`leeslamp links`: the links of an article and where they lead, or what links to it."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reader.cli import asked, rows, terminal
from reader.core import Reader
from reader.errors import NotFoundError
from reader.i18n import N_, _
from reader.model import sanitize
from reader.model.document import leaf_text, leaves
from reader.model.linked import links_of
from reader.model.links import Landing, Leads
from reader.model.opened import Opened

KINDS = {
    Leads.HERE: N_("here"),
    Leads.ARTICLE: N_("article"),
    Leads.WEB: N_("web"),
    Leads.NOWHERE: N_("nowhere"),
    Leads.REFUSED: N_("refused"),
}
"""Where a link leads to, in one word."""
KIND = 8
TEXT = 32
"""Cells of the first two columns."""


class Link(NamedTuple):
    """A link of an article."""

    text: str
    """What it is put on, on one line; may be empty."""
    target: str
    """As written."""
    landing: Landing


def arguments(parser: ArgumentParser) -> None:
    """Declare the article and which way to look."""
    parser.add_argument(
        "article", metavar="ARTICLE", help=_("a path, an id, or the start of an id")
    )
    parser.add_argument(
        "--cited-by", action="store_true", help=_("the articles that link to it instead")
    )
    rows.arguments(parser, most=None)


def run(reader: Reader, given: Namespace) -> int:
    """Print the links, or the articles that link to this one."""
    asked.looked(reader)
    found = reader.find(given.article)
    if given.cited_by:
        if isinstance(found, Path):
            path = sanitize.path(str(found))
            raise NotFoundError(
                _("This file is in no library that was looked at: {path}").format(path=path),
                hint=_("To keep its folder: leeslamp add FOLDER. To look again: leeslamp index."),
            )
        cited = reader.links.cited_by(found.row.file)
        rows.put(reader, rows.Listed(cited), given, has_passages=False)
        return 0
    opened = reader.read_file(found) if isinstance(found, Path) else reader.read(found.row)
    _put(links(reader, opened), given)
    return 0


def links(reader: Reader, opened: Opened) -> Iterator[Link]:
    """Every link of an open article, in reading order."""
    pieces = list(leaves(opened.document.blocks))
    known: dict[str, Landing] = {}
    followed = reader.links
    for one in links_of(opened.document):
        if one.target not in known:
            known[one.target] = followed.follow(opened, one.target)
        text = sanitize.line(leaf_text(pieces[one.block])[one.start : one.end])
        yield Link(text, one.target, known[one.target])


def path_of(landing: Landing) -> str:
    """The file that a link leads to, as the disk spells it; empty where to none."""
    return landing.row.path if landing.row is not None else landing.path


def _put(found: Iterator[Link], given: Namespace) -> None:
    width = terminal.columns()
    for number, link in enumerate(found):
        if given.limit is not None and number >= given.limit:
            return
        if given.null:
            if path := path_of(link.landing):
                sys.stdout.buffer.write(os.fsencode(path) + b"\0")
        elif given.json:
            _put_record(link)
        else:
            print(line_of(link, width))


def _put_record(link: Link) -> None:
    from reader.cli.record import written

    landing = link.landing
    record = {
        "text": link.text,
        "target": link.target,
        "leads": landing.leads,
        "id": landing.row.article if landing.row is not None else None,
        "path": path_of(landing) or None,
        "fragment": landing.fragment or None,
        "url": landing.url or None,
    }
    print(written(record))


def line_of(link: Link, width: int | None) -> str:
    """A link on one line: where it leads in a word, its text, what it leads to."""
    from reader.cli.table import cells, cut, signs_for

    more = signs_for(sys.stdout.encoding).more
    landing = link.landing
    text = cut(link.text, TEXT, more)
    where = sanitize.path(path_of(landing)) or landing.url or sanitize.line(link.target)
    if landing.leads is Leads.HERE:
        where = sanitize.line(f"#{landing.fragment}")
    elif path_of(landing) and landing.fragment:
        where += sanitize.line(f"#{landing.fragment}")
    kind = _(KINDS[landing.leads])
    before = f"{kind:<{KIND}}  {text}{' ' * (TEXT - cells(text))}  "
    room = None if width is None else max(1, width - cells(before))
    return before + (where if room is None else cut(where, room, more))
