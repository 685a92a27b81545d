"""A sheet of lines to look at, over the screen: what is known of an article, for one."""

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from reader.i18n import _
from reader.ui.bindings import closing_bindings, movement_bindings
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.screens.modal import Modal
from reader.ui.widgets.bar import Bar, Pieces
from reader.ui.widgets.choice_list import Choice, ChoiceList

Lines = Callable[[int], Sequence[Choice]]
"""The lines for so many cells of width."""


class LookingScreen(Modal[None], inherit_bindings=False):
    """Lines, scrolled by the moving keys; away with them by Esc, q or the key that opened them."""

    BINDINGS = movement_bindings()
    AUTO_FOCUS = "ChoiceList"

    def __init__(
        self, title: str, lines: Lines, ink: Ink, start: Callable[[int], int] = lambda _width: 0
    ) -> None:
        super().__init__()
        self._title, self._lines, self._ink, self._start = title, lines, ink, start

    def compose(self) -> ComposeResult:
        """One sheet in the middle."""
        with Vertical(id="sheet"):
            yield Bar(classes="-raised")
            yield ChoiceList(self._ink)

    def on_mount(self) -> None:
        """What this is."""
        bar = self.query_one(Bar)
        bar.ink = self._ink
        bar.left = (Piece(self._title, Tone.STRONG),)
        self.put_right()

    def put_right(self, said: Pieces = ()) -> None:
        """Say something beside how this is closed."""
        self.query_one(Bar).right = (*said, Piece(_("Esc closes") + " ", Tone.QUIET))

    def on_resize(self) -> None:
        """Another width breaks the lines elsewhere."""
        self.put_lines()
        start = self._start(self.query_one("#sheet").size.width)
        self.query_one(ChoiceList).scroll_to(y=start, animate=False, force=True)

    def put_lines(self) -> None:
        """Draw the lines as they are now, where the person has come to in them."""
        view = self.query_one(ChoiceList)
        line = view.scroll_offset.y
        view.choices = tuple(self._lines(self.query_one("#sheet").size.width))
        view.scroll_to(y=line, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet puts it away."""
        if event.widget is self:
            self.dismiss()

    def action_move(self, lines: int) -> None:
        """So many lines down; up where negative."""
        self.query_one(ChoiceList).move(lines)

    def action_move_pages(self, pages: int) -> None:
        """So many pages down; up where negative."""
        view = self.query_one(ChoiceList)
        view.move(pages * max(view.size.height - 1, 1))


class InformationScreen(LookingScreen, inherit_bindings=False):
    """What is known of an article."""

    BINDINGS = [*closing_bindings("information"), *movement_bindings()]  # noqa: RUF012


class ChangesScreen(LookingScreen, inherit_bindings=False):
    """What has changed in an article since it was read."""

    BINDINGS = [*closing_bindings("changes"), *movement_bindings()]  # noqa: RUF012
