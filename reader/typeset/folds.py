"""Sections that can be folded away: which they are, and the summary that stays."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from reader.typeset.blocks import Laid
from reader.typeset.lines import Run

_TARGET = "fold:"


class Fold(NamedTuple):
    """A section that can be folded; known by the leaf that is its summary."""

    end: int
    """The first leaf after it."""
    is_open: bool
    """The author left it open."""
    sign: str
    """Stands before its summary, instead of the sign that it is open, while it is folded."""


class Summary:
    """What stays of a section: it can be gone to and followed as links are."""

    __slots__ = ("_laid", "_sign", "_target", "height")

    def __init__(self, laid: Laid, block: int, sign: str = "") -> None:
        self._laid = laid
        self._sign = sign  # empty while the section is open
        self._target = target_of(block)
        self.height = laid.height

    def span(self, row: int) -> tuple[int, int]:
        """The logical text on a row."""
        return self._laid.span(row)

    def runs(self, row: int) -> Sequence[Run]:
        """The runs of a row; a link in the summary leads where the author said."""
        runs = [part if part.target else replace(part, target=self._target) for part in
                self._laid.runs(row)]  # fmt: skip
        if self._sign and not row:
            number = next(number for number, part in enumerate(runs) if _is_sign(part))
            text = runs[number].text
            at = len(text) - len(text.lstrip())
            runs[number] = replace(runs[number], text=text[:at] + self._sign + text[at + 1 :])
        return runs

    def row_of(self, offset: int) -> int:
        """The row that shows an offset."""
        return self._laid.row_of(offset)


def _is_sign(part: Run) -> bool:
    return part.at < 0 and bool(part.text.strip())


def target_of(block: int) -> str:
    """What the runs of a summary point at."""
    return f"{_TARGET}{block}"


def fold_at(target: str) -> int | None:
    """The summary that `target_of` made a target of; None for any other target."""
    number = target.removeprefix(_TARGET)
    is_fold = number != target and number.isdecimal() and len(number) < 9
    return int(number) if is_fold else None
