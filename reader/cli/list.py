"""`leeslamp list`: the articles that a query finds, from the index."""

from argparse import ArgumentParser, BooleanOptionalAction, Namespace

from reader.cli import asked, rows, terminal
from reader.cli.talk import mention
from reader.core import Reader
from reader.i18n import _
from reader.model.query import Query, texts


def arguments(parser: ArgumentParser) -> None:
    """Declare what the list can be asked."""
    parser.add_argument(
        "query",
        metavar="QUERY",
        nargs="*",
        help=_("which articles, as the search bar takes it: is:unread dike NOT tag:sea"),
    )
    rows.arguments(parser, most=None)
    parser.add_argument("--count", action="store_true", help=_("print how many, and nothing else"))
    parser.add_argument(
        "--passages",
        action=BooleanOptionalAction,
        help=_("below each article, where it holds the words; on a terminal unless said"),
    )
    parser.add_argument("--refresh", action="store_true", help=_("look at the disk first"))


def run(reader: Reader, given: Namespace) -> int:
    """Print the list; a library that was never indexed is indexed first. A list of nothing is an
    answer, and no failure.
    """
    query = asked.query(given.query)
    is_there = asked.looked(reader, is_asked=given.refresh)
    results = reader.results(query)
    if given.count:
        if not results.is_counted:
            results.load()
        print(len(results) if given.limit is None else min(len(results), given.limit))
    else:
        rows.put(reader, results, given, has_passages=_has_passages(query, given))
        if not len(results):
            mention(_("Nothing was found.") if given.query else _("There are no articles here."))
    return 0 if is_there else 1


def _has_passages(query: Query, given: Namespace) -> bool:
    # One line an article is what a pipe expects; JSON has the passage as a field.
    if given.passages is None and not given.json and terminal.columns() is None:
        return False
    return given.passages is not False and next(texts(query.term), None) is not None
