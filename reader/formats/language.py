"""Which language a text is in.

Prose gives its language away by its small words, other scripts by their letters: that takes a
hundredth of the time of a model of all languages, which is asked where the answer is not clear.
"""

import os
import re
import sys
from collections import Counter
from itertools import chain

from reader.formats.function_words import LANGUAGES_OF

SAMPLE = 1000
"""Characters looked at."""

FEWEST = 40
"""Letters below which a guess would be no better than a coin."""

_OTHERWISE = {"zxx": "", "yue": "zh", "nb": "no", "nn": "no"}
"""No language at all; what traditional Chinese is mostly taken for; and the written Norwegians."""

_ADDRESSED = ("://", "www.", "@")
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile(
    "[\u0370-\u1fff\u2c00-\u2dff\u2e80-\ufb4f\ufb50-\ufeff\U00010000-\U0003ffff]"
)
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3\u1100-\u11ff]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
)
"""Scripts that one language has, or nearly so; Chinese has no Kana in it."""

_OPENING = 600
"""Characters by which most prose is told."""

_FEWEST_HITS = 6
_LEAST_SHARE = 0.18
_LEAD = 1.4
"""Small words found, their share of all words, and how many times those of the next language."""


def is_loaded() -> bool:
    """The language model lies in memory: the first text that needs it waits 0.7 s and 90 MB."""
    return "py3langid" in sys.modules


def detect(text: str) -> str:
    """The language of a text as a two-letter code; empty where the text is too short to tell."""
    sample = _without_addresses(text[: SAMPLE * 2])[:SAMPLE]
    opening = sample[:_OPENING]
    words = _WORD.findall(opening.lower())
    letters = len("".join(words))
    language = _clear(opening, words, letters) if letters >= FEWEST else ""
    if language:
        return language
    letters += len("".join(_WORD.findall(sample[_OPENING:])))
    return _modelled(sample) if letters >= FEWEST else ""


def _without_addresses(text: str) -> str:
    if not any(mark in text for mark in _ADDRESSED):
        return text
    pieces = text.split()
    return " ".join([one for one in pieces if not any(mark in one for mark in _ADDRESSED)])


def _clear(sample: str, words: list[str], letters: int) -> str:
    """The language where the letters or the small words leave no doubt; empty where they do."""
    others = 0 if sample.isascii() else len(_OTHER_SCRIPT.findall(sample))
    if others * 5 > letters:
        if others * 10 < letters * 7:
            return ""
        language = _by_script(sample, others)
        if language:
            return language
    known = [LANGUAGES_OF[word] for word in words if word in LANGUAGES_OF]
    found = Counter(chain.from_iterable(known))
    ranked = found.most_common(2)
    if not ranked or ranked[0][1] < max(_FEWEST_HITS, len(words) * _LEAST_SHARE):
        return ""
    if len(ranked) > 1 and ranked[0][1] < ranked[1][1] * _LEAD:
        return ""
    return ranked[0][0]


def _by_script(sample: str, letters: int) -> str:
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) * (5 if language == "ja" else 1.25) > letters:
            return language
    return ""


def _modelled(sample: str) -> str:
    # The model is one small multiplication: threads for it cost more than they bring.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from py3langid import classify

    found = str(classify(sample)[0])
    return _OTHERWISE.get(found, found)
