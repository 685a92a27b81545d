"""A Textual app that paints a screen of text on a key, and one line on another."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

TEXT = "\n".join("Bladzijde " + "woord " * 10 for _ in range(38))


class Page(App[None]):
    """Shows text on Enter, takes it away on q, counts in one line on j."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "paint"),
        Binding("q", "clear"),
        Binding("j", "count"),
    ]
    counted = 0

    def compose(self) -> ComposeResult:
        """A line, and a text."""
        yield Static("0", id="line", markup=False)
        yield Static("Ready", id="text", markup=False)

    def action_paint(self) -> None:
        """A full screen of text."""
        self.query_one("#text", Static).update(TEXT)

    def action_clear(self) -> None:
        """An empty screen again."""
        self.query_one("#text", Static).update("Ready")

    def action_count(self) -> None:
        """Another line."""
        self.counted += 1
        self.query_one("#line", Static).update(f"{self.counted} " * 20, layout=False)


if __name__ == "__main__":
    Page().run()
