"""`leeslamp index`: look at the disk again and bring the list up to it."""

from argparse import ArgumentParser, Namespace

from reader.cli import talk
from reader.core import Reader
from reader.i18n import _, ngettext
from reader.model import sanitize
from reader.model.listing import Report


def arguments(parser: ArgumentParser) -> None:
    """Declare how thorough to be."""
    parser.add_argument(
        "--rebuild", action="store_true", help=_("forget the index and make it anew")
    )


def run(reader: Reader, given: Namespace) -> int:
    """Refresh the index and say what was found."""
    report = refresh(reader, is_rebuild=given.rebuild)
    count = reader.counts().all
    found = _("{new} new, {changed} changed, {gone} gone").format(
        new=report.new, changed=report.changed, gone=report.gone
    )
    articles = ngettext("{n} article", "{n} articles", count)
    talk.mention(f"{articles}: {found}")
    for reason, number in sorted(report.left_out.items()):
        talk.mention(_("left out: {n} ({reason})").format(n=number, reason=_(reason)))
    return 0


def refresh(reader: Reader, *, is_rebuild: bool = False) -> Report:
    """Look at the disk with progress on standard error; say which folders could not be read."""
    progress = talk.Progressing()
    try:
        report = reader.refresh(progress, lambda: False, is_rebuild=is_rebuild)
    finally:
        progress.close()
    for folder in report.missing:
        path = sanitize.path(folder)
        talk.mention(_("This folder can't be read: {path}").format(path=path))
    if not report.is_finished:
        talk.mention(_("Another leeslamp is looking at the disk at this moment."))
    return report
