"""What every sheet over another screen has in common."""

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Modal(ModalScreen[ScreenResultType], inherit_bindings=False):
    """A sheet that is put away once: a second click or key that was on its way when it went would
    put away what lies below, too, or end the program where that is the only screen.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Put the sheet away, unless it is gone or something lies over it."""
        return super().dismiss(result) if self.is_active else AwaitComplete.nothing()  # type: ignore[no-untyped-call]
