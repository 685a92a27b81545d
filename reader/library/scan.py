"""What lies in a library's folder at this moment: one look, no file opened that is known."""

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice

from reader.library import candidates, globs
from reader.library.plan import Version

_LATEST = 2**63 - 1  # the year 2262: a file may say that it is from later, SQLite can't
_CHECK = 64  # folders between two questions whether to go on,
_CHECK_FILES = 4096  # or files of one folder


class Scan:
    """What a scan found."""

    def __init__(self, *, is_by_name: bool = False) -> None:
        self.is_by_name = is_by_name
        """Sizes and times are found by `looked_at`, not before."""
        self.paths: list[bytes] = []
        """Candidates: path within the library, `/` between names, exactly as on the disk."""
        self.sizes: list[int] = []
        self.times: list[int] = []
        """Of these files, as a Version has them."""
        self.left_out: Counter[str] = Counter()
        """Reason -> files, or folders that were not walked."""
        self.unread: list[bytes] = []
        """Folders that could not be read, each with a `/` at its end; what they hold is unknown."""
        self.is_missing = False
        """The library's own folder is not there or can't be read."""
        self.is_cancelled = False

    @property
    def files(self) -> dict[bytes, Version]:
        """The candidates; made when asked for, for nearly always nothing changed."""
        return dict(zip(self.paths, zip(self.sizes, self.times, strict=True), strict=True))

    def add(self, path: bytes, version: Version) -> None:
        """One more candidate."""
        self.paths.append(path)
        if not self.is_by_name:
            self._note(version)

    def looked_at(self, top: bytes) -> Iterator[tuple[bytes, Version]]:
        """Each candidate; after a scan by name as it is by now, and to be asked for once."""
        if not self.is_by_name:
            yield from zip(self.paths, zip(self.sizes, self.times, strict=True), strict=True)
            return
        for path in self.paths:
            version = 0, 0  # where it went meanwhile
            with suppress(OSError):
                version = _version(os.stat(top + path))  # noqa: PTH116 - the name may be any bytes
            self._note(version)
            yield path, version

    def _note(self, version: Version) -> None:
        self.sizes.append(version[0])
        self.times.append(version[1])


def scan(
    root: str,
    is_known: Callable[[bytes, Version], bool] = lambda _path, _version: False,
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    report: Callable[[int], None] = lambda _found: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    is_by_name: bool = False,
) -> Scan:
    """Walk a library. `is_known` (a path within it, and how that is now) spares a look into a file
    without a suffix; `report` hears how many files were found so far. `is_by_name` leaves it to
    `Scan.looked_at` to look at each, most of the work, while who reads the files is at work too.
    """

    def check(found: Scan) -> None:
        report(len(found.paths))
        found.is_cancelled = found.is_cancelled or is_cancelled()

    walk = _Walk(Scan(is_by_name=is_by_name), os.fsencode(root), is_known, include, exclude, check)
    walked = 0
    while walk.waiting and not walk.found.is_cancelled:
        walk.enter(walk.waiting.pop())
        walked += 1
        if walked % _CHECK == 0:
            check(walk.found)
    return walk.found


