"""What is shown of an address that would be too long to show whole."""

from urllib.parse import urlsplit

from reader.model.sanitize import EMPTY, Shown, line


def site_or_name(address: str) -> Shown:
    """The host without `www.`, or the name of a file; empty for embedded data."""
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return EMPTY
    return line(host.removeprefix("www.")) if host else file_name(address)


def file_name(address: str) -> Shown:
    """The last part of the path in an address; empty for embedded data and for a bare host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return EMPTY
    if parts.scheme == "data":
        return EMPTY
    return line(parts.path.rstrip("/").rpartition("/")[2][:200])
