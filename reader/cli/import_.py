"""`leeslamp import`: take in an export, or the list of read articles of another program."""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import BinaryIO

from reader.cli.talk import mention, not_understood
from reader.core import Reader
from reader.errors import FileError
from reader.i18n import _, ngettext
from reader.model import sanitize


def arguments(parser: ArgumentParser) -> None:
    """Declare the file, and what wrote it."""
    parser.add_argument(
        "file", metavar="FILE", help=_("what `leeslamp export` printed; - for standard input")
    )
    parser.add_argument(
        "--newsboat",
        action="store_true",
        help=_("what `newsboat -E FILE` wrote: mark read what is in the library of it"),
    )
    parser.add_argument("--json", action="store_true", help=_("one JSON object, in ASCII"))


def run(reader: Reader, given: Namespace) -> int:
    """Merge it into what is kept, and say what came of it."""
    if given.file == "-":
        return _run(reader, given, sys.stdin.buffer)
    try:
        with Path(given.file).open("rb") as file:
            return _run(reader, given, file)
    except OSError as error:
        reason = sanitize.line(error.strerror or str(error))
        raise FileError(f"{sanitize.path(given.file)}: {reason}") from error


def _run(reader: Reader, given: Namespace, file: BinaryIO) -> int:
    return (_take_in_read if given.newsboat else _take_in)(reader, given, file)


def _take_in(reader: Reader, given: Namespace, file: BinaryIO) -> int:
    came = reader.sharing.take_in(file)
    if came.lines and came.damaged == came.lines:
        raise FileError(
            _("{path} is no export of Leeslamp.").format(path=sanitize.path(given.file)),
            hint=_("For a list that newsboat wrote: leeslamp import --newsboat FILE"),
        )
    n = came.received
    _put(given, came._asdict(), ngettext("{n} change is new.", "{n} changes are new.", n))
    return not_understood(came.damaged, came.newer)


def _take_in_read(reader: Reader, given: Namespace, file: BinaryIO) -> int:
    from reader.cli import asked

    is_there = asked.looked(reader)
    came = reader.sharing.take_in_read(line.decode("utf-8", "replace") for line in file)
    n = came.marked
    said = ngettext("{n} article marked read.", "{n} articles marked read.", n)
    _put(given, came._asdict(), said)
    if came.unknown:
        n = came.unknown
        mention(ngettext("{n} line names nothing here.", "{n} lines name nothing here.", n))
    return 0 if is_there else 1


def _put(given: Namespace, fields: dict[str, int], said: str) -> None:
    print(json.dumps(fields) if given.json else said)
