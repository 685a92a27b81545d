"""`leeslamp mark`: what the screen's keys do to articles, for scripts."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path

from reader.cli.talk import mention
from reader.core import Reader
from reader.errors import FileError, UsageError
from reader.i18n import _, ngettext
from reader.model import sanitize
from reader.model.article import ArticleId, ProblemKind
from reader.model.marks import Change, Field

MARKS = {
    "read": (Field.READ, True),
    "unread": (Field.READ, False),
    "starred": (Field.STARRED, True),
    "unstarred": (Field.STARRED, False),
}
"""The words that a person can say, and what each sets."""

_NOT_READ = {
    ProblemKind.PERMISSION,
    ProblemKind.GONE,
    ProblemKind.UNREADABLE,
    ProblemKind.NOT_A_FILE,
}
"""Nothing was seen of the file, so a mark would be one of nothing, or of all such files."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the mark and the articles."""
    parser.add_argument("mark", metavar="|".join(MARKS), choices=tuple(MARKS), help=_("the mark"))
    parser.add_argument(
        "article", metavar="ARTICLE", nargs="*", help=_("a path, an id, or the start of an id")
    )
    parser.add_argument("--query", metavar="QUERY", help=_("everything that this finds instead"))


def run(reader: Reader, given: Namespace) -> int:
    """Set the mark on all of the articles, or on none where one of them can't be found."""
    if (given.query is None) is not bool(given.article):
        raise UsageError(
            _("Name the articles to mark, or a query that finds them."),
            hint=_("To see how: {program} --help").format(program="leeslamp mark"),
        )
    if given.query is None:
        _mark(reader, given.mark, dict.fromkeys(_article(reader, text) for text in given.article))
        return 0
    from reader.cli import asked

    query = asked.query([given.query])
    is_there = asked.looked(reader)
    articles = reader.results(query).articles()
    _mark(reader, given.mark, articles)
    mention(_said(given.mark, len(articles)))
    return 0 if is_there else 1


def _mark(reader: Reader, mark: str, articles: Iterable[ArticleId]) -> None:
    field, value = MARKS[mark]
    reader.mark([Change(article, field, value) for article in articles])


def _said(mark: str, count: int) -> str:
    match mark:
        case "read":
            return ngettext("{n} article marked read.", "{n} articles marked read.", count)
        case "unread":
            return ngettext("{n} article marked unread.", "{n} articles marked unread.", count)
        case "starred":
            return ngettext("{n} article starred.", "{n} articles starred.", count)
        case _:
            return ngettext("{n} article unstarred.", "{n} articles unstarred.", count)


def _article(reader: Reader, text: str) -> ArticleId:
    found = reader.find(text)
    if not isinstance(found, Path):
        return found.row.article
    opened = reader.read_file(found)
    for problem in opened.parsed.problems:
        if problem.kind in _NOT_READ:
            raise FileError(f"{sanitize.path(opened.path)}: {problem.message}")
    return opened.article
