"""Every command by name: type some of it, press Enter. From the action table."""

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from reader.actions import Where
from reader.i18n import _
from reader.ui.bindings import closing_bindings, command, shown_key
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.screens.modal import Modal
from reader.ui.table import within
from reader.ui.typed_ahead import TypedAhead, type_into
from reader.ui.widgets.choice_list import Choice, ChoiceList


class PaletteScreen(Modal[str], inherit_bindings=False):
    """A line to type in, and the commands that fit; the chosen one is the result."""

    BINDINGS = [  # noqa: RUF012 - the type that Textual gives it
        *closing_bindings("palette"),
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+p", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
    ]
    AUTO_FOCUS = ""

    def __init__(
        self, places: tuple[Where, ...], ink: Ink, glyphs: Glyphs, beginning: str = ""
    ) -> None:
        """Only those whose ids have this beginning."""
        super().__init__()
        self._beginning = beginning
        self._places, self._ink, self._glyphs = places, ink, glyphs
        self._narrowed_by: str | None = None
        """What the commands shown fit; None before there are any."""
        self._ahead = TypedAhead()
        self._ahead.wait()

    def compose(self) -> ComposeResult:
        """One sheet in the middle."""
        with Vertical(id="sheet"):
            yield Input(placeholder=_("What do you want to do?"), compact=True, max_length=80)
            yield ChoiceList(self._ink)

    def on_mount(self) -> None:
        """All commands, and what was typed before there was a line for it."""
        line, is_entered, text = self.query_one(Input), self._ahead.is_entered, self._ahead.end()
        self._put(text)
        self.set_focus(line)
        type_into(line, text)
        if is_entered:
            line.call_later(self._enter)

    def takes_key(self, event: events.Key) -> bool:
        """Letters are for the line from the first on, and Enter is for all that stand before it."""
        if event.key == "enter" and not self._ahead.is_waiting:
            self.query_one(Input).call_later(self._enter)
            return True
        return event.key != "escape" and self._ahead.take(event)

    def _put(self, typed: str) -> None:
        if typed == self._narrowed_by:
            return
        self._narrowed_by = typed
        view = self.query_one(ChoiceList)
        view.choices = fitting(typed, self._places, self._glyphs, self._beginning)
        view.choose(0)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._put(event.value)

    def _enter(self) -> None:
        # Told by the line when it has taken every letter; the screen may not know of the last.
        self._put(self.query_one(Input).value)
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


def fitting(
    typed: str, places: tuple[Where, ...], glyphs: Glyphs, beginning: str = ""
) -> tuple[Choice, ...]:
    """The commands whose title or sentence holds every word typed; those whose title does first."""
    words = typed.casefold().split()
    found: list[tuple[bool, int, Choice]] = []
    for number, item in enumerate(within(*places)):
        title, more = _(item.title), _(item.help)
        if item.id == "palette" or not item.id.startswith(beginning):
            continue
        if not _holds(f"{title} {more}", words):
            continue
        keys = " ".join(shown_key(key, glyphs) for key in item.keys)
        left = (Piece(f" {title}", Tone.INK),)
        choice = Choice(left, (Piece(f"{keys} ", Tone.ACCENT),), command(item.id))
        found.append((not _holds(title, words), number, choice))
    return tuple(choice for _is_worse, _number, choice in sorted(found, key=lambda each: each[:2]))


def _holds(text: str, words: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)
