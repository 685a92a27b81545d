"""`leeslamp related`: what resembles an article, the most alike first."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from reader.cli import asked, rows
from reader.cli.talk import mention
from reader.core import Reader
from reader.errors import NotFoundError
from reader.i18n import _
from reader.model import sanitize
from reader.model.query import Query
from reader.model.terms import Like

MOST = 10
"""Articles that are printed unless another number is asked for."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the article and how many others."""
    parser.add_argument(
        "article", metavar="ARTICLE", help=_("a path, an id, or the start of an id")
    )
    rows.arguments(parser, most=MOST)


def run(reader: Reader, given: Namespace) -> int:
    """Print the articles that are like one; only what is in a library has any."""
    asked.looked(reader)
    found = reader.find(given.article)
    if isinstance(found, Path):
        path = sanitize.path(str(found))
        raise NotFoundError(
            _("This file is in no library that was looked at: {path}").format(path=path),
            hint=_("To keep its folder: leeslamp add FOLDER. To look again: leeslamp index."),
        )
    results = reader.results(Query(Like(found.row.article)))
    if not len(results):
        mention(_("Nothing is like it."))
    rows.put(reader, results, given, has_passages=False)
    return 0
