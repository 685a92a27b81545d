"""The boundary: every string that comes from outside passes here, after every decoding.

Article files are untrusted, and Textual 8 hands ESC and C1 characters in text to the terminal as
they are. So bodies, metadata, file names, configuration and the texts of caught exceptions become
`Shown` here, and the screens show nothing else. All functions are pure, total and idempotent.
"""

import re
from typing import NewType
from urllib.parse import quote, urlsplit

Shown = NewType("Shown", str)
"""Text that passed the boundary: no control but line feed and tab, no bidi override, no tag
character, no lone surrogate, at most `MAX_MARKS` marks and joiners on one character."""

EMPTY = Shown("")

MAX_MARKS = 8
"""Combining marks and joiners kept on one character; more is no script but an attack on the
layout."""

MAX_URL = 4096
"""Longest address that may be opened, in characters."""

WEB_SCHEMES = ("http", "https", "mailto")

# Compiled where they are first used: most texts need none of them, and to compile them all took a
# tenth of the time of `leeslamp list`.

# A complete CSI sequence says nothing to a reader (colours of a terminal log, mostly); of every
# other sequence only the control characters go, so that no text can hide behind one.
_CSI = "(?:\x1b\\[|\x9b)[0-?]{0,32}[ -/]{0,8}[@-~]"
_NEWLINE = "\r\n?|[\x0b\x0c\x85\u2028\u2029]"
_ACTING = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_REMOVED = f"[{_ACTING}]"
_SURROGATE = "[\ud800-\udfff]"
# Whatever one of the above would change: most texts hold none of it, and one look is enough.
_SUSPECT = f"[\r\x0b\x0c\x85\u2028\u2029\ud800-\udfff{_ACTING}]"
# Vowels and ends of Korean syllables: letters that take no cell behind another.
_TAILS = "\u1160-\u11ff\ud7b0-\ud7fb"
_MARK_RUN = rf"[^\w\s\x00-\xac\xae-\u02ff]{{{MAX_MARKS + 1},}}"
_TAIL_RUN = rf"(?:[^\w\s]|[{_TAILS}]){{{MAX_MARKS + 1},}}"
_WIDTHLESS = ("Mn", "Me", "Mc", "Cf")
# Rich counts no cell for what follows a joiner, nor for the tone of a skin, whatever they stand
# behind; a terminal draws all of it that makes no picture, past the end of the line.
_PICTURES = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001f3fa\U0001f400-\U0001faff"
_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_LOOSE_TONE = (
    f"(?<![\u261d\u26f9\u270a-\u270d\U0001f385-\U0001f3fa\U0001f400-\U0001faff])[{_TONES}]"
)
_SWATCH = "\u25a0"
_VIRAMAS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2"
"""Behind one, or before it, a joiner says how letters are written."""
_IDLE_JOINER = (
    f"(?<![{_PICTURES}{_TONES}\ufe0f{_VIRAMAS}])\u200d(?![{_VIRAMAS}])"
    f"|(?<![{_VIRAMAS}])\u200d(?![{_PICTURES}{_VIRAMAS}])"
)
_JOINER_OF_LETTERS = f"(?<![{_PICTURES}{_TONES}\ufe0f])\u200d"
_FILLER = "[\u3164\uffa0]"
"""Blank, two cells wide in most terminals and none by Rich's measure."""
# What nothing above or below changes, however often it stands there: most of what is written in
# Latin, Greek, Cyrillic, Chinese, Japanese and Korean. Found in a third of the time of the others.
_HARMLESS = (
    "[\t\n -~\xa0-\xac\xae-\u02ff\u0370-\u0373\u0386\u0388-\u038a\u038e-\u03a1\u03a3-\u03ff"
    "\u0400-\u0482\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2190-\u23ff"
    "\u2500-\u27bf\u3000-\u3029\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fef\uac00-\ud7a3\uff01-\uff5e]*+"
)
_HARMFUL_LATIN = bytes([*range(9), *range(11, 32), *range(0x7F, 0xA0), 0xAD])
"""The bytes of Latin-1 that are not among them."""
_BLANK = r"\s+"
_INVISIBLE = "[\xad\u200b]"
# What comes out of `url` as it went in; most addresses are.
_ORDINARY_URL = r"(?a)https?://[a-z0-9][a-z0-9.-]*+(?:/[\w./~%&=?+#!$,;:'@()*-]*+)?"
_CONTROL = "[\x00-\x20\x7f-\x9f]"


