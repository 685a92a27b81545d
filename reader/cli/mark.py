"""`leeslamp mark`: what the screen's keys do to articles, for scripts."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from reader.core import Reader
from reader.i18n import _
from reader.model.article import ArticleId
from reader.model.marks import Change, Field

MARKS = {
    "read": (Field.READ, True),
    "unread": (Field.READ, False),
    "starred": (Field.STARRED, True),
    "unstarred": (Field.STARRED, False),
}
"""The words that a person can say, and what each sets."""


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
    return reader.read_file(found).article if isinstance(found, Path) else found.row.article
