"""Changes as lines of JSON: what devices tell each other, what an export holds. Pure.

The format is a promise, described in docs/sync.md. Lines are written in ASCII and read with
suspicion: a line that is damaged, too long or of no known kind costs itself alone.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, NamedTuple
from zlib import crc32

from reader.model import sanitize
from reader.model.article import ArticleId
from reader.model.marks import Change, Field
from reader.state.identity import Alias, Sign
from reader.state.merge import Told
from reader.state.values import plain, value_of

VERSION = 1
"""A newer one may mean something else by the same words."""
LONGEST = 1 << 20
"""Bytes of a line; a note of 100,000 characters takes 600,000 in the worst of scripts."""
PART = 500
"""Lines that are given at once, to be written down in one transaction: marks wait for it."""
COUNTERS = range(1, 1 << 53)
"""What any reader of JSON can hold, and nobody reaches by marking."""

_FIELDS = {field.value: field for field in Field}
_SIGNS = frozenset(sign.value for sign in Sign)
_LATEST = 253_402_300_799.0  # the last second of the year 9999: no calendar of Python goes further
_DEVICE = re.compile(r"[0-9a-f]{8}")
_ARTICLE = re.compile(r"[0-9a-f]{32}")
_HIGHLIGHT = re.compile(r"[0-9a-f]{16}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}/[0-9a-f]{8}")
_LONGEST_TAG = 200
_LONGEST_ALIAS = 8192
_WRITTEN_CRC = re.compile(rb',"crc":"([0-9a-f]{8})"\}\Z')


class Known(NamedTuple):
    """A sign by which an article is recognised, as a device tells it."""

    alias: Alias
    article: ArticleId
    device: str


class Part(NamedTuple):
    """Some of the lines of a file, read."""

    told: tuple[Told, ...] = ()
    known: tuple[Known, ...] = ()
    lines: int = 0
    """Whole lines, whatever they say."""
    end: int = 0
    """Bytes of the file up to the end of the last whole line."""
    damaged: int = 0
    """Lines that say nothing that could be trusted."""
    newer: int = 0
    """Sound lines that only a newer version understands."""


class DamagedError(ValueError):
    """A line is not as its device wrote it, or says what can't be."""


class NewerError(ValueError):
    """A line is sound, and means something that this version doesn't know."""


def header(device: str) -> bytes:
    """The first line of a file that this device writes."""
    return _line({"leeslamp": "changes", "version": VERSION, "device": device})


def version(first: bytes) -> int | None:
    """Which version a first line announces; None for a line that is damaged, or no such line."""
    try:
        fields = _sound(first)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    found = fields.get("version")
    return found if fields.get("leeslamp") == "changes" and type(found) is int else None


def line(one: Told | Known) -> bytes:
    """A change or an alias, as a line with its end."""
    if isinstance(one, Known):
        sign, value = one.alias
        return _line({"alias": sign.value, "value": value, "a": one.article, "d": one.device})
    change = one.change
    return _line(
        {
            "c": one.counter,
            "d": one.device,
            "t": one.time,
            "a": change.article,
            "f": change.field.value,
            "i": change.item,
            "v": plain(change.value),
        }
    )


def parts(stream: BinaryIO, start: int = 0, *, is_growing: bool = False) -> Iterator[Part]:
    """What a stream says that stands at this byte of its file: 0, or the end of a part that was
    read before. Of one that `is_growing` a last line without an end is left alone: it is still
    being copied.
    """
    # Who goes on within a file has seen its first line.
    lines = _Lines(is_understood=True if start else None, end=start)
    for written, size in _written(stream):
        if is_growing and not written.endswith(b"\n") and not _is_sound(written):
            break
        lines.take(written, size)
        if lines.count == PART:
            yield lines.part()
    if lines.count:
        yield lines.part()