def clean(text: str) -> Shown:
    """A body: line ends become line feeds, tabs stay, whatever could act or deceive goes."""
    if _is_harmless(text):
        return Shown(text)
    if re.search(_SUSPECT, text):
        text = re.sub(_CSI, "", text)
        text = re.sub(_NEWLINE, "\n", text)
        text = re.sub(_REMOVED, "", text)
        text = re.sub(_SURROGATE, "\ufffd", text)
    if text.isascii():
        return Shown(text)
    # One look for letters that hardly any text has: within the other pattern they double its time.
    text = re.sub(_TAIL_RUN if re.search(f"[{_TAILS}]", text) else _MARK_RUN, _fewer_marks, text)
    return Shown(_as_wide_as_measured(text))


def line(text: str) -> Shown:
    """A title, a tag, a name, a message: one line, white space folded, nothing invisible."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return Shown(text.strip())
    text = clean(text)
    if not text.isprintable() or "  " in text:
        text = re.sub(_BLANK, " ", re.sub(_INVISIBLE, "", text))
        # In a row of columns the next one would be moved by it.
        text = re.sub(_JOINER_OF_LETTERS, "", text)
    return Shown(text.strip())


def path(name: str) -> Shown:
    r"""A file name as it can be shown: bytes that are no UTF-8 and controls become `\xNN`."""
    visible = "".join(_escaped(character) for character in name)
    return line(visible)


def url(text: str) -> str | None:
    """An address that may be opened (http, https, mailto), percent-encoded; else None.

    Refused: other schemes, user names before the host, a leading dash, over 4,096 characters.
    Control characters and blanks around it are dropped, those within it are encoded.
    """
    if len(text) <= MAX_URL and re.fullmatch(_ORDINARY_URL, text):
        return text
    text = clean(text).strip()
    if not text or len(text) > MAX_URL or text.startswith("-"):
        return None
    text = re.sub(_CONTROL, "", text.replace("\n", "").replace("\t", "").replace(" ", "%20"))
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme.lower() not in WEB_SCHEMES or "@" in parts.netloc:
        return None
    if parts.scheme.lower() != "mailto" and not host:
        return None
    encoded = quote(text, safe="%/:=&?~#+!$,;'@()*[]")
    return encoded if len(encoded) <= MAX_URL else None


def _is_harmless(text: str) -> bool:
    """One look in C for Latin-1: of a whole body that takes a quarter of the time of a pattern."""
    try:
        latin = text.encode("latin-1")
    except UnicodeEncodeError:
        found = re.match(_HARMLESS, text)
        return found is not None and found.end() == len(text)
    return len(latin.translate(None, _HARMFUL_LATIN)) == len(latin)


def _escaped(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is no UTF-8, as surrogateescape carries it
        return f"\\x{code - 0xDC00:02x}"
    if code < 0x20 or 0x7F <= code <= 0x9F:
        return f"\\x{code:02x}"
    return character


def _as_wide_as_measured(text: str) -> str:
    """Without what a terminal draws wider than `typeset.width` says."""
    if "\u200d" in text:
        text = re.sub(_IDLE_JOINER, "", text)
    if any(tone in text for tone in _TONES):
        text = re.sub(_LOOSE_TONE, _SWATCH, text)
    return re.sub(_FILLER, " ", text) if "\u3164" in text or "\uffa0" in text else text


def _fewer_marks(match: re.Match[str]) -> str:
    kept = [""]
    run = 0
    for character in match[0]:
        # A joiner or soft hyphen takes no cell either: it piles up as marks do.
        if _is_widthless(character):
            run += 1
        elif kept[-1] != "\u200d":
            run = 0
        if run <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def _is_widthless(character: str) -> bool:
    import unicodedata

    kind = unicodedata.category(character)
    # What this version of Python doesn't know yet, of the first plane, are mostly marks.
    is_unknown = kind == "Cn" and character < "\U00010000"
    return kind in _WIDTHLESS or is_unknown or re.match(f"[{_TAILS}]", character) is not None
