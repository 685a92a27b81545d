"""What is typed for a line that is not there yet: without this its letters would be commands."""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import events

if TYPE_CHECKING:
    from textual.widgets import Input


@runtime_checkable
class TakesKeys(Protocol):
    """A screen that is asked for its keys before bindings are looked up."""

    def takes_key(self, event: events.Key) -> bool:
        """Act on a key that means something else just now than what it is bound to."""


class TypedAhead:
    """The letters between the key that opens a line and the line."""

    def __init__(self) -> None:
        self.text: str | None = None
        """None as long as no line is waited for."""
        self.is_entered = False
        """Enter was pressed behind them."""

    @property
    def is_waiting(self) -> bool:
        """A line was asked for, and has not come."""
        return self.text is not None

    def wait(self) -> None:
        """A line was asked for: from now on letters are for it."""
        if self.text is None:
            self.text = ""

    def end(self) -> str:
        """No line is waited for any more; what was typed for it."""
        text, self.text, self.is_entered = self.text or "", None, False
        return text

    def take(self, event: events.Key) -> bool:
        """Keep a key that is for the line; False for others, and where none is waited for."""
        if self.text is None:
            return False
        if event.key == "escape":
            self.end()
        elif event.key == "enter":
            self.is_entered = True
        elif self.is_entered:
            return event.is_printable
        elif event.key == "backspace":
            self.text = self.text[:-1]
        elif event.is_printable and event.character:
            self.text += event.character
        else:
            return False
        return True


def type_into(line: "Input", text: str) -> None:
    """Have a line take letters as keys: behind what it was told before, and in front of what is
    typed from now on.
    """
    for letter in text:
        line.post_message(events.Key(letter, letter))
