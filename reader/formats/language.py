"""Which language a text is in: prose gives it away by its small words, other scripts by letters.

Never surer than the evidence: a text that leaves doubt (code, names, two languages) tells nothing.
"""

import re
from collections import Counter

from reader.formats.function_words import LANGUAGES, is_small, times_by_language, words_of

SAMPLE = 1800
"""Characters looked at where the opening leaves doubt: it may be names, or a quotation."""

OPENING = 600
"""Characters by which most prose is told."""

FEWEST_LETTERS = 20
"""Of a script below which they may be a name or a quotation."""

_OTHER = (
    "\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\u2dff\u3041-\ua71f\ua800-\uab2f"
    "\uab70-\ufaff\ufb07-\ufeff"
)
_OTHER_SCRIPT = f"[{_OTHER}]+"
"""Compiled where it is first used, in 4 ms."""
# One match of all is made in a fifth of the time in which one of the others is looked for.
_OWN_SCRIPT = re.compile(f"[^{_OTHER}]*+")
_DENSE = re.compile("[\u3041-\u9fff\uac00-\ud7a3]+")
_WEIGHT = 3
"""Letters of other scripts that say what a character of Chinese, Japanese or Korean says."""

_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_ADDRESSED = ("://", "www.", "@")
_MOST = 0.8
_SCRIPTS = tuple(
    (language, re.compile(f"[{letters}]+"), share)
    for language, letters, share in (
        ("ja", "\u3041-\u30ff", 0.2),
        ("ko", "\uac00-\ud7a3\u1100-\u11ff", _MOST),
        ("zh", "\u3400-\u9fff\uf900-\ufaff", _MOST),
        ("el", "\u0370-\u03ff\u1f00-\u1fff", _MOST),
        ("hy", "\u0530-\u058f", _MOST),
        ("ka", "\u10a0-\u10ff", _MOST),
        ("th", "\u0e00-\u0e7f", _MOST),
        ("lo", "\u0e80-\u0eff", _MOST),
        ("my", "\u1000-\u109f", _MOST),
        ("km", "\u1780-\u17ff", _MOST),
        ("as", "\u09f0\u09f1", 0.01),
        ("bn", "\u0980-\u09ff", _MOST),
        ("pa", "\u0a00-\u0a7f", _MOST),
        ("gu", "\u0a80-\u0aff", _MOST),
        ("or", "\u0b00-\u0b7f", _MOST),
        ("ta", "\u0b80-\u0bff", _MOST),
        ("te", "\u0c00-\u0c7f", _MOST),
        ("kn", "\u0c80-\u0cff", _MOST),
        ("ml", "\u0d00-\u0d7f", _MOST),
        ("si", "\u0d80-\u0dff", _MOST),
    )
)
"""Letters that one language has, or nearly so, and which share of a text they are in it.

Chinese has no Kana in it, Bengali no Assamese ones.
"""

_STOPS = (", ", ". ", "، ", "۔", "।")
"""They stand at many a small word: in a short text each counts, in a long one it costs too much."""

_FEWEST_HITS = 5
_FEWEST_KINDS = 4
_LEAST_SHARE = 0.14
"""Small words of a language, different ones among them, and their share of all words."""

_LEAD = 2
"""Times that the words which a rival lacks stand against those that only the rival has."""

_WEAK = {
    *"abcdefghijklmnopqrstuvwxyz",
    *("all", "and", "any", "as", "by", "die", "do", "else", "for", "from", "has", "if", "in"),
    *("into", "is", "it", "let", "my", "new", "no", "not", "of", "on", "or", "per", "set", "so"),
    *("some", "then", "this", "use", "when", "where", "while", "with"),
}
"""Words of programming languages and names of variables: no kind of their own."""


def detect(text: str) -> str:
    """The language of a text as a two-letter code (`nds` has three); empty where there is doubt."""
    return _told(text[:OPENING]) or (_told(text[:SAMPLE]) if len(text) > OPENING else "")


def _told(sample: str) -> str:
    if _is_of_latin_1(sample) or _OWN_SCRIPT.fullmatch(sample):
        return _by_words(sample)
    sample = _without_addresses(sample)
    letters = "".join(re.findall(_OTHER_SCRIPT, sample))
    others = len(letters) + _count(_DENSE, letters) * (_WEIGHT - 1)
    latin = _count(_LATIN, sample)
    if others * 10 <= latin:
        return _by_words(sample)
    if others * 2 < latin * 3:
        return ""
    return _by_letters(letters) or _by_words(sample)


def _is_of_latin_1(text: str) -> bool:
    """A script of our own, told in C."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def _lower(text: str) -> str:
    """`str.lower`, in a third of the time where a byte is a character."""
    try:
        return text.encode("latin-1").translate(_LOWER).decode("latin-1")
    except UnicodeEncodeError:
        return text.lower()


_LOWER = bytes(range(256)).decode("latin-1").lower().encode("latin-1")
"""Byte of Latin-1 -> the one of its lower case."""


def _without_addresses(text: str) -> str:
    if not any(mark in text for mark in _ADDRESSED):
        return text
    pieces = text.split()
    return " ".join([one for one in pieces if not any(mark in one for mark in _ADDRESSED)])


def _count(script: re.Pattern[str], text: str) -> int:
    return sum(map(len, script.findall(text)))


def _by_letters(letters: str) -> str:
    if len(letters) < FEWEST_LETTERS:
        return ""
    ((commonest, _times),) = Counter(letters).most_common(1)
    for language, script, share in _SCRIPTS:
        could_be = share < _MOST or script.match(commonest) is not None
        if could_be and _count(script, letters) > len(letters) * share:
            return language
    return ""


def _by_words(sample: str) -> str:
    sample = _lower(sample).replace("’", "'").replace("'", "' ")
    for stop in _STOPS if len(sample) <= OPENING else ():
        sample = sample.replace(stop, " ")
    words = sample.split()
    hits = list(filter(is_small, words))
    fewest = max(_FEWEST_HITS, len(words) * _LEAST_SHARE)
    if len(hits) < fewest:
        return ""
    times = times_by_language(hits)
    of_best = max(times)
    best = times.index(of_best)  # where another has as many, it is a rival that is not outdone
    of_the_best = list(filter(words_of(best).__contains__, hits))
    if of_best < fewest or len({*of_the_best} - _WEAK) < _FEWEST_KINDS:
        return ""
    too_few = of_best // (_LEAD + 1)
    rivals = [number for number, often in enumerate(times) if often > too_few]
    if len(rivals) > 1:
        of_both = times_by_language(of_the_best)
        for rival in rivals:
            shared = of_both[rival]
            if rival != best and of_best - shared < _LEAD * max(1, times[rival] - shared):
                return ""
    return LANGUAGES[best]
