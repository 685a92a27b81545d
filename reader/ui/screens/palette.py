"""Every command by name: type some of it, press Enter. From the action table."""

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from reader.actions import Where, within
from reader.i18n import _
from reader.ui.bindings import closing_bindings, command, shown_key
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.widgets.choice_list import Choice, ChoiceList


class PaletteScreen(ModalScreen[str], inherit_bindings=False):
    """A line to type in, and the commands that fit; the chosen one is the result."""

    BINDINGS = [  # noqa: RUF012 - the type that Textual gives it
        *closing_bindings("palette"),
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+p", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self, places: tuple[Where, ...], ink: Ink, glyphs: Glyphs) -> None:
        super().__init__()
        self._places, self._ink, self._glyphs = places, ink, glyphs

    def compose(self) -> ComposeResult:
        """One sheet in the middle."""
        with Vertical(id="sheet"):
            yield Input(placeholder=_("What do you want to do?"), compact=True, max_length=80)
            yield ChoiceList(self._ink)

    def on_mount(self) -> None:
        """All commands, before anything is typed."""
        self._put("")

    def _put(self, typed: str) -> None:
        view = self.query_one(ChoiceList)
        view.choices = fitting(typed, self._places, self._glyphs)
        view.choose(0)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._put(event.value)

    @on(Input.Submitted)
    def _entered(self) -> None:
        view = self.query_one(ChoiceList)
        if view.chosen is not None:
            self.dismiss(view.choices[view.chosen].action)

    @on(ChoiceList.Chosen)
    def _clicked(self, event: ChoiceList.Chosen) -> None:
        self.dismiss(event.action)

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet puts it away."""
        if event.widget is self:
            self.dismiss()

    def action_move(self, lines: int) -> None:
        """So many lines down; up where negative."""
        self.query_one(ChoiceList).move(lines)


def fitting(typed: str, places: tuple[Where, ...], glyphs: Glyphs) -> tuple[Choice, ...]:
    """The commands whose title or sentence holds every word typed; those whose title does first."""
    words = typed.casefold().split()
    found: list[tuple[bool, int, Choice]] = []
    for number, item in enumerate(within(*places)):
        title, more = _(item.title), _(item.help)
        if item.id == "palette" or not _holds(f"{title} {more}", words):
            continue
        keys = " ".join(shown_key(key, glyphs) for key in item.keys)
        left = (Piece(f" {title}", Tone.INK),)
        choice = Choice(left, (Piece(f"{keys} ", Tone.ACCENT),), command(item.id))
        found.append((not _holds(title, words), number, choice))
    return tuple(choice for _is_worse, _number, choice in sorted(found, key=lambda each: each[:2]))


def _holds(text: str, words: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)
