"""What counts as the same word: the text as the index holds it, and where hits stand in a text.

The index and the search in an article agree because both go through `flat`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache

from reader.model.terms import Text

# Written without spaces, or with endings stuck to the word: every character is a word of its own,
# and what is looked for is a phrase of them. Han, Kana, Hangul, Thai, Lao, Khmer, Burmese.
_UNSPACED = (
    "\u0e01-\u0e2e\u0e30-\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0ebd-\u0ec6\u1000-\u102a\u1780-\u17b3"
    "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_UNSPACED_CHARACTER = re.compile(f"([{_UNSPACED}])")
_SILENT = "\xad\u200b\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u20d0-\u20f0"
_SILENT_CHARACTERS = re.compile(f"[{_SILENT}]+")
_PIECE = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")


STRUCK = str.maketrans("łøđħı", "lodhi")
"""Small letters that Unicode takes for whole, though they are typed as others: most keyboards lack
them."""


class _Folds(dict[int, str]):
    """Character -> the one character that stands for it; made as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = unicodedata.normalize("NFKD", character).casefold()
        letters = [one.translate(STRUCK) for one in folded if not unicodedata.combining(one)]
        self[code] = letters[0] if len(letters) == 1 else character.lower()[:1]
        return self[code]


_FOLDS = _Folds()
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def flat(text: str) -> str:
    """A text with case and diacritics folded, character for character: its length stays."""
    if text.isascii():
        return text.lower()
    western = _western(text)
    return western if western is not None else _flat(text)


def _flat(text: str) -> str:
    # In half the time that `translate` takes for all of a text that is mostly ASCII.
    return _BEYOND_ASCII.sub(_folded, text).lower()


_MICRO = b"\xb5"
"""The only letter of these charsets that folds to one of no such charset, the Greek."""


def _western(text: str, *, is_indexed: bool = False) -> str | None:
    """The same, or as the index takes it, in a tenth of the time for what the charsets of western
    Europe hold, a byte for a character. None for every other text.
    """
    for charset in ("latin-1", "cp1252"):
        try:
            data = text.encode(charset)
        except UnicodeEncodeError:
            continue
        if _MICRO in data:
            break
        silent = _SOFT_HYPHEN if is_indexed else b""
        return data.translate(_table(charset, is_indexed), silent).decode(charset)
    return None


@cache
def _table(charset: str, is_indexed: bool) -> bytes:
    """Byte of a charset -> the byte that stands for it in a flat text, or in the index."""
    fold = _indexed if is_indexed else _flat
    table = bytearray(range(256))
    for byte in range(256):
        with suppress(ValueError):  # what is silent or no character, and the micro sign
            (table[byte],) = fold(bytes([byte]).decode(charset)).encode(charset)
    return bytes(table)


def _folded(found: re.Match[str]) -> str:
    return found[0].translate(_FOLDS)


def indexed(text: str) -> str:
    """A text as the index of words takes it: flat, with spaces between words of every script.

    Beyond ASCII only letters and digits are left, for the index takes all of that for words.
    """
    if text.isascii():
        return text
    western = _western(text, is_indexed=True)
    return western if western is not None else _indexed(text)


