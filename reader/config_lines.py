"""On which lines of a TOML text its keys stand: its parser does not tell, so they are found by eye.

An eye can be fooled, by a text of several lines that looks like a table. So what is said for it is
only a line number, and whoever changes lines makes sure that the text says what was meant.
"""

import re

_HEADER = re.compile(r"\s*\[(\[?)\s*([^\[\]#]+?)\s*\]")
_PART = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_KEY = re.compile(rf"\s*({_PART}(?:\s*\.\s*{_PART})*)\s*=")


def line_numbers(text: str) -> dict[str, int]:
    """Every key, as `reading.measure` or `libraries[0].folder`, and where it is seen first."""
    found: dict[str, int] = {}
    table = ""
    tables = 0
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _plain(header[2])
            if header[1]:
                found.setdefault(table, number)
                table, tables = f"{table}[{tables}]", tables + 1
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            name = ".".join(part.strip("\"'") for part in re.findall(_PART, key[1]))
            found.setdefault(f"{table}.{name}" if table else name, number)
    return found


def sections(text: str, header: str) -> list[tuple[int, int]]:
    """First and last line (from 0, the last not included) of every table under a header such as
    `[searches]`; comments and blank lines after the last key belong to whoever comes next.
    """
    lines = text.splitlines()
    headers = [number for number, line in enumerate(lines) if _HEADER.match(line)]
    found = []
    for start in headers:
        if not _plain(lines[start]).startswith(header):
            continue
        end = min((number for number in headers if number > start), default=len(lines))
        while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip()[0] == "#"):
            end -= 1
        found.append((start, end))
    return found


def _plain(name: str) -> str:
    return re.sub(r"[\s\"']", "", name)
