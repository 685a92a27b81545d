"""What every sheet over another screen has in common."""

from abc import abstractmethod
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.screen import ModalScreen, ScreenResultType

from reader.ui.desk import Desk
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink
from reader.ui.messages import Hearer
from reader.ui.widgets.bar import Bar
from reader.ui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from reader.ui.app import Leeslamp


class Modal(Hearer, ModalScreen[ScreenResultType], inherit_bindings=False):
    """A sheet that is put away once: a second click or key that was on its way when it went would
    put away what lies below, too, or end the program where that is the only screen.
    """

    def __init__(self) -> None:
        super().__init__()
        self._early: list[events.Key] = []

    def on_mount(self) -> None:
        """What was typed for the sheet before it was there acts."""
        self.call_later(self._type_again)

    def takes_key(self, event: events.Key) -> bool:
        """Keep a key that comes before the sheet, or behind one that did."""
        if self.is_mounted and not self._early:
            return False
        self._early.append(event)
        self.call_later(self._type_again)
        return True

    async def _type_again(self) -> None:
        app = cast("Leeslamp", self.app)
        if self._early and self.is_mounted and self.is_active and not app.keys:
            early, self._early = self._early, []
            await app.type_again(early)

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Put the sheet away, unless it is gone or something lies over it; one that is not there
        yet, as soon as it is.
        """
        if self.is_active and not self.is_mounted:
            self.call_later(self._go, result)
            return AwaitComplete.nothing()  # type: ignore[no-any-return, no-untyped-call]
        return super().dismiss(result) if self.is_active else AwaitComplete.nothing()  # type: ignore[no-untyped-call]

    def _go(self, result: ScreenResultType | None) -> None:
        self.dismiss(result)  # whoever calls later waits for an answer, which a sheet may not


class ToldSheet(Modal[None], inherit_bindings=False):
    """A list that the desk tells, and tells again as it changes."""

    AUTO_FOCUS = "ChoiceList"

    def __init__(self, desk: Desk, ink: Ink, glyphs: Glyphs) -> None:
        super().__init__()
        self.desk, self._ink, self._glyphs = desk, ink, glyphs

    def compose(self) -> ComposeResult:
        """One sheet in the middle."""
        with Vertical(id="sheet"):
            yield Bar(classes="-raised")
            yield ChoiceList(self._ink)

    def on_mount(self) -> None:
        """Ask for it."""
        self.query_one(Bar).ink = self._ink
        self.desk.seat(self)
        self.ask()

    def on_unmount(self) -> None:
        """Nothing more is told."""
        self.desk.unseat(self)

    def on_resize(self) -> None:
        """Another width has room for other words."""
        self.put()

    @abstractmethod
    def ask(self) -> None:
        """Have the desk tell what there is."""

    @abstractmethod
    def put(self) -> None:
        """Show what was told, where it was."""
