"""The text of a file as it stands: where it is asked for, or too much for the parse worker."""

from reader.model.article import Metadata, Problem
from reader.model.document import Document, Parsed
from reader.model.sanitize import EMPTY, Shown, clean
from reader.parsing import files

CHARACTERS = 1_000_000
"""Of plain text at most: this runs in our own process."""

SOURCE_CHARACTERS = 200_000
"""As `Parsed.source` promises."""


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
