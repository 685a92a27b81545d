"""Reading a file that may be anything: a pipe, a device, too large, changing, gone."""

import errno
import os
import stat
from typing import NamedTuple

from reader.errors import FileError
from reader.i18n import _
from reader.model import sanitize
from reader.model.article import Problem, ProblemKind
from reader.model.sanitize import Shown

LIMIT = 16 * 1024 * 1024
"""Bytes read of one file; what lies beyond is not shown, and the problem says so."""

_ATTEMPTS = 3  # at a file that another program writes to while it is read
# Not every platform has each of these. NONBLOCK and NOCTTY: a pipe that takes the file's place
# after the first look must not stop us, nor a terminal become ours.
_FLAGS = os.O_RDONLY
for _flag in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _flag, 0)

_KINDS = {
    errno.ENOENT: ProblemKind.GONE,
    errno.ENOTDIR: ProblemKind.GONE,
    errno.ENAMETOOLONG: ProblemKind.GONE,
    errno.ESTALE: ProblemKind.GONE,
    errno.EACCES: ProblemKind.PERMISSION,
    errno.EPERM: ProblemKind.PERMISSION,
    errno.EISDIR: ProblemKind.NOT_A_FILE,
    errno.ELOOP: ProblemKind.NOT_A_FILE,
    errno.ENXIO: ProblemKind.NOT_A_FILE,
}


class UnreadableError(FileError):
    """A file can't be read; `kind` says why in one word, the message in a sentence."""

    def __init__(self, kind: ProblemKind, message: str) -> None:
        super().__init__(message)
        self.kind = kind

    @property
    def problem(self) -> Problem:
        """The same as a problem of the file."""
        return Problem(self.kind, Shown(self.message))


class FileBytes(NamedTuple):
    """A file as it was at one moment."""

    data: bytes
    size: int
    """Of the file, which may be more than was read."""
    is_cut: bool
    """The file goes on after `data`."""


def read(path: str, limit: int = LIMIT) -> FileBytes:
    """The first `limit` bytes of a regular file; raises UnreadableError.

    Never waits for another program, and never gives the beginning of one version with the end of
    another, unless the file is being written to all the time.
    """
    try:
        # Opening some devices does something to them, so the look comes before as well.
        before = os.stat(path)  # noqa: PTH116 - the name may be any bytes
        _refuse_what_is_no_file(before)
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        raise _unreadable(error) from error
    try:
        return _read(descriptor, limit, before)
    except OSError as error:
        raise _unreadable(error) from error
    finally:
        os.close(descriptor)


def beginning(path: str, size: int) -> bytes:
    """The first bytes of what was a regular file a moment ago; raises UnreadableError.

    Two more looks, as `read` has them, take a third of the time; it waits for nobody either way.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        raise _unreadable(error) from error
    try:
        return os.read(descriptor, size)
    except OSError as error:
        raise _unreadable(error) from error
    finally:
        os.close(descriptor)


def cut_problem(file: FileBytes) -> Problem | None:
    """What to say of a file that is too large to be read whole."""
    if not file.is_cut:
        return None
    said = _("The file is {size} MB; only its first {limit} MB are read.").format(
        size=-(-file.size // 2**20), limit=-(-len(file.data) // 2**20)
    )
    return Problem(ProblemKind.TOO_LARGE, Shown(said))


def _read(descriptor: int, limit: int, before: os.stat_result) -> FileBytes:
    for _attempt in range(_ATTEMPTS):
        data = _first_bytes(descriptor, before.st_size, limit)
        after = os.fstat(descriptor)
        _refuse_what_is_no_file(after)
        if before.st_size == after.st_size and before.st_mtime_ns == after.st_mtime_ns:
            break
        before = after
        os.lseek(descriptor, 0, os.SEEK_SET)
    return FileBytes(data[:limit], before.st_size, is_cut=len(data) > limit)


def _first_bytes(descriptor: int, size: int, limit: int) -> bytes:
    # One byte more than is wanted tells a file that ends here from one that goes on.
    wanted = limit + 1
    first = os.read(descriptor, min(wanted, size + 1))
    if len(first) == size < wanted:
        return first
    pieces = [first]
    wanted -= len(first)
    while wanted > 0 and pieces[-1]:
        pieces.append(os.read(descriptor, min(wanted, 2**20)))
        wanted -= len(pieces[-1])
    return b"".join(pieces)


def _refuse_what_is_no_file(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableError(ProblemKind.NOT_A_FILE, _("This is not a regular file."))


def _unreadable(error: OSError | ValueError) -> UnreadableError:
    number = error.errno if isinstance(error, OSError) else None
    kind = _KINDS.get(number or errno.ENOENT, ProblemKind.UNREADABLE)
    match kind:
        case ProblemKind.GONE:
            said = _("The file is no longer there.")
        case ProblemKind.PERMISSION:
            said = _("You have no permission to read the file.")
        case ProblemKind.NOT_A_FILE:
            said = _("This is not a regular file.")
        case _:
            reason = sanitize.line(str(getattr(error, "strerror", "") or error))
            said = _("The file can't be read: {reason}.").format(reason=reason)
    return UnreadableError(kind, said)
