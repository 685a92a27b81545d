"""How many cells text takes in a terminal.

Rich pads and crops by its own measure, so this one gives the same answers: the sum over the
characters, whatever follows a zero-width joiner counting nothing, a narrow emoji made wide by
variation selector 16. (A test compares the two.) On top of that a tab counts as one blank, and soft
hyphens and zero-width spaces as nothing: they say where a line may break and are never output.
"""

import re
from functools import lru_cache
from itertools import accumulate

SOFT_HYPHEN = "\xad"
BLANKS = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"
"""Where a line may break; not shown at its end."""
UNPRINTED = re.compile("[\xad\u200b]")
"""Characters that are never output."""

_JOINER, _EMOJI = "\u200d", "\ufe0f"

# Letters, punctuation and signs that are one cell each and join with nothing: nearly all text in
# Latin, Greek and Cyrillic script, for which the width is the length.
_OTHER = re.compile(
    "[^\n\t -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f"
    "\u1e00-\u1eff\u2010-\u2027\u202f-\u205f\u20a0-\u20c0\u2100-\u218b\u2190-\u2199"
    "\u2200-\u22ff\u2500-\u25fc]"
)
_SPECIAL = re.compile("[\u200d\ufe0f]")
_REGIONAL = (0x1F1E6, 0x1F1FF)
_TONES = (0x1F3FB, 0x1F3FF)


def is_narrow(text: str) -> bool:
    """Every character is exactly one cell wide; tabs and line feeds pass as well."""
    return text.isascii() or _OTHER.search(text) is None


def cells(text: str) -> int:
    """The width of a text that has no line feed in it."""
    return len(text) if is_narrow(text) else offsets(text)[-1]


def offsets(text: str) -> list[int]:
    """The cells before each character, and those of the whole at the end: len(text) + 1 numbers."""
    widths = bytearray(text.translate(_WIDTHS).encode("latin-1"))
    if _JOINER in text or _EMOJI in text:
        _join(text, widths)
    return list(accumulate(widths, initial=0))


def character_cells(character: str) -> int:
    """The width of one character by itself: 0, 1 or 2."""
    return _character(ord(character))


def is_within_cluster(text: str, index: int) -> bool:
    """Between the characters around the index no line may ever break: they are one sign."""
    before, after = text[index - 1], text[index]
    if before == _JOINER or _character(ord(after)) == 0:
        return after not in "\t\n\u200b\xad"
    return is_regional(after) and _regionals_before(text, index) % 2 == 1


class _Widths(dict[int, str]):
    """The width of each code point as the character with that number, filled in on demand."""

    def __missing__(self, code: int) -> str:
        if len(self) > _REMEMBERED:
            self.clear()
            self.update(_UNUSUAL)
        width = chr(_character(code))
        self[code] = width
        return width


_REMEMBERED = 20_000
_UNUSUAL = {9: "\x01", 10: "\x00", 0xAD: "\x00", 0x200B: "\x00"}
_WIDTHS = _Widths(_UNUSUAL)


@lru_cache(maxsize=4096)
def _character(code: int) -> int:
    # Rich counts a flag's two letters one each and a skin tone as part of its emoji; wcwidth
    # leaves both to whoever looks at the whole string.
    if _REGIONAL[0] <= code <= _REGIONAL[1]:
        return 1
    if _TONES[0] <= code <= _TONES[1]:
        return 0
    # 25 ms to load, and most articles never need it.
    from wcwidth import wcwidth

    return max(wcwidth(chr(code)), 0)


@lru_cache(maxsize=4096)
def _is_widened(character: str) -> bool:
    from wcwidth import wcswidth

    return _character(ord(character)) == 1 and wcswidth(character + _EMOJI) == 2


def _join(text: str, widths: bytearray) -> None:
    skipped = -1
    reach = 0  # the first character that a variation selector further on can still widen
    for match in _SPECIAL.finditer(text):
        index = match.start()
        if index == skipped:
            continue
        if text[index] == _JOINER:
            skipped = index + 1
            if skipped < len(widths):
                widths[skipped] = 0
        else:
            base = index - 1
            while base >= reach and not widths[base]:
                base -= 1
            widths[index] = 1 if base >= reach and _is_widened(text[base]) else 0
            reach = index + 1


def is_regional(character: str) -> bool:
    """Half a flag."""
    return _REGIONAL[0] <= ord(character) <= _REGIONAL[1]


def _regionals_before(text: str, index: int) -> int:
    first = index
    while first > 0 and index - first < 64 and is_regional(text[first - 1]):
        first -= 1
    return index - first
