"""Where an article's picture lies on the disk: never outside the folders that are looked at."""

import os
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from urllib.parse import unquote, urlsplit

from reader.i18n import _
from reader.model.article import ProblemKind
from reader.parsing import files

LIMIT = 32 * 2**20
"""Bytes of the largest picture that is read."""

_LONGEST = 4096  # characters of a source
_DEEPEST = 32  # folders above the article that are looked into
# What Hugo copies to the top of the site.
_STATIC = ("", "static")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class NoFileError(Exception):
    """There is no such file, or it can't be used; the message is a `Refusal`."""


def contents(article: str, tops: Sequence[str], source: str) -> bytes:
    """The bytes of the file that a source means in this article; raises NoFileError.

    A relative one is looked for from the article's folder, then from those above it; one that
    begins with a slash from the top of each.
    """
    real_tops = [os.path.realpath(top) for top in tops]
    is_outside = False
    for path in _candidates(article, real_tops, source):
        real = os.path.realpath(path)
        if not _is_within(real, real_tops):
            is_outside = is_outside or os.path.exists(real)  # noqa: PTH110 - may be any bytes
            continue
        try:
            found = files.read(real, LIMIT)
        except files.UnreadableError as error:
            if error.kind is ProblemKind.GONE:
                continue
            raise NoFileError(_reason(error.kind)) from error
        if found.is_cut:
            raise NoFileError(_("too large: {size} MB").format(size=-(-found.size // 2**20)))
        return found.data
    raise NoFileError(_("outside the library") if is_outside else _("not there"))


def lies_there(article: str, tops: Sequence[str], source: str) -> bool:
    """A file is where a picture, or anything else that an article names, is looked for."""
    real_tops = [os.path.realpath(top) for top in tops]
    for path in _candidates(article, real_tops, source):
        real = os.path.realpath(path)
        if _is_within(real, real_tops) and os.path.exists(real):  # noqa: PTH110 - any bytes
            return True
    return False


def _reason(kind: ProblemKind) -> str:
    if kind is ProblemKind.PERMISSION:
        return _("no permission to read it")
    return _("no file") if kind is ProblemKind.NOT_A_FILE else _("the file can't be read")


def _candidates(article: str, tops: Sequence[str], source: str) -> Iterator[str]:
    folder = os.path.realpath(os.path.dirname(article))  # noqa: PTH120 - may be any bytes
    for written in _written(source):
        if os.path.isabs(written):  # noqa: PTH117
            yield written
        if not written.startswith("/"):
            yield os.path.join(folder, written)  # noqa: PTH118
        for above in islice(_above(folder, tops), _DEEPEST):
            for static in _STATIC:
                yield os.path.join(above, static, written.lstrip("/"))  # noqa: PTH118


def _above(folder: str, tops: Sequence[str]) -> Iterator[str]:
    while _is_within(folder, tops):
        yield folder
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return
        folder = above


def _written(source: str) -> Iterator[str]:
    """The paths that a source may be: as an address, and as the name of a file as it stands."""
    if len(source) > _LONGEST or "\0" in unquote(source):
        return
    try:
        parts = urlsplit(source)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme in ("", "file") and not parts.netloc and parts.path:
        yield unquote(parts.path, errors="surrogateescape")
    if not _SCHEME.match(source) and source.strip():
        yield source


def _is_within(path: str, tops: Sequence[str]) -> bool:
    return any(path == top or path.startswith(top.rstrip(os.sep) + os.sep) for top in tops)
