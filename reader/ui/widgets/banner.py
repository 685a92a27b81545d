"""A few sentences on raised ground: a welcome, or what is wrong with a file."""

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from reader.ui.ink import Ground, Ink, Piece


class Banner(Widget):
    """Sentences, one under another, wrapped; not there when there is nothing to say."""

    sentences: reactive[tuple[tuple[Piece, ...], ...]] = reactive((), layout=True)
    ink: reactive[Ink | None] = reactive(None)

    def watch_sentences(self, sentences: tuple[tuple[Piece, ...], ...]) -> None:
        """Be there only when there is something to say."""
        self.display = bool(sentences)

    def render(self) -> Content:
        """The sentences as content that no markup is read in."""
        ink = self.ink
        if ink is None:
            return Content("")
        lines = [self._line(ink, sentence) for sentence in self.sentences]
        return Content("\n").join(lines)

    def _line(self, ink: Ink, sentence: tuple[Piece, ...]) -> Content:
        styles = (ink.tone(piece.tone, Ground.RAISED) for piece in sentence)
        parts = zip((piece.text for piece in sentence), styles, strict=True)
        return Content.assemble(*((text, Style.from_rich_style(style)) for text, style in parts))
