"""What colour the terminal's ground is: asked once, answered among the keys, or never."""

import re
from typing import TYPE_CHECKING

from reader.contrast import luminance
from reader.ui.answers import Answer

if TYPE_CHECKING:
    from reader.ui.app import Leeslamp

ASK = "\x1b]11;?\x1b\\"
"""OSC 11; most terminals answer, the others say nothing."""
HALF = 0.18
"""The luminance of a grey that black and white can be told from equally well."""

_WHOLE = re.compile(
    rb"\x1b\]11;rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})[^\x07\x1b]{0,5}"
    rb"(?:\x07|\x1b\\)",
    re.IGNORECASE,
)
_BEGINNING = re.compile(rb"\x1b\]11;[^\x07\x1b]{0,40}\x1b?\Z")


def answer() -> Answer:
    """What waits for it."""
    return Answer(_WHOLE, _BEGINNING)


def suit(app: "Leeslamp", *, is_light: bool) -> None:
    """Wear the theme for this ground, unless the person chose another than was usual."""
    palette = app.wardrobe.suited(app.theme, is_light=is_light)
    if palette.name != app.theme:
        app.theme, app.ink = palette.name, app.ink.of(palette)
        app.library.ink = app.ink
        if "reading" in vars(app):  # it is made with the ink of the program, and not yet
            app.reading.ink = app.ink


def is_light(found: "re.Match[bytes]") -> bool:
    """The colour of an answer, of 4 to 16 bits a part, is nearer to white than to black."""
    parts = (int(part, 16) * 255 // (16 ** len(part) - 1) for part in found.groups())
    return luminance("#" + bytes(parts).hex()) > HALF
