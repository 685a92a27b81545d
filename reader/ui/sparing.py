"""Forgetting what was drawn for windows of other sizes, and for sheets that were closed."""

from textual._styles_cache import StylesCache
from textual.await_complete import AwaitComplete
from textual.strip import Strip

from reader.ui.under_way import PatientApp


class SparingApp(PatientApp, inherit_bindings=False):
    """Lets go of lines that nobody will see again, with every sheet and with every other size.

    Textual keeps a thousand blank ones for the life of the program, and with each the parts that it
    was cut into, and theirs: 10,000 keys in windows of a hundred sizes left 12,000 such parts, 18
    of the 80 MiB that the program then took. It remembers colours by the widget that has them, too,
    and with the widget all its lines: 10,000 keys left 13 MiB of sheets that were long closed.
    """

    def on_resize(self) -> None:
        """Another size has lines of other lengths."""
        Strip.blank.cache_clear()
        StylesCache.get_inner_outer.cache_clear()

    def pop_screen(self) -> AwaitComplete:
        """Close the topmost screen, and keep nothing of it."""
        closing = super().pop_screen()
        StylesCache.get_inner_outer.cache_clear()
        return closing
