"""The text of a file as it stands: where it is asked for, too much for the parse worker, or wanted
before that is done.
"""

import re

from reader.model.article import Metadata, Problem
from reader.model.document import Document, Parsed
from reader.model.sanitize import EMPTY, Shown, clean
from reader.parsing import files

CHARACTERS = 1_000_000
"""Of plain text at most: this runs in our own process."""

SOURCE_CHARACTERS = 200_000
"""As `Parsed.source` promises."""

FIRST_BYTES = 65_536
"""Of a file of which the first words are wanted."""

FIRST_CHARACTERS = 4000
"""Of these words at most: more than a screen."""

_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\1[^<>]*>?|\Z)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile("<[a-zA-Z/!][^<>]*>?")
_HEAD = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n.*?\n\1[ \t]*\r?\n", re.DOTALL)
_BREAK = re.compile(r"\s*\n\s*\n\s*")


def article(path: str, problem: Problem) -> Parsed:
    """The file as plain text, with this problem."""
    try:
        file = files.read(path, limit=CHARACTERS * 4)
    except files.UnreadableError as error:
        return Parsed(Metadata(), Document(()), (error.problem,), EMPTY)
    from reader.formats.plain import parse

    text = file.data.decode("utf-8", "replace")[:CHARACTERS]
    return Parsed(
        metadata=Metadata(),
        document=parse(text),
        problems=(problem,),
        source=clean(text[:SOURCE_CHARACTERS]),
    )


def source(path: str) -> Shown:
    """The text of a file as it stands, in whatever charset; empty for what is no text.

    Raises UnreadableError.
    """
    from reader.formats.decode import decode

    return clean(decode(files.read(path, limit=CHARACTERS * 4).data).text[:CHARACTERS])


def first_words(path: str) -> tuple[Shown, ...]:
    """The first paragraphs of a file in some milliseconds, whatever it holds: left out is what
    looks like front matter or a tag, and what no browser would show; none of what can't be read.
    """
    from html import unescape

    try:
        data = files.read(path, limit=FIRST_BYTES).data
    except files.UnreadableError:
        return ()
    text = _HEAD.sub("", data.decode("utf-8", "replace"))
    body = max(text.find("<body"), 0)
    words = unescape(_TAG.sub("\n\n", _HIDDEN.sub("\n\n", text[body:])))[:FIRST_CHARACTERS]
    found = (" ".join(clean(part).split()) for part in _BREAK.split(words))
    return tuple(Shown(part) for part in found if part)
