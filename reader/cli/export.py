"""`leeslamp export`: everything that a person did, as lines of JSON."""

import sys
from argparse import ArgumentParser, Namespace

from reader.core import Reader


def arguments(parser: ArgumentParser) -> None:
    """Declare nothing: it is all or nothing."""


def run(reader: Reader, given: Namespace) -> int:
    """Print what docs/sync.md describes, for `leeslamp import`."""
    del given
    for line in reader.sharing.export():
        sys.stdout.write(line.decode("ascii"))
    return 0
