"""`leeslamp sync`: have the same marks on several machines, by a folder that they share."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from reader.cli.talk import mention, not_understood
from reader.core import Reader
from reader.errors import NotFoundError, UsageError
from reader.i18n import _, ngettext
from reader.model import sanitize


def arguments(parser: ArgumentParser) -> None:
    """Declare the folder, and how what was done is printed."""
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        nargs="?",
        help=_("what the machines share; the one of the configuration unless named"),
    )
    parser.add_argument("--json", action="store_true", help=_("one JSON object, in ASCII"))


def run(reader: Reader, given: Namespace) -> int:
    """Tell and hear, and say how much; 1 where something of it could not be understood."""
    folder = _folder(given.folder or reader.config.sync.folder)
    report = reader.sharing.sync(folder)
    if given.json:
        print(json.dumps(report._asdict()))
    else:
        sent = ngettext("{n} line sent", "{n} lines sent", report.sent)
        received = ngettext("{n} change received", "{n} changes received", report.received)
        files = ngettext("{n} other file", "{n} other files", report.files)
        print(f"{sent}, {received}, {files}")
    if report.is_renamed:
        mention(_("This data folder is a copy of another one; it goes by a new name from now on."))
    for name in report.faulty:
        said = _("{path} holds damaged lines; the machine that wrote it mends it as it syncs.")
        mention(said.format(path=sanitize.path(str(folder / name))))
    return not_understood(report.damaged, report.newer + report.newer_files)


def _folder(name: str) -> Path:
    if not name:
        raise UsageError(
            _("Name the folder that the machines share."),
            hint=_('Or name it once, in the configuration: [sync] folder = "..."'),
        )
    folder = Path(name).absolute()
    if not folder.is_dir():
        raise NotFoundError(_("There is no such folder: {path}").format(path=sanitize.path(name)))
    return folder
