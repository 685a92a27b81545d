"""`leeslamp mark`: what the screen's keys do to articles, for scripts."""

from argparse import ArgumentParser, Namespace

from reader.cli import meant
from reader.cli.talk import mention
from reader.core import Reader
from reader.errors import UsageError
from reader.i18n import _, ngettext
from reader.model import sanitize
from reader.model.marks import Change, Field

MARKS = {
    "read": (Field.READ, True),
    "unread": (Field.READ, False),
    "starred": (Field.STARRED, True),
    "unstarred": (Field.STARRED, False),
    "archived": (Field.ARCHIVED, True),
    "unarchived": (Field.ARCHIVED, False),
}
"""The words that a person can say, and what each sets."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the mark and the articles."""
    parser.add_argument("mark", metavar="|".join(MARKS), choices=tuple(MARKS), help=_("the mark"))
    meant.arguments(parser)
    for option, said in (
        ("--tag", _("put this tag on them, too; may be repeated")),
        ("--untag", _("take this tag off them, too; may be repeated")),
    ):
        parser.add_argument(option, metavar="TAG", action="append", default=[], help=said)


def run(reader: Reader, given: Namespace) -> int:
    """Set the mark on all of the articles, or on none where one of them can't be found."""
    field, value = MARKS[given.mark]
    wanted = [(field, value, "")]
    wanted += [(Field.TAG, True, tag_of(tag)) for tag in given.tag]
    wanted += [(Field.TAG, False, tag_of(tag)) for tag in given.untag]
    found = meant.articles(reader, given, "mark")
    reader.mark([Change(article, *change) for article in found.articles for change in wanted])
    if given.query is not None:
        mention(_said(given.mark, len(found.articles)))
    return 0 if found.is_there else 1


def tag_of(text: str) -> str:
    """A tag as it is kept: one line, never empty."""
    tag = sanitize.line(text)
    if not tag:
        raise UsageError(_("A tag has at least one letter."))
    return tag


def _said(mark: str, count: int) -> str:
    match mark:
        case "read":
            return ngettext("{n} article marked read.", "{n} articles marked read.", count)
        case "unread":
            return ngettext("{n} article marked unread.", "{n} articles marked unread.", count)
        case "starred":
            return ngettext("{n} article starred.", "{n} articles starred.", count)
        case "unstarred":
            return ngettext("{n} article unstarred.", "{n} articles unstarred.", count)
        case "archived":
            return ngettext("{n} article archived.", "{n} articles archived.", count)
        case _:
            return ngettext(
                "{n} article out of the archive.", "{n} articles out of the archive.", count
            )
