"""`leeslamp mark`: what the screen's keys do to articles, for scripts."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from reader.core import Reader
from reader.errors import FileError
from reader.i18n import _
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
        "article", metavar="ARTICLE", nargs="+", help=_("a path, an id, or the start of an id")
    )


def run(reader: Reader, given: Namespace) -> int:
    """Set the mark on all of the articles, or on none where one of them can't be found."""
    field, value = MARKS[given.mark]
    articles = dict.fromkeys(_article(reader, text) for text in given.article)
    reader.mark([Change(article, field, value) for article in articles])
    return 0


def _article(reader: Reader, text: str) -> ArticleId:
    found = reader.find(text)
    if not isinstance(found, Path):
        return found.row.article
    opened = reader.read_file(found)
    for problem in opened.parsed.problems:
        if problem.kind in _NOT_READ:
            raise FileError(f"{sanitize.path(opened.path)}: {problem.message}")
    return opened.article
