"""What the person has read: a calendar, and sums by month, tag and site, as they are now."""

from textual import on

from reader.core.figures import Figures
from reader.i18n import _
from reader.ui import messages
from reader.ui.bindings import closing_bindings, movement_bindings
from reader.ui.desk import Desk
from reader.ui.figure_lines import lines
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink
from reader.ui.screens.looking import LookingScreen
from reader.ui.widgets.choice_list import Choice


class FiguresScreen(LookingScreen, inherit_bindings=False):
    """The figures, followed while marks change."""

    BINDINGS = [*closing_bindings("figures"), *movement_bindings()]  # noqa: RUF012

    def __init__(self, desk: Desk, ink: Ink, glyphs: Glyphs) -> None:
        super().__init__(_("What you have read"), self._drawn, ink)
        self.desk, self._glyphs = desk, glyphs
        self._found: Figures | None = None
        """None until they have come."""

    def on_mount(self) -> None:
        """Ask for the figures."""
        self.desk.seat(self)
        self.desk.reckon()

    def on_unmount(self) -> None:
        """Nothing more is told."""
        self.desk.unseat(self)

    def _drawn(self, width: int) -> list[Choice]:
        return lines(self._found, width - 6, self._glyphs) if self._found is not None else []

    @on(messages.FiguresKnown)
    def _known(self, event: messages.FiguresKnown) -> None:
        self._found = event.found
        self.put_lines()

    @on(messages.MarksChanged)
    def _marks_changed(self) -> None:
        self.desk.reckon()
