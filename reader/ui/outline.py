"""The contents of an article as lines to choose from, narrowed by what is typed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.i18n import _
from reader.model.matching import flat
from reader.ui.cut import cut
from reader.ui.days import minutes
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Piece, Tone
from reader.ui.widgets.choice_list import Choice

STEP = 2
"""Cells that each level is set in by."""
DEEPEST = 4
"""Levels that are told apart by it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading."""

    title: str
    level: int
    """0 for the highest there is in the article, and up."""
    minutes: int
    """That reading its section takes; 0 for less than one."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The entries, what is typed, and where the cursor stands."""

    entries: Sequence[Entry]
    """Never empty."""
    here: int | None
    """The entry that is read; None before the first."""
    typed: str = ""
    chosen: int = 0
    """Index among `shown`."""

    @property
    def shown(self) -> list[int]:
        """The numbers of the entries that hold every word typed."""
        words = flat(self.typed).split()
        titles = [flat(entry.title) for entry in self.entries]
        return [n for n, title in enumerate(titles) if all(word in title for word in words)]

    @property
    def number(self) -> int | None:
        """The entry under the cursor; None where none is shown."""
        shown = self.shown
        return shown[self.chosen] if shown else None

    def narrowed(self, typed: str) -> "Outline":
        """With other words typed; the cursor stays on its entry where that is still shown."""
        found = replace(self, typed=typed, chosen=0)
        shown = found.shown
        number = self.number if self.number in shown else self.here if not typed else None
        return replace(found, chosen=shown.index(number) if number in shown else 0)

    def moved(self, lines: int) -> "Outline":
        """With the cursor so many lines further down; up where negative."""
        return replace(self, chosen=max(0, min(self.chosen + lines, len(self.shown) - 1)))

    def choices(self, width: int, glyphs: Glyphs) -> tuple[Choice, ...]:
        """A line for each entry that is shown."""
        shown = self.shown
        if not shown:
            nothing = _("No heading holds this.")
            return (Choice((Piece(f"  {cut(nothing, width - 2)}", Tone.QUIET),)),)
        return tuple(self._line(number, width, glyphs) for number in shown)

    def _line(self, number: int, width: int, glyphs: Glyphs) -> Choice:
        entry = self.entries[number]
        is_here = number == self.here
        indent = " " * (STEP * min(entry.level, DEEPEST)) if not self.typed else ""
        length = f" {minutes(entry.minutes)} " if entry.minutes and width >= 30 else " "
        room = width - 2 - len(indent) - len(length)
        tone = Tone.STRONG if is_here else Tone.INK if not entry.level else Tone.QUIET
        return Choice(
            (
                Piece(f"{glyphs.cursor if is_here else ' '} ", Tone.ACCENT),
                Piece(indent + cut(entry.title, max(room, 1), glyphs.ellipsis), tone),
            ),
            (Piece(length, Tone.QUIET),),
            f"screen.go_to_section({number})",
        )
