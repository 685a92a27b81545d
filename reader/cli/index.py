"""`leeslamp index`: look at the disk again and bring the list up to it."""

import gc
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from reader.cli import talk
from reader.core import Reader
from reader.i18n import _, ngettext
from reader.model import sanitize
from reader.model.listing import Report

_PATIENCE = 0.2
"""Seconds between two looks at whether another process is done."""


def arguments(parser: ArgumentParser) -> None:
    """Declare how thorough to be."""
    parser.add_argument(
        "--rebuild", action="store_true", help=_("forget the index and make it anew")
    )


def run(reader: Reader, given: Namespace) -> int:
    """Refresh the index and say what was found."""
    # As in the indexer: to look for garbage among 100,000 rows takes a twentieth of a scan.
    gc.set_threshold(100_000)
    report = refresh(reader, is_rebuild=given.rebuild)
    count = reader.counts().all
    found = _("{new} new, {changed} changed, {gone} gone").format(
        new=report.new, changed=report.changed, gone=report.gone
    )
    articles = ngettext("{n} article", "{n} articles", count)
    talk.mention(f"{articles}: {found}")
    for reason, number in sorted(report.left_out.items()):
        talk.mention(_("left out: {n} ({reason})").format(n=number, reason=_(reason)))
    for problem in reader.problems_of_searches():
        talk.mention(problem)
    return 1 if len(report.missing) == len(reader.libraries) else 0


def refresh(reader: Reader, *, is_rebuild: bool = False) -> Report:
    """Look at the disk with progress on standard error, once no other process does; say which
    folders could not be read.
    """
    progress = talk.Progressing()
    try:
        report = reader.refresh(progress, lambda: False, is_rebuild=is_rebuild)
        if not report.is_finished:
            talk.mention(_("Another leeslamp is looking at the disk; waiting for it …"))
        while not report.is_finished:
            time.sleep(_PATIENCE)
            report = reader.refresh(progress, lambda: False)
    finally:
        progress.close()
    mention_missing(report.missing)
    if reader.index_trouble:
        talk.mention(reader.index_trouble)
    return report


def mention_missing(folders: Sequence[str]) -> None:
    """Say which folders could not be read."""
    for folder in folders:
        path = sanitize.path(folder)
        talk.mention(_("This folder can't be read: {path}").format(path=path))
