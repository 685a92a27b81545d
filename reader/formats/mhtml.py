"""A web page saved as MHTML: the bytes of its HTML part."""

import re

_HEADER = re.compile(
    rb"^(?:MIME-Version:|Content-Type:\s*multipart/)", re.IGNORECASE | re.MULTILINE
)
_BOUNDARY = re.compile(
    rb"""^Content-Type:\s*multipart/[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*?"""
    rb"""boundary="?([^"\r\n;]{1,200})""",
    re.IGNORECASE | re.MULTILINE,
)
_HTML = re.compile(
    rb"^Content-Type:\s*(?:text/html|application/xhtml)", re.IGNORECASE | re.MULTILINE
)
_PLACE = re.compile(
    rb"^(?:Snapshot-)?Content-Location:[ \t]*(https?://(?:(?!--)[!-~])+?)[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_CHARSET = re.compile(r"[\w.:-]{2,40}")
_MAX_DEPTH = 4
_MAX_PARTS = 50


def page(data: bytes) -> tuple[bytes, str] | None:
    """The first HTML part of a saved page and the charset it names; None for other files."""
    first = _first_lines(data)
    # Nearly no file gets further, and a pattern that does not mind case is slow at saying so.
    if b"mime-version:" not in (folded := first.lower()) and b"content-type:" not in folded:
        return None
    if not _HEADER.search(first):
        return None
    place = _PLACE.search(first)
    part: bytes | None = data
    for _ in range(_MAX_DEPTH):
        headers = _headers(part or b"")
        boundary = _BOUNDARY.search(headers)
        if boundary is None:
            break
        part = _html_part(part or b"", boundary[1].strip())
    if not part or not _HTML.search(_headers(part)):
        return None
    content, charset = _payload(part)
    return (_saved_from(place[1]) + content if place else content), charset


def _saved_from(place: bytes) -> bytes:
    """Where the page was, in the words of a browser that saves it as HTML."""
    return b"<!-- saved from url=(%04d)%s -->\n" % (len(place), place)


def _first_lines(data: bytes) -> bytes:
    end = data.find(b"\n\n", 0, 8192)
    head = data[: end if end >= 0 else 8192]
    return head.partition(b"\r\n\r\n")[0]


def _headers(part: bytes) -> bytes:
    found = _BLANK_LINE.search(part, 0, 16384)
    return part[: found.start()] if found else part[:16384]


def _html_part(data: bytes, boundary: bytes) -> bytes | None:
    for part in data.split(b"--" + boundary, _MAX_PARTS)[1:]:
        headers = _headers(part.lstrip(b"\r\n"))
        if _HTML.search(headers) or _BOUNDARY.search(headers):
            return part.lstrip(b"\r\n")
    return None


def _payload(part: bytes) -> tuple[bytes, str]:
    # The mail package is large, and hardly anyone has such files.
    from email import message_from_bytes

    # Ours is the length of headers: the package takes 1.7 s for one of 200,000 semicolons.
    end = _BLANK_LINE.search(part)
    message = message_from_bytes(_headers(part) + (part[end.start() :] if end else b""))
    payload = message.get_payload(decode=True)
    charset = message.get_content_charset() or ""
    content = payload if isinstance(payload, bytes) else b""
    return content, charset if _CHARSET.fullmatch(charset) else ""
