"""One sentence, for a window in which nothing else has room."""

from textual.content import Content
from textual.widget import Widget


class TooSmall(Widget):
    """Hidden by the style sheet as long as there is room for the screen itself."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._sentence = sentence

    def render(self) -> Content:
        """The sentence."""
        return Content(self._sentence)
