"""Which bare lines of a plain text are headings."""

import re
from collections.abc import Sequence

MAX_CHARACTERS = 80
"""Longest line that can be a heading; half of that in scripts without blanks."""

MAX_WORDS = 14

_MAX_INDENT = 3
_LONGEST = MAX_CHARACTERS + _MAX_INDENT

_NO_END = re.compile(r"[.,;!:…。，；：！、—–-]['\"”’)\]]*$")
_NO_START = re.compile(r"[-*•–+>|<([{]|\d{1,3}[.)]\s|\d{1,2}[.:]\d{2}\b|--")
_TWO_SENTENCES = re.compile(r"[?!]\s+\S|\w{3}\.\s+\S")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S|[;{}]\s")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def heading_chunks(chunks: Sequence[Sequence[str]]) -> frozenset[int]:
    """Which chunks are headings: one short line without the end of a sentence, with text below it.

    Of two such lines in a row the second heads the text (at the very top both do: a title and its
    first section); three or more are no headings but a list without marks, a programme, a poem.
    """
    found: list[int] = []
    could_be = [
        len(chunk) == 1 and len(chunk[0]) <= _LONGEST and _could_be(chunk) for chunk in chunks
    ]
    index = 0
    while index < len(chunks):
        end = index
        while end < len(chunks) and could_be[end]:
            end += 1
        run = end - index
        if end < len(chunks) and run in (1, 2):
            found.append(end - 1)
            if run == 2 and index == 0:
                found.append(0)
        index = end + 1
    return frozenset(found)


def _could_be(chunk: Sequence[str]) -> bool:
    line = chunk[0].strip()
    if (
        len(line) > MAX_CHARACTERS
        or len(line.split()) > MAX_WORDS
        or chunk[0][: _MAX_INDENT + 1].isspace()
    ):
        return False
    if _NO_END.search(line) or _NO_START.match(line):
        return False
    if _TWO_SENTENCES.search(line) or _ADDRESS.search(line):
        return False
    if len(line) > MAX_CHARACTERS // 2 and _UNSPACED.search(line):
        return False
    first = next((character for character in line if character.isalnum()), "")
    return first != "" and not first.islower() and any(map(str.isalpha, line))
