"""Running text with room between its lines, as a block of its own kind."""

from collections.abc import Sequence

from reader.typeset.blocks import Laid
from reader.typeset.lines import Run


class Spaced:
    """A block's rows with an empty one between every two of them."""

    __slots__ = ("laid",)

    def __init__(self, laid: Laid) -> None:
        self.laid = laid
        """The block itself."""

    @property
    def height(self) -> int:
        """Rows, the empty ones counted in."""
        return max(2 * self.laid.height - 1, 0)

    def span(self, row: int) -> tuple[int, int]:
        """The logical text on a row; nothing on an empty one."""
        start, end = self.laid.span(row // 2)
        return (end, end) if row % 2 else (start, end)

    def runs(self, row: int) -> Sequence[Run]:
        """The runs of a row."""
        return () if row % 2 else self.laid.runs(row // 2)

    def row_of(self, offset: int) -> int:
        """The row that shows an offset."""
        return 2 * self.laid.row_of(offset)
