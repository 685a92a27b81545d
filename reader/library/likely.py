"""Folders of a person's home that probably hold articles: a short, shallow look at names alone."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from reader.library import candidates
from reader.model.listing import Likely

DEPTH = 4
"""Folders below home that are looked into: `~/Sites/me/blog/_posts` is found."""
FOLDERS = 4000
"""Folders that are looked into in all."""
ENTRIES = 2000
"""Names of one folder that are looked at while looking for others."""
SECONDS = 2.0
"""For the whole look; a cold or distant disk costs no more."""
MOST = 6
"""Folders that are offered."""
COUNTED = 5000
"""Articles of one folder that are counted; what holds more is said to hold so many and more."""

_NAMES = frozenset(
    b"_posts|articles|artikelen|clippings|web clippings|knipsels|read later|readlater|to read|"
    b"reading list|leeslijst|pocket|omnivore|wallabag|instapaper|raindrop|matter|blog|posts|"
    b"essays".split(b"|")
)
"""What folders of articles are called, in small letters."""
_SITES = frozenset(
    b"hugo.toml|hugo.yaml|hugo.yml|hugo.json|config.toml|config.yaml|config.yml|config.json|"
    b"pelicanconf.py|zola.toml".split(b"|")
)
"""Beside these a folder `content` holds the articles of a site."""
_APART = frozenset(
    b"library|applications|music|pictures|movies|videos|downloads|appdata|snap|go|venv|env|"
    b"templates|public|desktop.ini|steam|games".split(b"|")
)
"""Folders of a home that are large, and not of articles."""


COUNTED_IN = 500
"""Folders of one folder that articles are counted in."""


class _Names(NamedTuple):
    """What a folder holds, by kind."""

    folders: list[bytes]
    files: list[bytes]


def likely_folders(
    home: Path,
    is_cancelled: Callable[[], bool] = lambda: False,
    *,
    now: Callable[[], float] = monotonic,
) -> tuple[Likely, ...]:
    """The folders that hold the most articles, among those that look like libraries.

    Opens no file, follows no link, enters no hidden folder and no other disk. `now` tells seconds.
    """
    look = _Look(os.fsencode(home), is_cancelled, now)
    found = []
    for folder, is_vault in look.candidates():
        articles, is_more = look.counted(folder)
        if articles:
            found.append(Likely(os.fsdecode(folder), is_vault, articles, is_more))
    found.sort(key=lambda one: -one.articles)
    return tuple(found[:MOST])


class _Look:
    """A look under way, and what of its time and patience is left."""

    def __init__(
        self, home: bytes, is_cancelled: Callable[[], bool], now: Callable[[], float]
    ) -> None:
        self._home, self._is_cancelled, self._now = home, is_cancelled, now
        self._end = now() + SECONDS
        self._left = FOLDERS
        self._device = _device(home)

    def candidates(self) -> Iterator[tuple[bytes, bool]]:
        """Folders that look like libraries, the shallow ones first, and whether each is a vault;
        what lies in one is not looked at again.
        """
        waiting = deque([(self._home, 0)])
        while waiting and self._goes_on():
            folder, depth = waiting.popleft()
            names = self._names(folder, ENTRIES)
            if b".obsidian" in names.folders and depth:
                yield folder, True
                continue
            for name in sorted(names.folders):
                path = os.path.join(folder, name)  # noqa: PTH118 - names are bytes
                inside = self._names(path, ENTRIES) if name.lower() in _NAMES else None
                if (inside and not _is_site(inside)) or (name == b"content" and _is_site(names)):
                    yield path, inside is not None and b".obsidian" in inside.folders
                elif depth < DEPTH and not _is_skipped(name, depth):
                    waiting.append((path, depth + 1))

    def counted(self, top: bytes) -> tuple[int, bool]:
        """How many articles a folder holds, and whether there are more."""
        count, waiting, left = 0, [top], COUNTED_IN
        while waiting and left and self._goes_on():
            folder = waiting.pop()
            left -= 1
            names = self._names(folder, COUNTED + 1)
            count += sum(1 for name in names.files if candidates.left_out(name) == "")
            if count > COUNTED:
                return COUNTED, True
            for name in names.folders:
                if not candidates.skipped_folder(name):
                    waiting.append(os.path.join(folder, name))  # noqa: PTH118
        return count, bool(waiting)

    def _goes_on(self) -> bool:
        return self._left > 0 and self._now() < self._end and not self._is_cancelled()

    def _names(self, folder: bytes, most: int) -> _Names:
        names = _Names([], [])
        self._left -= 1
        try:
            if _device(folder) != self._device:
                return names
            with os.scandir(folder) as entries:
                for _number, entry in zip(range(most), entries, strict=False):
                    if entry.is_dir(follow_symlinks=False):
                        names.folders.append(entry.name)
                    elif entry.is_file(follow_symlinks=False):
                        names.files.append(entry.name)
        except OSError:  # it is gone, or not ours to read
            return names
        return names


def _is_site(names: _Names) -> bool:
    """This folder holds a site: its articles are a part of what lies in it."""
    return b"_posts" in names.folders or not _SITES.isdisjoint(names.files)


def _is_skipped(name: bytes, depth: int) -> bool:
    return bool(candidates.skipped_folder(name)) or (not depth and name.lower() in _APART)


def _device(folder: bytes) -> int:
    try:
        return os.lstat(folder).st_dev
    except OSError:
        return -1
