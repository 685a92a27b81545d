"""The terminal that standard output is, where it is one."""

import os
import sys


def is_there() -> bool:
    """Standard output is one."""
    return sys.stdout.isatty()


def is_unicode() -> bool:
    """Standard output can take any character."""
    return sys.stdout.encoding.lower().startswith("utf")


def columns() -> int | None:
    """Its width in cells; None where standard output is no terminal."""
    if not is_there():
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except OSError:
        return None
