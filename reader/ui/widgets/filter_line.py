"""The line in which the words of a title are typed."""

from textual.message import Message
from textual.widgets import Input

from reader.i18n import _
from reader.model import sanitize

LONGEST = 200
"""Characters that can be typed: no title is longer."""


class FilterLine(Input):
    """Tells every letter as it is typed, and the end of typing."""

    class Typed(Message):
        """Other words stand in the line."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Left(Message):
        """Enter: the words stay, the keys are the list's again."""

    def __init__(self) -> None:
        super().__init__(placeholder=_("words of the title"), compact=True, max_length=LONGEST)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the words."""
        event.stop()
        self.post_message(self.Typed(sanitize.line(event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell that they stay."""
        event.stop()
        self.post_message(self.Left())
