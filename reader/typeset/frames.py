"""What stands to the left of a block: bars, bullets, numbers and blanks, level by level."""

from dataclasses import dataclass

from reader.typeset.lines import MINIMUM, Role, Run
from reader.typeset.paint import mark


@dataclass(frozen=True, slots=True)
class Frame:
    """The levels that a block lies in, outermost first; both tuples are equally long and wide."""

    lead: tuple[Run, ...] = ()
    """Before the block's first line."""
    rest: tuple[Run, ...] = ()
    """Before every further line."""
    cells: int = 0

    @property
    def after_lead(self) -> "Frame":
        """The frame of what follows the first block: the bullet is spent."""
        return self if self.lead is self.rest else Frame(self.rest, self.rest, self.cells)

    @property
    def gap(self) -> tuple[Run, ...]:
        """What a blank line shows: the bars, no blanks after the last of them."""
        runs = self.rest
        while runs and not runs[-1].text.strip():
            runs = runs[:-1]
        return runs


def within(frame: Frame, first: Run, rest: Run, measure: int) -> Frame:
    """One level deeper.

    Where that would leave the text too little room, the new level takes the place of the innermost
    one: the text keeps its width, however deep an article nests.
    """
    cells = frame.cells + first.cells
    if measure - cells < min(MINIMUM, measure * 3 // 4) and frame.rest:
        spent = frame.rest[-1].cells
        lead, others = frame.lead[:-1], frame.rest[:-1]
        return Frame((*lead, first), (*others, rest), cells - spent)
    return Frame((*frame.lead, first), (*frame.rest, rest), cells)


def hanging(frame: Frame, marker: str, role: Role, measure: int) -> Frame:
    """A level with a marker on its first line and blanks under it."""
    first = mark(marker, role)
    return within(frame, first, mark(" " * first.cells, Role.TEXT), measure)


def barred(frame: Frame, bar: str, measure: int) -> Frame:
    """A level with a bar on every line."""
    run = mark(f"{bar} ", Role.QUOTE_BAR)
    return within(frame, run, run, measure)


def indented(frame: Frame, cells: int, measure: int) -> Frame:
    """A level of blanks."""
    run = mark(" " * cells, Role.TEXT)
    return within(frame, run, run, measure)
