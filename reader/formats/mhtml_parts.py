"""The pictures that a web page saved as MHTML brings along."""

import re
from itertools import islice
from urllib.parse import urljoin

MOST = 2000
"""Parts that are looked through."""
MOST_BOUNDARIES = 10 * MOST
"""Of a file whose parts are counted at all: of three million each took a kilobyte."""
MOST_LINES = 600_000
"""32 MB of packed pictures. Each may be a field of a header, in 200 bytes."""

_WHITE = re.compile(r"\s+")


def part(data: bytes, source: str) -> bytes | None:
    """The bytes of what an address in the page means; None where the file does not hold them."""
    boundaries = data.count(b"\n--") + data.count(b"\r--")
    if boundaries > MOST_BOUNDARIES or max(data.count(b"\n"), data.count(b"\r")) > MOST_LINES:
        return None
    # The mail package is large, and hardly anyone has such files.
    from email import message_from_bytes

    parts = list(islice(message_from_bytes(data).walk(), MOST))
    places = [_WHITE.sub("", str(one.get("Content-Location", ""))) for one in parts]
    base = next((place for place in places if place.startswith(("http:", "https:"))), "")
    try:
        wanted = urljoin(base, source)
    except ValueError:
        return None
    for one, place in zip(parts, places, strict=True):
        name = str(one.get("Content-ID", "")).strip(" <>")
        if place in (source, wanted) or (name and source == f"cid:{name}"):
            content = one.get_payload(decode=True)
            if isinstance(content, bytes) and one.get_content_maintype() == "image":
                return content
    return None
