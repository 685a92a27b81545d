"""The least a Textual app can be: one word on the screen."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """Shows that it is there."""

    def compose(self) -> ComposeResult:
        """One word."""
        yield Static("Ready", markup=False)


if __name__ == "__main__":
    Empty().run()
