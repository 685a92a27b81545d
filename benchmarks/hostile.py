"""Articles that are made to do harm: what each one holds, and how to see whether it did."""

import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

SEEN = "Vuurtoren"
"""Stands where an article begins; on the screen, it says that the article is open."""
_OWNED = "OWNED"
_ENCODED = "T1dORUQ="
_NUMBER = "31337"

_CONTROLS = (
    f"\x1b]0;{_OWNED}\x07 \x1b]52;c;{_ENCODED}\x07 \x1b[{_NUMBER};1H \x1b[{_NUMBER}m "
    f"\x1bP{_OWNED}\x1b\\ \x1b_{_OWNED}\x1b\\ \x1b^{_OWNED}\x1b\\ \x1bX{_OWNED}\x1b\\"
)
_SENT = {
    "control sequence": re.compile(
        rf"\x1b(?:[\]PX^_][^\x1b\x07]*(?:{_OWNED}|{_ENCODED})|\[{_NUMBER})".encode()
    ),
}
_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MOST_MARKS = 32
"""More combining marks than these on one letter belong to no language."""


class Case(NamedTuple):
    """One article, in the formats in which it can be written."""

    name: str
    """What it tries, for a row of a table."""
    html: str | bytes | None = None
    """The body of a page."""
    text: str | bytes | None = None
    """The same in Markdown, which is plain text too."""
    file_name: str = "article"
    is_heavy: bool = False
    """It is about time and memory, not about what is sent."""
    make: Callable[[Path], None] | None = None
    """Puts something else than a file in its place."""


def sent(raw: bytes) -> list[str]:
    """What of a hostile article came through to the terminal, each kind once."""
    found = [name for name, pattern in _SENT.items() if pattern.search(raw)]
    text = raw.decode("utf-8", "replace")
    if any("\x80" <= character <= "\x9f" for character in text):
        found.append("C1")
    if any(character in _BIDI for character in text):
        found.append("bidi")
    run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if run > MOST_MARKS:
            found.append("marks")
            break
    return found


def _both(name: str, body: str, *, file_name: str = "article", is_heavy: bool = False) -> Case:
    page, text = f"<p>{SEEN} {body}</p>", f"{SEEN} {body}\n"
    return Case(name, page, text, file_name, is_heavy)


def cases() -> list[Case]:
    """All of them; some are megabytes."""
    entities = "".join(f"&#{ord(one)};" if ord(one) < 32 else one for one in _CONTROLS)
    nested = "<div>" * 200_000
    return [
        _both("ESC sequences (title, clipboard, cursor, DCS, APC)", _CONTROLS),
        _both("the same as C1 characters", f"\x9d0;{_OWNED}\x9c \x9b{_NUMBER}m"),
        Case("the same as HTML entities", html=f"<p>{SEEN} {entities}</p>"),
        _both("bidi overrides", "a\u202egnp.exe\u202c \u2066b\u2069 c"),
        _both("2,000 marks on one letter", "a" + "\u0301" * 2000 + " b"),
        _both("ESC in the file's name", "x", file_name=f"a\x1b]0;{_OWNED}\x07b"),
        Case(
            "text that is not UTF-8",
            html=f"<p>{SEEN} caf\xe9 \x9b{_NUMBER}m".encode("latin-1"),
            text=f"{SEEN} caf\xe9 \x9b{_NUMBER}m\n".encode("latin-1"),
        ),
        Case("10,000 nested div", html=f"<p>{SEEN}</p>{nested[:50_000]}x", is_heavy=True),
        Case("200,000 nested div", html=f"<p>{SEEN}</p>{nested}x", is_heavy=True),
        Case(
            "a cell over 1,000,000,000 columns",
            html=f"<p>{SEEN}</p><table><tr><td colspan=1000000000>x<td>y</table>",
            is_heavy=True,
        ),
        _both("a word of 2 MB", "\n\n" + "x" * 2_000_000, is_heavy=True),
        Case("300,000 br", html=f"<p>{SEEN}</p>{'<br>' * 300_000}", is_heavy=True),
        Case("50,000 [", text=f"{SEEN}\n\n{'[' * 50_000}\n", is_heavy=True),
        Case("a FIFO in an article's place", html="", text="", make=os.mkfifo),
    ]


def written(case: Case, folder: Path, ending: str, kind: str) -> Path:
    """The case as a file in a folder, `kind` html or text; the file's path."""
    folder.mkdir(parents=True)
    path = folder / f"{case.file_name}{ending}"
    body = case.html if kind == "html" else case.text
    if case.make:
        case.make(path)
    elif kind == "html":
        path.write_bytes(_page(body or ""))
    else:
        path.write_bytes(_bytes(body or ""))
    return path


def _page(body: str | bytes) -> bytes:
    declared = b"<meta charset=utf-8>" if isinstance(body, str) else b""
    head = b"<!doctype html><html><head>" + declared + b"<title>Lamp</title></head><body>"
    return head + _bytes(body) + b"</body></html>"


def _bytes(body: str | bytes) -> bytes:
    return body.encode() if isinstance(body, str) else body
