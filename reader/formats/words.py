"""What the index needs of a body: words, title, excerpt; one linear pass where that does."""

from reader.formats import plain
from reader.formats.gathered import Gathered, gathered_from
from reader.formats.kind import Kind


def gathered_of(body: str, kind: Kind) -> Gathered | None:
    """The leaves of a fragment of HTML or a plain text; None where only a Document can tell."""
    if kind is Kind.PLAIN:
        return gathered_from(plain.parse(body))
    return None
