"""Where links lead to, and what links here: looked up among the addresses of articles."""

import os
import sqlite3
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.library.addresses import DESCRIBED, WIDEST, keys_of, origin_of
from reader.library.beside import beside
from reader.library.index import Index
from reader.library.rows import ROW, Maker, by_number, marks
from reader.model import sanitize
from reader.model.links import (
    Landing,
    Leads,
    Meaning,
    Origin,
    closeness,
    digests,
    meaning,
    within,
)
from reader.model.row import Row

if TYPE_CHECKING:
    from reader.model.opened import Opened

_MOST_ALIKE = 200
"""Articles of one name that are compared."""
_MOST_CITED = 2000
_NOWHERE: Mapping[str, str] = MappingProxyType({})

_KNOWN_BY = (
    f"SELECT {ROW} FROM address JOIN file ON number = address.file WHERE address.key = ? AND folder"
)


class Links:
    """The links between the articles of these folders."""

    def __init__(
        self, index: Index, folders: Sequence[str], published: Mapping[str, str] = _NOWHERE
    ) -> None:
        """`published` says at which address of the web a folder is to be seen."""
        self._index = index
        self._folders = folders
        self._published = published

    def follow(self, opened: "Opened", target: str) -> Landing:
        """Where a link of an open article leads to; the copy that lies here comes first."""
        path = opened.path.replace(os.sep, "/")
        origin = origin_of(path, self._folders, opened.metadata.url)
        asked = meaning(target, origin)
        if asked.leads in (Leads.HERE, Leads.REFUSED):
            return Landing(asked.leads, fragment=asked.fragment, scheme=asked.scheme)
        row = self._found(asked, origin) or self._found_below(asked.url)
        if row is None or not origin.tops:  # what lies beside it, not what is called alike
            near = beside(opened.path, asked)
            if near is not None and (row is None or row.path != near.path):
                return near
        if row is not None and row.path == opened.path:
            return Landing(Leads.HERE, row, asked.fragment)
        if row is not None:
            return Landing(Leads.ARTICLE, row, asked.fragment, asked.url)
        url = asked.url or self._site_of(origin, target)
        return Landing(Leads.WEB if url else Leads.NOWHERE, url=url)

    def known_at(self, address: str) -> Row | None:
        """The article of this address on the web."""
        asked = meaning(address, Origin(""))
        return self._found(asked, Origin("")) if asked.leads is Leads.WEB else None

    def _found_below(self, url: str) -> Row | None:
        """The article that an address below that of a published folder means."""
        for folder, base in self._published.items():
            path = within(url, base) if url else None
            if path is not None:
                inside = Origin("", (folder.replace(os.sep, "/"),))
                row = self._found(meaning(path, inside), inside)
                if row is not None:
                    return row
        return None

    def _site_of(self, origin: Origin, target: str) -> str:
        """Where a path of its own site, that is not here, is to be seen; empty for nowhere."""
        bases = {folder.replace(os.sep, "/"): base for folder, base in self._published.items()}
        base = next((bases[top] for top in origin.tops if top in bases), "")
        is_path = target.startswith("/") and not target.startswith("//")
        return sanitize.url(base.rstrip("/") + target) or "" if base and is_path else ""

    def cited_by(self, file: int) -> Sequence[Row]:
        """The other articles with a link to this one, the newest first."""

        folders = self._index.numbers(self._folders)

        def ask(connection: sqlite3.Connection, maker: Maker) -> list[Row]:
            rows = by_number(connection, maker, _citing(connection, file, folders)).values()
            return sorted(rows, key=lambda row: row.date.epoch if row.date else 0, reverse=True)

        return self._index.ask(ask)

    def _found(self, asked: Meaning, origin: Origin) -> Row | None:
        folders = self._index.numbers(self._folders)

        def ask(connection: sqlite3.Connection, maker: Maker) -> Row | None:
            for key in asked.keys:
                rows = _known_by(connection, maker, key, folders)
                if rows:
                    return max(rows, key=lambda row: _fit(asked, origin, row))
            rows = _known_by(connection, maker, asked.dated, folders) if asked.dated else []
            fits = [row for row in rows if _fit(asked, origin, row)[0]]
            return max(fits, key=lambda row: _fit(asked, origin, row)) if fits else None

        return self._index.ask(ask)


def _fit(asked: Meaning, origin: Origin, row: Row) -> tuple[int, ...]:
    day = row.date.iso[:10] if row.date else ""
    return closeness(asked, origin, row.path.replace(os.sep, "/"), day)


def _known_by(
    connection: sqlite3.Connection, maker: Maker, key: str, folders: Sequence[int]
) -> list[Row]:
    asked = f"{_KNOWN_BY} IN ({marks(folders)}) LIMIT {_MOST_ALIKE}"
    return [
        maker.row(columns) for columns in connection.execute(asked, (*digests((key,)), *folders))
    ]


def _citing(connection: sqlite3.Connection, file: int, folders: Sequence[int]) -> list[int]:
    row = connection.execute(f"{DESCRIBED} = ?", (file,)).fetchone()
    if row is None:
        return []
    keys = digests(keys_of(row))
    links = connection.execute(
        f"SELECT file, place FROM link JOIN file ON number = link.file WHERE key IN ({marks(keys)})"
        f" AND number <> ? AND folder IN ({marks(folders)}) LIMIT {_MOST_CITED}",
        (*keys, file, *folders),
    ).fetchall()
    better = (
        "SELECT 1 FROM link JOIN address USING (key) JOIN file ON number = address.file"
        f" WHERE link.file = ? AND place >= ? AND place < ? AND folder IN ({marks(folders)})"
    )
    return list(
        dict.fromkeys(
            number
            for number, place in links
            if place % WIDEST == 0
            or not connection.execute(
                f"{better} LIMIT 1", (number, place - place % WIDEST, place, *folders)
            ).fetchone()
        )
    )