class _Walk:
    """A walk under way. Paths are bytes throughout: a name may be anything but `/` and NUL."""

    def __init__(
        self,
        found: Scan,
        root: bytes,
        is_known: Callable[[bytes, Version], bool],
        include: Sequence[str],
        exclude: Sequence[str],
        check: Callable[[Scan], None],
    ) -> None:
        self._check = check
        self.found = found
        self.waiting = [b""]
        self._top = root.rstrip(b"/") + b"/"
        self._real_top = b""
        self._is_known = is_known
        self._is_included = globs.matcher(include)
        self._is_excluded = globs.matcher(exclude)
        self._leads_to_included = globs.could_hold(include)
        self._is_simple = not (include or exclude)
        self._seen: set[tuple[int, int]] = set()

    def enter(self, folder: bytes) -> None:
        """Look at one folder (relative, empty or ending in `/`); queue the folders in it."""
        path = self._top + folder
        try:
            here = os.stat(path)  # noqa: PTH116 - the name may be any bytes
            if (here.st_dev, here.st_ino) in self._seen:
                return
            self._seen.add((here.st_dev, here.st_ino))
            before = len(self.found.paths)
            with os.scandir(path) as entries:
                folders = self._folders_in(folder, entries)
            self._queue(folder, folders, before)
        except OSError:
            self._unreadable(folder)

    def _folders_in(self, folder: bytes, entries: Iterable[os.DirEntry[bytes]]) -> list[bytes]:
        """Take in the articles that a folder holds; the names of the folders in it."""
        folders: list[bytes] = []
        found, is_plain, is_simple = self.found, candidates.is_plainly_one, self._is_simple
        is_by_name = found.is_by_name
        # Done for every file of a library: a dictionary of versions took a seventh of the scan.
        add, add_size, add_time = found.paths.append, found.sizes.append, found.times.append
        # Not a list of entries: each keeps its half kilobyte of stat, and folders can be huge.
        for count, entry in enumerate(entries, 1):
            if count % _CHECK_FILES == 0:
                self._check(found)
                if found.is_cancelled:
                    break
            try:
                name = entry.name
                if is_simple and is_plain(name) and entry.is_file(follow_symlinks=False):
                    if is_by_name:
                        add(folder + name)
                        continue
                    here = entry.stat(follow_symlinks=False)
                    add(folder + name)
                    add_size(here.st_size)
                    add_time(_time(here))
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(name)
                else:
                    self._file(folder, entry)
            except OSError:
                continue  # it went while we looked
        return folders

    def _unreadable(self, folder: bytes) -> None:
        if folder:
            self.found.unread.append(folder)
            self.found.left_out[candidates.UNREADABLE] += 1
        else:
            self.found.is_missing = True

    def _queue(self, folder: bytes, folders: list[bytes], first: int) -> None:
        """Queue the folders that are walked; `first` is the folder's first file."""
        files = (path[len(folder) :] for path in islice(self.found.paths, first, None))
        sides = candidates.side_folders(folders, files)
        for name in sorted(folders, reverse=True):
            relative = folder + name
            reason = candidates.skipped_folder(name)
            if name in sides:
                reason = candidates.SIDE_FOLDER
            if not self._is_simple:
                reason = self._folder_reason(os.fsdecode(relative), reason)
            if reason:
                self.found.left_out[reason] += 1
            else:
                self.waiting.append(relative + b"/")

    def _folder_reason(self, relative: str, reason: str) -> str:
        if self._is_excluded(relative):
            return candidates.EXCLUDED
        return "" if reason and self._leads_to_included(relative) else reason

    def _file(self, folder: bytes, entry: os.DirEntry[bytes]) -> None:
        """Take one file in or count it."""
        relative = folder + entry.name
        reason = candidates.left_out(entry.name)
        if not self._is_simple:
            name = os.fsdecode(relative)
            if self._is_excluded(name):
                reason = candidates.EXCLUDED
            elif reason != "" and self._is_included(name):
                reason = ""
        if reason:
            self.found.left_out[reason] += 1
            return
        found = self._looked_at(entry)
        if found is None:
            return
        now = _version(found)
        if reason is None and not self._is_known(relative, now) and not _is_text(entry.path):
            self.found.left_out[candidates.NOT_AN_ARTICLE] += 1
            return
        self.found.add(relative, now)

    def _looked_at(self, entry: os.DirEntry[bytes]) -> os.stat_result | None:
        """What the disk says of a regular file; None, counted, for anything else."""
        if not entry.is_symlink():
            found = entry.stat()
            if stat.S_ISREG(found.st_mode):
                return found
            self.found.left_out[candidates.NOT_REGULAR] += 1
            return None
        if self._stays_inside(entry.path):
            with suppress(OSError):  # it leads nowhere, or to itself
                found = entry.stat()
                if stat.S_ISREG(found.st_mode):
                    return found
        self.found.left_out[candidates.LINK] += 1
        return None

    def _stays_inside(self, path: bytes) -> bool:
        if not self._real_top:
            self._real_top = os.path.realpath(self._top).rstrip(b"/") + b"/"
        return os.path.realpath(path).startswith(self._real_top)


def _version(found: os.stat_result) -> Version:
    return found.st_size, _time(found)


def _time(found: os.stat_result) -> int:
    time = found.st_mtime_ns
    if -_LATEST <= time <= _LATEST:  # for every file of a library, and min and max take 20 ms
        return time
    return _LATEST if time > 0 else -_LATEST


def _is_text(path: bytes) -> bool:
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(path, flags)
    except OSError:
        return False
    try:
        return candidates.looks_like_text(os.read(descriptor, candidates.PEEK))
    except OSError:
        return False
    finally:
        os.close(descriptor)
