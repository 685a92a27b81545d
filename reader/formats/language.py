"""Which language a text is in."""

import os
import re
import sys

SAMPLE = 1000
"""Characters looked at."""

FEWEST = 40
"""Letters below which a guess would be no better than a coin."""

_OTHERWISE = {"zxx": "", "yue": "zh"}
"""No language at all; and what traditional Chinese is mostly taken for."""

_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")


def is_loaded() -> bool:
    """The language model lies in memory: the first text that needs it waits 0.7 s and 90 MB."""
    return "py3langid" in sys.modules


def detect(text: str) -> str:
    """The language of a text as a two-letter code; empty where the text is too short to tell."""
    sample = _ADDRESS.sub(" ", text[: SAMPLE * 2])[:SAMPLE]
    if len(_LETTER.findall(sample)) < FEWEST:
        return ""
    # The model is one small multiplication: threads for it cost more than they bring.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from py3langid import classify

    found = str(classify(sample)[0])
    return _OTHERWISE.get(found, found)
