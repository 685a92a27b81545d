"""Where a word may be hyphenated, by the patterns of its language (Liang's) that pyphen brings.

pyphen's own reading of them takes 0.2 s for Dutch and 1 s for German: here a pattern is taken apart
when a word first meets it, and a language is ready in 10 to 60 ms.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

LEFT, RIGHT = 2, 3
"""Fewest letters of a word before a hyphen, and after it."""

LONGEST = 50
"""Letters of the longest word that is looked up."""

LONGEST_CHUNK = 200
"""Characters between blanks beyond which nothing is looked up: that is an address, or nonsense."""

Points: TypeAlias = Callable[[str], tuple[int, ...]]
"""Takes the characters between two blanks; the offsets at which they may be hyphenated."""

_LETTER = "A-Za-zÀ-ÖØ-öø-ʯͰ-Ͽ\u0400-\u0481\u048a-\u052f\u1e00-\u1fff"
_JOINS = "\\w/@:\\\\\xad\u0300-\u036f\u2010\u2011\\-"
# A part of an address, a compound, or a word that the author hyphenated is left as it is.
_WORD = re.compile(
    f"(?<![{_JOINS}.])[{_LETTER}]{{{LEFT + RIGHT},{LONGEST}}}(?![{_JOINS}’']|\\.\\w)"
)
_DIGITS = b"0123456789"
_REMEMBERED = 20_000


class _Language(dict[str, tuple[int, ...]]):
    """The patterns of a language, and what they said so far: a line asks for a word it has met
    before, which a dictionary answers without a call.
    """

    def __init__(self, patterns: dict[str, str]) -> None:
        super().__init__()
        self._patterns = patterns
        self._longest = max((len(key) for key in patterns if " " not in key), default=0)
        self._apart: dict[str, tuple[tuple[int, int], ...]] = {}

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        if len(self) > _REMEMBERED:
            self.clear()
        found = self[chunk] = tuple(
            match.start() + point
            for match in _WORD.finditer(chunk)
            for point in self._of_word(match[0])
        )
        return found

    def _of_word(self, word: str) -> list[int]:
        small = word.lower()
        if len(small) != len(word) or small[1:] != word[1:]:
            return []
        dotted = f".{small}."
        length = len(dotted)
        levels = [0] * (length + 1)
        patterns, longest = self._patterns, self._longest
        for start in range(length - 1):
            for end in range(start + 1, min(start + longest, length) + 1):
                letters = dotted[start:end]
                if letters in patterns:
                    for offset, level in self._apart.get(letters) or self._take_apart(letters):
                        if level > levels[start + offset]:
                            levels[start + offset] = level
        return [at - 1 for at in range(LEFT + 1, length - RIGHT) if levels[at] % 2]

    def _take_apart(self, letters: str) -> tuple[tuple[int, int], ...]:
        """Where in the letters of a pattern its digits stand, and which."""
        found: list[tuple[int, int]] = []
        offset = 0
        for character in self._patterns[letters]:
            if character in "0123456789":
                found.append((offset, int(character)))
            else:
                offset += 1
        self._apart[letters] = tuple(found)
        return self._apart[letters]


def points_for(language: str) -> Points | None:
    """What hyphenates a language (BCP 47: `nl`, `pt-BR`); None where there are no patterns."""
    name = _file_name(language)
    return _points(name) if name else None


@lru_cache(maxsize=2)
def _points(name: str) -> Points | None:
    try:
        return _Language(_read(_folder() / name)).__getitem__
    except (OSError, LookupError, UnicodeError):
        return None


@lru_cache(maxsize=64)
def _file_name(language: str) -> str:
    """`hyph_nl_NL.dic` for `nl` and for `nl-BE`; empty where there is none."""
    parts = language.replace("-", "_").lower().split("_")
    wanted = ["_".join(parts[:count]) for count in range(len(parts), 0, -1)]
    wanted.insert(-1, f"{parts[0]}_{parts[0]}")
    try:
        names = sorted(path.name for path in _folder().iterdir() if path.suffix == ".dic")
    except OSError:
        return ""
    for stem in wanted if parts[0].isalpha() else ():
        for name in names:
            found = name.lower().removeprefix("hyph_").removesuffix(".dic")
            if found == stem or found.startswith(stem + "_"):
                return name
    return ""


def _folder() -> Path:
    """Importing pyphen would read the folder and, with what it imports, take longer than this."""
    found = find_spec("pyphen")
    places = found.submodule_search_locations if found is not None else None
    if not places:
        raise FileNotFoundError("pyphen")
    return Path(places[0], "dictionaries")


def _read(path: Path) -> dict[str, str]:
    """The patterns by their letters."""
    charset, _, data = path.read_bytes().replace(b"\r", b"").partition(b"\n")
    data = re.sub(rb"\^\^([0-9a-f]{2})", lambda code: bytes([int(code[1], 16)]), data)
    encoding = charset.decode("ascii").strip()
    patterns = data.decode(encoding).split("\n")
    letters = data.translate(None, _DIGITS).decode(encoding).split("\n")
    found = {key: pattern for key, pattern in zip(letters, patterns, strict=True) if key != pattern}
    for key in [key for key in found if "/" in key]:
        pattern = found.pop(key).partition("/")[0]
        # Hyphenated, such a word is spelled otherwise; our lines show the author's letters.
        even = re.sub("[13579]", lambda digit: str(int(digit[0]) + 1), pattern)
        found[key.partition("/")[0]] = even
    return found
