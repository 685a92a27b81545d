"""Bytes -> text with line feeds for line ends: BOM, UTF-8, declared charset, detection.

UTF-8 comes before a declaration: bytes that are valid UTF-8 beyond ASCII are hardly ever anything
else, and declarations are wrong at times.
"""

import codecs
import re
from typing import NamedTuple

from reader.formats import charsets
from reader.i18n import _
from reader.model import sanitize
from reader.model.article import Problem, ProblemKind

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ANY_BOM = tuple(bom for bom, _encoding in _BOMS)
_BINARY = re.compile(
    rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|%PDF-|PK\x03\x04|\x1f\x8b\x08|BZh\d|\xfd7zXZ|7z\xbc\xaf"
    rb"|\x7fELF|MZ.{0,64}\x00|RIFF.{4}(?:WEBP|WAVE|AVI )"
    rb"|OggS|ID3[\x02-\x04]|fLaC|SQLite format 3\x00"
    rb"|\xd0\xcf\x11\xe0|Rar!\x1a|.{4}ftyp|\x00\x00\x01\x00|II\*\x00|MM\x00\*|wOF[F2]"
    rb"|\xca\xfe\xba\xbe",
    re.DOTALL,
)
_PROBE = 8192
"""Bytes by which text is told from other things."""

_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x07\x08\x1b")
_MOST_NULS = 0.3
_MOST_CONTROLS = 0.02
"""Shares up to which a file counts as text: NULs in any, control characters in one not UTF-8."""

_SEQUENCE = re.compile(  # the letters of most scripts' UTF-8; rarer ones are chance hits in others
    rb"[\xc2-\xc5\xce-\xd1][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = bytes(range(0x80, 0x100))


class Decoded(NamedTuple):
    """The text of a file, no boundary passed yet."""

    text: str
    """Line ends are line feeds; no BOM, no NUL."""
    encoding: str
    """As Python names it; empty for a binary file."""
    problems: tuple[Problem, ...] = ()
    is_binary: bool = False
    """The file is no text; `text` is then empty."""


def decode(data: bytes) -> Decoded:
    """The text of a file of any charset; never raises."""
    if data.startswith(_ANY_BOM):
        bom, encoding = next(pair for pair in _BOMS if data.startswith(pair[0]))
        return _decoded(data[len(bom) :], encoding)
    probe = data[:_PROBE]
    has_nuls = b"\x00" in probe
    wide = _wide_encoding(probe) if has_nuls else ""
    is_holey = has_nuls and not wide and probe.count(0) > len(probe) * _MOST_NULS
    if is_holey or _BINARY.match(probe):
        return _binary()
    if wide:
        return _decoded(data, wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if _control_share(probe) > _MOST_CONTROLS:
            return _binary()
        return _decoded(data, _legacy_encoding(data))
    if "\x1b" in text and charsets.declared(data).startswith("iso2022"):
        return _decoded(data, charsets.declared(data))
    return Decoded(_plain(text), "utf-8")


def _decoded(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(_plain(data.decode(encoding)), encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        line = data.count(b"\n", 0, error.start) + 1
    reason = _("Some bytes are not {encoding}; they show as \ufffd.").format(encoding=encoding)
    problem = Problem(ProblemKind.ENCODING, sanitize.line(reason), line)
    return Decoded(_plain(text), encoding, (problem,))


def _plain(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\x00", "") if "\x00" in text else text


def _legacy_encoding(data: bytes) -> str:
    """The charset of bytes that are not clean UTF-8."""
    if _is_damaged_utf8(data):
        return "utf-8"
    declared = charsets.declared(data)
    if declared and declared != "utf-8" and _fits(data, declared):
        return declared
    guess = charsets.guessed(data)
    if _fits(data, guess) or not declared:
        return guess
    return declared


def _fits(data: bytes, encoding: str) -> bool:
    """Hardly a byte is wrong in this charset."""
    text = data[: charsets.SAMPLE].decode(encoding, "replace")
    return text.count("\ufffd") * 100 <= len(text)


def _is_damaged_utf8(data: bytes) -> bool:
    """UTF-8 with a few bytes broken, rather than another charset."""
    sample = data[: charsets.SAMPLE * 4]
    good = len(_SEQUENCE.findall(sample))
    bad = sample.decode("utf-8", "replace").count("\ufffd")
    if bad * 20 <= good:
        return True
    foreign = len(sample) - len(sample.translate(None, _HIGH))
    return bad <= 8 * good and foreign * 10 < len(sample) * 3


def _wide_encoding(probe: bytes) -> str:
    """UTF-16 without a BOM: nearly every second byte is NUL, and hardly one of the others."""
    half = len(probe) // 2
    even, odd = probe[0::2].count(0), probe[1::2].count(0)
    if half < 2 or max(even, odd) * 10 < half * 4 or min(even, odd) * 20 > half:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _control_share(probe: bytes) -> float:
    return 1 - len(probe.translate(None, _CONTROLS)) / len(probe) if probe else 0.0


def _binary() -> Decoded:
    problem = Problem(ProblemKind.BINARY, sanitize.line(_("This is not a text file.")))
    return Decoded("", "", (problem,), is_binary=True)
