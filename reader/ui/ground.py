"""What colour the terminal's ground is: asked once, answered among the keys, or never."""

import re
from typing import TYPE_CHECKING

from reader.contrast import luminance
from reader.ui.ink import Ink

if TYPE_CHECKING:
    from reader.ui.app import Leeslamp

ASK = "\x1b]11;?\x1b\\"
"""OSC 11; most terminals answer, the others say nothing."""
HALF = 0.18
"""The luminance of a grey that black and white can be told from equally well."""

_START = b"\x1b]11;"
_ANSWER = re.compile(
    rb"\x1b\]11;rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})[^\x07\x1b]{0,5}"
    rb"(?:\x07|\x1b\\)",
    re.IGNORECASE,
)
_LONGEST = 48
"""Bytes of an answer: what is longer is none."""


class Answers:
    """Takes the answer out of what is typed, also where it comes in pieces."""

    def __init__(self) -> None:
        self._held = b""
        self.is_light: bool | None = None
        """None until it was told."""

    def without(self, data: bytes) -> bytes:
        """What was read, without the answer."""
        data, self._held = self._held + data, b""
        found = _ANSWER.search(data)
        if found is not None:
            self.is_light = is_light(found)
            return data[: found.start()] + data[found.end() :]
        start = data.rfind(_START)
        if start >= 0 and len(data) - start < _LONGEST:
            self._held = data[start:]
            return data[:start]
        return data


def suit(app: "Leeslamp", *, is_light: bool) -> None:
    """Wear the theme for this ground, unless the person chose another than was usual."""
    palette = app.wardrobe.suited(app.theme, is_light=is_light)
    if palette.name != app.theme:
        app.theme, app.ink = palette.name, Ink(palette)
        app.library.ink = app.ink
        if "reading" in vars(app):  # it is made with the ink of the program, and not yet
            app.reading.ink = app.ink


def is_light(found: "re.Match[bytes]") -> bool:
    """The colour of an answer, of 4 to 16 bits a part, is nearer to white than to black."""
    parts = (int(part, 16) * 255 // (16 ** len(part) - 1) for part in found.groups())
    return luminance("#" + bytes(parts).hex()) > HALF
