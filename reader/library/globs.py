"""The patterns of a library's `include` and `exclude`."""

import re
from collections.abc import Callable, Sequence

_PIECES = re.compile(r"\*\*/|\*\*|\*|\?|\[[!^]?\]?[^\]/]*\]|.", re.DOTALL)


def matcher(patterns: Sequence[str]) -> Callable[[str], bool]:
    """Whether a path within the library, or a folder it lies in, fits one of the patterns.

    `*` and `?` stay within one name, `**` crosses folders; a pattern without a slash fits a name
    anywhere, one with a slash counts from the library's top. Case matters.
    """
    if not patterns:
        return _never
    whole = re.compile("|".join(f"(?:{_expression(pattern)})" for pattern in patterns), re.DOTALL)
    return lambda path: whole.fullmatch(path) is not None


def could_hold(patterns: Sequence[str]) -> Callable[[str], bool]:
    """Whether a folder leads to what a pattern names: it is the start of one, or within one."""
    starts = [start for pattern in patterns if (start := _literal_start(pattern))]
    if not starts:
        return _never
    return lambda folder: any(
        start == folder or start.startswith(f"{folder}/") or folder.startswith(f"{start}/")
        for start in starts
    )


def _never(_path: str) -> bool:
    return False


def _expression(pattern: str) -> str:
    is_anchored = "/" in pattern.rstrip("/")
    pattern = pattern.strip("/").removeprefix("./")
    inner = "".join(_piece(piece) for piece in _PIECES.findall(pattern))
    try:
        re.compile(inner)
    except re.error:  # `[z-a]`: nobody's name, but perhaps somebody's file
        inner = re.escape(pattern)
    return f"{'' if is_anchored else '(?:.*/)?'}{inner}(?:/.*)?"


def _piece(piece: str) -> str:
    match piece:
        case "**/":
            return "(?:.*/)?"
        case "**":
            return ".*"
        case "*":
            return "[^/]*"
        case "?":
            return "[^/]"
    if len(piece) > 2:
        is_not = piece[1] in "!^"
        inner = re.escape(piece[2 if is_not else 1 : -1]).replace("\\-", "-").replace("--", "-\\-")
        return f"[{'^' * is_not}{inner}]"
    return re.escape(piece)


def _literal_start(pattern: str) -> str:
    names = pattern.strip("/").removeprefix("./").split("/")
    kept: list[str] = []
    for name in names:
        if any(character in name for character in "*?["):
            break
        kept.append(name)
    return "/".join(kept)
