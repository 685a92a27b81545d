"""Which articles a command is for: those that are named, or all that a query finds."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reader.core import Reader
from reader.errors import FileError, UsageError
from reader.i18n import _
from reader.model import sanitize
from reader.model.article import ArticleId, ProblemKind

_NOT_READ = {
    ProblemKind.PERMISSION,
    ProblemKind.GONE,
    ProblemKind.UNREADABLE,
    ProblemKind.NOT_A_FILE,
}
"""Nothing was seen of the file, so a mark would be one of nothing, or of all such files."""


class Meant(NamedTuple):
    """The articles of a command."""

    articles: Sequence[ArticleId]
    """Each once."""
    is_there: bool = True
    """False where no folder can be read, and nothing is known of any."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the articles."""
    parser.add_argument(
        "article", metavar="ARTICLE", nargs="*", help=_("a path, an id, or the start of an id")
    )
    parser.add_argument("--query", metavar="QUERY", help=_("everything that this finds instead"))


def articles(reader: Reader, given: Namespace, command: str) -> Meant:
    """All of them, or none where one can't be found: that raises."""
    if (given.query is None) is not bool(given.article):
        raise UsageError(
            _("Either name articles or a query: one or the other.")
            if given.article
            else _("Name the articles to mark, or a query that finds them."),
            hint=_("To see how: {program} --help").format(program=f"leeslamp {command}"),
        )
    if given.query is None:
        return Meant(list(dict.fromkeys(article(reader, text) for text in given.article)))
    from reader.cli import asked

    query = asked.query([given.query])
    is_there = asked.looked(reader)
    return Meant(reader.results(query).articles(), is_there)


def article(reader: Reader, text: str) -> ArticleId:
    """The one article that a word means, also one outside the libraries."""
    found = reader.find(text)
    if not isinstance(found, Path):
        return found.row.article
    opened = reader.read_file(found)
    for problem in opened.parsed.problems:
        if problem.kind in _NOT_READ:
            raise FileError(f"{sanitize.path(opened.path)}: {problem.message}")
    return opened.article
