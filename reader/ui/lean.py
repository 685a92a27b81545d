"""Importing Textual without its command palette, and without the six widgets that only that needs.

We have a palette of our own, and Textual's is a twentieth of what a start takes: 20 of 400 ms.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_PALETTE = "textual.command"


@contextmanager
def without_palette() -> Iterator[None]:
    """Let Textual's App be imported within; whoever wants the palette later gets the true one."""
    if _PALETTE in sys.modules:
        yield
        return
    sys.modules[_PALETTE] = _Absent(_PALETTE)
    try:
        yield
    finally:
        del sys.modules[_PALETTE]


class _Absent(ModuleType):
    """Gives an empty class for whatever is imported from it: types and bases that nobody uses."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        found = type(name, (), {})
        setattr(self, name, found)
        return found
