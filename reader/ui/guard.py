"""The net under the boundary: deletes any control character that still gets to the screen.

Textual 8 hands ESC, C1 and bidi characters in text on to the terminal. `model.sanitize` keeps them
out of every value; this filter sees every segment that is painted, ours and those of widgets that
are not ours. The characters have no width, so nothing moves.
"""

import re
from typing import ClassVar

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_REFUSED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


class Guard(LineFilter):
    """Deletes control, bidi and tag characters and lone surrogates from what is painted."""

    caught: ClassVar[int] = 0
    """How many segments it had to clean since the program started; the tests want 0."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments, clean."""
        if all(text.isascii() and text.isprintable() for text, _, _ in segments):
            return segments
        return [self._cleaned(segment) for segment in segments]

    def _cleaned(self, segment: Segment) -> Segment:
        text, style, control = segment
        if text.isprintable() or _REFUSED.search(text) is None:
            return segment
        Guard.caught += 1
        return Segment(_REFUSED.sub("", text), style, control)
