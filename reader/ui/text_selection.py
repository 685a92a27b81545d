"""What of an article's text is selected: a unit that is moved about, or all from one to another."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.model.passages import Passage, Text
from reader.model.units import Unit, stretches


class Units:
    """The words, sentences and paragraphs of a text, cut once each."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._cut: dict[Unit, tuple[Sequence[Passage], Sequence[int]]] = {}

    def of(self, unit: Unit) -> Sequence[Passage]:
        """All of this kind, in reading order."""
        return self._of(unit)[0]

    def at(self, unit: Unit, at: int) -> Passage | None:
        """The one that holds a character, else the next, else the last; None where none is."""
        number = self.number(unit, at)
        return self.of(unit)[number] if number is not None else None

    def number(self, unit: Unit, at: int) -> int | None:
        """Its number, 0 and up."""
        passages, starts = self._of(unit)
        if not passages:
            return None
        number = max(bisect_right(starts, at) - 1, 0)
        is_past = at >= passages[number].end
        return min(number + is_past, len(passages) - 1)

    def step(self, unit: Unit, here: Passage, step: int) -> Passage:
        """The next of its kind (step 1) or the one before (-1); itself at either end."""
        passages, starts = self._of(unit)
        number = bisect_left(starts, here.end) if step > 0 else bisect_left(starts, here.start) - 1
        return passages[number] if 0 <= number < len(passages) else here

    def step_leaf(self, unit: Unit, here: Passage, step: int) -> Passage:
        """The first of its kind in the next leaf (step 1) or the one before (-1)."""
        paragraph = self.at(Unit.PARAGRAPH, here.start)
        if paragraph is None:
            return here
        other = self.step(Unit.PARAGRAPH, paragraph, step)
        found = self.at(unit, other.start) if other != paragraph else None
        return found or here

    def _of(self, unit: Unit) -> tuple[Sequence[Passage], Sequence[int]]:
        if unit not in self._cut:
            passages, first = [], 0
            for leaf in self.text.leaves:
                passages += [Passage(first + a, first + b) for a, b in stretches(leaf, unit)]
                first += len(leaf) + 1
            self._cut[unit] = (passages, [passage.start for passage in passages])
        return self._cut[unit]


@dataclass(frozen=True, slots=True)
class TextSelection:
    """Some of a text."""

    units: Units
    unit: Unit
    head: Passage
    """The unit that the keys move."""
    anchor: Passage | None = None
    """Where the selection was begun, when it is held there and grows."""

    @property
    def passage(self) -> Passage:
        """What is selected."""
        anchor = self.anchor or self.head
        return Passage(min(self.head.start, anchor.start), max(self.head.end, anchor.end))

    @property
    def text(self) -> str:
        """Its words."""
        return self.units.text.whole[self.passage.start : self.passage.end]

    @property
    def is_growing(self) -> bool:
        """Its other end is held."""
        return self.anchor is not None

    def moved(self, step: int) -> "TextSelection":
        """The next unit, or the one before."""
        return replace(self, head=self.units.step(self.unit, self.head, step))

    def moved_leaf(self, step: int) -> "TextSelection":
        """To the next paragraph, or the one before."""
        return replace(self, head=self.units.step_leaf(self.unit, self.head, step))

    def moved_to(self, at: int) -> "TextSelection":
        """To the unit that holds a character, or the next."""
        return replace(self, head=self.units.at(self.unit, at) or self.head)

    def growing(self) -> "TextSelection":
        """Held where it is, so that it grows from here on."""
        return self if self.anchor is not None else replace(self, anchor=self.head)

    def let_go(self) -> "TextSelection":
        """One unit again: the one that was moved."""
        return replace(self, anchor=None)

    def turned(self) -> "TextSelection":
        """The other end is moved."""
        return replace(self, head=self.anchor, anchor=self.head) if self.anchor else self

    def by(self, unit: Unit) -> "TextSelection":
        """By other units: larger ones hold what was selected, of smaller ones the first is."""
        head, anchor = self.head, self.anchor
        is_after = anchor is not None and head.start >= anchor.start
        return replace(
            self,
            unit=unit,
            head=self._as(unit, head, is_last=is_after),
            anchor=self._as(unit, anchor, is_last=not is_after) if anchor is not None else None,
        )

    def _as(self, unit: Unit, passage: Passage, *, is_last: bool) -> Passage:
        at = passage.end - 1 if is_last else passage.start
        found = self.units.at(unit, at)
        if is_last and found is not None and found.start >= passage.end:
            found = self.units.step(unit, found, -1)  # it ends with signs that no word holds
        return found or passage


def begun(text: Text, at: int, unit: Unit = Unit.SENTENCE) -> TextSelection | None:
    """The unit at a character or after it, selected; None where the text holds none."""
    units = Units(text)
    head = units.at(unit, at)
    return TextSelection(units, unit, head) if head is not None else None
