"""The terminal that standard output is, where it is one."""

import os
import sys


def columns() -> int | None:
    """Its width in cells; None where standard output is no terminal."""
    if not sys.stdout.isatty():
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except OSError:
        return None
