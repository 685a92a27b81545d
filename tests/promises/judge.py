"""What a program may send to a terminal; whatever else it sends is a violation.

A list of what is allowed and not of what is known to be bad: a promise holds for any file.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from reader.model.sanitize import MAX_MARKS

_SEQUENCE = re.compile(
    rb"\x1b(?:\[(?P<csi>[0-?]*[ -/]*[@-~])"
    rb"|(?P<kind>[\]PX^_])(?P<words>[^\x1b\x07]*)(?:\x07|\x1b\\)"
    rb"|(?P<short>[ -/]*[0-~])?)"
)
# Colours, the cursor, the modes of the mouse, of focus and pasting, of the keyboard: what a full
# screen is made of. A sequence that an article brings along would have to be one of these.
_SCREEN = re.compile(
    rb"[\d;:]*m|(?:\d+;\d+)?H|[0-3]?[JK]|>\d+u|<u|\?20(?:26|48)\$p"
    rb"|\?(?:7|25|1000|1003|1004|1006|1015|1049|2004|2026|2048)[hl]"
)
_ASKED = b"\x1b[c"
"""The program asks once what the terminal can do; whatever else an article asks is seen."""
_POINTER = re.compile(rb"22;[a-z-]*|11;\?")
_COPY = re.compile(rb"52;c;[A-Za-z0-9+/=]*")
_LINK = re.compile(rb"8;[^;]*;(?:(?:https?://|mailto:)[!-~]+)?")
_REFUSED = ("Cc", "Cs", "Zl", "Zp")
# Joiners and the soft hyphen belong to scripts; the others are drawn although they are Cf.
_JOINERS = "\xad\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2\u180e\U000110bd"
OWNED = "OWNED"
"""Stands in every control sequence of our hostile cases; drawn it is a word, sent it is a fault."""


def violations(raw: bytes, *, may_copy: bool = False, may_draw: bool = False) -> list[str]:
    """What may not have been sent, each kind once; copying and pictures only where asked for."""
    found: dict[str, None] = {}
    for match in _SEQUENCE.finditer(raw.replace(_ASKED, b"", 1)):
        if not _is_allowed(match, may_copy=may_copy, may_draw=may_draw):
            found[repr(match[0][:60])] = None
    found.update(dict.fromkeys(_text_violations(_SEQUENCE.sub(b"", raw))))
    return list(found)


def printed(raw: bytes) -> list[str]:
    """What may not stand in output that is no screen: no sequence at all, tabs and lines alone."""
    return list(dict.fromkeys(_text_violations(raw.replace(b"\t", b""))))


def _is_allowed(match: re.Match[bytes], *, may_copy: bool, may_draw: bool) -> bool:
    words = match["words"] or b""
    if match["csi"] is not None:
        return _SCREEN.fullmatch(match["csi"]) is not None
    if match["kind"] == b"]":
        is_copy = may_copy and _COPY.fullmatch(words)
        return bool(is_copy or _POINTER.fullmatch(words) or _LINK.fullmatch(words))
    return match["kind"] == b"_" and words.startswith(b"G") and may_draw


def _text_violations(raw: bytes) -> Iterator[str]:
    text = raw.decode("utf-8", "surrogateescape")
    marks = 0
    for before, character in pairwise(f" {text}"):
        if before == "\u200d" and character.isascii() and character.isalnum():
            yield "a letter joined to another, measured as nothing"
        if character < "\x7f":
            if character < " " and character not in "\r\n":
                yield f"control {ord(character):#04x}"
            marks = 0
            continue
        kind = unicodedata.category(character)
        if kind in ("Mn", "Me", "Mc") or "\u1160" <= character <= "\u11ff":
            marks += 1
            if marks > MAX_MARKS:
                yield f"more than {MAX_MARKS} marks on one character"
        elif (
            kind in _REFUSED or (kind == "Cf" and character not in _JOINERS) or _is_none(character)
        ):
            yield f"U+{ord(character):04X}"
        elif kind != "Cf":
            marks = 0


def _is_none(character: str) -> bool:
    """A code that will never be a character, of the first plane: elsewhere it is a box at most."""
    return "\ufdd0" <= character <= "\ufdef" or character in "\ufffe\uffff"
