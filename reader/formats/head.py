"""The first pass over a file: enough for the list, and cheap."""

from hashlib import blake2b

from reader.formats.source import described, source
from reader.model.article import Head


def head(data: bytes, relative_path: str) -> Head:
    """What the list needs to know of a file with these bytes; never raises."""
    taken = source(data)
    found, problems = described(taken, relative_path)
    return Head(found, fingerprint(taken.body), taken.is_empty, problems)


def fingerprint(body: str) -> str:
    """32 hexadecimal digits that stay the same when only white space changes."""
    folded = " ".join(body.split()).encode("utf-8", "surrogatepass")
    return blake2b(folded, digest_size=16).hexdigest()