def _written(stream: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """The lines and their sizes in bytes; of one that is too long, its end alone."""
    while written := stream.readline(LONGEST):
        size = len(written)
        while not written.endswith(b"\n") and (more := stream.readline(LONGEST)):
            size, written = size + len(more), more
        yield written, size


class _Lines:
    """Lines as they come."""

    def __init__(self, *, is_understood: bool | None, end: int) -> None:
        self._is_understood = is_understood
        self._end = end
        self._anew()

    def _anew(self) -> None:
        self._told: list[Told] = []
        self._known: list[Known] = []
        self.count = self._damaged = self._newer = 0

    def take(self, written: bytes, size: int) -> None:
        self._end += size
        self.count += 1
        try:
            if written.strip():
                self._put(_sound(written))
        except NewerError:
            self._newer += 1
        except (ValueError, TypeError, KeyError, RecursionError):
            self._damaged += 1

    def part(self) -> Part:
        part = Part(
            tuple(self._told),
            tuple(self._known),
            self.count,
            self._end,
            self._damaged,
            self._newer,
        )
        self._anew()
        return part

    def _put(self, fields: Mapping[str, Any]) -> None:
        if "leeslamp" in fields:
            # Again within an export that was put behind another.
            self._is_understood = fields["leeslamp"] == "changes" and fields["version"] == VERSION
            if not self._is_understood:
                raise NewerError
        elif self._is_understood is None:
            raise DamagedError("nothing says what this file is")
        elif not self._is_understood:
            raise NewerError
        elif "alias" in fields:
            self._known.append(_known(fields))
        elif "c" in fields:
            self._told.append(_told(fields))
        else:
            raise NewerError


def _line(fields: dict[str, Any]) -> bytes:
    text = _encoded(fields).encode("ascii")
    return b'%s,"crc":"%08x"}\n' % (text[:-1], crc32(text))


def _sound(written: bytes) -> dict[str, Any]:
    """The fields of a line that is as it was written."""
    fields = _decoded(written.decode())
    if not isinstance(fields, dict):
        raise DamagedError("no object")
    crc = fields.pop("crc")
    as_written = _WRITTEN_CRC.search(written.rstrip())
    # As we write it ourselves: it need not be put into its canonical form first.
    if as_written and f"{crc32(written[: as_written.start()] + b'}'):08x}" == crc:
        return fields
    if f"{crc32(_encoded(fields).encode('ascii')):08x}" != crc:
        raise DamagedError("its sum is another")
    return fields


def _is_sound(written: bytes) -> bool:
    try:
        return bool(_sound(written))
    except (ValueError, TypeError, KeyError, RecursionError):
        return False


def _refused(constant: str) -> Any:
    raise DamagedError(constant)


def _known(fields: Mapping[str, Any]) -> Known:
    sign, value = fields["alias"], _text(fields["value"])
    if sign not in _SIGNS:
        raise NewerError
    if not 0 < len(value) <= _LONGEST_ALIAS or "\0" in value:
        raise DamagedError("no such alias")
    value.encode("utf-8", "surrogateescape")  # a ValueError where no file could be called so
    return Known((Sign(sign), value), _article(fields), _device(fields))


def _told(fields: Mapping[str, Any]) -> Told:
    counter, time = fields["c"], fields["t"]
    if type(counter) is not int or counter not in COUNTERS:
        raise DamagedError("no counter")
    if isinstance(time, bool) or not isinstance(time, int | float):
        raise DamagedError("no time")
    article, device, item = _article(fields), _device(fields), _text(fields["i"])
    field = _FIELDS.get(fields["f"])
    if field is None:
        raise NewerError
    change = Change(article, field, value_of(field, _cleaned(fields["v"])), _item(field, item))
    return Told(change, counter, device, min(max(float(time), 0.0), _LATEST))


def _article(fields: Mapping[str, Any]) -> ArticleId:
    return ArticleId(_matching(_ARTICLE, fields["a"]))


def _device(fields: Mapping[str, Any]) -> str:
    return _matching(_DEVICE, fields["d"])


def _item(field: Field, item: str) -> str:
    match field:
        case Field.TAG:
            tag = sanitize.line(item)
            if not 0 < len(tag) <= _LONGEST_TAG:
                raise DamagedError("no tag")
            return tag
        case Field.HIGHLIGHT:
            return _matching(_HIGHLIGHT, item)
        case Field.SPENT:
            return _matching(_DAY, item)
    if item:
        raise NewerError
    return item


def _matching(pattern: re.Pattern[str], value: Any) -> str:
    if not pattern.fullmatch(_text(value)):
        raise DamagedError("no such name")
    return str(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise DamagedError("no text")
    return value


def _cleaned(value: Any) -> Any:
    """The same, every text in it fit to be shown; what this version wrote comes out as it was."""
    if isinstance(value, str):
        return sanitize.clean(value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if isinstance(value, dict):
        return {sanitize.clean(name): _cleaned(one) for name, one in value.items()}
    return value


# `json.loads` and `json.dumps` would make one of these for every line.
_decoded = json.JSONDecoder(parse_constant=_refused).decode
_encoded = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode
