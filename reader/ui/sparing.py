"""Forgetting what was drawn for windows of other sizes."""

from textual.strip import Strip

from reader.ui.under_way import PatientApp


class SparingApp(PatientApp, inherit_bindings=False):
    """Lets go of blank lines with every other size of the window.

    Textual keeps a thousand of them for the life of the program, and with each the parts that it
    was cut into, and theirs: 10,000 keys in windows of a hundred sizes left 12,000 such parts, 18
    of the 80 MiB that the program then took.
    """

    def on_resize(self) -> None:
        """Another size has lines of other lengths."""
        Strip.blank.cache_clear()
