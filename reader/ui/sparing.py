"""Forgetting what was drawn for windows of other sizes, and for sheets that were closed."""

import gc

from textual._styles_cache import StylesCache
from textual.await_complete import AwaitComplete
from textual.css.scalar import Scalar
from textual.geometry import Region
from textual.strip import Strip

from reader.ui.under_way import PatientApp

_OF_SIZES = (
    Strip.blank,
    StylesCache.get_inner_outer,
    Scalar.resolve,
    Region.__contains__,
    Region.grow,
    Region.intersection,
    Region.shrink,
    Region.translate,
    Region.union,
)
"""What remembers answers that hold for one size of the window."""

GARBAGE = 10_000
"""Objects more than before at which garbage is looked for. What one key paints is some 1,500, while
what it painted over is still there: at Python's 700 every key collected twice, which took 1 of its
12 ms, one in thirteen 2 ms more, and one in eighty 19.
"""


def collect_seldom() -> None:
    """Look for garbage again, from now on; never among what is there already, nor at every key."""
    gc.freeze()
    gc.set_threshold(GARBAGE)
    gc.enable()


class SparingApp(PatientApp, inherit_bindings=False):
    """Lets go of lines that nobody will see again, with every sheet and with every other size.

    Textual keeps a thousand blank ones for the life of the program, and with each the parts that it
    was cut into, and theirs: 10,000 keys in windows of a hundred sizes left 12,000 such parts, 18
    of the 80 MiB that the program then took. It remembers colours by the widget that has them, too,
    and with the widget all its lines: 10,000 keys left 12 MiB of sheets that were long closed; and
    3 MiB of where things stood in each of those windows.
    """

    def on_resize(self) -> None:
        """Another size has lines of other lengths, in other places."""
        for remembering in _OF_SIZES:
            remembering.cache_clear()

    def pop_screen(self) -> AwaitComplete:
        """Close the topmost screen, and keep nothing of it."""
        closing = super().pop_screen()
        StylesCache.get_inner_outer.cache_clear()
        return closing
