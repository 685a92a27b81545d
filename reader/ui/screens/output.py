"""What a command of the person's own says, in a window; until it has ended, that it runs."""

from collections.abc import Callable, Sequence

from textual import on

from reader.i18n import _
from reader.model.sanitize import EMPTY
from reader.piping import Output, Pipe
from reader.ui import about
from reader.ui.bindings import closing_bindings, movement_bindings
from reader.ui.desk import Desk
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.messages import CommandEnded
from reader.ui.screens.looking import LookingScreen
from reader.ui.widgets.choice_list import Choice


class OutputScreen(LookingScreen, inherit_bindings=False):
    """The output; closing it stops the command."""

    BINDINGS = [*closing_bindings("commands"), *movement_bindings()]  # noqa: RUF012

    def __init__(self, title: str, begin: Callable[[], Pipe], desk: Desk, ink: Ink) -> None:
        super().__init__(title, self._lines_for, ink)
        self._begin, self._desk = begin, desk
        self._pipe: Pipe | None = None
        self._output: Output | None = None

    def on_mount(self) -> None:
        """Begin, now that the end can be told to somebody."""
        super().on_mount()
        self._desk.seat(self)
        self._pipe = self._begin()

    def on_unmount(self) -> None:
        """Nobody reads it any more."""
        self._desk.unseat(self)
        if self._pipe is not None:
            self._pipe.stop()

    @on(CommandEnded)
    def _ended(self, event: CommandEnded) -> None:
        if event.pipe is self._pipe:
            self._output = event.output
            self.on_resize()

    def _lines_for(self, width: int) -> Sequence[Choice]:
        return output_lines(self._output, width)


def output_lines(output: Output | None, width: int) -> list[Choice]:
    """The lines for so many cells of width; what went wrong comes first."""
    if output is None:
        return [_line(_("Running …"), Tone.QUIET)]
    wrong = [_line(text, Tone.DANGER) for text in _rows(output.problem, width)]
    if output.text.strip():
        said = [_line(text, Tone.INK) for text in _rows(output.text.rstrip(), width)]
        return [*wrong, *([_line(EMPTY, Tone.INK)] if wrong else []), *said]
    return wrong or [_line(_("It said nothing."), Tone.QUIET)]


def _rows(text: str, width: int) -> list[str]:
    return [row for _line, _start, row in about.source_rows(text, width)] if text else []


def _line(text: str, tone: Tone) -> Choice:
    return Choice((Piece(f" {text}", tone),))
