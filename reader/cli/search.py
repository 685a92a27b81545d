"""`leeslamp search`: the articles that answer best, each with the passage that does."""

from argparse import ArgumentParser, Namespace

from reader.cli import asked, rows
from reader.cli.talk import mention
from reader.core import Reader
from reader.errors import UsageError
from reader.i18n import _
from reader.model.query import texts

MOST = 20
"""Articles that are printed unless another number is asked for."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the words and how many articles."""
    parser.add_argument(
        "words",
        metavar="WORDS",
        nargs="+",
        help=_("what to look for, as the search bar takes it: dike 'high water' -flood"),
    )
    rows.arguments(parser, most=MOST)


def run(reader: Reader, given: Namespace) -> int:
    """Print what was found, the best first; 1 where nothing was, as grep does."""
    query = asked.query(given.words)
    if next(texts(query.term), None) is None:
        raise UsageError(
            _("There are no words to look for."),
            hint=_("What a query without words finds: leeslamp list"),
        )
    asked.looked(reader)
    results = reader.results(query)
    if not len(results):
        mention(_("Nothing was found."))
    rows.put(reader, results, given, has_passages=True)
    return 0 if len(results) else 1
