"""`leeslamp remove`: take a folder out of the configuration; its marks and files stay."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from reader.core import Reader
from reader.i18n import _


def arguments(parser: ArgumentParser) -> None:
    """Declare the folder."""
    parser.add_argument("folder", metavar="FOLDER", help=_("a folder that was added"))


def run(reader: Reader, given: Namespace) -> int:
    """Take the folder out."""
    reader.remove_library(Path(given.folder))
    return 0
