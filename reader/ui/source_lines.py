"""Where the words of an article stand in the text of its file."""

import re

from reader.model.matching import flat

_TAG = re.compile(r"<[^<>]*>")
_WORDS = (8, 5, 3, 2, 1)
"""Words that are looked for together: as many as can be found."""


def line_at(source: str, text: str, share: float) -> int:
    """The line, 1 and up, of a file that holds the first words of a text; where it holds them
    more often the one nearest to a share of the file, 0.0 to 1.0, and that share where it never
    does.
    """
    guess = round(share * len(source))
    plain = re.sub(r"[\W_]", " ", _TAG.sub(_blank, flat(source)))
    wanted = re.sub(r"[\W_]", " ", flat(text)).split()
    for count in _WORDS:
        pattern = r"\b" + r"\s+".join(map(re.escape, wanted[:count])) + r"\b"
        found = [match.start() for match in re.finditer(pattern, plain)] if wanted else []
        if found:
            guess = min(found, key=lambda at: abs(at - guess))
            break
    return source.count("\n", 0, guess) + 1


def _blank(tag: re.Match[str]) -> str:
    return " " * len(tag[0])
