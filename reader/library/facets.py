"""What articles are sorted by: which values there are, what is under each, and how much."""

import os
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from reader.library.folding import fold
from reader.library.rows import marks
from reader.model.headline import Headline
from reader.model.listing import Section, Value
from reader.model.sanitize import Shown
from reader.model.sanitize import path as shown_path

LONGEST = 100
"""Characters of a value; what is longer is no tag but a sentence, and is cut."""
UNDATED = "none"
"""What articles without a date have for a year, as in `date:none`."""
LISTED = 1000
"""Values that a section shows at most."""
_DEEPEST = 3
"""Levels of folders that are counted by themselves."""
_MOST = 40
"""Values of one article in one section: more is a flood."""


def values(line: Headline) -> list[tuple[Section, str]]:
    """Everything that an article says it is sorted under, its language left out."""
    found: list[tuple[Section, str]] = []
    for section, texts in (
        (Section.CATEGORY, line.categories),
        (Section.TAG, line.tags),
        (Section.AUTHOR, line.authors),
    ):
        found += [(section, text) for text in texts[:_MOST]]
    if line.site:
        found.append((Section.SITE, line.site))
    found.append((Section.YEAR, line.iso[:4] if line.iso else UNDATED))
    return found


def folders(path: bytes) -> Iterator[tuple[Section, str]]:
    """The folders that a file lies in, from the library's top down."""
    parts = path.split(b"/")[:-1]
    for depth in range(1, min(len(parts), _DEEPEST) + 1):
        yield Section.FOLDER, shown_path(os.fsdecode(b"/".join(parts[:depth]))) + "/"


class Facets:
    """The numbers of values, remembered while a refresh runs, and the counts that it changes."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Section, str], int] = {}
        self._folders: dict[bytes, list[int]] = {}
        self._counted: defaultdict[tuple[int, bool, int], list[int]] = defaultdict(list)
        """By folder, whether it was read, and whether it came or went (1, -1): the values of
        each file. Counted all at once, for there are half a dozen to every file of a library.
        """

    def numbers(
        self, connection: sqlite3.Connection, found: Iterable[tuple[Section, str]]
    ) -> list[int]:
        """The number of each value, each once; a value never seen gets one."""
        known = self._numbers
        numbers = {known.get(value) or self._number(connection, *value): 0 for value in found}
        numbers.pop(0, None)
        return list(numbers)

    def of_folder(self, connection: sqlite3.Connection, path: bytes) -> list[int]:
        """The numbers of the folders that a file lies in; files mostly lie in the same ones."""
        folder = path.rpartition(b"/")[0]
        numbers = self._folders.get(folder)
        if numbers is None:
            numbers = self._folders[folder] = self.numbers(connection, folders(path))
        return numbers

    def _number(self, connection: sqlite3.Connection, section: Section, text: str) -> int:
        # A folder is found by what it is shown by, whole.
        longest = None if section is Section.FOLDER else LONGEST
        key = fold(text).strip()[:longest]
        number = 0
        if key:
            (number,) = connection.execute(
                "INSERT INTO facet (section, key, value) VALUES (?, ?, ?)"
                " ON CONFLICT DO UPDATE SET key = key RETURNING number",
                (section, key, text.strip()[:longest]),
            ).fetchone()
        self._numbers[section, text] = number
        return number

    def count(
        self,
        folder: int,
        numbers: Iterable[int],
        *,
        is_read: bool,
        is_archived: bool = False,
        by: int = 1,
    ) -> None:
        """Note that a file came under these values (`by` 1) or went (-1)."""
        if not is_archived:  # else it is out of sight
            self._counted[folder, is_read, by] += numbers

    def of_person(
        self, connection: sqlite3.Connection, tags: Iterable[str], held: Collection[int]
    ) -> list[int]:
        """The numbers of a person's own tags, without those that the file has by itself."""
        numbers = self.numbers(connection, ((Section.TAG, tag) for tag in tags))
        return [number for number in numbers if number not in held]

    def put(self, connection: sqlite3.Connection) -> None:
        """Write the counts that have changed."""
        every: Counter[tuple[int, int]] = Counter()
        unread: Counter[tuple[int, int]] = Counter()
        for (folder, is_read, by), numbers in self._counted.items():
            for number, times in Counter(numbers).items():
                every[folder, number] += by * times
                unread[folder, number] += 0 if is_read else by * times
        self._counted.clear()
        connection.executemany(
            "INSERT INTO tally VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE"
            " SET every = every + excluded.every, unread = unread + excluded.unread",
            [(*at, count, unread[at]) for at, count in every.items() if count or unread[at]],
        )


def packed(facets: str) -> list[int]:
    """The numbers in `file.facets` and `file.own`."""
    return [int(number) for number in facets.split()]


def as_packed(numbers: Iterable[int]) -> str:
    """The numbers as those columns hold them."""
    return " ".join(map(str, numbers))


def leave(connection: sqlite3.Connection, file: int, numbers: Iterable[int]) -> None:
    """A file is under these values no longer."""
    if pairs := [(number, file) for number in numbers]:
        connection.executemany("DELETE FROM member WHERE facet = ? AND file = ?", pairs)


def listed(
    connection: sqlite3.Connection, section: Section, folders: Sequence[int], start: str = ""
) -> list[Value]:
    """The values of a section that some file is under, those that begin so, and their counts."""
    key = fold(start).strip()
    years = f"key = '{UNDATED}', key DESC"
    order = {Section.YEAR: years, Section.FOLDER: "key"}.get(section, "every DESC, key")
    rows = connection.execute(
        "SELECT value, sum(unread), sum(every) AS every FROM facet"
        f" JOIN tally ON facet.number = facet AND folder IN ({marks(folders)})"
        " WHERE section = ? AND key >= ? AND key < ?"
        f" GROUP BY facet HAVING sum(every) > 0 ORDER BY {order} LIMIT {LISTED}",
        (*folders, section.value, key, f"{key}\U0010ffff"),
    )
    return [Value(section, Shown(text), unread, every) for text, unread, every in rows]
