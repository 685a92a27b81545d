"""`leeslamp add`: keep a folder in the configuration."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from reader.core import Reader
from reader.i18n import _


def arguments(parser: ArgumentParser) -> None:
    """Declare the folder."""
    parser.add_argument("folder", metavar="FOLDER", help=_("a folder of articles"))


def run(reader: Reader, given: Namespace) -> int:
    """Add the folder."""
    reader.add_library(Path(given.folder))
    return 0