class _Pieces(dict[int, str]):
    """Character -> what the index takes for it; made as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = _FOLDS[code]
        if _UNSPACED_CHARACTER.match(folded):
            piece = f" {folded} "
        elif _SILENT_CHARACTERS.match(folded):
            piece = ""
        else:
            piece = folded if folded.isascii() or folded.isalnum() else " "
        self[code] = piece
        return piece


_PIECES = _Pieces()
_SOFT_HYPHEN = b"\xad"
"""The silent one of these charsets; none of them is unspaced."""


def _indexed(text: str) -> str:
    return _BEYOND_ASCII.sub(lambda found: found[0].translate(_PIECES), text).lower()


def words(text: str) -> list[str]:
    """The words of a text as the index knows them; none where there is nothing to look for."""
    return _PIECE.findall(_SILENT_CHARACTERS.sub("", flat(text)))


def pattern(wanted: Iterable[Text]) -> re.Pattern[str] | None:
    """What `hits` looks for to find all of these; None where there is nothing to find."""
    found = sorted({_pattern(one) for one in wanted} - {""}, key=len, reverse=True)
    return re.compile("|".join(found)) if found else None


def passage(typed: str) -> re.Pattern[str] | None:
    """What `hits` looks for to find a text as it is typed, wherever it stands, also within words;
    None where there is nothing to find. Straight quotes and hyphens find every kind of them.
    """
    typed = _SILENT_CHARACTERS.sub("", flat(typed))
    pieces = typed.split()
    if not pieces:
        return None
    # Letters found one by one, for hardly any text needs what may stand between them.
    parts = [_MAYBE_SILENT.join(map(_character, piece)) for piece in pieces]
    start = r"\s" if typed[0].isspace() else ""
    end = r"\s" if typed[-1].isspace() else ""
    return re.compile(start + rf"{_MAYBE_SILENT}\s+".join(parts) + _MAYBE_SILENT + end)


_ALIKE = {"'": "['\u2018-\u201b]", '"': '["\u201c-\u201f\xab\xbb]', "-": "[-\u2010-\u2015]"}
"""What is typed, and the signs of print that it stands for."""


def _character(character: str) -> str:
    return _ALIKE.get(character) or re.escape(character)


def hits(text: str, wanted: re.Pattern[str]) -> list[tuple[int, int]]:
    """Start and end of everything in a text that a `pattern` finds."""
    return list(hits_in_flat(flat(text), wanted))


def hits_in_flat(text: str, wanted: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The same in a text that is `flat` already."""
    if not text.isascii() and _UNUSUAL_CHARACTER.search(text):
        exact, silence = wanted.pattern.replace(_LETTER, _SPACED_LETTER), _SILENCE
        if exact.count(_MAYBE_SILENT) > _FEW_LETTERS:
            text, silence = _ANY_SILENT.sub(_ONE_SILENT, text), f"{_ONE_SILENT}*+"
        wanted = re.compile(exact.replace(_MAYBE_SILENT, silence))
    return (found.span() for found in wanted.finditer(text) if found.end() > found.start())


# A set of so many characters takes 2 ms to compile, and a search has a new pattern with every
# letter. Few texts need the sets: a pattern is compiled without them, and with them for those.
_UNUSUAL_CHARACTER = re.compile(f"[{_SILENT}{_UNSPACED}]")
_LETTER, _SPACED_LETTER = r"[^\W_]", rf"[^\W_{_UNSPACED}]"
_MAYBE_SILENT, _SILENCE = "(?#)", f"[{_SILENT}]*+"
# A set behind each of 200 letters takes 54 ms and 100 KB, and `re` keeps 512 patterns. For so many
# what is silent becomes one character instead, which takes 10 ms in 240 KB of pointed Hebrew.
_FEW_LETTERS = 24
_ONE_SILENT, _ANY_SILENT = "\xad", re.compile(f"[{_SILENT}]")


def _pattern(wanted: Text) -> str:
    pieces = words(wanted.text)
    if not pieces:
        return ""
    parts = [_MAYBE_SILENT.join(map(re.escape, piece)) for piece in pieces]
    joined = parts[0]
    for before, after, part in zip(pieces, pieces[1:], parts[1:], strict=False):
        joined += (r"[\W_]*" if is_unspaced(before) or is_unspaced(after) else r"[\W_]+") + part
    # Said behind the first letter, to which the search can leap then: a hundredth of the time.
    first = re.escape(pieces[0][0])
    start = "" if is_unspaced(pieces[0]) else f"(?<!{_LETTER}{first})"
    end = "" if is_unspaced(pieces[-1]) else f"(?!{_LETTER})"
    if wanted.is_prefix and end:
        end = f"{_LETTER}*"
    return f"{first}{start}{joined[len(first) :]}{_MAYBE_SILENT}{end}"


def is_unspaced(piece: str) -> bool:
    """A character of a script that is written without spaces."""
    return _UNSPACED_CHARACTER.match(piece) is not None
