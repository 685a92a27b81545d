"""Importing Textual without what Leeslamp has no use for.

Its command palette, with six widgets that only that needs: we have our own, and that one is a
twentieth of what a start takes, 20 of 400 ms. And OpenSSL, which asyncio loads for connections that
are never made: 26 of the 1,155 million instructions until the list is there.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_PALETTE, _OPENSSL = "textual.command", "ssl"


@contextmanager
def lean() -> Iterator[None]:
    """Let Textual's App be imported within; whoever wants the others later gets the true ones."""
    absent = {_PALETTE: _Absent(_PALETTE), _OPENSSL: None}
    # What is there already costs nothing more; asyncio knows how to do without OpenSSL.
    held_back = {name: module for name, module in absent.items() if name not in sys.modules}
    sys.modules.update(held_back)  # type: ignore[arg-type]  # None: it can't be imported
    try:
        yield
    finally:
        for name in held_back:
            del sys.modules[name]


class _Absent(ModuleType):
    """Gives an empty class for whatever is imported from it: types and bases that nobody uses."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        found = type(name, (), {})
        setattr(self, name, found)
        return found
