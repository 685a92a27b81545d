"""Tables of Markdown: which two lines begin one, and the cells of a line, as GitHub has them."""

import re

MAX_COLUMNS = 100
"""Far below what the parser fills up where rows have fewer cells than their header."""

MAY_BEGIN = re.compile(r"\|[^\n]*\n[ >]*[|:-][-:| \t]*$", re.MULTILINE)
"""What a text has somewhere if there is a table anywhere in it; and maybe if not."""

_BLANK = " \t"
_BLANKS = r"[ \t]*+"
_BELOW = re.compile(
    rf" {{0,3}}(?!-[ \t])(?=[|:-][-:| \t])\|?{_BLANKS}(:?-++:?(?:{_BLANKS}\|{_BLANKS}:?-++:?)*+)"
    rf"{_BLANKS}\|?{_BLANKS}"
)
_PARTED = re.compile(r"(?<!\\)\|")


def header(line: str, below: str) -> list[str] | None:
    """The cells of the first line of a table; None where these two lines begin none."""
    if "|" not in line or line.startswith("    "):
        return None
    found = _BELOW.fullmatch(below)
    if found is None:
        return None
    named = cells(line)
    return named if len(named) == found[1].count("|") + 1 else None


def cells(line: str) -> list[str]:
    """The cells of one line, what is escaped in them for the sake of the table laid bare."""
    parts = _PARTED.split(line.strip(_BLANK))
    if parts[0] == "":
        del parts[0]
    if parts and parts[-1] == "":
        del parts[-1]
    return [part.replace("\\|", "|").strip(_BLANK) for part in parts]
