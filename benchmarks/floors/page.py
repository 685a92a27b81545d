"""A Textual app that paints a full screen of text on a key, and an empty one on another."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

TEXT = "\n".join("Bladzijde " + "woord " * 10 for _ in range(40))


class Page(App[None]):
    """Shows text on Enter, takes it away on q."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "paint"), Binding("q", "clear")]

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static("Ready", markup=False)

    def action_paint(self) -> None:
        """A full screen of text."""
        self.query_one(Static).update(TEXT)

    def action_clear(self) -> None:
        """An empty screen again."""
        self.query_one(Static).update("Ready")


if __name__ == "__main__":
    Page().run()
