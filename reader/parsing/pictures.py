"""The pictures of articles: unpacked in a process of their own, a few kept."""

import os
import re
from base64 import b64decode
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from reader.i18n import _
from reader.model import sanitize
from reader.model.article import Problem
from reader.model.picture import Picture, Refusal, Size, Slicing
from reader.model.wire import Json
from reader.parsing.parser import Parser, ParserError

KEPT = 48
"""Pictures kept as they were shown last; those of a column in half blocks take 10 KB each."""
KEPT_BYTES = 8 * 2**20
"""Of dots that are kept together; the last one is kept in any case."""

_Key = tuple[str, str, Size, str, Slicing | None]
# Sixels, and files in base 64: nothing by which a terminal would take them for more than that,
# whatever became of the process that unpacks pictures.
_SLICE = re.compile(r'[0-9"#;!$?-~-]*|[A-Za-z0-9+/=]*')


class Pictures:
    """Unpacks pictures of articles in these folders. Usable from every thread."""

    def __init__(self, folders: Sequence[str]) -> None:
        self._folders = folders
        self._parser = Parser(module="reader.parsing.picture_worker")
        self._kept: OrderedDict[_Key, Picture | Refusal] = OrderedDict()
        self._lock = Lock()

    def picture(
        self,
        article: str,
        source: str,
        box: Size,
        ground: str,
        slicing: Slicing | None = None,
    ) -> Picture | Refusal:
        """A picture, scaled to fit into the box, on a ground `#rrggbb`; else why there is none.

        Of an article outside the folders the pictures beside and below it are shown.
        """
        key = (article, source, box, ground, slicing)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = self._unpacked(*key)
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > KEPT or (self._bytes > KEPT_BYTES and len(self._kept) > 1):
                self._kept.popitem(last=False)
        return found

    def forget(self) -> None:
        """Look at the files again: they may have changed."""
        with self._lock:
            self._kept.clear()

    def close(self) -> None:
        """End the process at once."""
        self._parser.close()

    @property
    def _bytes(self) -> int:
        pictures = (one for one in self._kept.values() if isinstance(one, Picture))
        return sum(len(one.dots) + sum(map(len, one.slices)) for one in pictures)

    def _unpacked(
        self, article: str, source: str, box: Size, ground: str, slicing: Slicing | None
    ) -> Picture | Refusal:
        own = os.path.dirname(article)  # noqa: PTH120 - the name may be any bytes
        tops = [top for top in self._folders if article.startswith(top.rstrip(os.sep) + os.sep)]
        tops = [*self._folders] if tops else [own]
        try:
            answer = self._parser.answer("picture", article, source, tops, box, ground, slicing)
        except ParserError as error:
            return sanitize.line(error.message)
        if isinstance(answer, Problem):
            return Refusal(_("too much to unpack"))
        return unwrapped(answer)


def unwrapped(answer: Json) -> Picture | Refusal:
    """What the worker answered."""
    if "refused" in answer:
        return sanitize.line(answer["refused"])
    natural, size = Size(*answer["natural"]), Size(*answer["size"])
    slices = tuple(map(str, answer["slices"]))
    if not all(map(_SLICE.fullmatch, slices)):
        slices = ()
    return Picture(natural, size, b64decode(answer["dots"]), slices)
